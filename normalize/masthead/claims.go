package masthead

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

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
		name := r.fullestTitle()
		if whole := r.wholeOnPage(name); r.inLines && !whole.empty() {
			return whole, FromPageTitle
		}
		return name, from
	}
	p := r.prose
	for _, t := range r.page {
		if t.plain != "" {
			return span{t.organ, t.plain}, FromPageTitle
		}
	}
	firm := [...]claim{{p.preamble, FromPreamble}, {p.quoted, FromPreamble}, {p.compiler, FromEditor}, {p.ownAlias(), FromPreamble}, {r.issuer(), FromMetadata}, {p.editor, FromEditor}, {r.bylineOf(p.subject), FromSignature}, {p.subject, FromProse}, {r.ownOffice(), FromProse}, {p.opening, FromProse}}
	for _, c := range firm {
		if c.name.empty() {
			continue
		}
		others := firm[:]
		if !placed(c.name.plain) {
			others = append(others, claim{r.signature(), FromSignature}, claim{p.contact, FromContact})
		}
		name, from := withPlace(c, others)
		return p.writtenWhole(name), from
	}
	for _, c := range [...]claim{{r.byline(), FromSignature}, {r.signature(), FromSignature}, {p.contact, FromContact}, {r.copies(), FromSite}, {r.source(), FromSource}, {r.meta("ContentSource"), FromMeta}, {r.heading(), FromSignature}, {r.site(), FromSite}} {
		if !c.name.empty() && (agrees(c.name.plain, r.self) || c.from == FromSignature && ofArea(c.name.plain, r.self)) {
			return p.writtenWhole(c.name), c.from
		}
	}
	return span{}, ""
}

// withPlace returns the fuller form that another claim gives of a name: 辽宁省水利厅
// for 省水利厅. For a name that says of no area one with abbreviations written out
// counts, too: 云溪区城市管理局 for 城管局.
func withPlace(c claim, others []claim) (span, Evidence) {
	anywhere := !placed(c.name.plain)
	for _, other := range others {
		ends := len(other.name.plain) > len(c.name.plain) && strings.HasSuffix(other.name.plain, c.name.plain)
		if ends || anywhere && fuller(other.name.plain, c.name.plain) {
			return other.name, other.from
		}
	}
	return c.name, c.from
}

// ownOffice returns the government's office that the sentences are about, unless
// the text speaks as another organ does.
func (r *reader) ownOffice() span {
	if r.prose.office.empty() || !agrees(r.prose.office.plain, r.self) {
		return span{}
	}
	return r.prose.office
}

// copies returns the organ on whose site copies are, where the text speaks as
// that organ does: they may as well be on the government's.
func (r *reader) copies() span {
	if r.self == "" {
		return span{}
	}
	return r.prose.copies
}

// wholeOnPage returns the name in the page's title of which the lines hold the
// end only: 境局2025年… under 某市生态环境局2025年….
func (r *reader) wholeOnPage(name span) span {
	behindYear := strings.TrimPrefix(name.plain, "年")
	if placed(name.plain) && behindYear == name.plain && !r.title.pieced {
		return span{}
	}
	for _, t := range r.page {
		sameYear := t.year == 0 || r.title.year == 0 || t.year == r.title.year
		if sameYear && t.plain != name.plain && strings.HasSuffix(t.plain, behindYear) {
			return span{t.organ, t.plain}
		}
	}
	return span{}
}

// fullestTitle returns the organ of the title, in the fullest form that a title
// of the same report gives.
func (r *reader) fullestTitle() span {
	best := span{r.title.organ, r.title.plain}
	for i := range r.titles {
		t := &r.titles[i]
		above, same := strings.CutSuffix(t.plain, best.plain)
		if same && t.year == r.title.year && (endsLikeOrgan(above) || !placed(best.plain) || areaUnnamed(best.plain) && areaName(above)) {
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

// heading returns the organ that stands alone in the first line of a text that
// speaks as such an organ does.
func (r *reader) heading() span {
	if len(r.lines) == 0 || r.self == "" {
		return span{}
	}
	name := r.lines[0].trimFunc(separates)
	if !named(name) || menuItem(name.plain) {
		return span{}
	}
	return name
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

// bylineOf returns the organ in the line below the title, if it is of the kind of
// the one that the sentences are about: 某区科学技术局 for 区科技局.
func (r *reader) bylineOf(subject span) span {
	name := r.byline()
	last, _ := runeBefore(subject.plain, len(subject.plain))
	if subject.empty() || !strings.HasSuffix(name.plain, string(last)) || !placed(name.plain) {
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
		above, _ := strings.CutSuffix(s.plain, organ.plain)
		apart := strings.ContainsFunc(above, blank) && !strings.ContainsFunc(organ.plain, blank) // the cell before it
		if !apart && fuller(s.plain, organ.plain) && len(s.plain) > len(best.plain) {
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
		if (f.use == issued || f.use == sourced) && named(f.value) {
			try(f.value)
		}
	}
	try(r.signature())
	if best == organ && (endsAsArea(organ.plain) || areaUnnamed(organ.plain) || !inCounty(organ.plain)) {
		r.lines.eachWhole(organ.plain, try)
	}
	if areaOffice(organ.plain) {
		try(r.prose.contact)
		try(r.prose.desk)
	}
	if best == organ {
		return ""
	}
	return best.text
}
