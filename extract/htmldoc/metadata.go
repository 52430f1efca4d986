package htmldoc

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/gouji/gouji/extract"
)

// register takes what a start tag says about the page.
func (r *reader) register(t tag) {
	a := &r.scan.token.attrs
	switch t {
	case metaTag:
		r.meta(a)
	case scriptTag:
		r.doc.Scripts++
	case imgTag:
		r.doc.Images++
	case aTag:
		r.startLink(a)
	case iframeTag, embedTag, frameTag:
		r.frame(a.get(srcAttr))
	case objectTag:
		r.frame(a.get(dataAttr))
	}
}

func (r *reader) meta(a *attrs) {
	name := a.get(nameAttr)
	if name == "" {
		name = a.get(propertyAttr)
	}
	if name == "" {
		return
	}
	if len(r.doc.Meta) >= r.limits.Cells {
		r.problem(extract.LimitReached, "meta elements", r.scan.token.start)
		return
	}
	r.doc.Meta = append(r.doc.Meta, extract.Meta{Name: name, Value: a.get(contentAttr)})
}

func (r *reader) frame(href string) {
	if href != "" && r.open.top().hidden|r.visibility()&hides == 0 {
		r.addLink(extract.Link{Href: href, Frame: true})
	}
}

func (r *reader) addLink(l extract.Link) {
	if len(r.doc.Links) >= r.limits.Cells {
		r.problem(extract.LimitReached, "links", r.scan.token.start)
		return
	}
	r.doc.Links = append(r.doc.Links, l)
}

// link is the open a element with a href.
type link struct {
	open bool
	href string
	text string // of the paragraphs that ended inside
	from int    // where its text begins in the open paragraph
}

func (r *reader) startLink(a *attrs) {
	r.endLink()
	if !a.given(hrefAttr) || (r.open.top().hidden|r.visibility()&hides) != 0 {
		return
	}
	r.link = link{open: true, href: a.get(hrefAttr), from: r.par.size()}
}

// endLink closes the open link, if there is one.
func (r *reader) endLink() {
	l := &r.link
	if !l.open {
		return
	}
	if r.par.copied {
		l.take(r.texts.Keep(r.par.buf[min(l.from, len(r.par.buf)):]))
	} else {
		l.take(r.scan.src[min(r.par.start+l.from, r.par.end):r.par.end])
	}
	r.addLink(extract.Link{Text: l.text, Href: strings.TrimSpace(l.href)})
	r.link = link{}
}

// takeBlock adds the rest of a paragraph that ends inside the link.
func (l *link) takeBlock(text string) {
	if l.open {
		l.take(text[min(l.from, len(text)):])
		l.from = 0
	}
}

// take adds a part of the link's text. What is longer than any label is not
// kept: an unclosed link would take the rest of the page.
func (l *link) take(text string) {
	const longest = 512
	text = strings.TrimFunc(text, blank)
	switch {
	case text == "" || len(l.text)+len(text) > longest:
	case l.text == "":
		l.text = text
	default:
		l.text += "\n" + text
	}
}

// foldTitle decodes a title and joins its white space.
func foldTitle(s string) string {
	return strings.TrimFunc(strings.Join(strings.Fields(html.UnescapeString(s)), " "), blank)
}
