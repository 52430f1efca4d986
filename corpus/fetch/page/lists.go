package page

import (
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/fold"
)

// Report is a link that by its title leads to an annual report.
type Report struct {
	URL  *url.URL
	Name string
	Year int // that the title names, 0 for none
}

// Reports returns the links to reports on the page's own site, each address
// once, in order.
func (p *Page) Reports() []Report {
	column := p.column()
	seen := map[string]bool{}
	var all []Report
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL == nil || l.Frame || !SameSite(l.URL, p.URL) || seen[l.URL.String()] || *l.URL == *p.URL {
			continue
		}
		name := l.Name()
		if !isReport(l, name) && !(column && onlyYear(name)) {
			continue
		}
		seen[l.URL.String()] = true
		all = append(all, Report{URL: l.URL, Name: name, Year: Year(name)})
	}
	return all
}

// isReport reports whether a link leads to a report by its title, also one
// that the list cuts off.
func isReport(l *Link, name string) bool {
	if admission.ReportTitle(name) || l.Text != name && admission.ReportTitle(l.Text) {
		return true
	}
	if admission.NamesFile(name) {
		stem := strings.TrimSuffix(name, path.Ext(name))
		if admission.ReportTitle(stem) {
			return true
		}
	}
	if !cutOff(name) || Year(name) == 0 {
		return false
	}
	plain := fold.Label(name)
	return strings.Contains(plain, "信息公开") && !strings.Contains(plain, "通知") && !strings.Contains(plain, "指南")
}

// column reports whether the page is one of annual reports, where a bare year
// is the title of a report.
func (p *Page) column() bool {
	head := p.Title + p.Words[:min(len(p.Words), 1<<10)]
	return strings.Contains(head, "公开") && (strings.Contains(head, "年报") || strings.Contains(head, "年度报告"))
}

var bareYear = regexp.MustCompile(`^(?:20\d\d|二[〇零○]..)年?度?(?:年报|年度报告|报告)?$`)

func onlyYear(name string) bool { return bareYear.MatchString(fold.TrimBlanks(name)) }

var digitYear = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9][0-9])(年|年度)?(?:$|[^0-9])`)

// Year returns the year that a title of a report names, 0 for none. Of
// several, one with 年 behind it counts, and of these the first.
func Year(title string) int {
	plain := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, title)
	bare := 0
	for s := plain; ; {
		m := digitYear.FindStringSubmatchIndex(s)
		if m == nil {
			break
		}
		year, _ := strconv.Atoi(s[m[2]:m[3]])
		if m[4] >= 0 {
			return year
		}
		if bare == 0 {
			bare = year
		}
		s = s[m[3]:]
	}
	if y := chineseYear(plain); y > 0 {
		return y
	}
	return bare
}

// chineseYear reads a year in Chinese digits: 二〇二四年.
func chineseYear(s string) int {
	i := strings.Index(s, "二")
	if i < 0 {
		return 0
	}
	year, n := 0, 0
	for _, r := range s[i:] {
		d := strings.IndexRune("〇一二三四五六七八九", r)
		switch {
		case r == '零' || r == '○' || r == 'О' || r == 'O':
			d = 0
		case d < 0:
			return 0
		default:
			d /= utf8.RuneLen('一')
		}
		year = year*10 + d
		if n++; n == 4 {
			break
		}
	}
	if n < 4 || year < 1990 || year > 2099 {
		return 0
	}
	return year
}

// Attachments returns the links to files and frames that may be the report that
// the page announces, the files that name one first.
func (p *Page) Attachments() []Report {
	seen := map[string]bool{}
	var named, files, frames []Report
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL == nil || seen[l.URL.String()] {
			continue
		}
		name := l.Name()
		a := Report{URL: l.URL, Name: name, Year: Year(name)}
		file := admission.NamesFile(l.URL.String()) || admission.NamesFile(l.Text) || admission.NamesFile(l.Title)
		switch {
		case l.Frame && !admission.FramesReport(l.URL.Path+"?"+l.URL.RawQuery):
			continue
		case l.Frame && file:
			files = append(files, p.shown(a))
		case l.Frame:
			frames = append(frames, p.shown(a))
		case file && strings.Contains(fold.Label(name), "报") && !admission.ReportTitle(name) && strings.Contains(name, "模板"):
			continue
		case file && (strings.Contains(name, "报告") || strings.Contains(name, "年报") || strings.Contains(name, "附件")):
			named = append(named, a)
		case file:
			files = append(files, a)
		default:
			continue
		}
		seen[l.URL.String()] = true
	}
	if len(named) > 0 { // the others are what the site offers on every page
		return named
	}
	if len(files) > 0 {
		return files
	}
	return frames
}

// shown returns what a viewer in a frame shows: viewer.html?file=a.pdf.
func (p *Page) shown(a Report) Report {
	for _, values := range a.URL.Query() {
		for _, v := range values {
			if admission.NamesFile(v) {
				inner := *p
				inner.base = a.URL
				if u := inner.Resolve(v); u != nil {
					a.URL = u
					return a
				}
			}
		}
	}
	return a
}

// Next returns the further pages of a list as far as the page names them: the
// next one, those with a number, those that a script counts; at most as many as
// wanted. The site is the page's own.
func (p *Page) Next(most int) []*url.URL {
	seen := map[string]bool{p.URL.String(): true}
	var all []*url.URL
	add := func(u *url.URL) {
		if u == nil || !SameSite(u, p.URL) || seen[u.String()] || len(all) == most {
			return
		}
		seen[u.String()] = true
		all = append(all, u)
	}
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL != nil && !l.Frame && (l.Rel == "next" || isNext(l.Text) || isNext(l.Title) || isNumber(l.Text) && p.sibling(l.URL)) {
			add(l.URL)
		}
	}
	for _, s := range p.Scripts {
		if len(all) == most {
			break
		}
		for _, u := range p.counted(s, most) {
			add(u)
		}
	}
	return all
}

// isNext reports whether the text of a link means the next page.
func isNext(text string) bool {
	if text == "" || len(text) > 40 {
		return false
	}
	switch strings.Trim(strings.ToLower(fold.Label(text)), "<>»›→") {
	case "下一页", "下页", "后一页", "下1页", "翻下页", "下一頁", "nextpage", "next":
		return true
	}
	switch fold.TrimBlanks(text) {
	case ">", "›", "»", "＞", "→":
		return true
	}
	return false
}

func isNumber(text string) bool {
	text = strings.Trim(text, "[]第页 ")
	n, err := strconv.Atoi(text)
	return err == nil && n > 0 && n <= 9999
}

var pageNumber = regexp.MustCompile(`[_-]?\d+(\.\w+)?$`)

// sibling reports whether a URL differs from the page's own only in a number,
// or by having one: index.html and index_2.html, ?page=1 and ?page=2.
func (p *Page) sibling(u *url.URL) bool {
	if u.Host != p.URL.Host {
		return false
	}
	if u.Path == p.URL.Path {
		return u.RawQuery != p.URL.RawQuery && u.RawQuery != ""
	}
	return withoutNumber(u.Path) == withoutNumber(p.URL.Path)
}

func withoutNumber(p string) string {
	if strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return pageNumber.ReplaceAllString(p, "$1")
}

var (
	createPage = regexp.MustCompile(`createPage\w*\(([^()]{1,300})\)`)
	countPage  = regexp.MustCompile(`\bcountPage\s*=\s*["']?(\d{1,5})`)
	pageURLs   = regexp.MustCompile(`(?i)\.(s?html?|jhtml|jsp|aspx?|php)$`)
)

