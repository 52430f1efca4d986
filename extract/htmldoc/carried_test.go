package htmldoc

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

// TestCarried reads articles that pages carry for a script to show, in their place.
func TestCarried(t *testing.T) {
	rows := strings.Repeat("<tr><td class=\"c\">甲\n</td><td>1</td></tr>", 20)
	article := "<p>前言</p><!-- 注 --><table>" + rows + "</table>"
	want := "题⏎前言⏎{" + strings.TrimSuffix(strings.Repeat("甲 | 1 ; ", 20), " ; ") + "}⏎尾"
	quoted := func(s string) string {
		b, err := json.Marshal(s) // which escapes < and >, too
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	plain := strings.NewReplacer(`"`, `\"`, "</", `<\/`, "\n", `\n`)
	unread := "题⏎尾"
	tests := []struct{ name, src, want string }{
		{"a script's string", `<script>var a={"b":"c\"","d":"` + plain.Replace(article) + `"};show(a)</script>`, want},
		{"one in which all is escaped", `<script type="application/json">{"a":` + quoted(article) + `}</script>`, want},
		{"a template", "<template>" + article + "</template>", want},
		{"a script that is a template", `<script type="text/html">` + article + "</script>", want},
		{"a text field", "<textarea hidden>" + html.EscapeString(article) + "</textarea>", want},
		{"an attribute", `<input type="hidden" value="` + html.EscapeString(article) + `">`, want},
		{"a few tags of a menu", `<script>menu("` + plain.Replace("<table><tr><td>1</td></tr></table>") + `")</script>`, unread},
		{"beside a table of the page's own", "<table>" + rows + "</table><template>" + strings.ReplaceAll(article, "甲", "乙") + "</template>", strings.Replace(want, "前言⏎", "", 1)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, "<h1>题</h1>"+test.src+"<p>尾</p>", extract.Limits{})
			if diff := cmp.Diff(test.want, strings.ReplaceAll(render(doc.Blocks), "# ", "")); diff != "" {
				t.Error(diff)
			}
			for _, table := range tablesOf(doc) {
				for _, c := range table.Cells {
					if at := "<h1>题</h1>" + test.src; c.Text == "1" && at[c.Pos.Offset] != '1' {
						t.Fatalf("a cell is not at offset %d: %.20q", c.Pos.Offset, at[c.Pos.Offset:])
					}
				}
			}
		})
	}
}
