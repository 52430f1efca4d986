package series

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// term is a cell of a link between two years.
type term struct {
	fact  string
	next  bool // of the later year
	minus bool
}

// link is an identity between two years: left = right, or left ≥ right.
type link struct {
	rule, at    string
	left, right []term
	atLeast     bool
	// stock is the cell that links each year to the one before and to the next, so
	// that of three years the middle one can be told wrong; "" where there is none.
	stock string
}

// judged is a link with the numbers of two years.
type judged struct {
	*link
	l, r, difference number.Value
	holds            bool
}

// step is a year with the links that lead to it from the year before.
type step struct {
	before, after *Record
	links         []judged
}

// step judges all links between two years whose cells have values.
func (c *Checker) step(before, after *Record) step {
	s := step{before: before, after: after}
	for _, l := range linksOf(before, after) {
		left, ok := sum(l.left, before, after)
		if !ok {
			continue
		}
		right, ok := sum(l.right, before, after)
		if !ok {
			continue
		}
		difference, ok := number.Sub(left, right)
		if !ok {
			continue
		}
		sign := difference.Sign()
		s.links = append(s.links, judged{link: &l, l: left, r: right, difference: difference, holds: sign == 0 || l.atLeast && sign > 0})
	}
	return s
}

func sum(terms []term, before, after *Record) (total number.Value, ok bool) {
	for _, t := range terms {
		v, known := t.value(before, after)
		if !known {
			return total, false
		}
		if t.minus {
			v = v.Neg()
		}
		if total, ok = number.Add(total, v); !ok {
			return total, false
		}
	}
	return total, true
}

func (t *term) value(before, after *Record) (number.Value, bool) {
	r := before
	if t.next {
		r = after
	}
	v, ok := r.Facts[t.fact]
	return v, ok
}

// linksOf lists the links that the forms of two years have.
func linksOf(before, after *Record) []link {
	var links []link
	for _, column := range applicants() {
		links = append(links, link{rule: RuleCarryOver, at: column,
			left:  []term{{fact: "applications.carried_out." + column}},
			right: []term{{fact: "applications.carried_in." + column, next: true}}})
	}
	for _, row := range []string{"regulations", "normative_documents"} {
		fact := "disclosure." + row + "."
		links = append(links, link{rule: RuleInForce, at: row, stock: fact + "in_force",
			left: []term{{fact: fact + "in_force", next: true}},
			right: []term{{fact: fact + "in_force"}, {fact: fact + "issued", next: true},
				{fact: fact + "repealed", next: true, minus: true}}},
			link{rule: RuleTotalPublished, at: row, atLeast: true,
				left: []term{{fact: fact + "total_published", next: true}}, right: []term{{fact: fact + "total_published"}}})
	}
	for _, row := range []string{"licensing", "other_services", "penalties", "coercive_measures", "fees"} {
		fact := "disclosure." + row + "."
		links = append(links, link{rule: RuleItems, at: row, stock: fact + "items_previous_year",
			left:  []term{{fact: fact + "items_previous_year"}, {fact: fact + "change"}},
			right: []term{{fact: fact + "items_previous_year", next: true}}})
	}
	return append(links, cumulative(before, after)...)
}

// cumulative lists the links of the rows that both years state a cumulative value of.
func cumulative(before, after *Record) []link {
	var facts []string
	for fact := range after.Facts {
		if strings.HasSuffix(fact, ".cumulative") {
			if _, both := before.Facts[fact]; both {
				facts = append(facts, fact)
			}
		}
	}
	slices.Sort(facts)
	var links []link
	for _, fact := range facts {
		name := strings.TrimSuffix(fact, ".cumulative")
		links = append(links, link{rule: RuleCumulative, at: strings.TrimPrefix(name, "statistics."), stock: fact,
			left: []term{{fact: fact, next: true}}, right: []term{{fact: fact}, {fact: name + ".year", next: true}}})
	}
	return links
}

// applicants are the columns of the applications table.
func applicants() []string {
	return []string{"natural_person", "enterprise", "research_institution", "public_interest_organization", "legal_service", "other", "total"}
}

// link reports the broken links of adjacent years and counts all.
func (c *Checker) link(chain []step) {
	for i := range chain {
		s := &chain[i]
		for k := range s.links {
			j := &s.links[k]
			if j.holds {
				c.count(s.after, j.rule, 1, 0)
			} else {
				c.count(s.after, j.rule, 0, 1)
				c.broken(chain, i, j)
			}
		}
	}
}

// broken reports one link that does not hold.
func (c *Checker) broken(chain []step, i int, j *judged) {
	s := &chain[i]
	f := normalize.Finding{
		Rule: j.rule, At: j.at, Severity: normalize.SeverityError, Verdict: "broken",
		Left: &j.l, Right: &j.r, Difference: &j.difference, Formula: j.formula(s), Facts: j.facts(),
	}
	why := form.Text{}
	switch {
	case j.rule == RuleCarryOver:
		why = suspectCarried(&f, s, j.at)
	case j.atLeast:
		f.Severity = normalize.SeverityWarning
	case j.stock != "":
		why = suspectStock(&f, chain, i, j)
	}
	f.Message = j.message(s)
	f.Message.ZH += why.ZH
	f.Message.EN += why.EN
	c.add(s.after, s.before, f)
}

