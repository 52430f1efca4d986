package rules

import (
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/outline"
)

func numberingGap() Rule {
	return Rule{
		ID:       "structure.numbering_gap",
		Title:    form.Text{ZH: "序号跳号", EN: "A number is left out"},
		What:     form.Text{ZH: "章（一、）和节（（一））的序号连续。", EN: "The numbers of chapters (一、) and sections (（一）) follow each other."},
		Why:      form.Text{ZH: "跳号说明删了一节而没有改号，或者漏了一节。被跳过的序号写在段落中的，不计。", EN: "A gap means that a section was taken out, or forgotten. Where the missing number stands inside a paragraph nothing is said."},
		Severity: normalize.SeverityNotice,
		Whole:    true,
		Example:  on2021(Edit{"（二）依申请公开情况", "（三）依申请公开情况"}),
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return numberFaults(r, outline.Gap, 2, func(path []int) bool { return reallyMissing(r, path) }, func(s *normalize.Section) form.Text {
				return say("“%s”之前缺少序号", "the number before that of %q is left out", printed(s))
			})
		},
	}
}

// reallyMissing reports whether none of the numbers left out in front of a heading
// stands in the text before it.
func reallyMissing(r *normalize.Report, path []int) bool {
	s := section(r, path)
	n, last := numberOf(s), 0
	before := siblingBefore(r, path)
	text := r.Preamble
	if len(path) > 1 {
		text = section(r, path[:len(path)-1]).Text
	}
	if before != nil {
		last = numberOf(before)
		if before.Number == "" || before.Level != s.Level {
			return false
		}
		text += allText(before)
	}
	if n == 0 || omitted(text) {
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
