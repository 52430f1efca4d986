package export

import (
	"maps"
	"slices"

	"github.com/gouji/gouji/corpus/series"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/rules"
)

func checksTable(head []field) *table {
	return &table{name: "checks", zh: "核对次数（每份报告每条适用的规则一行）", en: "how often each report was checked, one row per rule that applies to it",
		key: []string{"report", "rule"}, foreign: true, fields: slices.Concat(head, []field{
			{"rule", textKind, "规则", "rule"}, {"kind", textKind, "sum 格式规定的勾稽关系、report 报告自身的其他规则、series 年度之间和机关之间", "sum: an identity of the form; report: another rule about the report alone; series: a rule between reports"},
			{"holds", integerKind, "成立次数", "how often it holds"}, {"broken", integerKind, "不成立次数", "how often it is broken"},
			{"open", integerKind, "待定次数（空白处须填数才成立）", "how often it holds only if blanks stand for more than 0"},
			{"not_stated", integerKind, "未载明次数（合计本身空白）", "how often the total itself is blank"},
		})}
}

func rulesTable() *table {
	return &table{name: "rules", zh: "规则（每条一行，附全库计数）", en: "rules, one row each, with counts over all reports", key: []string{"rule"}, fields: []field{
		{"rule", textKind, "规则", "rule"}, {"kind", textKind, "sum 格式规定的勾稽关系、report 报告自身的其他规则、series 年度之间和机关之间", "sum: an identity of a form; report: another rule about a report alone; series: a rule between reports"},
		{"severity", textKind, "级别", "severity"}, {"title_zh", textKind, "名称（中文）", "title in Chinese"}, {"title_en", textKind, "名称（英文）", "title in English"},
		{"what_zh", textKind, "要求（中文）", "what has to hold, in Chinese"}, {"what_en", textKind, "要求（英文）", "what has to hold, in English"},
		{"reports", integerKind, "适用的报告份数", "reports that it applies to"}, {"reports_hold", integerKind, "其中没有不成立的", "of these: it is broken nowhere"},
		{"reports_broken", integerKind, "其中有不成立的", "of these: it is broken somewhere"},
		{"holds", integerKind, "成立次数", "how often it holds"}, {"broken", integerKind, "不成立次数", "how often it is broken"},
		{"open", integerKind, "待定次数", "how often it is open"}, {"not_stated", integerKind, "未载明次数", "how often the total is blank"},
		{"findings", integerKind, "发现数", "findings"},
	}}
}

// tally is what a rule comes to over all reports.
type tally struct {
	kind                     string // "": it was applied to no report
	reports, broken          int    // reports to which it applies, and in which it is broken
	holds, breaks, open, not int
	findings                 int
}

// tallies are those of all rules, by their ids.
type tallies map[string]*tally

func (t tallies) of(rule string) *tally {
	if t[rule] == nil {
		t[rule] = &tally{}
	}
	return t[rule]
}

// check takes in how often a rule was applied to a report.
func (t tallies) check(c *store.Check) {
	n := t.of(c.Rule)
	n.kind = ruleKind(c)
	n.holds, n.breaks, n.open, n.not = n.holds+c.Holds, n.breaks+c.Broken, n.open+c.Open, n.not+c.NotStated
	if c.Holds+c.Broken+c.Open > 0 {
		n.reports++
	}
	if c.Broken > 0 {
		n.broken++
	}
}

// ruleKind names what a rule rests on.
func ruleKind(c *store.Check) string { return [...]string{"report", "sum", "series"}[c.Kind%3] }

// kindOf names what a rule rests on that was applied to no report.
func (w *writer) kindOf(rule string) string {
	switch {
	case slices.ContainsFunc(w.Forms, func(f *form.Form) bool { return slices.Contains(f.Rules, rule) }):
		return "sum"
	case slices.Contains(series.Rules(), rule), rule == store.RuleCopiesDiffer:
		return "series"
	}
	return "report"
}

// checks writes the rows of a report's rules that apply to it, those of the codebook's
// rules being counted.
func (w *writer) checks(r *store.Report, head []cell) error {
	for i := range r.Checks {
		c := &r.Checks[i]
		w.tallies.check(c)
		if c.Holds+c.Broken+c.Open+c.NotStated == 0 {
			continue
		}
		row := slices.Concat(head, []cell{text(c.Rule), text(ruleKind(c)), integer(c.Holds), integer(c.Broken), integer(c.Open), integer(c.NotStated)})
		if err := w.tables.checks.add(row...); err != nil {
			return err
		}
	}
	return nil
}

// rules writes the rows of all rules, in the order of the catalogue; what another
// version of the program judged by comes last.
func (w *writer) rules() error {
	left := maps.Clone(w.tallies)
	add := func(id, severity string, words ...cell) error {
		n := w.tallies.of(id)
		delete(left, id)
		if n.kind == "" {
			n.kind = w.kindOf(id)
		}
		row := slices.Concat([]cell{text(id), text(n.kind), text(severity)}, words, []cell{integer(n.reports), integer(n.reports - n.broken), integer(n.broken),
			integer(n.holds), integer(n.breaks), integer(n.open), integer(n.not), integer(n.findings)})
		return w.tables.rules.add(row...)
	}
	for _, rule := range rules.All(w.Forms) {
		p := rule.Page()
		if err := add(rule.ID, rule.Severity, text(p.Title.ZH), text(p.Title.EN), text(p.What.ZH), text(p.What.EN)); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(left)) {
		if err := add(id, "", text(""), text(""), text(""), text("")); err != nil {
			return err
		}
	}
	return nil
}
