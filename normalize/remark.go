package normalize

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/tables"
)

// The rules about reading: they say what was printed but could not be taken as
// it is. Rules about sums are in package reconcile.
const (
	RuleUnreadable      = "cell.unreadable"  // a cell that is no number
	RuleLabelMisprinted = "label.misprinted" // a label spelled as no known one
	RuleRowUnknown      = "row.unknown"      // a row with values that the form does not have
	RuleRowRepeated     = "row.repeated"     // a row printed again with other values
	RuleRowMissing      = "row.missing"      // a row of the form that the table lacks
	RulePartial         = "document.partial" // a part of the document is missing or could not be read
)

// Severities of findings.
const (
	SeverityError   = "error"
	SeverityWarning = "warning"
	SeverityNotice  = "notice"
)

// remark adds the findings about what could not be read, in reading order per
// rule. others are the titles of other reports that the document holds.
func (r *Report) remark(doc *extract.Document, found *tables.Result, missing []admission.Missing, others []string) {
	r.remarkPartial(doc, found, missing, others)
	absent := missingRows(found)
	for i := range found.Notes {
		n := &found.Notes[i]
		switch {
		case n.Table < 0: // see remarkPartial
		case n.Kind != tables.RowMissing || len(absent[n.Table]) <= fewRows:
			r.Findings = append(r.Findings, noteFinding(found.Form, n))
		case absent[n.Table][0] == n:
			r.Findings = append(r.Findings, manyMissing(found.Form, absent[n.Table]))
		}
	}
	r.doubtDamaged(doc, found, missing)
	r.remarkUnreadable()
}

// doubtDamaged makes unreadable what only holds of a sound document.
func (r *Report) doubtDamaged(doc *extract.Document, found *tables.Result, missing []admission.Missing) {
	has := func(of func(extract.ProblemKind) bool) bool {
		return slices.ContainsFunc(doc.Problems, func(p extract.Problem) bool { return of(p.Kind) })
	}
	is := func(kind extract.ProblemKind) func(extract.ProblemKind) bool {
		return func(k extract.ProblemKind) bool { return k == kind }
	}
	var facts []*Fact
	if has(damaging) {
		facts = append(facts, r.uncertain()...)
	}
	if doc.Format != extract.PDF && has(is(extract.ChecksumFailed)) {
		facts = append(facts, r.unproven()...) // PDF files have a second reader for this
	}
	if has(is(extract.InvalidBytes)) {
		facts = append(facts, r.short()...)
	}
	for _, f := range facts {
		r.distrust(f)
	}
	if damaged := has(is(extract.InvalidBytes)); damaged || doc.Format == extract.HTML {
		for _, f := range r.severed(found, damaged) {
			r.distrust(f)
			f.Reason = tables.ReasonColumnsLost
		}
	}
	if has(is(extract.TruncatedText)) || slices.Contains(missing, admission.TruncatedFile) {
		for _, f := range r.unfinished() {
			r.distrust(f)
			f.Reason = tables.ReasonCutOff
		}
	}
}

// unfinished returns the blanks behind the last number of the last row: where the
// document is cut off, what stood there is lost.
func (r *Report) unfinished() (facts []*Fact) {
	var last Where
	for i := range r.Facts {
		if w := &r.Facts[i].Where; w.Table > last.Table || w.Table == last.Table && w.Row > last.Row {
			last = Where{Table: w.Table, Row: w.Row}
		}
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Where.Table != last.Table || f.Where.Row != last.Row {
			continue
		}
		if f.Status != Blank {
			facts = facts[:0]
			continue
		}
		facts = append(facts, f)
	}
	return facts
}

// fewRows is how many missing rows of a table are named one by one.
const fewRows = 3

// missingRows returns the notes on missing rows by the form's table.
func missingRows(found *tables.Result) map[int][]*tables.Note {
	all := map[int][]*tables.Note{}
	for i := range found.Notes {
		if n := &found.Notes[i]; n.Kind == tables.RowMissing && n.Table >= 0 {
			all[n.Table] = append(all[n.Table], n)
		}
	}
	return all
}

