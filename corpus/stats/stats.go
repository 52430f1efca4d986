// Package stats counts what a database of reports holds: coverage by year, form
// and place, how many reports reconcile, by rule, and what was found and refused
// most.
//
// In: a store.DB. Out: Stats, as numbers, as text for a terminal, or as one HTML
// page with charts in SVG that loads nothing from anywhere. Charts are drawn by
// html/template: a few bars need no library.
package stats

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/organs/division"
	"github.com/gouji/gouji/corpus/store"
)

// Stats is what a database holds.
type Stats struct {
	Reports Count   `json:"reports"`
	Copies  int     `json:"copies"` // of these reports
	Partial int     `json:"partial"`
	Organs  int     `json:"organs"` // by the keys of their names
	Facts   int64   `json:"facts"`
	Years   []Count `json:"years"` // "" where a report states none
	Forms   []Count `json:"forms"` // "" where no known form fits
	// Provinces are those that the names of organs tell, "" where they do not.
	Provinces []Count   `json:"provinces"`
	Places    []Count   `json:"places"`
	Rules     []Rule    `json:"rules"`
	Findings  []Finding `json:"findings"`
	Refused   []Refused `json:"refused"`
}

// Count counts reports. Those that reconcile have sums and none that is broken.
type Count struct {
	Name      string `json:"name"`
	Reports   int    `json:"reports"`
	Reconcile int    `json:"reconcile"`
	Broken    int    `json:"broken"` // at least one sum contradicts itself
}

// Unchecked returns how many reports have no sum that could be checked.
func (c Count) Unchecked() int { return c.Reports - c.Reconcile - c.Broken }

// Share returns the share of reports that reconcile of those that have sums, in
// percent with one decimal; "–" where none has.
func (c Count) Share() string { return share(c.Reconcile, c.Reconcile+c.Broken) }

func share(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64) + " %"
}

// Rule counts the reports that a rule applies to.
type Rule struct {
	Rule       string `json:"rule"`
	Reports    int    `json:"reports"`
	Reconcile  int    `json:"reconcile"` // reports in which no identity of the rule is broken
	Identities int    `json:"identities"`
	Broken     int    `json:"broken"` // identities
}

// Share returns the share of reports that reconcile.
func (r Rule) Share() string { return share(r.Reconcile, r.Reports) }

// Finding counts the findings of a rule.
type Finding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Findings int    `json:"findings"`
	Reports  int    `json:"reports"`
}

// Refused counts inputs that are no report.
type Refused struct {
	Refused string `json:"refused"`
	ZH      string `json:"zh"`
	EN      string `json:"en"`
	Inputs  int    `json:"inputs"`
}

// Compute counts.
func Compute(ctx context.Context, db *store.DB) (*Stats, error) {
	s := &Stats{Years: []Count{}, Forms: []Count{}, Provinces: []Count{}, Places: []Count{}, Rules: []Rule{}, Findings: []Finding{}, Refused: []Refused{}}
	for _, part := range []struct {
		query string
		take  func(row) error
		end   func()
	}{
		s.coverage(),
		{query: "SELECT count(*) FROM records WHERE copy_of IS NOT NULL", take: func(r row) error { s.Copies = r.int(0); return nil }},
		{query: "SELECT rule, reports, reconcile, identities_hold + identities_broken, identities_broken FROM v_rules ORDER BY rule", take: func(r row) error {
			s.Rules = append(s.Rules, Rule{r.text(0), r.int(1), r.int(2), r.int(3), r.int(4)})
			return nil
		}},
		{query: "SELECT rule, severity, count(*), count(DISTINCT record) FROM v_findings GROUP BY rule, severity ORDER BY 3 DESC, 1, 2 LIMIT 40", take: func(r row) error {
			s.Findings = append(s.Findings, Finding{r.text(0), r.text(1), r.int(2), r.int(3)})
			return nil
		}},
		{query: "SELECT refused, max(reason_zh), max(reason_en), count(*) FROM v_failures GROUP BY refused ORDER BY 4 DESC, 1", take: func(r row) error {
			s.Refused = append(s.Refused, Refused{r.text(0), r.text(1), r.text(2), r.int(3)})
			return nil
		}},
	} {
		err := db.Query(ctx, part.query, func([]string) error { return nil }, func(values []any) error { return part.take(row(values)) })
		if err != nil {
			return nil, err
		}
		if part.end != nil {
			part.end()
		}
	}
	return s, nil
}

