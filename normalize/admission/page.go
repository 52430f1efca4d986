package admission

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds of what is looked at.
const (
	maxText  = 256 << 10 // bytes of text
	maxLinks = 20_000
	maxLine  = 4 << 10 // bytes of one line that are searched for words

	failureRunes = 600 // an error page has fewer characters than this
	shellRunes   = 200 // so has a page that a script fills
	failureLines = 40  // and says so in one of these
	shortLine    = 25  // characters; longer lines may be prose
	plenty       = 600 // characters of prose that need no more behind an introduction
	listLength   = 3   // links or lines with titles of reports that make a list
)

// page is what a document's text and links consist of.
type page struct {
	runes       int    // characters of text outside links
	bytes       int    // of the same text, three for a Chinese character
	prose       int    // characters of sentences that say more than that there is a report
	promised    bool   // a line ends in 公布如下
	introduced  bool   // a report introduces itself
	titled      bool   // a line is the title of a report
	news        int    // words of news items
	disclosures bool   // a sentence counts what was disclosed
	requests    bool   // a sentence counts the applications
	topic       bool   // the first sentence is about the disclosure of information
	disclosing  bool   // a line speaks of disclosure
	demands     int    // lines that ask others for reports
	model       bool   // a line leaves the year to be filled in
	articles    int    // lines that begin with 第…条
	titles      int    // lines that are titles of reports
	reportLinks int    // links whose text is the title of a report
	files       int    // links to files that may be the report, and names of such files
	frames      int    // frames that may show it
	failure     string // the words of an error page
	scripts     int
	lines       int      // outside links
	headline    string   // the first heading, folded
	heads       []string // the first lines and the headings, folded
}

// measure reads a document's text once.
func measure(doc *extract.Document) page {
	p := page{scripts: doc.Scripts}
	texts := p.links(doc.Links)
	left := maxText
	take := func(text string, heading bool) {
		for text != "" && left > 0 {
			line := text
			if i := strings.IndexByte(text, '\n'); i >= 0 {
				line, text = text[:i], text[i+1:]
			} else {
				text = ""
			}
			left -= len(line) + 1
			if line = fold.TrimBlanks(line); line != "" {
				link := texts[line] > 0
				if link {
					texts[line]-- // a title may be printed once more than it is linked
				}
				p.line(line, heading, link)
			}
		}
	}
	for i := range doc.Blocks {
		if left <= 0 || p.introduced && p.prose > plenty {
			break
		}
		b := &doc.Blocks[i]
		take(b.Text, b.Kind == extract.Heading)
		if b.Table != nil {
			for k := range b.Table.Cells {
				take(b.Table.Cells[k].Text, false)
			}
		}
	}
	p.failing(fold.Label(doc.Title))
	return p
}

// links counts the links and returns how often each text is one.
func (p *page) links(links []extract.Link) map[string]int {
	texts := make(map[string]int, min(len(links), maxLinks))
	seen := map[string]bool{}
	for i := range links[:min(len(links), maxLinks)] {
		l := &links[i]
		text := fold.TrimBlanks(l.Text)
		texts[text]++
		switch {
		case !leads(l.Href) || seen[l.Href]:
			continue
		case isFile(l.Href) || isFile(text) || l.Frame && viewer(l.Href):
			p.files++
		case l.Frame && shows(l.Href):
			p.frames++
		}
		seen[l.Href] = true
		if reportTitle(text) {
			p.reportLinks++
		}
	}
	return texts
}

