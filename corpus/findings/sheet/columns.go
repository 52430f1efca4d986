package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize"
)

// column is a column of the list of findings.
type column struct {
	name  string
	width float64
	value func(*entry) any
}

// entry is one finding or refused input on its way into the list.
type entry struct {
	*findings.Row
	style           int // of its severity
	place, suspects string
}

// printedColumns is how many columns are printed: those for a reader. The rest is
// for filters.
const printedColumns = 10

// findingColumns are those of the list of findings, the ones for a reader first.
func (w *Writer) findingColumns() []column {
	say := w.language.Say
	text := func(get func(*entry) string) func(*entry) any {
		return func(e *entry) any {
			if s := get(e); s != "" {
				return cell(w.clean(s), w.styles.wrapped)
			}
			return nil
		}
	}
	number := func(get func(*entry) string) func(*entry) any {
		return func(e *entry) any {
			if s := get(e); s != "" {
				return w.value(s, w.styles.count)
			}
			return nil
		}
	}
	return []column{
		{say("级别", "Severity"), 9, func(e *entry) any {
			return cell(w.language.Text(findings.SeverityText(e.Severity)), e.style)
		}},
		{say("机关", "Organ"), 18, text(func(e *entry) string { return e.Organ })},
		{say("年度", "Year"), 6, number(func(e *entry) string { return e.Year })},
		{say("问题", "Finding"), 46, text(func(e *entry) string { return say(e.MessageZH, e.MessageEN) })},
		{say("算式", "Formula"), 38, text(func(e *entry) string { return e.Formula })},
		{say("疑似有误", "Suspected cell"), 22, text(func(e *entry) string { return e.suspects })},
		{say("报告所载", "Stated"), 10, number(func(e *entry) string { return e.Stated })},
		{say("应为", "Expected"), 10, number(func(e *entry) string { return e.Expected })},
		{say("差错类型", "Slip"), 15, text(func(e *entry) string { return w.slips(e.Slip) })},
		{say("位置", "Place"), 18, text(func(e *entry) string { return e.place })},
		{say("规则", "Rule"), 22, text(func(e *entry) string { return e.Rule })},
		{say("行或列", "At"), 20, text(func(e *entry) string { return e.At })},
		{say("判定", "Verdict"), 10, text(func(e *entry) string { return w.language.Text(findings.VerdictText(e.Verdict)) })},
		{say("左边", "Left"), 9, number(func(e *entry) string { return e.Left })},
		{say("右边", "Right"), 9, number(func(e *entry) string { return e.Right })},
		{say("相差", "Difference"), 10, number(func(e *entry) string { return e.Difference })},
		{say("推算", "Derived"), 9, number(func(e *entry) string { return e.Derived })},
		{say("定位", "Located"), 20, text(func(e *entry) string { return w.language.Text(findings.LocatedText(e.Located, e.MoreRepairs)) })},
		{say("原因", "Cause"), 11, text(func(e *entry) string { return e.Cause })},
		{say("疑似单元格标识", "Suspected facts"), 30, text(func(e *entry) string { return e.Suspect })},
		{say("来源", "Source"), 36, text(func(e *entry) string { return e.Source })},
		{say("格式", "Form"), 10, text(func(e *entry) string { return e.Form })},
		{say("页", "Page"), 7, number(func(e *entry) string { return e.Page })},
		{say("文本行", "Line"), 8, number(func(e *entry) string { return e.Line })},
		{say("表", "Table"), 7, number(func(e *entry) string { return e.Table })},
		{say("表行", "Row"), 7, number(func(e *entry) string { return e.Row.Row })},
		{say("表列", "Column"), 8, number(func(e *entry) string { return e.Column })},
		{say("标识", "Identity"), 19, text(func(e *entry) string { return e.Identity })},
		{say("接受理由", "Accepted because"), 26, text(func(e *entry) string { return e.Waived })},
		{say("接受人", "Accepted by"), 14, text(func(e *entry) string { return e.WaivedBy })},
		{say("接受日期", "Accepted on"), 12, text(func(e *entry) string { return e.WaivedDate })},
		{say("接受备注", "Accepted: note"), 20, text(func(e *entry) string { return e.WaiveNote })},
	}
}

// finding adds a row to the list of findings.
func (w *Writer) finding(row *findings.Row, place, suspects string) error {
	e := &entry{Row: row, style: w.styles.text, place: place, suspects: suspects}
	switch {
	case row.WaivedBy != "":
		e.style = w.styles.good
	case row.Severity == normalize.SeverityError:
		e.style = w.styles.bad
	case row.Severity == normalize.SeverityWarning, row.Severity == findings.Refused:
		e.style = w.styles.doubt
	}
	values := make([]any, len(w.columns))
	for i := range w.columns {
		values[i] = w.columns[i].value(e)
	}
	return w.found.add(values, w.height(values[:printedColumns]))
}

// height estimates what a row of the list takes with its printed texts wrapped.
func (w *Writer) height(values []any) float64 {
	const most = 20 // lines
	lines := 1
	for i := range values {
		if c, ok := values[i].(excelize.Cell); ok {
			if text, ok := c.Value.(string); ok {
				lines = max(lines, linesIn(text, w.columns[i].width))
			}
		}
	}
	return 4 + 14*float64(min(lines, most))
}

// place says where to look: at the first cell that explains a finding, else where
// the finding is.
func (w *Writer) place(f *normalize.Finding) string {
	if all := findings.Alternatives(f); len(all) > 0 && len(all[0].Changes) > 0 {
		return w.language.Text(findings.PlaceText(&all[0].Changes[0].Where))
	}
	return w.language.Text(findings.FindingText(f))
}

// suspects names the cells that explain a finding, for people.
func (w *Writer) suspects(r *normalize.Report, f *normalize.Finding) string {
	var all []string
	for _, a := range findings.Alternatives(f) {
		var set []string
		for i := range a.Changes {
			set = append(set, w.language.Text(findings.FactText(r.FormData, a.Changes[i].Fact)))
		}
		all = append(all, strings.Join(set, " + "))
	}
	return strings.Join(all, " | ")
}

// slips names the slips of a row, between the marks that stand between them.
func (w *Writer) slips(row string) string {
	alternatives := strings.Split(row, " | ")
	for i, a := range alternatives {
		set := strings.Split(a, " + ")
		for k, slip := range set {
			set[k] = w.language.Text(findings.SlipText(slip))
		}
		alternatives[i] = strings.Join(set, " + ")
	}
	return strings.Join(alternatives, " | ")
}