// manyMissing makes one finding of many missing rows of a table.
func manyMissing(f *form.Form, notes []*tables.Note) Finding {
	table := &f.Tables[notes[0].Table]
	out := noteFinding(f, notes[0])
	out.At = table.Key
	var labels []string
	for _, n := range notes[:fewRows] {
		labels = append(labels, table.Rows[n.Row].Labels[0])
	}
	out.Message = form.Text{
		ZH: fmt.Sprintf("“%s”表中缺少 %d 行：“%s”等", table.Title.ZH, len(notes), strings.Join(labels, "”、“")),
		EN: fmt.Sprintf("the table %q lacks %d rows: “%s” and others", table.Title.EN, len(notes), strings.Join(labels, "”, “")),
	}
	return out
}

// remarkPartial says which part is missing.
func (r *Report) remarkPartial(doc *extract.Document, found *tables.Result, missing []admission.Missing, others []string) {
	var reasons []string
	details := map[string]string{string(admission.OtherReports): strings.Join(others, "；")}
	for _, m := range missing {
		reasons = append(reasons, string(m))
	}
	for i := range doc.Problems {
		if p := &doc.Problems[i]; lossy(p.Kind) {
			reasons = append(reasons, string(p.Kind))
			details[string(p.Kind)] = p.Detail
		}
	}
	for i := range found.Notes {
		if found.Notes[i].Kind == tables.RowsLimited {
			reasons = append(reasons, string(tables.RowsLimited))
		}
	}
	seen := map[string]bool{}
	for _, reason := range reasons {
		if seen[reason] {
			continue
		}
		seen[reason] = true
		r.Partial = true
		r.Findings = append(r.Findings, Finding{
			Rule: RulePartial, At: reason, Severity: SeverityWarning, Message: detailed(partialMessage(reason), details[reason]),
		})
	}
}

// detailed adds what a problem of the document names: the pages, the part.
func detailed(t form.Text, detail string) form.Text {
	if detail == "" {
		return t
	}
	return form.Text{ZH: t.ZH + "（" + clip(detail) + "）", EN: t.EN + " (" + clip(detail) + ")"}
}

// lossy reports whether a problem of the document means that some of it is
// missing from the report.
func lossy(k extract.ProblemKind) bool {
	switch k {
	case extract.InvalidBytes, extract.TruncatedText, extract.LimitReached,
		extract.PagesScanned, extract.PagesUnread, extract.PagesAbrupt, extract.PagesDamaged, extract.PagesRepeated, extract.ChecksumFailed, extract.EmbeddedSkipped:
		return true
	}
	return false
}

// remarkUnreadable says which cells are unreadable: one finding for
// neighbouring cells of one reason in one row.
func (r *Report) remarkUnreadable() {
	for i := 0; i < len(r.Facts); {
		f := &r.Facts[i]
		if f.Status != Unreadable {
			i++
			continue
		}
		finding := Finding{
			Rule: RuleUnreadable, At: rowOf(f.ID), Severity: SeverityWarning,
			Where: &f.Where, Message: unreadableMessage(f.Raw, f.Reason),
		}
		for ; i < len(r.Facts); i++ {
			next := &r.Facts[i]
			if next.Status != Unreadable || next.Reason != f.Reason || next.Raw != f.Raw || rowOf(next.ID) != rowOf(f.ID) {
				break
			}
			finding.Facts = append(finding.Facts, next.ID)
		}
		r.Findings = append(r.Findings, finding)
	}
}

// rowOf returns the row of a fact's id: applications.received.total is
// applications.received.
func rowOf(id string) string {
	if strings.Count(id, ".") > 1 {
		return id[:strings.LastIndexByte(id, '.')]
	}
	return id
}

func noteFinding(f *form.Form, n *tables.Note) Finding {
	where := whereOf(n.Place)
	out := Finding{Severity: SeverityNotice, Where: &where}
	table := &f.Tables[n.Table]
	official := ""
	if n.Row >= 0 {
		out.At = table.Key + "." + table.Rows[n.Row].Key
		official = table.Rows[n.Row].Labels[0]
	} else {
		out.At = table.Key
	}
	say := func(zh, en string, args ...any) {
		out.Message = form.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
	}
	switch n.Kind {
	case tables.LabelMisprinted:
		out.Rule = RuleLabelMisprinted
		say("行标签“%[1]s”与格式规定的“%[2]s”不同，按位置和相似程度认定", "the label %[1]q is not the form's %[2]q; the row was told by its place and likeness", clip(n.Text), official)
	case tables.RowUnknown:
		out.Rule = RuleRowUnknown
		say("表中有格式未规定的行“%s”，其数据未计入", "the form has no row %q; its numbers are no facts", clip(n.Text))
	case tables.RowRepeated:
		out.Rule, out.Severity = RuleRowRepeated, SeverityWarning
		say("“%s”一行重复出现且数据不同，以首次出现的为准", "the row %q is printed again with other numbers; the first print counts", official)
	case tables.RowMissing:
		out.Rule, out.Severity = RuleRowMissing, SeverityWarning
		say("表中缺少“%s”一行", "the table lacks the row %q", official)
	case tables.RowsLimited:
		out.Rule, out.Severity = RulePartial, SeverityWarning
		out.Message = partialMessage(string(n.Kind))
	}
	return out
}