// counted returns the pages that a script's pager counts.
func (p *Page) counted(s string, most int) []*url.URL {
	var all []*url.URL
	for _, m := range createPage.FindAllStringSubmatch(s, 10) {
		all = append(all, p.numbered(parsePager(m[1]), most)...)
	}
	if m := countPage.FindStringSubmatch(s); m != nil && len(all) == 0 && strings.Contains(s, "currentPage") {
		count, _ := strconv.Atoi(m[1])
		all = append(all, p.numbered(p.ownPager(count), most)...)
	}
	return all
}

// pager is a list of pages whose files are name.ext, name_1.ext, name_2.ext …
type pager struct {
	first, last int // numbers of the pages after the first one
	name, ext   string
}

// parsePager reads the arguments of the pagers in use: (pages, current,
// "index", "html") counts from 0, ('element', pages, current, 'name', 'shtml',
// items) from 1.
func parsePager(args string) pager {
	var numbers []int
	var words []string
	fromOne := false
	for i, arg := range strings.Split(args, ",") {
		arg = strings.TrimSpace(arg)
		if n, err := strconv.Atoi(arg); err == nil {
			numbers = append(numbers, n)
			continue
		}
		word := strings.Trim(arg, `"'`)
		if word == arg {
			continue // a variable
		}
		if i == 0 {
			fromOne = true // the element that the pager is written into
			continue
		}
		words = append(words, word)
	}
	if len(numbers) < 2 || len(words) < 2 {
		return pager{}
	}
	p := pager{first: 1, last: numbers[0] - 1, name: words[0], ext: words[1]}
	if fromOne {
		p.first, p.last = 2, numbers[0]
	}
	return p
}

// ownPager is that of a page which counts pages named like itself.
func (p *Page) ownPager(count int) pager {
	file := path.Base(p.URL.Path)
	if strings.HasSuffix(p.URL.Path, "/") || !pageURLs.MatchString(file) {
		file = "index.html"
	}
	ext := path.Ext(file)
	name := strings.TrimSuffix(file, ext)
	if i := strings.LastIndexByte(name, '_'); i > 0 && isNumber(name[i+1:]) {
		name = name[:i]
	}
	return pager{first: 1, last: count - 1, name: name, ext: ext[1:]}
}

func (p *Page) numbered(g pager, most int) []*url.URL {
	var all []*url.URL
	for n := g.first; n <= g.last && len(all) < most+1 && g.name != ""; n++ {
		if u := p.Resolve(g.name + "_" + strconv.Itoa(n) + "." + strings.TrimPrefix(g.ext, ".")); u != nil {
			all = append(all, u)
		}
	}
	return all
}

// SameSite reports whether two hosts belong to one site: the same host, or
// hosts of one registered domain. www.gov.cn registers nothing: under gov.cn
// each organ is a site of its own.
func SameSite(a, b *url.URL) bool {
	x, y := strings.ToLower(a.Hostname()), strings.ToLower(b.Hostname())
	if x == y {
		return true
	}
	if _, err := netip.ParseAddr(x); err == nil {
		return false
	}
	if _, err := netip.ParseAddr(y); err == nil {
		return false
	}
	dx, errX := publicsuffix.EffectiveTLDPlusOne(x)
	dy, errY := publicsuffix.EffectiveTLDPlusOne(y)
	return errX == nil && errY == nil && dx == dy
}
