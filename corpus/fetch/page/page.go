// Package page tells what a web page leads to: links to reports, the further
// pages of a list, another page that it sends the browser to, the address from
// which a script fills it.
//
// In: the bytes of a page and its URL. Out: a Page, with all references
// resolved as browsers do. It also knows the links that the usual systems of
// Chinese government sites write into scripts: records in XML islands, lists
// of objects, pagers that count pages.
//
// Markup is read by the tokenizer of golang.org/x/net/html; scripts are never
// run, only searched for string literals and numbers.
package page

import (
	"bytes"
	"errors"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/gouji/gouji/extract/charset"
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds of what is looked at.
const (
	MaxLinks   = 10_000  // of a page
	MaxScripts = 4 << 20 // bytes of a page's scripts, and of one of its tokens

	maxText   = 1 << 10 // bytes of a link's text or title
	maxNested = 3       // islands of markup inside scripts inside each other
)

// Page is what a web page leads to.
type Page struct {
	URL   *url.URL
	Title string
	Links []Link
	// Refresh is where the page sends the browser by a meta element, nil where it stays.
	Refresh *url.URL
	// Runes counts the characters of text, without blanks, scripts and the texts of
	// links.
	Runes int
	// Words are the first characters of the text.
	Words string
	// Scripts are the scripts that stand in the page itself.
	Scripts []string
	// Sources are the addresses of scripts outside the page.
	Sources []string
	// AllLinks and ScriptBytes count what the page has, also beyond MaxLinks and
	// MaxScripts.
	AllLinks, ScriptBytes int

	base     *url.URL
	encoding encoding.Encoding // of the query of references; nil: UTF-8
}

// Link is a reference to another document.
type Link struct {
	URL    *url.URL
	Text   string // blanks folded
	Title  string // of its title attribute
	Rel    string
	Frame  bool // the other document is shown inside this one
	Script bool // it stands in a script
	// Beside is the text in the same row, before and behind the link; Under the headings above it,
	// the nearest last.
	Beside, Under string
	// Call is the script that a link without an address runs.
	Call string
}

// Name is the fuller of a link's text and its title: lists cut texts off.
func (l *Link) Name() string {
	if len(l.Title) > len(l.Text) || cutOff(l.Text) && l.Title != "" {
		return l.Title
	}
	return l.Text
}

// cutOff reports whether a text ends in dots that stand for its rest.
func cutOff(s string) bool {
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "．．．")
}

// At returns a page without content, against whose address references are resolved.
func At(u *url.URL) *Page { return &Page{URL: u, base: u} }

// Read reads the page b that was found at u.
func Read(b []byte, u *url.URL) *Page {
	p := At(u)
	text, err := charset.Decode(b, charset.Declared(b))
	if err != nil {
		return p
	}
	switch text.Charset {
	case charset.GB2312, charset.GBK, charset.GB18030:
		p.encoding = simplifiedchinese.GBK
	case charset.Big5:
		p.encoding = traditionalchinese.Big5
	}
	p.markup(text.String, 0)
	return p
}

// reader is the state of reading one piece of markup.
type reader struct {
	*Page
	nested int
	link   *Link // that is open
	rows   rows
}

func (p *Page) markup(src string, nested int) {
	r := &reader{Page: p, nested: nested}
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(MaxScripts)
	z.AllowCDATA(true) // answers of the interfaces that pagers call
	r.rows.last = -1
	for {
		switch z.Next() {
		case html.ErrorToken:
			r.endLink()
			r.endRow()
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				r.ScriptBytes += MaxScripts + 1 // that long is nothing but a script
			}
			return
		case html.TextToken:
			if raw := z.Raw(); bytes.HasPrefix(raw, []byte("<![CDATA[")) && nested < maxNested {
				for island := range islands(string(raw)) {
					r.markup(island, nested+1)
				}
				continue
			}
			r.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag, attrs := string(name), map[string]string(nil)
			if more {
				attrs = attributes(z)
			}
			r.start(z, tag, attrs)
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == "a" {
				r.endLink()
			}
			r.endElement(string(name))
		}
	}
}

// attributes returns the attributes of a tag; the first of a name counts.
func attributes(z *html.Tokenizer) map[string]string {
	const most = 100
	all := map[string]string{}
	for n := 0; n < most; n++ {
		key, value, more := z.TagAttr()
		if _, known := all[string(key)]; !known && len(key) > 0 {
			all[string(key)] = string(value)
		}
		if !more {
			break
		}
	}
	return all
}

