package rules

import (
	"strings"
	"unicode"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

func problemsUnstated() Rule {
	return Rule{
		ID:       "law.problems_unstated",
		Severity: normalize.SeverityWarning,
		Whole:    true,
		Check:    checkProblemsUnstated,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "问题和改进情况无实质内容", EN: "Problems and improvements without substance"},
				What:    form.Text{ZH: "“存在的主要问题及改进情况”一章写明问题和改进情况。", EN: "The chapter on problems and improvements names problems and improvements."},
				Why:     form.Text{ZH: "这是法定内容。空白、只写“无”或不足二十字的作为警告；全章没有表示问题或者改进的词语的作为提示。", EN: "The law wants both. An empty chapter, the word 无 or fewer than twenty characters are a warning; where no word for a problem, or none for an improvement, occurs it is a notice."},
				Law:     []form.Text{contentsLaw(), formerContentsLaw()},
				Example: on2021(Edit{"公开内容的更新还不够及时，下一步将加强督促。", "无。"}),
			}
		},
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
	words := simplified(text)
	f := normalize.Finding{At: s.Key}
	f.Where, f.Passage = atHeading(r, []int{at})
	switch {
	case n == 0:
		f.Message = say("“%s”一章没有内容", "the chapter %q is empty", printed(s))
	case n < fewest:
		f.Message = say("“%s”一章只有“%s”", "the chapter %q says no more than “%s”", printed(s), clip(strings.Join(strings.Fields(text), " ")))
	case !namesProblem(words):
		f.Severity = normalize.SeverityNotice
		f.Message = say("“%s”一章没有写明问题", "the chapter %q names no problem", printed(s))
	case !namesImprovement(words):
		f.Severity = normalize.SeverityNotice
		f.Message = say("“%s”一章没有写明改进情况", "the chapter %q names no improvement", printed(s))
	default:
		return 1, nil
	}
	return 0, []normalize.Finding{f}
}

// namesProblem reports whether a text has a character of those without which hardly
// anything can be said to be wrong.
func namesProblem(text string) bool {
	if contains(text, "问题", "未", "没", "欠", "缺", "少", "弱", "难", "慢", "差", "低", "待", "短板", "还需", "仍需", "尚需", "困难", "滞后", "单一", "局限", "形式化") {
		return true
	}
	return strings.Count(text, "不") > strings.Count(text, "不断") // 不断 is what improvements say
}

// namesImprovement reports whether a text has a word of those in which reports
// name what is done about a problem.
func namesImprovement(text string) bool {
	return contains(text, "改", "措施", "下一步", "今后", "加强", "提升", "提高", "完善", "强化", "加大", "优化", "推", "深", "健全", "将", "落实", "规范", "拓", "细化", "增强",
		"抓", "做好", "加快", "开展", "组织", "建立", "严格", "努力", "继续", "进一步")
}

// simplified returns a text in simplified characters, without what is no word.
func simplified(text string) string {
	return strings.Map(func(r rune) rune {
		if f := fold.Rune(r); f != 0 {
			return f
		}
		return -1
	}, text)
}