// row is a row of a query.
type row []any

func (r row) int(i int) int     { n, _ := r[i].(int64); return int(n) }
func (r row) text(i int) string { s, _ := r[i].(string); return s }

// coverage counts the reports.
func (s *Stats) coverage() (part struct {
	query string
	take  func(row) error
	end   func()
}) {
	years, forms, provinces, places := counts{}, counts{}, counts{}, counts{}
	names := map[string]struct{}{}
	part.query = `SELECT r.year, r.form, r.organ, r.organ_full, r.partial, r.facts, total(c.holds + c.broken + c.open) > 0, total(c.broken) > 0, r.organ_key
		FROM records r LEFT JOIN checks c ON c.record = r.id AND c.sum = 1 WHERE r.copy_of IS NULL AND r.source IS NOT NULL GROUP BY r.id`
	part.take = func(r row) error {
		year := ""
		if r.int(0) != 0 {
			year = strconv.Itoa(r.int(0))
		}
		checked, broken := r.int(6) != 0, r.int(7) != 0
		s.Reports.add(checked, broken)
		years.add(year, checked, broken)
		forms.add(r.text(1), checked, broken)
		provinces.add(province(organs.Fullest(r.text(2), r.text(3)), r.int(0)), checked, broken)
		places.add(cmp.Or(place(r.text(3)), place(r.text(2))), checked, broken)
		names[r.text(8)] = struct{}{}
		s.Partial += r.int(4)
		s.Facts += int64(r.int(5))
		return nil
	}
	part.end = func() {
		s.Organs = len(names)
		byName := func(a, b Count) int { return cmp.Compare(a.Name, b.Name) }
		s.Years, s.Forms = years.list(byName), forms.list(byName)
		byReports := func(a, b Count) int { return cmp.Or(cmp.Compare(b.Reports, a.Reports), byName(a, b)) }
		s.Provinces, s.Places = provinces.list(byReports), places.list(byReports)
	}
	return part
}

func (c *Count) add(checked, broken bool) {
	c.Reports++
	switch {
	case broken:
		c.Broken++
	case checked:
		c.Reconcile++
	}
}

// counts are counts by name.
type counts map[string]*Count

func (c counts) add(name string, checked, broken bool) {
	if c[name] == nil {
		c[name] = &Count{Name: name}
	}
	c[name].add(checked, broken)
}

func (c counts) list(order func(a, b Count) int) []Count {
	list := make([]Count, 0, len(c))
	for count := range maps.Values(c) {
		list = append(list, *count)
	}
	slices.SortFunc(list, order)
	return list
}

// province returns the name of the province that an organ belongs to; "" where its
// name does not tell.
func province(organ string, year int) string {
	d, _ := division.In(organ, year)
	p, _ := division.ByCode(d.Province())
	return p.Name
}

// place returns the area that an organ's name begins with (某省, 某市, 某区); ""
// where it begins with none.
func place(name string) string {
	runes := []rune(name)
	for i, r := range runes {
		switch r {
		case '省', '市', '州', '盟', '县', '区', '旗', '镇', '乡':
			after := string(runes[i+1:])
			if i == 0 || strings.ContainsRune("州镇乡", r) && startsWith(after, "市县区") && !strings.HasPrefix(after, "市场") {
				continue // the name itself has the character: 广州市, 景德镇市, 新乡县
			}
			return string(runes[:i+1])
		}
	}
	return ""
}

// startsWith reports whether a text begins with one of the characters given.
func startsWith(s, characters string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && strings.ContainsRune(characters, r)
}
