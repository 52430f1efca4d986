package export

import (
	"strconv"

	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

// kind is the type of a column, by its name in Table Schema.
type kind string

const (
	textKind    kind = "string"
	integerKind kind = "integer"
	numberKind  kind = "number"
	booleanKind kind = "boolean"
	yearKind    kind = "year"
	dateKind    kind = "date"
)

// field is a column.
type field struct {
	name   string
	kind   kind
	zh, en string
}

// table is one table of the export.
type table struct {
	name    string
	zh, en  string
	fields  []field
	key     []string
	foreign bool // its column report is the key of reports
	rows    int

	file    *output
	encoder encoder
}

// add writes a row.
func (t *table) add(row ...cell) error {
	t.rows++
	return t.encoder.row(row)
}

// cell is a value: nothing, a whole number, a decimal, or a text.
type cell struct {
	kind    cellKind
	integer int64
	text    string // of a decimal: its digits
}

type cellKind uint8

const (
	nothing cellKind = iota
	whole
	decimal
	words
)

func integer(n int) cell { return cell{kind: whole, integer: int64(n)} }

// some is an integer that is nothing where it is 0.
func some(n int) cell {
	if n == 0 {
		return cell{}
	}
	return integer(n)
}

func boolean(b bool) cell {
	if b {
		return cell{kind: whole, integer: 1}
	}
	return cell{kind: whole}
}

func text(s string) cell { return cell{kind: words, text: s} }

// date is a text that is nothing where it is empty.
func date(s string) cell {
	if s == "" {
		return cell{}
	}
	return text(s)
}

// digits is a decimal, nothing where there are no digits.
func digits(s string) cell {
	if s == "" {
		return cell{}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return cell{kind: whole, integer: n}
	}
	return cell{kind: decimal, text: s}
}

// value is the number of a fact, nothing where there is none.
func value(f *store.Fact) cell {
	switch {
	case !f.Status.Known():
		return cell{}
	case f.Value.Scale() == 0:
		return cell{kind: whole, integer: f.Value.Coef()}
	}
	return cell{kind: decimal, text: f.Value.String()}
}

// panelFacts returns the facts of all forms that reports use, each once.
func panelFacts(names []store.Name) []string {
	seen := map[string]bool{}
	var facts []string
	for _, n := range names {
		if !seen[n.Fact] {
			seen[n.Fact] = true
			facts = append(facts, n.Fact)
		}
	}
	return facts
}

// tables defines all tables. The panel has a column for each of the facts.
func tables(facts []string, forms []*form.Form) *tableSet {
	report := field{"report", integerKind, "报告编号（本次导出内）", "number of the report in this export"}
	organ := field{"organ", textKind, "机关，按报告自称", "organ, as the report names itself"}
	identity := field{"organ_key", textKind, "机关标识：同一机关各年度相同；名称可能与其他机关相同的，附来源网站或文件", "key of the organ, the same for all its years; where others may have the name, with the site or file that the report comes from"}
	division := field{"division", integerKind, "行政区划代码（GB/T 2260）；空：机关名称不能确定", "code of the administrative division (GB/T 2260); empty: the organ's name does not tell"}
	year := field{"year", yearKind, "所报告的年度", "year reported on"}
	formID := field{"form", textKind, "报告格式", "form of the report"}
	s := &tableSet{
		reports: &table{name: "reports", zh: "报告", en: "reports", key: []string{"report"}, fields: []field{
			report, organ, {"organ_full", textKind, "机关全称（报告载明时）", "the organ's full name, where the report gives it"}, identity, division, year, formID,
			{"title", textKind, "标题", "title"}, {"published", dateKind, "公布日期", "date of publication"},
			{"partial", booleanKind, "1：有部分未能读取", "1: a part could not be read"},
			{"facts", integerKind, "数据项数", "number of facts"}, {"known", integerKind, "有数值的数据项数", "facts with a value"},
			{"errors", integerKind, "error 级发现数", "findings that are errors"}, {"warnings", integerKind, "warning 级发现数", "findings that are warnings"},
			{"copies", integerKind, "另有副本数", "copies of the same report found elsewhere"},
			{"format", textKind, "文件格式", "format of the file"}, {"charset", textKind, "字符编码", "charset of the file"},
			{"path", textKind, "文件路径", "path of the file"}, {"member", textKind, "压缩包内路径", "path inside the archive"},
			{"url", textKind, "网址", "address"}, {"fetched", textKind, "获取时间", "time of fetching"},
			{"sha256", textKind, "文件的 SHA-256", "SHA-256 of the file"}, {"bytes", integerKind, "文件字节数", "size of the file in bytes"},
		}},
		facts: &table{name: "facts", zh: "数据（每个印出的单元格一行）", en: "facts, one row per printed cell", key: []string{"report", "fact"}, foreign: true, fields: []field{
			report, organ, year, formID,
			{"fact", textKind, "数据项", "fact, as the codebook names it"}, {"table", textKind, "表", "table"}, {"row", textKind, "行", "row"}, {"column", textKind, "列", "column"},
			{"value", numberKind, "数值；空：没有数值", "value; empty: there is none"}, {"raw", textKind, "印出的文字", "text as printed"}, {"unit", textKind, "单位", "unit"},
			{"status", textKind, "stated 载明、nil 以符号表示无、blank 空白、unreadable 无法识读", "stated, nil (a mark for none), blank or unreadable"},
			{"page", integerKind, "页", "page"}, {"line", integerKind, "行号", "line"}, {"table_number", integerKind, "文件中第几个表", "number of the table in the file"},
			{"row_number", integerKind, "表中第几行", "row in that table"}, {"column_number", integerKind, "表中第几列", "column in that table"},
		}},
		sections: &table{name: "sections", zh: "章节文字", en: "text by section", key: []string{"report", "n"}, foreign: true, fields: []field{
			report, organ, year,
			{"n", integerKind, "章节次序", "place of the section in the report"}, {"parent", integerKind, "上级章节的 n", "n of the section that it stands in"},
			{"key", textKind, "章节", "key of the section in the form"}, {"number", textKind, "编号", "number"}, {"title", textKind, "标题", "title"},
			{"level", integerKind, "层级", "level"}, {"text", textKind, "正文", "text"},
		}},
		findings: &table{name: "findings", zh: "发现", en: "findings", foreign: true, fields: []field{
			report, organ, year, formID,
			{"origin", textKind, "report 报告自身、copies 副本比较、series 年度之间和机关之间", "report: from the report alone; copies: from copies of it; series: from other years and organs"},
			{"rule", textKind, "规则", "rule"}, {"at", textKind, "位置", "place"}, {"severity", textKind, "级别", "severity"}, {"verdict", textKind, "结论", "verdict"},
			{"left", numberKind, "左边", "left side"}, {"right", numberKind, "右边", "right side"}, {"difference", numberKind, "相差", "difference"},
			{"formula", textKind, "算式", "formula"}, {"located", textKind, "定位程度", "how far the error is located"},
			{"facts", textKind, "涉及的数据项（JSON）", "facts involved, JSON"}, {"suspects", textKind, "疑似有误的单元格（JSON）", "suspected cells, JSON"},
			{"message_zh", textKind, "说明（中文）", "message in Chinese"}, {"message_en", textKind, "说明（英文）", "message in English"},
			{"identity", textKind, "标识", "identity"},
		}},
		checks: checksTable([]field{report, organ, year, formID}),
		rules:  rulesTable(),
		failures: &table{name: "failures", zh: "被拒绝的输入", en: "inputs that were refused", key: []string{"path", "member"}, fields: []field{
			{"path", textKind, "文件路径", "path of the file"}, {"member", textKind, "压缩包内路径", "path inside the archive"},
			{"refused", textKind, "原因名", "name of the reason"}, {"reason_zh", textKind, "原因（中文）", "reason in Chinese"},
			{"reason_en", textKind, "原因（英文）", "reason in English"}, {"detail", textKind, "细节", "detail"},
		}},
		panel:     &table{name: "panel", zh: "面板（每机关每年一行）", en: "panel, one row per organ and year", key: []string{"organ_key", "year"}, foreign: true},
		variables: variablesTable(),
		codebook:  codebookTable(),
	}
	s.comparable = comparableTable([]field{organ, identity, division, year, formID, report})
	s.panel.fields = []field{organ, identity, division, year, formID, report,
		{"reports", integerKind, "该机关该年度的报告份数；多于 1 时本行取数值最多者", "reports of the organ and year; of several, the one with the most values is shown"},
		{"published", dateKind, "公布日期", "date of publication"}}
	words := factWords(forms)
	for _, f := range facts {
		s.panel.fields = append(s.panel.fields, field{f, numberKind, words[f].ZH, words[f].EN})
	}
	return s
}
