package rules

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

func sectionMissing() Rule {
	return Rule{
		ID:       "structure.section_missing",
		Severity: normalize.SeverityWarning,
		Whole:    true,
		Check:    checkSectionMissing,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "缺章", EN: "A chapter is missing"},
				What:    form.Text{ZH: "格式规定的六章都要有。", EN: "The report has all six chapters of the form."},
				Why:     form.Text{ZH: "缺一章，法定内容就可能缺一项。标题写在正文里、或该序号下另有标题的，不作缺章处理。", EN: "Without a chapter, a part of what the law wants reported may be missing. Where the heading stands inside the text, or another one has its number, nothing is said."},
				Law:     []form.Text{contentsLaw(), notices()},
				Example: on2021(Edit{"六、其他需要报告的事项\n\n2024年未收取信息处理费。\n", ""}),
			}
		},
	}
}

func checkSectionMissing(r *normalize.Report) (holds int, broken []normalize.Finding) {
	if !recognised(r) {
		return 0, nil
	}
	before := -1 // the chapter behind which the missing one belongs
	for i := range r.FormData.Sections {
		s := &r.FormData.Sections[i]
		if at := chapterOf(r, s.Key); at >= 0 {
			before = at
			holds++
			continue
		}
		if slices.Contains(r.Seen.Chapters, s.Key) || headingInside(r.Sections, s) || headingInText(r, s) {
			holds++
			continue
		}
		f := normalize.Finding{At: s.Key, Message: say("缺少“%[1]s”一章", "the chapter %[1]q is missing", heading(s))}
		if tablePrinted(r, s.Key) {
			f.Message.ZH += "的标题（其表格在）"
			f.Message.EN = "the heading of " + strings.TrimPrefix(f.Message.EN, "the ") + "; its table is printed"
		}
		if before == len(r.Sections)-1 && !tablePrinted(r, s.Key) {
			f.Message.ZH += "（报告到此为止，也可能是文件不完整）"
			f.Message.EN += " (the report ends before it; the file may not be whole)"
		}
		if before >= 0 {
			f.Where, f.Passage = atHeading(r, []int{before})
		} else if r.TitleAt != (normalize.Where{}) {
			f.Where = &normalize.Where{Page: r.TitleAt.Page, Line: r.TitleAt.Line}
		}
		broken = append(broken, f)
	}
	return holds, broken
}

// recognised reports whether so many chapters of a form that prescribes them were
// found that the others may be called missing.
func recognised(r *normalize.Report) bool {
	const few = 3
	if !prescribed(r) {
		return false
	}
	n := 0
	for i := range r.FormData.Sections {
		if chapterOf(r, r.FormData.Sections[i].Key) >= 0 {
			n++
		}
	}
	return n >= few
}

// headingInside reports whether a section below the chapters is the one wanted,
// or a chapter has its number under another heading.
func headingInside(list []normalize.Section, s *form.Section) bool {
	for i := range list {
		x := &list[i]
		if x.Key == s.Key || x.Level == 1 && x.Key == "" && x.Number == s.Number || likeHeading(x.Title, s) || headingInside(x.Sections, s) {
			return true
		}
	}
	return false
}

// headingInText reports whether a paragraph begins with the heading.
func headingInText(r *normalize.Report, s *form.Section) bool {
	for p := range narrative(r) {
		if likeHeading(p.text, s) {
			return true
		}
	}
	return false
}

// likeHeading reports whether a short text begins with one of the headings that are
// long enough not to be that of a section inside another chapter (主动公开情况).
func likeHeading(text string, s *form.Section) bool {
	const (
		longest  = 200   // bytes
		shortest = 8 * 3 // bytes
	)
	if len(text) > longest {
		return false
	}
	label := fold.Label(text)
	for _, h := range s.Headings {
		if folded := fold.Label(h); len(folded) >= shortest && strings.HasPrefix(label, folded) {
			return true
		}
	}
	return false
}

// tablePrinted reports whether a table that stands in the section is printed.
func tablePrinted(r *normalize.Report, section string) bool {
	for slot := range r.FormData.Facts {
		if r.FormData.Tables[r.FormData.Facts[slot].Table].Section == section && r.Cells[slot].Status != normalize.Absent {
			return true
		}
	}
	return false
}
