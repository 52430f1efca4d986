package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingOrder() Rule {
	return Rule{
		ID:       "structure.numbering_order",
		Severity: normalize.SeverityNotice,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			sure := func(path []int) bool {
				before := siblingBefore(r, path)
				return before != nil && numberOf(section(r, path)) < numberOf(before)
			}
			return numberFaults(r, outline.OutOfOrder, 2, sure, func(s *normalize.Section) form.Text {
				return say("“%s”的序号小于前一个标题", "%q has a smaller number than the heading before it", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "序号颠倒", EN: "A number comes too late"},
				What:    form.Text{ZH: "同一级标题的序号由小到大。", EN: "The numbers of the headings on one level rise."},
				Why:     form.Text{ZH: "序号变小，说明段落次序或序号有误。", EN: "Where a number is smaller than the one before it, the order of the sections or the number is wrong."},
				Example: on2021(Edit{"（二）依申请公开情况", "（三）依申请公开情况"}, Edit{"（三）监督保障情况", "（二）监督保障情况"}),
			}
		},
	}
}
