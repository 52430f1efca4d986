// Package rules judges the structure of a report and what the law asks of it:
// chapters, headings and tables, what cells may hold, dates, statements that must
// not be missing, leftovers of another report.
//
// In: a normalize.Report. Out: findings, and for every rule how often it holds and
// is broken. A rule is a value; its file holds what it says, why, the law behind it,
// an example that breaks it, and the function that judges. All lists every rule
// whose id a finding can carry, also those that other packages judge: the catalogue
// is made from it. Nothing outside the standard library is needed.
//
// What is missing from a file that was cut is nobody's fault: rules about what a
// report lacks pass over reports that are Partial. Where a heading or a table may be
// there in a shape that was not recognised, nothing is said.
package rules

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// Rule is one thing that a report can be held against.
type Rule struct {
	ID       string // public and stable: structure.section_missing
	Severity string // of its findings, as a rule
	// Whole is true where a report of which a part is missing cannot be judged.
	Whole bool
	// Check returns how often the rule holds in a report, and a finding for each
	// time that it is broken; Rule and Severity of a finding may be left empty. It
	// is nil for a rule that another package judges.
	Check func(r *normalize.Report) (holds int, broken []normalize.Finding)
	// Page makes the rule's page of the catalogue.
	Page func() Page
}

// Page says for people what a rule is about.
type Page struct {
	Title   form.Text
	What    form.Text   // one sentence: what has to hold
	Why     form.Text   // what follows where it does not, and what is left alone
	Law     []form.Text // articles and notices; empty where the rule rests on arithmetic or on reading
	Example *Example    // a report that breaks the rule; nil where no single report can
	Reports *Reports    // reports that together break it, for a rule between reports
}

// Check judges r by the rules of this package: it appends their findings to
// r.Findings and an entry for each of them to r.Checks. A second call judges anew.
func Check(r *normalize.Report) {
	own := judged()
	known := func(id string) bool {
		return slices.ContainsFunc(own, func(rule Rule) bool { return rule.ID == id })
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(f normalize.Finding) bool { return known(f.Rule) })
	r.Checks = slices.DeleteFunc(r.Checks, func(c normalize.Check) bool { return known(c.Rule) })
	r.Checks = slices.Grow(r.Checks, len(own))
	for i := range own {
		rule := &own[i]
		check := normalize.Check{Rule: rule.ID}
		if !rule.Whole || !r.Partial {
			var broken []normalize.Finding
			check.Holds, broken = rule.Check(r)
			check.Broken = len(broken)
			r.Findings = append(r.Findings, rule.complete(broken)...)
		}
		r.Checks = append(r.Checks, check)
	}
}

// complete names the rule in its findings.
func (rule *Rule) complete(findings []normalize.Finding) []normalize.Finding {
	for i := range findings {
		findings[i].Rule = rule.ID
		if findings[i].Severity == "" {
			findings[i].Severity = rule.Severity
		}
	}
	return findings
}

// All lists the rules of the given forms, those judged here first.
func All(forms []*form.Form) []Rule {
	return slices.Concat(judged(), readingRules(), narrativeRules(), sumRules(forms), corpusRules())
}

// judged lists the rules of this package in the order of the catalogue.
func judged() []Rule {
	return []Rule{
		sectionMissing(), sectionRepeated(), sectionOrder(),
		numberingGap(), numberingRepeated(), numberingOrder(), numberingRestarts(), numberingDoubled(), numberingLost(),
		tableMissing(), tablesAsImages(), formOutdated(), formAhead(),
		yearDiffers(), leftoverYear(), leftoverOrgan(),
		publishedLate(), problemsUnstated(), feesUnstated(),
		cellBlank(), cellUnit(), cellNegative(), cellDecimal(), cellPartExceedsWhole(), cellAmountUnlikely(),
	}
}
