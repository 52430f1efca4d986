package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingRepeated() Rule {
	return Rule{
		ID:       "structure.numbering_repeated",
		Severity: normalize.SeverityNotice,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			sure := func(path []int) bool {
				n, before := numberOf(section(r, path)), siblingBefore(r, path)
				return before != nil && n == numberOf(before) && (n > 1 || len(path) == 1 && n == 1)
			}
			return numberFaults(r, outline.Repeated, 2, sure, func(s *normalize.Section) form.Text {
				return say("“%s”的序号与前一个标题相同", "%q has the same number as the heading before it", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "序号重复", EN: "A number stands twice"},
				What:    form.Text{ZH: "同一级标题的序号不重复。", EN: "No two headings in a row have the same number."},
				Why:     form.Text{ZH: "序号重复，多半是加了一节而没有改号。（一）重新开始的另一组不计。", EN: "A number mostly stands twice because a section was put in and the others were not renumbered. Another list that begins with （一） is not counted."},
				Example: on2021(Edit{"（三）监督保障情况", "（二）监督保障情况"}),
			}
		},
	}
}
