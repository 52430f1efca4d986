// Package findings holds what the outputs of checked reports have in common:
// the words for severities, slips and places in both languages, the row that a
// finding becomes in a table, and which printed cells it concerns. Its
// subpackages write one format each.
//
// In: a normalize.Report whose rules have run, or a normalize.Refusal. Out:
// texts, rows and marks. Nothing here computes anything about a sum. No library
// is needed.
package findings

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// Writer writes what the rules say about reports, one after the other, in one
// file. Reports and refusals come between Begin and End; after an error nothing
// more is called. All errors are those of the writer below, or of the disk where
// a writer has to wait with what it writes.
type Writer interface {
	Begin() error
	Report(*normalize.Report) error
	Refusal(*normalize.Refusal) error
	End() error
}

// Language chooses one of two texts. The zero value is English.
type Language bool

// The languages.
const (
	English Language = false
	Chinese Language = true
)

// Text returns t in the language, the other one where it is missing.
func (l Language) Text(t form.Text) string {
	if l == Chinese && t.ZH != "" || t.EN == "" {
		return t.ZH
	}
	return t.EN
}

// Say chooses between two texts.
func (l Language) Say(zh, en string) string { return l.Text(form.Text{ZH: zh, EN: en}) }

// Tag returns the language's tag for documents (BCP 47).
func (l Language) Tag() string { return l.Say("zh-CN", "en") }

// Count counts the findings of reports by severity. Those that somebody accepted
// count as Waived only.
type Count struct{ Errors, Warnings, Notices, Waived int }

// Of counts the findings of one report.
func Of(r *normalize.Report) Count {
	var c Count
	for i := range r.Findings {
		switch f := &r.Findings[i]; {
		case f.Waived != nil:
			c.Waived++
		case f.Severity == normalize.SeverityError:
			c.Errors++
		case f.Severity == normalize.SeverityWarning:
			c.Warnings++
		default:
			c.Notices++
		}
	}
	return c
}

// Add adds the counts of another report.
func (c *Count) Add(d Count) {
	c.Errors += d.Errors
	c.Warnings += d.Warnings
	c.Notices += d.Notices
	c.Waived += d.Waived
}

// Total is the number of findings that nobody accepted.
func (c Count) Total() int { return c.Errors + c.Warnings + c.Notices }

// Holds is the number of sums that hold as printed.
func Holds(r *normalize.Report) int {
	n := 0
	for i := range r.Checks {
		if r.FormData != nil && slices.Contains(r.FormData.Rules, r.Checks[i].Rule) {
			n += r.Checks[i].Holds
		}
	}
	return n
}

// Undecided reports whether a sum waits for a number that is not printed or could not be
// read, or a part of the report could not be read at all: without errors, it is not
// sound for that.
func Undecided(r *normalize.Report) bool {
	return r.Partial || slices.ContainsFunc(r.Findings, func(f normalize.Finding) bool {
		return f.Waived == nil && (f.Verdict == "open" || f.Verdict == "not_stated" || f.Rule == normalize.RuleUnreadable)
	})
}

// SeverityText names a severity for people.
func SeverityText(severity string) form.Text {
	switch severity {
	case normalize.SeverityError:
		return form.Text{ZH: "错误", EN: "error"}
	case normalize.SeverityWarning:
		return form.Text{ZH: "警告", EN: "warning"}
	case normalize.SeverityNotice:
		return form.Text{ZH: "提示", EN: "notice"}
	case Refused:
		return form.Text{ZH: "未读取", EN: "refused"}
	}
	return form.Text{ZH: severity, EN: severity}
}

// VerdictText says what a verdict of an identity means.
func VerdictText(verdict string) form.Text {
	switch verdict {
	case "holds":
		return form.Text{ZH: "成立", EN: "holds"}
	case "broken":
		return form.Text{ZH: "不成立", EN: "broken"}
	case "open":
		return form.Text{ZH: "待定", EN: "open"}
	case "not_stated":
		return form.Text{ZH: "未载明", EN: "not stated"}
	case "void":
		return form.Text{ZH: "未列出", EN: "not printed"}
	}
	return words(verdict)
}

// EvidenceText says what outside the table agrees with an expected number, to follow
// the number.
func EvidenceText(kind string) form.Text {
	switch kind {
	case normalize.EvidenceMention:
		return form.Text{ZH: "正文所述与之相符", EN: "as the narrative says"}
	case normalize.EvidenceYear:
		return form.Text{ZH: "相邻年度报告的结转数与之相符", EN: "as the report of the year beside it carries over"}
	}
	return words(kind)
}

// SlipText says what kind of slip a wrong number would have been.
func SlipText(slip string) form.Text {
	t := words(slip)
	switch slip {
	case "digit_changed":
		t.ZH = "一位数字有误"
	case "digit_dropped":
		t.ZH = "漏了一位数字"
	case "digit_added":
		t.ZH = "多了一位数字"
	case "digits_swapped":
		t.ZH = "两位数字颠倒"
	case "neighbour":
		t.ZH = "误抄相邻单元格"
	case "shifted_row":
		t.ZH = "整行错列"
	case "shifted_column":
		t.ZH = "整列错行"
	case "rows_swapped":
		t.ZH = "两行互换"
	case "values_swapped":
		t.ZH = "两数互换"
	case "split_value":
		t.ZH = "一数拆入两格"
	case "value_moved":
		t.ZH = "填入了相邻行列"
	case "copied":
		t.ZH = "误抄同行或同列的数"
	case "sign":
		t.ZH = "正负号有误"
	case "unit":
		t.ZH = "元与万元混淆"
	case "other":
		t.ZH = "其他差错"
	}
	return t
}

// LocatedText says how far the error behind a broken identity is located, and how
// many explanations are not listed (more); it is empty for a cell, which the suspect
// itself says.
func LocatedText(located string, more int) form.Text {
	var t form.Text
	switch located {
	case normalize.LocatedAlternatives:
		t = form.Text{ZH: "所列每一种改法都能使全部勾稽关系成立", EN: "each of these changes would satisfy every sum"}
	case normalize.LocatedSet:
		t = form.Text{ZH: "以下各格须一并更正", EN: "these cells have to be changed together"}
	case normalize.LocatedNotDetermined:
		t = form.Text{ZH: "无法确定哪一格有误", EN: "which cell is wrong cannot be determined"}
	}
	if more > 0 {
		t = joined(t, form.Text{ZH: fmt.Sprintf("另有 %d 种未列出", more), EN: fmt.Sprintf("%d more are not listed", more)})
	}
	return t
}

// MentionText says what a mention's verdict means.
func MentionText(verdict string) form.Text {
	switch verdict {
	case normalize.MentionAgrees:
		return form.Text{ZH: "与表格一致", EN: "agrees with the tables"}
	case normalize.MentionDiffers:
		return form.Text{ZH: "与表格不一致", EN: "differs from the tables"}
	case normalize.MentionApproximate:
		return form.Text{ZH: "约数，与表格相符", EN: "approximate, within what the word allows"}
	case normalize.MentionUnbound:
		return form.Text{ZH: "无法确定对应的数据", EN: "nothing certain to compare with"}
	}
	return words(verdict)
}

// words makes a text of a name for which there is none.
func words(name string) form.Text {
	return form.Text{ZH: name, EN: strings.ReplaceAll(name, "_", " ")}
}
