package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/outline"
)

func sectionRepeated() Rule {
	return Rule{
		ID:       "structure.section_repeated",
		Severity: normalize.SeverityWarning,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return chapterFaults(r, outline.Repeated, func(s *normalize.Section) form.Text {
				return say("“%s”一章重复出现", "the chapter %q stands for the second time", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "章重复", EN: "A chapter is repeated"},
				What:  form.Text{ZH: "每一章只出现一次。", EN: "Every chapter stands once."},
				Why:   form.Text{ZH: "同一章出现两次，多半是粘贴时留下的旧稿，读者不知以哪一处为准。", EN: "A chapter that stands twice is mostly left over from pasting, and readers cannot know which one counts."},
				Law:   []form.Text{notices()},
				Example: on2021(Edit{"六、其他需要报告的事项\n",
					"五、存在的主要问题及改进情况\n\n个别栏目的维护还不够及时，下一步将明确专人负责。\n\n六、其他需要报告的事项\n"}),
			}
		},
	}
}
