package rules

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingGap() Rule {
	return Rule{
		ID:       "structure.numbering_gap",
		Severity: normalize.SeverityNotice,
		Whole:    true,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return numberFaults(r, outline.Gap, 2, func(path []int) bool { return reallyMissing(r, path) }, func(s *normalize.Section) form.Text {
				return say("“%s”之前缺少序号", "the number before that of %q is left out", printed(s))
			})
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "序号跳号", EN: "A number is left out"},
				What:    form.Text{ZH: "章（一、）和节（（一））的序号连续。", EN: "The numbers of chapters (一、) and sections (（一）) follow each other."},
				Why:     form.Text{ZH: "跳号说明删了一节而没有改号，或者漏了一节。被跳过的序号写在段落中的，不计。", EN: "A gap means that a section was taken out, or forgotten. Where the missing number stands inside a paragraph nothing is said."},
				Example: on2021(Edit{"（二）依申请公开情况", "（三）依申请公开情况"}, Edit{"（三）监督保障情况", "（四）监督保障情况"}),
			}
		},
	}
}

// reallyMissing reports whether none of the numbers left out in front of a heading
// stands in the text before it.
func reallyMissing(r *normalize.Report, path []int) bool {
	s := section(r, path)
	before := siblingBefore(r, path)
	if before == nil || before.Number == "" || before.Level != s.Level {
		return false
	}
	n, last, text := numberOf(s), numberOf(before), allText(before)
	if len(path) > 1 {
		text += section(r, path[:len(path)-1]).Text
	}
	if n == 0 || omitted(text) || elsewhere(r, path, last, n) {
		return false
	}
	for missing := max(last+1, n-10); missing < n; missing++ {
		numeral := number.Chinese(int64(missing))
		if contains(text, numeral+"、", "（"+numeral+"）", "("+numeral+")", "（"+numeral+")", "("+numeral+"）") {
			return false
		}
	}
	return n > last+1
}

// elsewhere reports whether a heading beside the one at a path has a number between
// last and n: then the order is wrong, nothing is left out.
func elsewhere(r *normalize.Report, path []int, last, n int) bool {
	beside := slices.Clone(path)
	beside[len(beside)-1] = 0
	for s := section(r, beside); s != nil; s = section(r, beside) {
		if m := numberOf(s); m > last && m < n {
			return true
		}
		beside[len(beside)-1]++
	}
	return false
}

// allText returns the text of a section and those below it.
func allText(s *normalize.Section) string {
	var b strings.Builder
	var add func(s *normalize.Section)
	add = func(s *normalize.Section) {
		b.WriteString(s.Title + "\n" + s.Text + "\n")
		for i := range s.Sections {
			add(&s.Sections[i])
		}
	}
	add(s)
	return b.String()
}