// clip shortens a printed text for a message.
func clip(s string) string {
	const most = 60 // characters
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// partialMessage says for people what a reason for "partial" means.
func partialMessage(reason string) form.Text {
	switch reason {
	case string(extract.InvalidBytes):
		return form.Text{ZH: "文件中有不成文字的字节，该处内容无法读取", EN: "some bytes of the file are no text; what stood there could not be read"}
	case string(extract.TruncatedText), string(admission.TruncatedFile):
		return form.Text{ZH: "文件在中途截断，其后的内容缺失", EN: "the file is cut off; what followed is missing"}
	case string(extract.LimitReached):
		return form.Text{ZH: "文件超出处理上限，超出部分未读取", EN: "a limit was reached; what lies beyond was not read"}
	case string(extract.PagesScanned):
		return form.Text{ZH: "部分页面是图像，其内容未读取", EN: "some pages are images; what they show was not read"}
	case string(extract.PagesUnread):
		return form.Text{ZH: "部分页面无法读取", EN: "some pages could not be read"}
	case string(extract.PagesAbrupt):
		return form.Text{ZH: "部分页面的内容在中途截断，其后的内容缺失", EN: "the content of some pages is cut off; what followed is missing"}
	case string(extract.PagesDamaged):
		return form.Text{ZH: "部分页面的内容、字体或对象已损坏或缺失，页上可能缺少数字", EN: "the content, fonts or objects of some pages are damaged or missing; numbers may be missing there"}
	case string(extract.PagesRepeated):
		return form.Text{ZH: "部分页面与前面的页面完全相同，其本来的内容可能缺失", EN: "some pages are the same as pages before them; what belongs there may be missing"}
	case string(extract.ChecksumFailed):
		return form.Text{ZH: "文件部分数据校验不符，内容可能有误", EN: "a part of the file does not match its checksum; what it holds may be wrong"}
	case string(extract.EmbeddedSkipped):
		return form.Text{ZH: "文件中嵌入的对象未读取", EN: "embedded objects of the file were not read"}
	case string(tables.RowsLimited):
		return form.Text{ZH: "表的行数超出处理上限，超出部分未读取", EN: "a table has more rows than are read"}
	case string(admission.EndsMidSentence):
		return form.Text{ZH: "正文在句中中断，其后的内容缺失", EN: "the text ends in mid-sentence; what followed is missing"}
	case string(admission.ChaptersMissing):
		return form.Text{ZH: "报告的后续章节缺失", EN: "the later chapters of the report are missing"}
	case string(admission.TablesMissing):
		return form.Text{ZH: "未见报告的数据表格，表格可能是图片或附件", EN: "the report's tables of figures are not there; they may be pictures or attachments"}
	case string(admission.OtherReports):
		return form.Text{ZH: "文件中还有其他报告，只读取了第一份", EN: "the file holds other reports; only the first was read"}
	case string(admission.NoBody):
		return form.Text{ZH: "只有标题或开头，没有正文", EN: "there is nothing but the title or the introduction"}
	}
	return form.Text{ZH: "报告有一部分缺失（" + reason + "）", EN: "a part of the report is missing (" + reason + ")"}
}

// unreadableMessage says for people why a cell is no number.
func unreadableMessage(raw, reason string) form.Text {
	why := unreadableReason(reason)
	return form.Text{
		ZH: fmt.Sprintf("“%s”无法作为数字读取：%s", clip(raw), why.ZH),
		EN: fmt.Sprintf("%q cannot be read as a number: %s", clip(raw), why.EN),
	}
}
