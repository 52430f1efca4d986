package cli

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize"
)

// mostRepairs is how many sets of cells are written of those that a finding lists.
const mostRepairs = 3

// repairs writes the sets of cells that explain a finding and those above it:
//
//	a) 2 suspects, together (values swapped):
//	  applications.granted.enterprise 12 → 35, line 41, table 3, row 5, column 4
//	  …
//	+ 4 more
func (c *checkWriter) repairs(f *normalize.Finding) {
	for i := range f.Repairs[:min(len(f.Repairs), mostRepairs)] {
		r := &f.Repairs[i]
		name := "    "
		if len(f.Repairs) > 1 {
			name = fmt.Sprintf("    %c) ", 'a'+i)
		}
		about := strings.TrimLeft(c.slip(r.Slip)+c.evidence(r.Evidence), ", ，")
		fmt.Fprint(&c.b, name, c.lang.sayf("疑似 %d 个单元格", "%d suspects, together", len(r.Changes)))
		if about != "" {
			fmt.Fprint(&c.b, c.lang.sayf("（%s）", " (%s)", about))
		}
		fmt.Fprintln(&c.b, c.lang.say("：", ":"))
		for k := range r.Changes {
			change := &r.Changes[k]
			fmt.Fprintf(&c.b, "      %s %s → %s", change.Fact, change.Stated, change.Expected)
			if r.Slip == "" {
				fmt.Fprint(&c.b, c.lang.sayf("（%s）", " (%s)", c.slip(change.Slip)))
			}
			if place := c.lang.text(findings.PlaceText(&change.Where)); place != "" {
				fmt.Fprint(&c.b, c.lang.say("，", ", "), place)
			}
			fmt.Fprintln(&c.b)
		}
	}
	if more := len(f.Repairs) - mostRepairs + f.MoreRepairs; more > 0 {
		fmt.Fprintf(&c.b, "    %s\n", c.lang.sayf("+ 另有 %d 种可能", "+ %d more", more))
	}
}

// evidence says what agrees with an expected number, after a slip or alone.
func (c *checkWriter) evidence(evidence []string) string {
	text := ""
	for _, kind := range evidence {
		text += c.lang.say("，", ", ") + c.lang.text(findings.EvidenceText(kind))
	}
	return text
}
