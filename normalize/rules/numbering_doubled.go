package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingDoubled() Rule {
	return Rule{
		ID:       "structure.numbering_doubled",
		Severity: normalize.SeverityNotice,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return numberFaults(r, outline.DoubledNumber, 9, nil, func(s *normalize.Section) form.Text {
				return say("“%s”的序号写了两遍", "the number of %q is printed twice", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "序号写了两遍", EN: "A number is doubled"},
				What:    form.Text{ZH: "标题前的序号只写一遍。", EN: "A heading has its number once."},
				Why:     form.Text{ZH: "“一、一、”是自动编号之外又手工编号的结果。", EN: "一、一、 comes from a number typed where the editor sets one by itself."},
				Example: on2021(Edit{"五、存在的主要问题及改进情况", "五、五、存在的主要问题及改进情况"}),
			}
		},
	}
}
