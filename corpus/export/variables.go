package export

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/number"
)

// variablesText maps what the forms have in common to the facts of each form.
//
//go:embed variables.tsv
var variablesText string

// variable is a figure that several forms have, as one of them has it: the sum of some
// facts. match is "same", or "similar" where note says what is otherwise.
type variable struct {
	name, zh, en   string
	form           string
	facts          []string
	match          string
	noteZH, noteEN string
}

// variables reads the map.
func variables() []variable {
	var all []variable
	for line := range strings.Lines(variablesText) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		all = append(all, variable{f[0], f[1], f[2], f[3], strings.Split(f[4], " + "), f[5], f[6], f[7]})
	}
	return all
}

func variablesTable() *table {
	return &table{name: "variables", zh: "可比变量（各格式的对应关系）", en: "variables that can be compared between forms", key: []string{"variable", "form"}, fields: []field{
		{"variable", textKind, "变量，表 comparable 的列", "variable, a column of the table comparable"},
		{"title_zh", textKind, "含义（中文）", "meaning in Chinese"}, {"title_en", textKind, "含义（英文）", "meaning in English"},
		{"form", textKind, "报告格式", "form"}, {"facts", textKind, "对应的数据项（相加）", "facts of the form, added up"},
		{"match", textKind, "same 口径相同、similar 口径相近", "same: the same count; similar: see the note"},
		{"note_zh", textKind, "说明（中文）", "note in Chinese"}, {"note_en", textKind, "说明（英文）", "note in English"},
	}}
}

// comparableTable has the columns of head and one for each variable.
func comparableTable(head []field) *table {
	t := &table{name: "comparable", zh: "可比面板（每机关每年一行，各格式统一的变量）", en: "panel of the variables that forms have in common, one row per organ and year",
		key: []string{"organ_key", "year"}, foreign: true, fields: slices.Clone(head)}
	for _, v := range variables() {
		if !slices.ContainsFunc(t.fields, func(f field) bool { return f.name == v.name }) {
			t.fields = append(t.fields, field{v.name, numberKind, v.zh, v.en})
		}
	}
	return t
}

// variableRows writes the map.
func (w *writer) variableRows() error {
	for _, v := range variables() {
		if err := w.tables.variables.add(text(v.name), text(v.zh), text(v.en), text(v.form), text(strings.Join(v.facts, " + ")), text(v.match), text(v.noteZH), text(v.noteEN)); err != nil {
			return err
		}
	}
	return nil
}

// comparable is the value of a variable by the facts of a report of its form; nothing
// where one of them has no number.
func (v *variable) comparable(values map[string]cell) cell {
	sum := number.Int(0)
	for _, fact := range v.facts {
		c, ok := values[fact]
		if !ok || c.kind != whole {
			return cell{}
		}
		if sum, ok = number.Add(sum, number.Int(c.integer)); !ok {
			return cell{}
		}
	}
	return cell{kind: whole, integer: sum.Coef()}
}
