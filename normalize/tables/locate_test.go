package tables

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestSeek finds every character of a paragraph where the markup writes it.
func TestSeek(t *testing.T) {
	const before = "<p>"
	cases := []struct {
		name, src, text string
		n, offset, line int
	}{
		{"plain", "规章 12", "规章 12", 7, 7, 1},
		{"tag", "规章<b>12</b>", "规章12", 6, 9, 1},
		{"references", "A&amp;B&nbsp;&#49;2", "A&B 12", 4, 13, 1},
		{"a broken reference", "A&B 12", "A&B 12", 4, 4, 1},
		{"break", "规章<br/>\n12", "规章\n12", 7, 12, 2},
		{"blanks of the source", "规章\n   12", "规章 12", 7, 10, 2},
		{"comment", "规章<!-- 12 > 3 -->12", "规章12", 6, 21, 1},
		{"hidden", `规章<i style="display:none">77</i>12`, "规章12", 6, 36, 1},
		{"less than", "a < b 12", "a < b 12", 6, 6, 1},
		{"not there", "规章", "规章12", 6, 6, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := locator{src: before + c.src, text: c.text, at: len(before)}
			if got := l.seek(c.n) - len(before); got != c.offset {
				t.Errorf("byte %d of %q stands at %d, not %d", c.n, c.text, got, c.offset)
			}
			s := scan{doc: &extract.Document{Format: extract.HTML, Source: before + c.src, Blocks: []extract.Block{{Pos: extract.Pos{Line: 1, Offset: len(before)}}}}}
			s.tables, s.blocks = []*extract.Table{{Layout: extract.Lines}}, []int{0}
			if got := s.sourceLine(Place{Pos: extract.Pos{Offset: len(before) + c.offset}}); got.Line != c.line {
				t.Errorf("line %d, not %d", got.Line, c.line)
			}
		})
	}
}
