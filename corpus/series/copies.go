package series

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// Two tables, or parts of them, are told alike where all their numbers above 0 are the same, at least
// fewestCells of them, with at least fewestValues different ones of two and more digits.
// Less than that comes about by chance.
const (
	fewestCells  = 6
	fewestValues = 3
)

// Paragraphs of at least longParagraph characters count, digits being alike. One that
// stands with more than one organ in a hundred, but with more than two, is
// boilerplate. Reports are told alike where they share at least
// fewestShared characters in other paragraphs, and a third of all in these.
const (
	longParagraph = 40
	organsShare   = 100
	fewestShared  = 200
	shareOfText   = 3
)

// figures stands for the numbers of one table, or of a part of it.
type figures struct {
	hash   uint64
	report int32
	cells  int32
	part   uint8 // index of parts
}

// passage stands for one paragraph.
type passage struct {
	hash   uint64
	report int32
	length int32 // characters
}

// part is a table, or rows of one, whose figures are compared.
type part struct {
	table string
	rows  string                // "" for all of the table
	has   func(row string) bool // nil: all
}

// name is how findings name the part.
func (p *part) name() string {
	if p.rows == "" {
		return p.table
	}
	return p.table + "." + p.rows
}

// parts are the tables, then what may be copied of one without the rest of it: the
// results of applications, and the chapters of the list of indicators.
func parts() []part {
	begins := func(rows ...string) func(string) bool {
		return func(row string) bool {
			return slices.ContainsFunc(rows, func(begin string) bool { return strings.HasPrefix(row, begin) })
		}
	}
	flow := begins("received", "carried_")
	return []part{
		{"applications", "", nil}, {"disclosure", "", nil}, {"proceedings", "", nil}, {"statistics", "", nil},
		{"applications", "results", func(row string) bool { return !flow(row) }},
		{"statistics", "disclosure", begins("disclosed", "normative_", "via_")},
		{"statistics", "applications", begins("applications", "concluded", "replied", "refused_")},
	}
}

// gather takes in the figures and the paragraphs of a report.
func (c *Checker) gather(report int, r *Record) {
	c.figures = append(c.figures, c.figuresOf(r, int32(report))...)
	start := len(c.passages)
	for _, text := range r.Text {
		var p passage
		if p, c.buffer = passageOf(text, c.buffer); p.length >= longParagraph {
			p.report = int32(report)
			c.passages = append(c.passages, p)
		}
	}
	own := c.passages[start:]
	slices.SortFunc(own, func(a, b passage) int { return cmp.Compare(a.hash, b.hash) })
	own = slices.CompactFunc(own, func(a, b passage) bool { return a.hash == b.hash })
	c.passages = c.passages[:start+len(own)]
}

// figuresOf hashes the numbers above 0 of each part of a report, in any order, but of
// those that may be alike by chance.
func (c *Checker) figuresOf(r *Record, report int32) []figures {
	all := make([]figures, len(c.parts))
	different := make([][]number.Value, len(c.parts))
	for fact, v := range r.Facts {
		if v.Sign() == 0 {
			continue
		}
		v = v.Trim()
		table, row, _ := strings.Cut(fact, ".")
		h := mix(hashText(offset, fact) ^ mix(uint64(v.Coef())<<8|uint64(v.Scale())))
		long := max(v.Coef(), -v.Coef()) >= 10
		for i := range c.parts {
			p := &c.parts[i]
			if p.table != table || p.has != nil && !p.has(row) {
				continue
			}
			all[i].hash += h
			all[i].cells++
			if long && len(different[i]) < fewestValues && !slices.Contains(different[i], v) {
				different[i] = append(different[i], v)
			}
		}
	}
	var telling []figures
	for i, f := range all {
		if f.cells >= fewestCells && len(different[i]) >= fewestValues {
			f.report, f.part = report, uint8(i)
			telling = append(telling, f)
		}
	}
	return telling
}

