package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func feesUnstated() Rule {
	return Rule{
		ID:       "law.fees_unstated",
		Severity: normalize.SeverityWarning,
		Whole:    true,
		Check:    checkFeesUnstated,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "未说明信息处理费", EN: "Silent on the fee for processing information"},
				What:    form.Text{ZH: "2021年度起，“其他需要报告的事项”说明收取信息处理费的情况，没有收取的也要说明。", EN: "From 2021 on, the last chapter says what was charged for processing information, also where it was nothing."},
				Why:     form.Text{ZH: "不说明，读者无从知道申请人是否付费。报告其他地方说明了的，不计。", EN: "Otherwise nobody knows whether applicants paid. A statement anywhere in the report counts."},
				Law:     feeLaw(),
				Example: on2021(Edit{"2024年未收取信息处理费。", "无。"}),
			}
		},
	}
}

func checkFeesUnstated(r *normalize.Report) (holds int, broken []normalize.Finding) {
	const firstYear = 2021
	at := chapterOf(r, "other_matters")
	if r.Year < firstYear || !prescribed(r) || at < 0 || !fromTitle(r) {
		return 0, nil
	}
	s := &r.Sections[at]
	if omitted(allText(s)) {
		return 0, nil
	}
	if contains(allText(s), "处理费", "處理費", "收费", "收費", "收取", "费用", "費用") {
		return 1, nil
	}
	for p := range narrative(r) {
		if contains(p.text, "处理费", "處理費") {
			return 1, nil
		}
	}
	f := normalize.Finding{At: s.Key, Message: say("“%s”一章没有说明信息处理费的收取情况", "the chapter %q does not say what was charged for processing information", printed(s))}
	f.Where, f.Passage = atHeading(r, []int{at})
	return 0, []normalize.Finding{f}
}
