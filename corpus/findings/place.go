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
	t := placeText([]part{
		{p.Chapter, "第 %d 章", "chapter %d"}, {p.Paragraph, "第 %d 段", "paragraph %d"},
		{p.Offset + 1, "第 %d 字起", "from character %d"},
	})
	if p.Chapter == 0 {
		t = form.Text{ZH: "正文之前，" + t.ZH, EN: "before the first chapter, " + t.EN}
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