// passageOf hashes a paragraph as it is compared: folded, every number being alike.
func passageOf(text string, buffer []byte) (passage, []byte) {
	buffer = buffer[:0]
	var p passage
	digits := false
	for _, r := range text {
		f := fold.Rune(r)
		switch {
		case f == 0:
			continue
		case f >= '0' && f <= '9':
			if digits {
				continue
			}
			digits, f = true, '0'
		default:
			digits = false
		}
		buffer = append(buffer, byte(f), byte(f>>8), byte(f>>16))
		p.length++
	}
	p.hash = mix(hashText(offset, string(buffer)))
	return p, buffer
}

// offset and prime are those of FNV-1a, the same in every run.
const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

func hashText(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h
}

// mix spreads the bits of a hash (SplitMix64's last step).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// sameFigures tells tables, and parts of other tables, that have the numbers of the year
// before.
func (c *Checker) sameFigures(i, k int, before, after *Record) {
	var told []string // tables
	for n := range c.parts {
		p := &c.parts[n]
		a, telling := c.figuresAt(i, n)
		b, both := c.figuresAt(k, n)
		if telling && both && a == b && !slices.Contains(told, p.table) {
			told = append(told, p.table)
			c.alike(after, before, p)
		}
	}
}

// figuresAt returns the hash of a part of a report. Those of the organ at hand stand at
// the end.
func (c *Checker) figuresAt(report, part int) (uint64, bool) {
	for i := len(c.figures) - 1; i >= 0 && c.figures[i].report >= int32(report); i-- {
		if f := &c.figures[i]; f.report == int32(report) && f.part == uint8(part) {
			return f.hash, true
		}
	}
	return 0, false
}

func (c *Checker) alike(r, other *Record, p *part) {
	name := titleOf(p.name())
	f := normalize.Finding{Rule: RuleFigures, At: p.name(), Severity: normalize.SeverityNotice}
	if r.Year != other.Year {
		f.Message = say("“%[1]s”的数字与%[2]d年度完全相同", "the figures of %[3]q are those of %[2]d", name.ZH, other.Year, name.EN)
	} else {
		f.Message = say("“%[1]s”的数字与%[2]s同一年度的报告完全相同", "the figures of %[3]q are those of %[2]s for the same year", name.ZH, other.Organ, name.EN)
	}
	c.add(r, other, f)
}

// copiedFigures tells tables, and parts of other tables, of different organs and one year
// that have the same numbers.
func (c *Checker) copiedFigures() {
	type table struct {
		report int32
		name   string
	}
	told := map[table]bool{}
	year := func(f *figures) int32 { return c.reports[f.report].year }
	key := func(a, b *figures) int { // whole tables come first
		return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.hash, b.hash), cmp.Compare(year(a), year(b)))
	}
	slices.SortFunc(c.figures, func(a, b figures) int { return cmp.Or(key(&a, &b), cmp.Compare(a.report, b.report)) })
	for i := 0; i < len(c.figures); {
		n := i + 1
		for n < len(c.figures) && key(&c.figures[i], &c.figures[n]) == 0 {
			n++
		}
		group := c.figures[i:n]
		i = n
		first := group[0].report
		k := slices.IndexFunc(group, func(f figures) bool { return c.reports[f.report].organ != c.reports[first].organ })
		if k < 0 {
			continue
		}
		for _, f := range group {
			other := first
			if c.reports[f.report].organ == c.reports[first].organ {
				other = group[k].report
			}
			p := &c.parts[f.part]
			if t := (table{f.report, p.table}); !told[t] {
				told[t] = true
				c.alike(c.about(f.report), c.about(other), p)
			}
		}
	}
}

// shared is how many characters two reports have in the same paragraphs.
type shared struct{ report, other, length int32 }