func (r *reader) start(z *html.Tokenizer, tag string, attrs map[string]string) {
	r.startElement(tag)
	switch tag {
	case "option": // of a list of pages to go to
		r.endLink()
		if u := r.fromScript("'" + attrs["value"] + "'"); u != nil {
			r.link = &Link{URL: u}
		}
	case "base":
		if u := r.Resolve(attrs["href"]); u != nil && r.base == r.URL {
			r.base = u
		}
	case "a", "area":
		r.anchor(tag, attrs)
	case "link":
		if rel := strings.ToLower(attrs["rel"]); rel == "next" {
			r.add(Link{URL: r.Resolve(attrs["href"]), Rel: rel})
		}
	case "iframe", "frame", "embed":
		r.add(Link{URL: r.Resolve(attrs["src"]), Title: clean(attrs["title"]), Frame: true})
	case "object":
		r.add(Link{URL: r.Resolve(attrs["data"]), Frame: true})
	case "meta":
		if strings.EqualFold(attrs["http-equiv"], "refresh") && r.Refresh == nil {
			r.Refresh = r.Resolve(refreshTarget(attrs["content"]))
		}
	case "title":
		if z.Next() == html.TextToken && r.Title == "" {
			r.Title = clean(string(z.Text()))
		}
	case "script":
		if src := attrs["src"]; src != "" && len(r.Sources) < 100 {
			r.Sources = append(r.Sources, src)
		}
		if z.Next() == html.TextToken {
			r.script(string(z.Raw()))
		}
	case "style", "textarea", "noscript":
		if tag == "style" {
			z.Next()
		}
	default:
		if r.link == nil && attrs["onclick"] != "" { // buttons and rows that lead somewhere
			if tag == "button" || tag == "span" || tag == "li" {
				r.link = &Link{URL: r.fromScript(attrs["onclick"]), Title: clean(attrs["title"]), Call: call(attrs["onclick"])}
				r.rows.open = tag
				return
			}
			r.add(Link{URL: r.fromScript(attrs["onclick"]), Title: clean(attrs["title"])})
		}
	}
}

// anchor opens the link of an a element.
func (r *reader) anchor(tag string, attrs map[string]string) {
	r.endLink()
	target := r.Resolve(attrs["href"])
	if target == nil {
		target = r.fromScript(attrs["href"])
	}
	if target == nil {
		target = r.fromScript(attrs["onclick"])
	}
	r.rows.beforeLink(r.Page)
	l := Link{URL: target, Title: clean(attrs["title"]), Text: clean(attrs["alt"]), Rel: strings.ToLower(attrs["rel"])}
	if target == nil {
		l.Call = call(attrs["href"])
		if l.Call == "" {
			l.Call = call(attrs["onclick"])
		}
	}
	if tag == "area" {
		r.add(l)
		return
	}
	r.link = &l
}

func (r *reader) endLink() {
	if r.link != nil {
		r.link.Text = clean(r.link.Text)
		r.link.Under = r.rows.under()
		before := len(r.Links)
		r.add(*r.link)
		if len(r.Links) > before {
			r.rows.afterLink(r.Page)
		}
		r.link = nil
	}
}

func (r *reader) text(s string) {
	r.rows.text(s, r.link != nil)
	if r.link != nil {
		if len(r.link.Text)+len(s) < maxText {
			r.link.Text += s
			return
		}
		r.endLink() // an a element without an end would take the rest of the page
	}
	if len(r.Words) < 4<<10 {
		if s := clean(s); s != "" {
			r.Words += s + "\n"
		}
	}
	for _, c := range s {
		if !fold.Blank(c) {
			r.Runes++
		}
	}
}

// add keeps a link that leads somewhere, or that may be a pager's.
func (p *Page) add(l Link) {
	if l.URL == nil && l.Text == "" {
		return
	}
	if p.AllLinks++; p.AllLinks > MaxLinks {
		return
	}
	p.Links = append(p.Links, l)
}

// script keeps a script and reads the markup that it holds.
func (r *reader) script(s string) {
	if r.ScriptBytes += len(s); s == "" || r.ScriptBytes > MaxScripts {
		return
	}
	r.Scripts = append(r.Scripts, s)
	if r.nested < maxNested {
		for island := range islands(s) {
			r.markup(island, r.nested+1)
		}
	}
	r.objects(s)
}

// islands yields the character data of records in XML.
func islands(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			_, rest, ok := strings.Cut(s, "<![CDATA[")
			if !ok {
				return
			}
			data, rest, ok := strings.Cut(rest, "]]>")
			if !ok {
				return
			}
			if strings.Contains(data, "<a ") && !yield(data) {
				return
			}
			s = rest
		}
	}
}

// clean folds blanks and shortens a text to what a link's text may have.
func clean(s string) string {
	s = strings.Join(strings.FieldsFunc(s, fold.Blank), " ")
	if len(s) > maxText {
		s = s[:maxText]
		for len(s) > 0 && !utf8.ValidString(s[max(0, len(s)-4):]) {
			s = s[:len(s)-1]
		}
	}
	return s
}
