package masthead

import "strings"

// Read reads the masthead of a document. It looks at the first 60 lines with
// text (or those around the first title, should it come later) and at the last
// ten, whatever the document's size.
func Read(in Input) Masthead {
	r := reader{in: in, page: pageTitles(in)}
	r.open()
	r.fields = r.lines.metadata()
	r.chooseTitle()
	if r.settled() {
		r.prose = r.lines.about(r.title.plain)
	} else {
		r.self = r.lines.selfKind()
		r.prose = r.ownLines().prose(r.self)
		r.followPeriod()
	}

	m := Masthead{TitleLine: -1, Metadata: pairs(r.fields)}
	m.Year, m.YearFrom = r.year()
	organ, from := r.organ()
	organ = unfolded(organ)
	m.Organ, m.OrganFrom = organ.text, from
	m.OrganFull = r.fullest(organ)
	m.Published, m.PublishedFrom = r.published(m.Year)
	if r.title != nil {
		m.Title = r.title.text
		if r.inLines {
			m.TitleLine = r.lines[r.title.first].at
			m.TitleLines = r.lines[r.title.last].at - m.TitleLine + 1
		}
	}
	return m
}

// reader holds the evidence of one document.
type reader struct {
	in      Input
	lines   window
	last    window // the document's last lines, some of them among lines
	titles  []title
	page    []title // from the document's own data about itself
	title   *title  // nil where there is none
	inLines bool    // the title is one of the lines, not of page
	fields  []field
	prose   *prose
	self    string // 局 where the text says 我局
}

// open chooses the lines to read: the document's first, or those around a title
// that comes later, behind a long menu. Once a report has begun, a later title
// is that of another one.
func (r *reader) open() {
	r.lines = head(r.in.Lines, 0)
	r.titles = r.lines.titles()
	if len(r.titles) == 0 && len(r.lines) == headLines && !r.lines.reportBegins() {
		const before = 6 // lines in front of a title that may belong to it
		for at := r.lines[len(r.lines)-1].at + 1; at < min(len(r.in.Lines), titleReach); at++ {
			if s := r.in.Lines[at].Text; len(s) > longestPart || !strings.Contains(s, "公") {
				continue
			}
			w := head(r.in.Lines[:at+1], max(0, at-before))
			if len(w.titles()) > 0 {
				r.lines = head(r.in.Lines, max(0, at-before))
				r.titles = r.lines.titles()
				break
			}
		}
	}
	r.last = closing(r.in.Lines, r.lines.traditional())
}

// pageTitles reads the titles in what the document says about itself.
func pageTitles(in Input) []title {
	var all []title
	for _, m := range in.Meta {
		if strings.EqualFold(m.Name, "ArticleTitle") {
			all = appendTitle(all, m.Value)
		}
	}
	return appendTitle(all, in.PageTitle)
}

func appendTitle(all []title, s string) []title {
	if s == "" {
		return all
	}
	s = strings.ReplaceAll(s[:min(len(s), lineBytes)], "\n", " ")
	w := head([]Line{{Text: s}}, 0)
	if len(w) == 1 {
		if t, state := parseTitle(w[0].span); state == found {
			if t.behind { // the name of the site
				t.organ, t.plain = "", ""
			}
			return append(all, t)
		}
	}
	return all
}

// chooseTitle takes the likeliest title of the lines, or else of the page.
func (r *reader) chooseTitle() {
	best := 0
	for i := range r.titles {
		if score := r.score(i); r.title == nil || score > best {
			r.title, r.inLines, best = &r.titles[i], true, score
		}
	}
	if len(r.page) > 0 && (r.title == nil || !r.onPage(r.title) && r.lines[:r.title.first].chapterBegins()) {
		r.title, r.inLines = &r.page[0], false
	}
}

// followPeriod takes the title of the year whose figures the report says it
// holds, where titles of several years are printed.
func (r *reader) followPeriod() {
	if r.prose.period == 0 || r.title == nil || r.title.year == 0 || r.title.year == r.prose.period {
		return
	}
	for i := range r.titles {
		if r.titles[i].year == r.prose.period {
			r.title, r.inLines = &r.titles[i], true
			return
		}
	}
}

// ownLines returns the lines without those that are the title of another
// report: an item of a list, the link to the report of the year before.
func (r *reader) ownLines() window {
	w, done := make(window, 0, len(r.lines)), 0
	for i := range r.titles {
		t := &r.titles[i]
		if r.inLines && t == r.title || t.plain == "" || len(r.lines[t.last].plain) > 2*longestPart {
			continue
		}
		w = append(w, r.lines[done:max(done, t.first)]...)
		done = max(done, t.last+1)
	}
	return append(w, r.lines[done:]...)
}

// score weighs a title of the lines.
func (r *reader) score(i int) int {
	t := &r.titles[i]
	n := 0
	for _, evidence := range [...]struct {
		holds  bool
		weight int
	}{
		{t.plain != "", 4},
		{t.year != 0, 3},
		{t.whole, 2},
		{r.lines[t.first].heading > 0, 2},
		{t.crumb, -4},
		{t.item, -4},
		{r.onPage(t), 6},
		{r.inList(i), -3},
	} {
		if evidence.holds {
			n += evidence.weight
		}
	}
	return n
}

// onPage reports whether the page's own title agrees with t.
func (r *reader) onPage(t *title) bool {
	for _, p := range r.page {
		if p.plain == t.plain && p.year == t.year {
			return true
		}
	}
	return false
}

// inList reports whether a title stands next to one of another year or another
// organ, as in a list of links.
func (r *reader) inList(i int) bool {
	t := &r.titles[i]
	near := func(k int) bool {
		if k < 0 || k >= len(r.titles) {
			return false
		}
		o := &r.titles[k]
		another := o.plain != "" && t.plain != "" && !strings.HasSuffix(o.plain, t.plain) && !strings.HasSuffix(t.plain, o.plain)
		return (o.year != 0 && o.year != t.year || another) && max(o.first-t.last, t.first-o.last) <= 2
	}
	return near(i-1) || near(i+1)
}

// settled reports whether the title gives organ and year, and no other title
// gives another year.
func (r *reader) settled() bool {
	if r.title == nil || r.title.plain == "" || r.title.year == 0 {
		return false
	}
	for i := range r.titles {
		if y := r.titles[i].year; y != 0 && y != r.title.year {
			return false
		}
	}
	return true
}

// year returns the year reported on.
func (r *reader) year() (int, Evidence) {
	p := r.prose
	if r.title != nil && r.title.year != 0 {
		if r.inLines {
			return r.title.year, FromTitle
		}
		return r.title.year, FromPageTitle
	}
	for _, t := range r.titles {
		if t.year != 0 && !t.crumb {
			return t.year, FromTitle
		}
	}
	for _, t := range r.page {
		if t.year != 0 {
			return t.year, FromPageTitle
		}
	}
	if p.stated != 0 && p.stated == p.sentences.most() { // the period may be that of last year's report
		return p.stated, FromPreamble
	}
	for _, c := range [...]struct {
		year int
		from Evidence
	}{
		{p.period, FromPeriod}, {p.stated, FromPreamble}, {p.periodLike, FromPeriod}, {p.sentences.most(), FromProse}, {p.notice, FromNotice},
	} {
		if c.year != 0 {
			return c.year, c.from
		}
	}
	return 0, ""
}