// copiedText tells reports that share more than boilerplate with the organ's year
// before, and with another organ's report of the same year or the year before.
func (c *Checker) copiedText() {
	slices.SortFunc(c.passages, func(a, b passage) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.report, b.report)) })
	all := make([]int32, len(c.reports)) // characters beyond boilerplate
	var pairs []shared
	most := max(2, c.organs/organsShare)
	for i := 0; i < len(c.passages); {
		n, count := i+1, 1
		for ; n < len(c.passages) && c.passages[n].hash == c.passages[i].hash; n++ {
			if c.reports[c.passages[n].report].organ != c.reports[c.passages[n-1].report].organ {
				count++
			}
		}
		if count <= most {
			pairs = c.pairsOf(pairs, c.passages[i:n])
			for _, p := range c.passages[i:n] {
				all[p.report] += p.length
			}
		}
		i = n
	}
	c.likest(pairs, all)
}

// pairsOf appends which reports share one paragraph. A group is in the order of its
// reports, so that those of one organ stand together.
func (c *Checker) pairsOf(pairs []shared, group []passage) []shared {
	years := map[int32][]int{} // places in the group
	for i, p := range group {
		year := c.reports[p.report].year
		years[year] = append(years[year], i)
	}
	for start := 0; start < len(group); {
		organ, end := c.reports[group[start].report].organ, start+1
		for end < len(group) && c.reports[group[end].report].organ == organ {
			end++
		}
		for _, p := range group[start:end] {
			year := c.reports[p.report].year
			for _, k := range partners(years[year-1], years[year], start, end) {
				pairs = append(pairs, shared{p.report, group[k].report, p.length})
			}
		}
		start = end
	}
	return pairs
}

// partners chooses from a group those with which a report of the organ that stands from
// start to end is compared: some of the organ's year before, and the first ones of other
// organs, of the year before and of the same one.
func partners(before, same []int, start, end int) []int {
	const most = 4 // more say nothing more
	from := func(list []int, place int) []int {
		i, _ := slices.BinarySearch(list, place)
		return list[i:]
	}
	var chosen []int
	for _, k := range from(before, start) {
		if k >= end || len(chosen) == most {
			break
		}
		chosen = append(chosen, k)
	}
	for others := 0; others < most && len(before)+len(same) > 0; {
		list := &before
		if len(before) == 0 || len(same) > 0 && same[0] < before[0] {
			list = &same
		}
		if k := (*list)[0]; k < start || k >= end {
			chosen = append(chosen, k)
			*list = (*list)[1:]
			others++
		} else {
			*list = from(*list, end)
		}
	}
	return chosen
}

// likest tells for each report the year before and the other organ with which it
// shares most, where that is much.
func (c *Checker) likest(pairs []shared, all []int32) {
	slices.SortFunc(pairs, func(a, b shared) int { return cmp.Or(cmp.Compare(a.report, b.report), cmp.Compare(a.other, b.other)) })
	var best [2]shared // of the own organ, of another one
	for i := 0; i < len(pairs); {
		s := pairs[i]
		n := i + 1
		for ; n < len(pairs) && pairs[n].report == s.report && pairs[n].other == s.other; n++ {
			s.length += pairs[n].length
		}
		kind := 1
		if c.reports[s.report].organ == c.reports[s.other].organ {
			kind = 0
		}
		if s.length > best[kind].length {
			best[kind] = s
		}
		if n == len(pairs) || pairs[n].report != s.report {
			for _, b := range best {
				if b.length >= fewestShared && b.length >= all[s.report]/shareOfText {
					c.shares(b, all[s.report])
				}
			}
			best = [2]shared{}
		}
		i = n
	}
}

func (c *Checker) shares(s shared, all int32) {
	r, other := c.about(s.report), c.about(s.other)
	percent := int64(s.length) * 100 / int64(all)
	f := normalize.Finding{Rule: RuleText, At: "organ", Severity: normalize.SeverityNotice,
		Message: say("正文有 %[1]d 字（%[2]d%%）与%[3]s%[4]d年度的报告相同，数字不计", "%[1]d characters of the text (%[2]d%%) are those of the report of %[3]s on %[4]d, numbers aside",
			s.length, percent, other.Organ, other.Year)}
	if c.reports[s.report].organ == c.reports[s.other].organ {
		f.At = "year"
	}
	c.add(r, other, f)
}
