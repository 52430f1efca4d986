package series

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// The parameters of Hidiroglou and Berthelot's method (Survey Methodology 12, 1986),
// by which ratios of two years are compared over all organs. A ratio is symmetric
// about the median, s = 1 − median/ratio below it and ratio/median − 1 above, and
// weighted by size, e = s × max(a, b)^exponent. It is told where e lies outside
// median(e) ± width × max(distance to the quartile, least × |median(e)|).
const (
	exponent = 0.5
	width    = 20
	least    = 0.05
	fewest   = 30 // ratios of a variable and a year that are compared at all
)

// The factor between 元 and 万元, and how much a year may differ from the next beside it.
const (
	unitFactor = 10_000
	unitSlack  = 3
)

// variable is a fact with the later of two years.
type variable struct {
	fact string
	year int32
}

// ratio is what two years of an organ say of a variable.
type ratio struct {
	report, before int32 // indexes of reports
	a, b           number.Value
}

// compared lists the facts whose ratio from year to year is held against that of
// all organs.
func compared() []string {
	return []string{"applications.received.total", "applications.results_total.total", "proceedings.reconsideration.total",
		"disclosure.licensing.decisions", "disclosure.penalties.decisions", "disclosure.coercive_measures.decisions",
		"statistics.disclosed", "statistics.disclosed.year", "statistics.applications", "statistics.replied"}
}

// amounts lists the facts in 万元.
func amounts() []string {
	return []string{"disclosure.fees.amount", "disclosure.procurement.amount", "statistics.fees_collected", "statistics.budget"}
}

// compareYears takes in the ratios of two adjacent years, and tells jumps by the
// factor between two units.
func (c *Checker) compareYears(i, k int, before, after *Record) {
	for _, fact := range compared() {
		a, known := before.Facts[fact]
		b, both := after.Facts[fact]
		if known && both && a.Sign() > 0 && b.Sign() > 0 {
			v := variable{fact, int32(after.Year)}
			c.ratios[v] = append(c.ratios[v], ratio{report: int32(k), before: int32(i), a: a, b: b})
		}
	}
	for _, fact := range amounts() {
		a, b := before.Facts[fact], after.Facts[fact]
		if a.Sign() <= 0 || b.Sign() <= 0 {
			continue
		}
		x, y := float(a), float(b)
		if jump := max(x/y, y/x); jump < unitFactor/unitSlack || jump > unitFactor*unitSlack {
			continue
		}
		c.add(after, before, normalize.Finding{Rule: RuleUnitJump, At: fact, Severity: normalize.SeverityNotice, Left: &b, Right: &a, Facts: []string{fact},
			Message: say("%[1]d年为 %[2]s，%[3]d年为 %[4]s，相差约一万倍：其中一年可能以元为单位", "%[2]s in %[1]d and %[4]s in %[3]d, about ten thousand times as much: one of them may be in 元, not in 万元",
				before.Year, a, after.Year, b)})
	}
	c.sameFigures(i, k, before, after)
}

func float(v number.Value) float64 { return float64(v.Coef()) / math.Pow10(int(v.Scale())) }

// hints tells ratios that lie far from those of all organs.
func (c *Checker) hints() {
	variables := slices.SortedFunc(maps.Keys(c.ratios), func(a, b variable) int {
		return cmp.Or(cmp.Compare(a.fact, b.fact), cmp.Compare(a.year, b.year))
	})
	for _, v := range variables {
		group := c.ratios[v]
		effects, middle := effectsOf(group)
		if effects == nil {
			continue
		}
		sorted := slices.Sorted(slices.Values(effects))
		low, m, high := quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)
		from := m - width*max(m-low, least*math.Abs(m))
		to := m + width*max(high-m, least*math.Abs(m))
		if from == to {
			continue // all grow alike: there is nothing to compare with
		}
		for i, e := range effects {
			if e < from || e > to {
				c.ratio(v, &group[i], middle)
			}
		}
	}
}

// effectsOf returns the weighted, symmetric ratios and the median ratio; nil where
// there are too few.
func effectsOf(group []ratio) (effects []float64, middle float64) {
	if len(group) < fewest {
		return nil, 0
	}
	effects = make([]float64, len(group))
	for i := range group {
		effects[i] = float(group[i].b) / float(group[i].a)
	}
	middle = quantile(slices.Sorted(slices.Values(effects)), 0.5)
	for i, r := range effects {
		s := r/middle - 1
		if r < middle {
			s = 1 - middle/r
		}
		effects[i] = s * math.Pow(max(float(group[i].a), float(group[i].b)), exponent)
	}
	return effects, middle
}

// quantile interpolates in a sorted list that is not empty.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

func (c *Checker) ratio(v variable, r *ratio, middle float64) {
	before, after := c.about(r.before), c.about(r.report)
	c.add(after, before, normalize.Finding{Rule: RuleRatio, At: v.fact, Severity: normalize.SeverityNotice, Left: &r.b, Right: &r.a, Facts: []string{v.fact},
		Message: say("由%[1]d年的 %[2]s 变为%[3]d年的 %[4]s，与其他机关的变化（中位数 %.2[5]f 倍）相差悬殊，请核对", "%[2]s in %[1]d became %[4]s in %[3]d, far from how other organs changed (median %.2[5]f times); compare the original",
			before.Year, r.a, after.Year, r.b, middle)})
}
