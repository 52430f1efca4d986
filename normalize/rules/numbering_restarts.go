package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingRestarts() Rule {
	return Rule{
		ID:       "structure.numbering_restarts",
		Severity: normalize.SeverityNotice,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return numberFaults(r, outline.Restarts, 1, nil, func(s *normalize.Section) form.Text {
				return say("章号在“%s”处重新从一开始", "the chapters begin again with %q", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "章号重新开始", EN: "The chapters begin again"},
				What:  form.Text{ZH: "章的序号（一、）不中途从一重新开始。", EN: "The numbers of the chapters (一、) do not begin again with 一."},
				Why:   form.Text{ZH: "章号重新从一开始，可能是两份报告相连，或粘贴了别处的内容。", EN: "Where they do, two reports may stand behind each other, or something was pasted in."},
				Example: on2021(Edit{"五、存在的主要问题及改进情况", "一、存在的主要问题及改进情况"},
					Edit{"六、其他需要报告的事项", "二、其他需要报告的事项"}),
			}
		},
	}
}
