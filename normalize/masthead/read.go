package masthead

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

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
		r.prose = r.ownLines().prose()
		r.self = r.lines.selfKind()
		r.followPeriod()
	}

	m := Masthead{TitleLine: -1, Metadata: pairs(r.fields)}
	m.Year, m.YearFrom = r.year()
	organ, from := r.organ()
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

// claim is a name with the evidence for it.
type claim struct {
	name span
	from Evidence
}

// organ returns the name of the organ that reports.
func (r *reader) organ() (span, Evidence) {
	if r.title != nil && r.title.plain != "" {
		from := FromTitle
		if !r.inLines {
			from = FromPageTitle
		}
		return r.fullestTitle(), from
	}
	p := r.prose
	for _, t := range r.page {
		if t.plain != "" {
			return span{t.organ, t.plain}, FromPageTitle
		}
	}
	firm := [...]claim{{p.preamble, FromPreamble}, {p.quoted, FromPreamble}, {r.issuer(), FromMetadata}, {p.editor, FromEditor}, {p.subject, FromProse}}
	for _, c := range firm {
		if c.name.empty() {
			continue
		}
		for _, other := range append(firm[:], claim{p.contact, FromContact}) { // 省水利厅 where 辽宁省水利厅 is said elsewhere
			if other.from == FromContact && placed(c.name.plain) {
				continue
			}
			if len(other.name.plain) > len(c.name.plain) && strings.HasSuffix(other.name.plain, c.name.plain) {
				return other.name, other.from
			}
		}
		return c.name, c.from
	}
	for _, c := range [...]claim{{r.byline(), FromSignature}, {r.signature(), FromSignature}, {p.contact, FromContact}, {r.source(), FromSource}, {r.meta("ContentSource"), FromMeta}, {r.site(), FromSite}} {
		if !c.name.empty() && agrees(c.name.plain, r.self) {
			return c.name, c.from
		}
	}
	return span{}, ""
}

// fullestTitle returns the organ of the title, in the fullest form that a title
// of the same report gives.
func (r *reader) fullestTitle() span {
	best := span{r.title.organ, r.title.plain}
	for i := range r.titles {
		t := &r.titles[i]
		if t.year == r.title.year && len(t.plain) > len(best.plain) && strings.HasSuffix(t.plain, best.plain) {
			best = span{t.organ, t.plain}
		}
	}
	return best
}

// issuer returns the organ that the metadata names as the publisher.
func (r *reader) issuer() span {
	best, rank := span{}, 0
	for _, f := range r.fields {
		if f.use != issued || !best.empty() && f.rank >= rank {
			continue
		}
		if name := f.value.withoutBlanks(); named(name) && agrees(name.plain, r.self) {
			best, rank = name, f.rank
		}
	}
	return best
}

// source returns the organ that the metadata names as the source of the text.
func (r *reader) source() span {
	for _, f := range r.fields {
		if f.use == sourced && named(f.value) {
			return f.value
		}
	}
	return span{}
}

// meta returns the organ in the named meta element.
func (r *reader) meta(name string) span {
	if s := nameIn(metaValue(r.in.Meta, name)); named(s) {
		return s
	}
	return span{}
}

// nameIn returns a text of the page's data as a span.
func nameIn(s string) span {
	if w := head([]Line{{Text: s}}, 0); len(w) == 1 {
		return w[0].span
	}
	return span{}
}

func metaValue(all []extract.Meta, name string) string {
	for _, m := range all {
		if strings.EqualFold(m.Name, name) {
			return m.Value
		}
	}
	return ""
}

// site returns the organ whose site it is: the path to the page, the name of
// the site, the end of the page's title.
func (r *reader) site() span {
	for i := range r.lines[:min(len(r.lines), 12)] {
		s := r.lines[i].span
		if !s.has(">") && !s.has("＞") {
			continue
		}
		best := span{}
		for !s.empty() {
			k := strings.IndexAny(s.plain, ">＞")
			item := s
			if k >= 0 {
				_, n := runeAt(s.plain, k)
				item, s = s.to(k).trim(), s.from(k+n)
			} else {
				s = span{}
			}
			if named(item) && !menuItem(item.plain) {
				best = item
			}
		}
		if !best.empty() {
			return best
		}
	}
	names := [...]string{metaValue(r.in.Meta, "SiteName"), lastItem(r.in.PageTitle)}
	for _, s := range names {
		name := nameIn(s)
		for _, w := range [...]string{"政府门户网站", "门户网站", "官方网站", "网站", "官网"} {
			name = name.to(len(strings.TrimSuffix(name.plain, w)))
		}
		if named(name) {
			return name
		}
	}
	return span{}
}

