package rules

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/form"
)

func tablesAsImages() Rule {
	return Rule{
		ID:       "structure.tables_as_images",
		Severity: normalize.SeverityWarning,
		Check:    checkTablesAsImages,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "表格疑为图片", EN: "Tables that seem to be pictures"},
				What:    form.Text{ZH: "表格以文字发布，不用图片代替。", EN: "Tables are published as text, not as pictures."},
				Why:     form.Text{ZH: "图片中的数字不能检索、复制和汇总。", EN: "Numbers in a picture can be neither searched nor copied nor added up."},
				Law:     []form.Text{notices()},
				Example: &Example{Base: "images.html", Edits: []Edit{{"<table><tr><td>规章</td><td>0</td></tr></table>", `<p><img src="1.png"></p>`}}},
			}
		},
	}
}

// checkTablesAsImages judges reports on years whose form has tables, of which no
// table was found although the chapters for them are there: they hold nothing at
// all, and the document has as many pictures as such chapters or more.
func checkTablesAsImages(r *normalize.Report) (holds int, broken []normalize.Finding) {
	const firstYear = 2019
	switch {
	case r.Year < firstYear:
		return 0, nil
	case r.FormData != nil:
		return 1, nil
	case len(r.Tables) > 0, !lacksTablesOnly(r):
		return 0, nil
	}
	var empty []int
	for _, key := range [...]string{"disclosure", "applications", "proceedings"} {
		if at := chapterOf(r, key); at >= 0 && strings.TrimSpace(allText(&r.Sections[at])) == strings.TrimSpace(r.Sections[at].Title) {
			empty = append(empty, at)
		}
	}
	if len(empty) < 2 || r.Images < len(empty) {
		return 0, nil
	}
	f := normalize.Finding{At: r.Sections[empty[0]].Key, Message: say(
		"%d 章没有文字也没有表格，而文件中有 %d 张图片，表格可能是图片",
		"%d chapters hold neither text nor a table, and the document has %d pictures: the tables may be among them", len(empty), r.Images)}
	f.Where, f.Passage = atHeading(r, empty[:1])
	return 0, []normalize.Finding{f}
}

// lacksTablesOnly reports whether nothing is said to be missing but the tables.
func lacksTablesOnly(r *normalize.Report) bool {
	return !slices.ContainsFunc(r.Findings, func(f normalize.Finding) bool {
		return f.Rule == normalize.RulePartial && f.At != string(admission.TablesMissing)
	})
}