// facts lists the ids of the cells without repetition.
func (l *link) facts() []string {
	var ids []string
	for _, t := range slices.Concat(l.left, l.right) {
		if !slices.Contains(ids, t.fact) {
			ids = append(ids, t.fact)
		}
	}
	return ids
}

// formula writes a broken link out: 2024 in_force 420 ≠ 410 = 2023 in_force 597 + issued 50 − repealed 237.
func (j *judged) formula(s *step) string {
	sign := " ≠ "
	if j.atLeast {
		sign = " < "
	}
	b := j.side(nil, s, j.left)
	if len(j.left) > 1 {
		b = j.l.Append(append(b, " = "...))
	}
	b = append(b, sign...)
	if len(j.right) > 1 {
		b = append(j.r.Append(b), " = "...)
	}
	return string(j.side(b, s, j.right))
}

func (j *judged) side(b []byte, s *step, terms []term) []byte {
	year := 0
	for i, t := range terms {
		v, _ := t.value(s.before, s.after)
		switch {
		case i > 0 && t.minus:
			b = append(b, " − "...)
		case i > 0:
			b = append(b, " + "...)
		}
		y := s.before.Year
		if t.next {
			y = s.after.Year
		}
		if y != year {
			b = append(strconv.AppendInt(b, int64(y), 10), ' ')
			year = y
		}
		b = append(append(b, shortName(t.fact, j.at)...), ' ')
		b = v.Append(b)
	}
	return b
}

// shortName is a fact's name without its table and without the part that the place of
// the finding names.
func shortName(fact, at string) string {
	_, name, _ := strings.Cut(fact, ".")
	return strings.TrimPrefix(strings.TrimSuffix(name, "."+at), at+".")
}

func (j *judged) message(s *step) form.Text {
	name := titleOf(j.at)
	before, after := s.before.Year, s.after.Year
	switch j.rule {
	case RuleCarryOver:
		return say("%[1]s：%[2]d年结转下年度 %[3]s，%[4]d年上年结转 %[5]s，两者应当相等", "%[6]s: carried out of %[2]d are %[3]s, carried into %[4]d are %[5]s; the two must be equal",
			name.ZH, before, j.l, after, j.r, name.EN)
	case RuleInForce:
		return say("%[1]s：%[2]d年现行有效件数为 %[3]s，由上年现行有效、本年制发和本年废止得出 %[4]s", "%[5]s: %[3]s are in force in %[2]d, where those of the year before, those issued and those repealed make %[4]s",
			name.ZH, after, j.l, j.r, name.EN)
	case RuleItems:
		return say("%[1]s：%[2]d年的上一年项目数量加本年增减得 %[3]s，%[4]d年的上一年项目数量为 %[5]s", "%[6]s: items and change of %[2]d make %[3]s, but the report on %[4]d has %[5]s items for the year before",
			name.ZH, before, j.l, after, j.r, name.EN)
	case RuleCumulative:
		return say("%[1]s：%[2]d年历年累计为 %[3]s，由上年累计加本年得出 %[4]s", "%[5]s: the cumulative value in %[2]d is %[3]s, where the one before and the year's make %[4]s",
			name.ZH, after, j.l, j.r, name.EN)
	}
	return say("%[1]s：对外公开总数量由%[2]d年的 %[3]s 减少到%[4]d年的 %[5]s", "%[6]s: the total published fell from %[3]s in %[2]d to %[5]s in %[4]d",
		name.ZH, before, j.r, after, j.l, name.EN)
}

