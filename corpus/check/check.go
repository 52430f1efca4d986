// Package check checks a database of reports by the rules of package series: organs
// over the years, governments against their organs, likenesses between all reports.
//
// In: a store.DB, aliases, a roster and accepted findings. Out: findings of the origin
// store.FromSeries in the database, and each of them to the caller, with the reports that
// it is about. The reports are read organ by organ, one after the other; of all of them only
// what package series keeps stays in memory, and where each is found.
package check

import (
	"context"
	"strings"

	"github.com/gouji/gouji/corpus/findings/waiver"
	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/series"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// Options say what is known of organs, and who is told of findings.
type Options struct {
	// Aliases and Roster may be nil.
	Aliases *organs.Aliases
	Roster  *organs.Roster
	// Forms are those of the reports, by which sums that do not hold are looked at anew
	// beside other years; without them that is left out.
	Forms []*form.Form
	// Waivers are findings that somebody accepted: they are marked and counted apart. The
	// database gets them all the same. It may be nil.
	Waivers *waiver.List
	// Found, where set, is told of every finding.
	Found func(Finding) error
	// Progress, where set, is told again and again how many reports are checked, and of
	// how many.
	Progress func(done, all int)
}

// Finding is a finding with the reports that it is about.
type Finding struct {
	Report Place  `json:"report"`
	Other  *Place `json:"other,omitempty"` // nil: there is none, or there are several
	normalize.Finding
}

// Place names a report.
type Place struct {
	Organ  string `json:"organ"`
	Year   int    `json:"year"`
	Form   string `json:"form"`
	Path   string `json:"path"`
	Member string `json:"member,omitempty"` // inside the archive that Path names
}

// Summary counts.
type Summary struct {
	Reports  int            `json:"reports"`
	Organs   int            `json:"organs"`
	Undated  int            `json:"undated"`  // reports that state no year: they are passed over
	Nameless int            `json:"nameless"` // reports without a name of an organ: they are passed over
	Alone    int            `json:"alone"`    // reports whose organ's name others may have too: they are in no series
	Checks   []Check        `json:"checks"`   // by rule, in the order of the catalogue
	Findings map[string]int `json:"findings"` // by severity, without those that somebody accepted
	Waived   int            `json:"waived"`   // findings that somebody accepted
}

// Check counts how often a rule was applied.
type Check struct {
	Rule   string `json:"rule"`
	Holds  int    `json:"holds"`
	Broken int    `json:"broken"`
}

// Run checks the database and replaces its findings of this kind. The same database, aliases
// and roster yield the same findings in the same order.
func Run(ctx context.Context, db *store.DB, o Options) (*Summary, error) {
	r := &run{
		Options: o, db: db, checker: series.New(o.Aliases, o.Roster), places: map[int64]Place{},
		counts: map[string]*Check{}, summary: &Summary{Checks: []Check{}, Findings: map[string]int{}},
	}
	err := db.Replace(ctx, store.FromSeries, func(add *store.Additions) error {
		r.add = add
		if err := db.Groups(ctx, r.key, r.report); err != nil {
			return err
		}
		return r.take(r.checker.Finish())
	})
	for _, rule := range series.Rules() {
		if c := r.counts[rule]; c != nil {
			r.summary.Checks = append(r.summary.Checks, *c)
		}
	}
	return r.summary, err
}

type run struct {
	Options
	db      *store.DB
	checker *series.Checker
	add     *store.Additions
	places  map[int64]Place
	counts  map[string]*Check
	summary *Summary
	all     int // reports to be checked

	together []*store.Report // of the organ at hand, without their text
}

// key returns the key of a report's organ. A report whose organ's name others may have is
// of one organ with those from the same site; with no others where it comes from none.
func (r *run) key(report *store.Report) string {
	key := r.keyOf(report)
	if key != "" {
		r.all++
	}
	return key
}

func (r *run) keyOf(report *store.Report) string {
	o := r.Aliases.Of(organs.Fullest(report.Organ, report.OrganFull), report.Year)
	if o.Shared { // a file of aliases may know the short name
		if short := r.Aliases.Of(report.Organ, report.Year); !short.Shared {
			o = short
		}
	}
	switch {
	case o.Key == "":
		r.summary.Nameless++
		return ""
	case report.Year == 0:
		r.summary.Undated++
		return ""
	}
	if o.Shared && report.URL == "" {
		r.summary.Alone++
	}
	return o.Identity(report.URL, report.Path+"!"+report.Member)
}

const (
	// mostTogether is how many reports of an organ are held together, to look anew for the
	// wrong cells of those whose sums do not hold. More than that are no organ's: there are
	// several for each year, beside which nothing is looked at.
	mostTogether = 1000
	// often is after how many reports progress is told.
	often = 500
)

// report checks the next report of an organ.
func (r *run) report(g store.Group, report *store.Report) error {
	if g.N == 0 {
		r.summary.Organs++
		r.checker.Begin(g.Key)
		r.together = nil
	}
	r.summary.Reports++
	r.places[report.ID] = Place{Organ: report.Organ, Year: report.Year, Form: report.Form, Path: report.Path, Member: report.Member}
	err := r.copies(report)
	if err == nil {
		err = r.take(r.checker.Add(recordOf(report)))
	}
	if report.Sections = nil; g.Of <= mostTogether {
		r.together = append(r.together, report)
	}
	if err == nil && g.Last() {
		err = r.take(r.checker.End())
		if err == nil {
			var anew []series.Finding
			if anew, err = r.locate(r.together); err == nil {
				err = r.take(anew, nil)
			}
		}
	}
	if r.Progress != nil && (g.Last() || r.summary.Reports%often == 0) {
		r.Progress(r.summary.Reports, r.all)
	}
	return err
}

// copies tells of the cells in which copies of a report differ, which the build has found.
func (r *run) copies(report *store.Report) error {
	for i := range report.Findings {
		f := &report.Findings[i]
		if f.Rule != store.RuleCopiesDiffer {
			continue
		}
		finding := normalize.Finding{Rule: f.Rule, At: f.At, Severity: f.Severity, Message: form.Text{ZH: f.MessageZH, EN: f.MessageEN}, Identity: f.Identity}
		if err := r.tell(report.ID, 0, &finding); err != nil {
			return err
		}
	}
	return nil
}

// recordOf takes from a report what the rules need.
func recordOf(report *store.Report) *series.Record {
	record := &series.Record{ID: report.ID, Organ: report.Organ, Year: report.Year, Form: report.Form, Facts: make(map[string]number.Value, len(report.Facts))}
	for i := range report.Facts {
		if f := &report.Facts[i]; f.Status.Known() {
			record.Facts[f.ID] = f.Value
		}
	}
	for i := range report.Sections {
		for line := range strings.SplitSeq(report.Sections[i].Text, "\n") {
			record.Text = append(record.Text, line)
		}
	}
	return record
}

// take writes findings and adds counts up.
func (r *run) take(findings []series.Finding, counts []series.Count) error {
	for i := range findings {
		f := &findings[i]
		if err := r.add.Finding(f.Record, f.Other, &f.Finding); err != nil {
			return err
		}
		if err := r.tell(f.Record, f.Other, &f.Finding); err != nil {
			return err
		}
	}
	for _, n := range counts {
		c := r.counts[n.Rule]
		if c == nil {
			c = &Check{Rule: n.Rule}
			r.counts[n.Rule] = c
		}
		c.Holds += n.Holds
		c.Broken += n.Broken
		if err := r.add.Check(n.Record, &n.Check); err != nil {
			return err
		}
	}
	return nil
}

// tell counts a finding and tells the caller of it.
func (r *run) tell(record, other int64, f *normalize.Finding) error {
	if r.Waivers.Mark(f); f.Waived != nil {
		r.summary.Waived++
	} else {
		r.summary.Findings[f.Severity]++
	}
	if r.Found == nil {
		return nil
	}
	told := Finding{Report: r.places[record], Finding: *f}
	if place, ok := r.places[other]; ok {
		told.Other = &place
	}
	return r.Found(told)
}
