package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingLost() Rule {
	return Rule{
		ID:       "structure.numbering_lost",
		Severity: normalize.SeverityNotice,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			const few = 3 // numbered chapters that show that numbers are not lost in copying
			numbered := 0
			for i := range r.Sections {
				if r.Sections[i].Key != "" && r.Sections[i].Number != "" {
					numbered++
				}
			}
			if !prescribed(r) || numbered < few {
				return 0, nil
			}
			return numberFaults(r, outline.NumberLost, 1, nil, func(s *normalize.Section) form.Text {
				return say("“%s”一章没有序号", "the chapter %q has no number", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "章缺序号", EN: "A chapter without its number"},
				What:    form.Text{ZH: "格式规定的章都有序号。", EN: "Every chapter of the form has its number."},
				Why:     form.Text{ZH: "其他章有序号而这一章没有，是漏写。全部没有的，可能是自动编号在转换中丢失，不计。", EN: "Where the others have theirs, it was forgotten. Where none has one, they may have been automatic and lost in copying, and nothing is said."},
				Law:     []form.Text{notices()},
				Example: on2021(Edit{"五、存在的主要问题及改进情况", "存在的主要问题及改进情况"}),
			}
		},
	}
}
