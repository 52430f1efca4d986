package check

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/series"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/corpus/yearbook"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reconcile"
)

// locate looks anew for the wrong cells of reports whose sums do not hold, with what
// the reports on the years beside them carry over as evidence. It says something where
// that leads to other cells than the report alone does.
func (r *run) locate(reports []*store.Report) ([]series.Finding, error) {
	var found []series.Finding
	book := (*yearbook.Book)(nil)
	for _, report := range reports {
		if len(r.Forms) == 0 || !slices.ContainsFunc(report.Findings, brokenSum) {
			continue
		}
		if book == nil {
			book = yearbook.New()
			for _, other := range reports {
				again, err := r.again(other, reports[0])
				if err != nil {
					return nil, err
				}
				book.Add(again)
			}
		}
		again, err := r.again(report, reports[0])
		if err != nil {
			return nil, err
		}
		reconcile.Check(again)
		alone := slices.Clone(again.Findings)
		if book.Beside(again); len(again.Beside) == 0 {
			continue
		}
		reconcile.Check(again)
		found = append(found, located(report, reports, alone, again.Findings)...)
	}
	return found, nil
}

// brokenSum reports whether a finding is that a sum of the report does not hold.
func brokenSum(f store.Finding) bool { return f.Origin == store.FromReport && f.Verdict == "broken" }

// again makes of a stored report what its sums are judged by. It has the names of first,
// as all reports of one organ.
func (r *run) again(report, first *store.Report) (*normalize.Report, error) {
	again := &normalize.Report{Organ: first.Organ, OrganFull: first.OrganFull, Year: report.Year, Form: report.Form, Partial: report.Partial, Mentions: report.Mentions}
	i := slices.IndexFunc(r.Forms, func(f *form.Form) bool { return f.ID == report.Form })
	if i < 0 {
		return again, nil
	}
	again.FormData = r.Forms[i]
	again.Cells = make([]normalize.Cell, len(again.FormData.Facts))
	for i := range report.Facts {
		f := &report.Facts[i]
		slot, ok := again.FormData.Slot(f.ID)
		if !ok {
			continue
		}
		again.Facts = append(again.Facts, normalize.Fact{ID: f.ID, Value: f.Value, Raw: f.Raw, Unit: f.Unit, Status: f.Status,
			Where: normalize.Where{Page: f.Page, Line: f.Line, Table: f.Table, Row: f.Row, Column: f.Column}})
		again.Cells[slot] = normalize.Cell{Status: f.Status, Value: f.Value, Fact: int32(len(again.Facts))}
	}
	for i := range report.Findings {
		f := &report.Findings[i]
		if !brokenSum(*f) {
			continue
		}
		broken := normalize.Finding{Rule: f.Rule, Verdict: f.Verdict}
		if f.Facts != "" {
			if err := json.Unmarshal([]byte(f.Facts), &broken.Facts); err != nil {
				return nil, fmt.Errorf("record %d: facts of a finding: %w", report.ID, err)
			}
		}
		again.Findings = append(again.Findings, broken)
	}
	return again, nil
}

// located says where the years beside a report lead to other cells than the report
// alone does, or choose among those that it leaves, once for each explanation.
func located(report *store.Report, reports []*store.Report, alone, beside []normalize.Finding) []series.Finding {
	var found []series.Finding
	told := map[string]bool{}
	for i := range beside {
		f := &beside[i]
		explained := findings.Alternatives(f)
		if f.Verdict != "broken" || len(explained) == 0 {
			continue
		}
		var before []normalize.Repair
		if k := slices.IndexFunc(alone, func(g normalize.Finding) bool { return g.Rule == f.Rule && g.At == f.At }); k >= 0 {
			before = findings.Alternatives(&alone[k])
		}
		now := changes(explained[0])
		same := len(before) > 0 && changes(before[0]) == now
		if told[now] || same && (len(before) == 1 || !slices.Contains(explained[0].Evidence, normalize.EvidenceYear)) {
			continue
		}
		told[now] = true
		finding := locatedFinding(f, explained[0])
		switch {
		case same:
			finding.Message.ZH += fmt.Sprintf("；仅看本报告有 %d 种可能", len(before)+f.MoreRepairs)
			finding.Message.EN += fmt.Sprintf("; the report alone leaves %d explanations", len(before)+f.MoreRepairs)
		case len(before) > 0:
			finding.Message.ZH += "；仅看本报告则是 " + changes(before[0])
			finding.Message.EN += "; the report alone suggests " + changes(before[0])
		}
		found = append(found, series.Of(&series.Record{ID: report.ID, Organ: report.Organ, Year: report.Year}, recordBeside(report, reports), finding))
	}
	return found
}

// locatedFinding is the finding that a broken sum is explained by a change.
func locatedFinding(sum *normalize.Finding, repair normalize.Repair) normalize.Finding {
	now, first := changes(repair), &repair.Changes[0]
	f := normalize.Finding{Rule: series.RuleLocated, At: first.Fact, Severity: normalize.SeverityNotice, Left: &first.Stated, Right: &first.Expected,
		Suspects: sum.Suspects, Repairs: sum.Repairs, MoreRepairs: sum.MoreRepairs, Located: sum.Located,
		Message: form.Text{
			ZH: fmt.Sprintf("%s %s 不成立：结合相邻年度报告的结转数，最可能的改法是 %s", sum.Rule, sum.At, now),
			EN: fmt.Sprintf("%s %s is broken: with what the years beside it carry over, the likeliest change is %s", sum.Rule, sum.At, now)}}
	for _, c := range repair.Changes {
		f.Facts = append(f.Facts, c.Fact)
	}
	return f
}

// recordBeside returns the report on the year before, else that on the year after.
func recordBeside(report *store.Report, reports []*store.Report) *series.Record {
	var beside *series.Record
	for _, o := range reports {
		if o.Year == report.Year-1 || o.Year == report.Year+1 && beside == nil {
			beside = &series.Record{ID: o.ID, Organ: o.Organ, Year: o.Year}
		}
	}
	return beside
}

// changes writes a change of cells: received.total 3119 → 3109.
func changes(r normalize.Repair) string {
	var parts []string
	for _, c := range r.Changes {
		parts = append(parts, fmt.Sprintf("%s %s → %s", c.Fact, c.Stated, c.Expected))
	}
	return strings.Join(parts, ", ")
}