// suspectCarried says which of the two years is likelier wrong: the one whose own sums
// give the number that the other one prints.
func suspectCarried(f *normalize.Finding, s *step, column string) form.Text {
	cell := func(row string, next, minus bool) term {
		return term{fact: "applications." + row + "." + column, next: next, minus: minus}
	}
	out, in := *f.Left, *f.Right
	ownOut, knownOut := sum([]term{cell("received", false, false), cell("carried_in", false, false), cell("results_total", false, true)}, s.before, s.after)
	ownIn, knownIn := sum([]term{cell("results_total", true, false), cell("carried_out", true, false), cell("received", true, true)}, s.before, s.after)
	before, after := s.before.Year, s.after.Year
	suspect := func(t term, stated, expected number.Value, year, agrees int) {
		f.Suspects = append(f.Suspects, normalize.Suspect{Fact: t.fact, Stated: stated, Expected: expected, Slip: "other",
			Reason: "of " + strconv.Itoa(year) + ": the other numbers of its column and the report on " + strconv.Itoa(agrees) + " agree on it", Evidence: []string{"year"}})
	}
	if knownOut && ownOut.Equal(in) {
		suspect(cell("carried_out", false, false), out, in, before, after)
	}
	if knownIn && ownIn.Equal(out) {
		suspect(cell("carried_in", true, false), in, out, after, before)
	}
	f.Located = normalize.LocatedNotDetermined
	switch {
	case len(f.Suspects) == 2:
		f.Located = normalize.LocatedAlternatives
		return say("；两年各自的勾稽关系都支持对方的数", "; the own sums of either year support the other's number")
	case len(f.Suspects) == 1 && f.Suspects[0].Fact == cell("carried_out", false, false).fact:
		f.Located = normalize.LocatedCell
		return say("；%[1]d年自身的勾稽关系得出 %[2]s，多半是%[1]d年有误", "; the own sums of %[1]d make %[2]s: the report on %[1]d is likelier wrong", before, in)
	case len(f.Suspects) == 1:
		f.Located = normalize.LocatedCell
		return say("；%[1]d年自身的勾稽关系得出 %[2]s，多半是%[1]d年有误", "; the own sums of %[1]d make %[2]s: the report on %[1]d is likelier wrong", after, out)
	case knownOut && knownIn && ownOut.Equal(out) && ownIn.Equal(in):
		return say("；两年各自的勾稽关系都成立：数字在两份报告之间改过", "; the own sums of both years hold: the number was restated between the reports")
	}
	return form.Text{}
}

// suspectStock looks at the years on both sides: where the link to a year and the link
// from it miss by the same number with opposite signs, that year's own cell explains both.
func suspectStock(f *normalize.Finding, chain []step, i int, j *judged) form.Text {
	f.Located = normalize.LocatedNotDetermined
	opposite := func(k int) bool {
		if k < 0 || k >= len(chain) {
			return false
		}
		n := slices.IndexFunc(chain[k].links, func(o judged) bool { return o.rule == j.rule && o.at == j.at })
		return n >= 0 && !chain[k].links[n].holds && chain[k].links[n].difference.Equal(j.difference.Neg())
	}
	asNext := opposite(i + 1)
	if asNext == opposite(i-1) {
		return form.Text{} // none, or both: the errors alternate and tell nothing
	}
	r := chain[i].before
	if asNext {
		r = chain[i].after
	}
	stated := r.Facts[j.stock]
	// The later year's cell stands alone on its side; the earlier one is a term of the other.
	onLeft := slices.ContainsFunc(j.left, func(t term) bool { return t.fact == j.stock && t.next == asNext })
	excess := j.difference
	if !onLeft {
		excess = excess.Neg()
	}
	expected, ok := number.Sub(stated, excess)
	if !ok {
		return form.Text{}
	}
	f.Located = normalize.LocatedCell
	f.Suspects = []normalize.Suspect{{Fact: j.stock, Stated: stated, Expected: expected, Slip: "other",
		Reason: "of " + strconv.Itoa(r.Year) + ": the years before and after it agree on it", Evidence: []string{"year"}}}
	return say("；前后两年都支持 %[2]s，多半是%[1]d年的 %[3]s 有误", "; the years on both sides agree on %[2]s: the %[3]s of %[1]d is likelier wrong", r.Year, expected, stated)
}

// titleOf names a column or row for people; what it does not know keeps its key.
func titleOf(at string) form.Text {
	for _, t := range [...][3]string{
		{"natural_person", "自然人", "natural persons"}, {"enterprise", "商业企业", "enterprises"}, {"research_institution", "科研机构", "research institutions"},
		{"public_interest_organization", "社会公益组织", "public interest organizations"}, {"legal_service", "法律服务机构", "legal services"},
		{"other", "其他", "others"}, {"total", "总计", "total"}, {"regulations", "规章", "regulations"}, {"normative_documents", "规范性文件", "normative documents"},
		{"licensing", "行政许可", "licensing"}, {"other_services", "其他对外管理服务事项", "other services"}, {"penalties", "行政处罚", "penalties"},
		{"coercive_measures", "行政强制", "coercive measures"}, {"fees", "行政事业性收费", "fees"}, {"procurement", "政府集中采购", "procurement"},
		{"disclosed", "主动公开信息数", "information disclosed"}, {"applications", "依申请公开", "applications"}, {"replied", "答复数", "replies"},
		{"disclosure", "主动公开情况", "disclosure"}, {"proceedings", "复议诉讼情况", "proceedings"}, {"statistics", "统计表", "statistics"},
		{"applications.results", "申请办理结果", "results of applications"}, {"statistics.disclosure", "统计表·主动公开", "statistics, disclosure"},
		{"statistics.applications", "统计表·依申请公开", "statistics, applications"},
	} {
		if t[0] == at {
			return form.Text{ZH: t[1], EN: t[2]}
		}
	}
	return form.Text{ZH: at, EN: at}
}
