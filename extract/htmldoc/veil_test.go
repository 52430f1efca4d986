package htmldoc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

func TestVeil(t *testing.T) {
	article := "<p>" + strings.Repeat("甲", 100)
	text := strings.Repeat("甲", 100)
	const script = "<script>show()</script>"
	tests := []struct{ name, src, want string }{
		{"an article that a script shows", script + `<h1>题</h1><div style="visibility: hidden; opacity: 0">` + article + `<table><tr><td>1<td>2</table></div>尾`, "# 题⏎" + text + "⏎{1 | 2}⏎尾"},
		{"the tab with most text", script + `<div hidden><p>乙</div><div class=a hidden>` + article + `</div><style>.a{display:none}</style>`, text},
		{"what is hidden inside stays so", script + `<div hidden>` + article + `<p hidden>乙</div>`, text},
		{"struck text stays so", script + `<del>` + text + `</del>乙`, "乙"},
		{"no script", `甲<div hidden>` + article + `</div>`, "甲"},
		{"a copy for the printer", script + article + `<div hidden>` + article + `</div>`, text},
		{"little is hidden", script + `甲<div hidden>乙乙乙乙</div>`, "甲"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, render(read(t, test.src, extract.Limits{}).Blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
