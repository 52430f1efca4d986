package series

import (
	"maps"
	"slices"
	"strings"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// restOf is the cell of which the rest is told that organs without a report account for.
const restOf = "applications.received.total"

// hierarchy holds the reports of the roster's parents against those of their children.
func (c *Checker) hierarchy() {
	if c.roster == nil {
		return
	}
	for i := range c.roster.Parents {
		p := &c.roster.Parents[i]
		years := c.listed[p.Key]
		for _, year := range slices.Sorted(maps.Keys(years)) {
			if years[year] != nil {
				c.family(p, years[year])
			}
		}
	}
}

// family compares every cell of one consolidated report. Where each child states the
// cell and the parent has nothing of its own, the two must be equal. Otherwise counts
// are 0 or more: the known ones must not exceed the parent's.
func (c *Checker) family(p *organs.Parent, parent *Record) {
	var children []*Record
	var missing []string
	for _, child := range p.Children {
		if r := c.listed[child.Key][parent.Year]; r != nil {
			children = append(children, r)
		} else {
			missing = append(missing, child.Name)
		}
	}
	if len(children) == 0 {
		return
	}
	holds, broken := 0, 0
	for _, fact := range slices.Sorted(maps.Keys(parent.Facts)) {
		stated := parent.Facts[fact]
		total, unknown, negative := number.Value{}, len(missing), false
		fits := true
		for _, r := range children {
			v, ok := r.Facts[fact]
			if !ok {
				unknown++
				continue
			}
			negative = negative || v.Sign() < 0
			if total, ok = number.Add(total, v); !ok {
				fits = false
				break
			}
		}
		difference, ok := number.Sub(stated, total)
		if !fits || !ok || unknown == len(p.Children) {
			continue
		}
		whole := unknown == 0 && !p.IncludesOwn
		switch {
		case whole && difference.Sign() == 0:
			holds++
		case whole, difference.Sign() < 0 && !negative && !signed(fact):
			broken++
			c.exceeds(parent, children, fact, stated, total, difference, whole)
		case fact == restOf && difference.Sign() > 0:
			c.rest(parent, missing, stated, total, difference)
		}
	}
	c.count(parent, RuleHierarchy, holds, broken)
}

// signed reports whether a fact may be negative: the change of a number of items.
func signed(fact string) bool { return strings.HasSuffix(fact, ".change") }

func (c *Checker) exceeds(parent *Record, children []*Record, fact string, stated, total, difference number.Value, whole bool) {
	f := normalize.Finding{Rule: RuleHierarchy, At: fact, Severity: normalize.SeverityError, Verdict: "broken",
		Left: &stated, Right: &total, Difference: &difference, Facts: []string{fact}, Formula: familyFormula(children, fact, stated, total, whole)}
	if whole {
		f.Message = say("汇总报告为 %[1]s，所属机关合计 %[2]s，两者应当相等", "the consolidated report has %[1]s, its organs add up to %[2]s; the two must be equal", stated, total)
	} else {
		f.Message = say("汇总报告为 %[1]s，仅已有报告的所属机关合计已达 %[2]s", "the consolidated report has %[1]s, but the organs whose reports are here alone make %[2]s", stated, total)
	}
	var other *Record
	if len(children) == 1 {
		other = children[0]
	}
	c.add(parent, other, f)
}

// familyFormula writes the sum out, as far as its terms are few; zeros are left out.
func familyFormula(children []*Record, fact string, stated, total number.Value, whole bool) string {
	const most = 12
	var terms []string
	for _, r := range children {
		if v, ok := r.Facts[fact]; ok && v.Sign() != 0 {
			terms = append(terms, r.Organ+" "+v.String())
		}
	}
	sign := " < "
	if whole {
		sign = " ≠ "
	}
	b := stated.String() + sign + total.String()
	switch {
	case len(terms) == 0:
		return b
	case len(terms) > most:
		return b + " = " + strings.Join(terms[:most], " + ") + " + …"
	}
	return b + " = " + strings.Join(terms, " + ")
}

// rest says how much of a number the organs account for whose reports are not here.
func (c *Checker) rest(parent *Record, missing []string, stated, total, difference number.Value) {
	const most = 5
	names := strings.Join(missing[:min(len(missing), most)], "、")
	if len(missing) > most {
		names += "…"
	}
	f := normalize.Finding{Rule: RuleHierarchyRest, At: restOf, Severity: normalize.SeverityNotice,
		Left: &stated, Right: &total, Difference: &difference, Facts: []string{restOf}}
	switch {
	case len(missing) > 0:
		f.Message = say("汇总报告新收申请 %[1]s 件，已有报告的所属机关合计 %[2]s 件，其余 %[3]s 件属于没有报告的 %[4]d 个机关（%[5]s）或本机关",
			"the consolidated report has %[1]s applications, the organs whose reports are here %[2]s; the other %[3]s are its own or of organs without a report (%[4]d: %[5]s)", stated, total, difference, len(missing), names)
	default:
		f.Message = say("汇总报告新收申请 %[1]s 件，所属机关合计 %[2]s 件，其余 %[3]s 件属于本机关或未列明的机关",
			"the consolidated report has %[1]s applications, its organs %[2]s; the other %[3]s are its own or of organs that state none", stated, total, difference)
	}
	c.add(parent, nil, f)
}
