package rules

import (
	"strings"
	"unicode"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func problemsUnstated() Rule {
	return Rule{
		ID:       "law.problems_unstated",
		Title:    form.Text{ZH: "问题和改进情况无实质内容", EN: "Problems and improvements without substance"},
		What:     form.Text{ZH: "“存在的主要问题及改进情况”一章写明问题和改进情况。", EN: "The chapter on problems and improvements names problems and improvements."},
		Why:      form.Text{ZH: "这是法定内容。空白、只写“无”或不足二十字的作为警告；全章没有表示问题或者改进的词语的作为提示。", EN: "The law wants both. An empty chapter, the word 无 or fewer than twenty characters are a warning; where no word for a problem, or none for an improvement, occurs it is a notice."},
		Severity: normalize.SeverityWarning,
		Law:      []form.Text{contentsLaw()},
		Whole:    true,
		Example:  on2021(Edit{"公开内容的更新还不够及时，下一步将加强督促。", "无。"}),
		Check:    checkProblemsUnstated,
	}
}

func checkProblemsUnstated(r *normalize.Report) (holds int, broken []normalize.Finding) {
	const fewest = 20 // characters of substance
	at := chapterOf(r, "problems")
	if at < 0 {
		return 0, nil
	}
	s := &r.Sections[at]
	text := strings.TrimPrefix(allText(s), s.Title)
	if omitted(text) {
		return 0, nil
	}
	n := 0
	for _, c := range text {
		if unicode.Is(unicode.Han, c) {
			n++
		}
	}
	f := normalize.Finding{At: s.Key}
	f.Where, f.Passage = atHeading(r, []int{at})
	switch {
	case n == 0:
		f.Message = say("“%s”一章没有内容", "the chapter %q is empty", printed(s))
	case n < fewest:
		f.Message = say("“%s”一章只有“%s”", "the chapter %q says no more than “%s”", printed(s), clip(strings.Join(strings.Fields(text), " ")))
	case !namesProblem(text):
		f.Severity = normalize.SeverityNotice
		f.Message = say("“%s”一章没有写明问题", "the chapter %q names no problem", printed(s))
	case !namesImprovement(text):
		f.Severity = normalize.SeverityNotice
		f.Message = say("“%s”一章没有写明改进情况", "the chapter %q names no improvement", printed(s))
	default:
		return 1, nil
	}
	return 0, []normalize.Finding{f}
}

// namesProblem reports whether a text has a word of those in which reports name
// what is wrong.
func namesProblem(text string) bool {
	return contains(text, "问题", "不足", "不够", "不高", "不强", "不深", "不广", "不及时", "不全", "不到位", "不完善", "不平衡", "差距", "有待", "薄弱", "欠缺", "缺乏",
		"缺少", "短板", "弱项", "困难", "滞后", "单一", "仍需", "还需", "尚需", "尚未", "亟待", "偏少", "偏低", "较少", "较慢", "問題", "差距")
}

// namesImprovement reports whether a text has a word of those in which reports
// name what is done about it.
func namesImprovement(text string) bool {
	return contains(text, "改进", "措施", "下一步", "加强", "提升", "提高", "完善", "强化", "加大", "优化", "推进", "推动", "深化", "健全", "整改", "将", "落实", "规范", "拓展",
		"拓宽", "细化", "增强", "抓好", "做好", "加快", "改進", "加強", "將")
}