// lastItem returns what stands behind the last separator of a page's title.
func lastItem(s string) string {
	if i := strings.LastIndexAny(s, "_-|"); i >= 0 {
		return s[i+1:]
	}
	return ""
}

// byline returns the organ that stands alone in the line below the title.
func (r *reader) byline() span {
	if r.title == nil || !r.inLines || r.title.last+1 >= len(r.lines) {
		return span{}
	}
	name := r.lines[r.title.last+1].trimFunc(func(c rune) bool { return bracket(c) || bullet(c) })
	if !named(name) || menuItem(name.plain) {
		return span{}
	}
	return name
}

// signature returns the organ that stands alone, under the title or above the
// date at the end.
func (r *reader) signature() span {
	for _, w := range [...]window{r.last, r.lines} {
		for i := len(w) - 1; i > 0; i-- {
			if _, ok := bareDate(w[i].plain); !ok {
				continue
			}
			if name := withoutSeal(w[i-1].span); named(name) && !menuItem(name.plain) {
				return name
			}
		}
	}
	return span{}
}

// withoutSeal removes the note on the seal behind a signature: 某局（盖章）.
func withoutSeal(s span) span {
	if name := withoutBracket(s.plain); strings.Contains(s.plain[len(name):], "章") {
		return s.to(len(name)).trim()
	}
	return s
}

// fullest returns the fullest form of a name in the document, "" where that is
// the name itself.
func (r *reader) fullest(organ span) string {
	if organ.empty() {
		return ""
	}
	best := organ
	try := func(s span) {
		if fuller(s.plain, organ.plain) && len(s.plain) > len(best.plain) {
			best = s
		}
	}
	for i := range r.titles {
		try(span{r.titles[i].organ, r.titles[i].plain})
	}
	for _, s := range r.prose.mentions {
		try(s)
	}
	for _, f := range r.fields {
		if f.use == issued && named(f.value) {
			try(f.value)
		}
	}
	try(r.signature())
	if best == organ {
		return ""
	}
	return best.text
}

// published returns the date of publication of the report on the given year.
func (r *reader) published(year int) (string, Evidence) {
	if d, ok := published(r.fields); ok {
		return d.String(), FromMetadata
	}
	for _, name := range [...]string{"PubDate", "publishdate", "publish_date", "article:published_time"} {
		if d, _, ok := leadingDate(strings.TrimSpace(metaValue(r.in.Meta, name))); ok {
			return d.String(), FromMeta
		}
	}
	if d, ok := r.dateLine(year); ok {
		return d.String(), FromSignature
	}
	return "", ""
}

// dateLine returns the date that stands alone near the title, or else at the
// end. A date before the end of the year reported on is none of publication.
func (r *reader) dateLine(year int) (date, bool) {
	const near = 10 // lines below the title
	from, to := 0, min(len(r.lines), near)
	if r.title != nil && r.inLines {
		from, to = r.title.last+1, min(len(r.lines), r.title.last+1+near)
	}
	for _, l := range r.lines[from:to] {
		if d, ok := bareDate(l.plain); ok && d.year >= year {
			return d, true
		}
		if d, ok := innerDate(l.plain); ok && d.year > year {
			return d, true
		}
		if startsBody(l) {
			break
		}
	}
	for i := len(r.last) - 1; i >= 0; i-- {
		d, ok := bareDate(r.last[i].plain)
		if !ok {
			d, ok = labelledDate(r.last[i].plain)
		}
		if !ok || d.year <= year {
			continue
		}
		if i > 0 {
			if _, state := parseTitle(r.last[i-1].span); state == found { // the date of another report in a list
				continue
			}
		}
		return d, true
	}
	return date{}, false
}
