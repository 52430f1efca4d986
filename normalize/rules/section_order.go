package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func sectionOrder() Rule {
	return Rule{
		ID:       "structure.section_order",
		Severity: normalize.SeverityWarning,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return chapterFaults(r, outline.OutOfOrder, func(s *normalize.Section) form.Text {
				return say("“%s”一章的位置不符合格式规定的顺序", "the chapter %q stands behind one that the form puts after it", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "章的顺序", EN: "Chapters out of order"},
				What:  form.Text{ZH: "各章按格式规定的顺序排列。", EN: "The chapters stand in the order of the form."},
				Why:   form.Text{ZH: "顺序与统一格式不同，读者和程序都难以逐章比对。", EN: "Readers and programs compare reports chapter by chapter; the form is uniform for that."},
				Law:   []form.Text{notices()},
				Example: on2021(
					Edit{"五、存在的主要问题及改进情况\n\n公开内容的更新还不够及时，下一步将加强督促。\n\n", ""},
					Edit{"2024年未收取信息处理费。\n", "2024年未收取信息处理费。\n\n五、存在的主要问题及改进情况\n\n公开内容的更新还不够及时，下一步将加强督促。\n"}),
			}
		},
	}
}