// line takes one line of text.
func (p *page) line(text string, heading, link bool) {
	const heads = 12
	text = cut(text, maxLine)
	if link && !heading {
		return
	}
	runes := utf8.RuneCountInString(text)
	p.runes += runes
	p.bytes += len(text)
	plain := fold.Label(text)
	if isFile(text) {
		p.files++
		return
	}
	p.model = p.model || blankYears.In(plain)
	if demands.In(plain) {
		p.demands++
	}
	p.disclosing = p.disclosing || strings.Contains(plain, "公开")
	if runes <= 80 && !numbered(text) && (heading || len(p.heads) < heads) && len(p.heads) < 4*heads && (heading || !strings.HasSuffix(text, "。")) {
		p.heads = append(p.heads, plain)
	}
	if runes <= 60 && !strings.HasSuffix(text, "。") && reportTitle(text) {
		p.titles++
		p.titled = true
	}
	if heading && p.headline == "" {
		p.headline = plain
	}
	if article(text) {
		p.articles++
	}
	if p.lines++; p.lines <= failureLines && runes < 120 && !numbered(text) {
		p.failing(plain)
	}
	if runes <= shortLine || !strings.ContainsAny(text, "。，,；") && !introduces(plain) || footer(plain) {
		return
	}
	if strings.HasSuffix(text, "...") || strings.HasSuffix(text, "……") {
		return // the beginning of what a link leads to
	}
	for _, w := range newsWords {
		if strings.Contains(plain, w) {
			p.news++
		}
	}
	p.promised = strings.HasSuffix(plain, "公布如下")
	p.sentences(text)
}

// sentences takes a line that is prose.
func (p *page) sentences(text string) {
	for text != "" {
		sentence := text
		if i := strings.Index(text, "。"); i >= 0 {
			sentence, text = text[:i], text[i+len("。"):]
		} else {
			text = ""
		}
		plain := fold.Label(sentence)
		p.account(plain)
		switch {
		case introduces(plain):
			p.introduced = true
		case announcement(plain), contact(plain):
		default:
			p.prose += utf8.RuneCountInString(sentence)
		}
	}
}

// account notes what a report gives account of.
func (p *page) account(plain string) {
	if p.prose == 0 && !p.topic {
		p.topic = strings.Contains(plain, "信息公开条例") || strings.Contains(plain, "信息公开工作")
	}
	p.disclosures = p.disclosures || strings.Contains(plain, "主动公开") && strings.ContainsAny(plain, "0123456789")
	p.requests = p.requests || strings.Contains(plain, "公开申请") && (strings.Contains(plain, "收到") || strings.Contains(plain, "受理"))
}

// accounts reports whether a text gives account of the disclosure of information
// as a report does, whatever it calls itself.
func (p *page) accounts() bool { return p.topic && p.disclosures && p.requests }

// failing notes the words of an error page.
func (p *page) failing(plain string) {
	if p.failure != "" {
		return
	}
	for _, w := range failures {
		if strings.Contains(plain, w) {
			p.failure = w
			return
		}
	}
	if plain == "404" || plain == "403" || strings.HasPrefix(plain, "404") && len(plain) < 40 || strings.HasPrefix(plain, "403") && len(plain) < 40 {
		p.failure = plain
	}
}

// listed reports whether the page lists reports.
func (p *page) listed() bool { return p.reportLinks >= listLength || p.titles > listLength }

func (p *page) listDetail() string {
	return fmt.Sprintf("%d links and %d lines with titles of reports", p.reportLinks, p.titles)
}

// shell reports whether the page is one that a script fills.
func (p *page) shell() bool { return p.scripts > 0 && p.runes < shellRunes && p.prose == 0 }

// shellDetail says what an empty shell reveals.
func (p *page) shellDetail(doc *extract.Document) string {
	detail := fmt.Sprintf("%d scripts, %d characters of text", p.scripts, p.runes)
	if doc.Title != "" {
		detail += fmt.Sprintf(", title %q", cut(doc.Title, 200))
	}
	return detail
}

// cut shortens s to at most n bytes at a character boundary.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// numbered reports whether a line is a chapter or an item of one: 3. 政策解读情况.
func numbered(text string) bool {
	inner := strings.TrimLeft(text, "（(")
	rest := strings.TrimLeft(inner, "一二三四五六七八九十0123456789")
	if len(rest) == len(inner) || len(inner)-len(rest) > len("二十一") {
		return false
	}
	return strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "．") || strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, ")")
}

// article reports whether a line is an article of a law: 第一条 为了….
func article(text string) bool {
	rest, ok := strings.CutPrefix(text, "第")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, "一二三四五六七八九十百零〇0123456789")
	return strings.HasPrefix(rest, "条") && !strings.HasPrefix(rest, "条第")
}
