package page

import (
	"strings"
)

// rows tells what stands beside a link and above it: the date in the same row of a
// list, the heading that names the year of what follows.
type rows struct {
	near     string    // text since the last link of the row, or since its beginning
	before   string    // text before the row's first link
	last     int       // index of the row's last link, -1 for none
	headings [8]string // by level; one ends those below it
	level    int       // of the heading that is being read, 0 for none
	heading  string    // its text so far
	open     string    // the element other than a whose text is that of a link
}

const longRow = 200 // bytes of the text beside a link

// headingLevel is the level of elements that stand above others, 0 for others.
func headingLevel(tag string) int {
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return int(tag[1] - '0')
	case "dt", "caption", "legend":
		return 7
	}
	return 0
}

// beginsRow reports whether an element stands for a row of a list, or around one.
func beginsRow(tag string) bool {
	switch tag {
	case "li", "tr", "dl", "ul", "ol", "table", "p", "article", "section", "record":
		return true
	}
	return headingLevel(tag) > 0
}

func (r *reader) startElement(tag string) {
	if !beginsRow(tag) {
		return
	}
	r.endRow()
	if level := headingLevel(tag); level > 0 {
		r.endHeading()
		r.rows.level = level
	}
}

func (r *reader) endElement(tag string) {
	if tag == r.rows.open || tag == "option" {
		r.rows.open = ""
		r.endLink()
	}
	if headingLevel(tag) > 0 {
		r.endHeading()
	}
	if beginsRow(tag) {
		r.endRow()
	}
}

func (r *reader) endHeading() {
	w := &r.rows
	if w.level == 0 {
		return
	}
	w.headings[w.level] = clean(w.heading)
	for below := w.level + 1; below < len(w.headings); below++ {
		w.headings[below] = ""
	}
	w.level, w.heading = 0, ""
}

func (r *reader) endRow() {
	r.rows.beforeLink(r.Page)
	r.rows.before, r.rows.last = "", -1
}

// beforeLink gives the text since the last link to it, or keeps it for the first one.
func (w *rows) beforeLink(p *Page) {
	if near := clean(w.near); w.last >= 0 && near != "" {
		p.Links[w.last].Beside = strings.TrimSpace(p.Links[w.last].Beside + " " + near)
	} else if near != "" {
		w.before = near
	}
	w.near = ""
}

// afterLink notes that the page has got the link whose row this is.
func (w *rows) afterLink(p *Page) {
	w.last = len(p.Links) - 1
	p.Links[w.last].Beside, w.before = w.before, ""
}

func (w *rows) text(s string, inLink bool) {
	if w.level > 0 && len(w.heading) < longRow {
		w.heading += s
	}
	if !inLink && len(w.near) < longRow {
		w.near += s
	}
}

// under returns the headings above, the nearest last.
func (w *rows) under() string {
	return strings.Join(strings.Fields(strings.Join(w.headings[1:], " ")), " ")
}
