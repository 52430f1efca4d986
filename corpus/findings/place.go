package findings

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// PlaceText says where something is printed: "line 41, table 3, row 4, column 9".
// It is empty where nothing is known.
func PlaceText(w *normalize.Where) form.Text {
	return placeText([]part{
		{w.Page, "第 %d 页", "page %d"}, {w.Line, "第 %d 行文本", "line %d"}, {w.Table, "表 %d", "table %d"},
		{w.Row, "行 %d", "row %d"}, {w.Column, "列 %d", "column %d"},
	})
}

// PassageText says where in the narrative something stands: "chapter 2,
// paragraph 3, character 41".
func PassageText(p *normalize.Passage) form.Text {
	character := 0
	if p.Length > 0 {
		character = p.Offset + 1
	}
	t := placeText([]part{
		{p.Chapter, "第 %d 章", "chapter %d"}, {p.Paragraph, "第 %d 段", "paragraph %d"},
		{character, "第 %d 字起", "from character %d"},
	})
	if p.Chapter == 0 {
		t = joined(form.Text{ZH: "正文之前", EN: "before the first chapter"}, t)
	}
	return t
}

// joined puts two places together, of which either may be empty.
func joined(a, b form.Text) form.Text {
	switch {
	case a.EN == "":
		return b
	case b.EN == "":
		return a
	}
	return form.Text{ZH: a.ZH + "，" + b.ZH, EN: a.EN + ", " + b.EN}
}

// FindingText says where a finding is: in a table, in the narrative, or both.
func FindingText(f *normalize.Finding) form.Text {
	var t form.Text
	if f.Where != nil {
		t = PlaceText(f.Where)
	}
	if f.Passage != nil {
		t = joined(t, PassageText(f.Passage))
	}
	return t
}

// part is one part of a place; 0 is not known.
type part struct {
	n      int
	zh, en string
}

func placeText(parts []part) form.Text {
	var zh, en []string
	for _, p := range parts {
		if p.n > 0 {
			zh = append(zh, fmt.Sprintf(p.zh, p.n))
			en = append(en, fmt.Sprintf(p.en, p.n))
		}
	}
	return form.Text{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
}

// FactText names a fact for people by the titles of its row and column in the
// report's form: "（七）总计 · 自然人". It is the id where the form does not
// know it.
func FactText(f *form.Form, id string) form.Text {
	plain := form.Text{ZH: id, EN: id}
	if f == nil {
		return plain
	}
	slot, ok := f.Slot(id)
	if !ok {
		return plain
	}
	fact := &f.Facts[slot]
	t := &f.Tables[fact.Table]
	title := t.Rows[fact.Row].Title
	if fact.Column >= 0 {
		column := t.Columns[fact.Column].Title
		title.ZH += " · " + column.ZH
		title.EN += " · " + column.EN
	}
	return title
}
