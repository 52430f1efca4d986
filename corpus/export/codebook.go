package export

import (
	"strings"

	"github.com/gouji/gouji/normalize/form"
)

func codebookTable() *table {
	return &table{name: "codebook", zh: "编码手册", en: "codebook", key: []string{"kind", "form", "name"}, fields: []field{
		{"kind", textKind, "fact 数据项、section 章节、rule 规则", "fact, section or rule"},
		{"form", textKind, "报告格式", "form"}, {"name", textKind, "名称", "name"},
		{"table", textKind, "表", "table"}, {"row", textKind, "行", "row"}, {"column", textKind, "列", "column"},
		{"unit", textKind, "单位", "unit"}, {"type", textKind, "integer 计数、number 可有小数", "integer: a count, number: may have decimals"},
		{"signed", booleanKind, "1：可为负", "1: may be negative"},
		{"label", textKind, "报告中的标签", "label as reports print it"}, {"under", textKind, "上级标签", "labels that it stands under"},
		{"title_zh", textKind, "含义（中文）", "meaning in Chinese"}, {"title_en", textKind, "含义（英文）", "meaning in English"},
		{"form_zh", textKind, "格式名称（中文）", "the form's name in Chinese"}, {"form_en", textKind, "格式名称（英文）", "the form's name in English"},
		{"basis", textKind, "依据", "notice that prescribes the form"},
		{"year_from", integerKind, "适用年度起", "first report year"}, {"year_to", integerKind, "适用年度止；空：至今", "last report year; empty: still"},
	}}
}

// factText is what a fact means: its row and its column.
func factText(f *form.Form, i int) form.Text {
	fact := &f.Facts[i]
	t := &f.Tables[fact.Table]
	row := t.Rows[fact.Row].Title
	if fact.Column < 0 {
		return form.Text{ZH: row.ZH, EN: row.EN}
	}
	column := t.Columns[fact.Column].Title
	return form.Text{ZH: row.ZH + " · " + column.ZH, EN: row.EN + " · " + column.EN}
}

// factWords returns what the facts mean, by the newest of the forms that has
// them.
func factWords(forms []*form.Form) map[string]form.Text {
	words, newest := map[string]form.Text{}, map[string]int{}
	for _, f := range forms {
		for i := range f.Facts {
			id := f.Facts[i].ID
			if from, known := newest[id]; !known || f.Years.From > from {
				words[id], newest[id] = factText(f, i), f.Years.From
			}
		}
	}
	return words
}

// codebook writes the codebook's rows.
func (w *writer) codebook() error {
	t := w.tables.codebook
	for _, f := range w.Forms {
		about := []cell{text(f.Title.ZH), text(f.Title.EN), text(f.Basis), some(f.Years.From), some(f.Years.To)}
		for i := range f.Facts {
			if err := t.add(append(factRow(f, i), about...)...); err != nil {
				return err
			}
		}
		for i := range f.Sections {
			s := &f.Sections[i]
			row := []cell{text("section"), text(f.ID), text(s.Key), text(""), text(""), text(""), text(""), text("string"), boolean(false),
				text(s.Headings[0]), text(s.Number), text(s.Headings[0]), text(strings.ReplaceAll(s.Key, "_", " "))}
			if err := t.add(append(row, about...)...); err != nil {
				return err
			}
		}
		for _, rule := range f.Rules {
			title, _ := f.RuleTitle(rule)
			row := []cell{text("rule"), text(f.ID), text(rule), text(""), text(""), text(""), text(""), text(""), boolean(false),
				text(""), text(""), text(title.ZH), text(title.EN)}
			if err := t.add(append(row, about...)...); err != nil {
				return err
			}
		}
	}
	return nil
}

func factRow(f *form.Form, i int) []cell {
	fact := &f.Facts[i]
	table := &f.Tables[fact.Table]
	row := &table.Rows[fact.Row]
	kind, column, label, under := integerKind, "", row.Labels[0], strings.Join(row.Group, " › ")
	if fact.Column >= 0 {
		c := &table.Columns[fact.Column]
		column = c.Key
		label += " | " + c.Labels[0]
		if len(c.Group) > 0 {
			under += " | " + strings.Join(c.Group, " › ")
		}
	}
	if fact.Money {
		kind = numberKind
	}
	words := factText(f, i)
	return []cell{text("fact"), text(f.ID), text(fact.ID), text(table.Key), text(row.Key), text(column), text(fact.Unit), text(string(kind)),
		boolean(fact.Signed), text(label), text(under), text(words.ZH), text(words.EN)}
}
