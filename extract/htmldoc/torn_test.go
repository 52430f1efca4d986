package htmldoc

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

// TestTorn reads tags that have lost bytes, or have them twice.
func TestTorn(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"the end of a start tag", "<tr><td>甲</td><td1</td><td>2</td></tr>", "{甲 | 1 | 2}"},
		{"the end of one with attributes", "<tr><td>甲</td><td width='9'1</td><td>2</td></tr>", "{甲 | 1 | 2}"},
		{"the end of one in front of another", "<tr><td>甲</td><td nowrap\n<p>1</p></td><td>2</td></tr>", "{甲 | 1 | 2}"},
		{"the end of one whose value runs on", "<tr><td>甲</td><td width=91</td><td>2</td></tr>", "{甲 | � | 2}"},
		{"a quote", `<tr><td>甲</td><td width="9>1</td><td width="9">2</td></tr>`, "{甲 | 1 | 2}"},
		{"the last quote", `<tr><td>甲</td><td>1</td><td width="9>2</td></tr>`, "{甲 | 1 | 2}"},
		{"the end of an end tag", "<tr><td>甲</td><td>1</td<td>2</td></tr>", "{甲 | 1 | 2}"},
		{"the beginning of an end tag", "<tr><td>甲</td><td>1/td><td>2</td></tr>", "{甲 | 1 | 2}"},
		{"the beginning of a start tag", "<tr><td>甲</td>td>1</td>\ntd width=9>2</td></tr>", "{甲 | 1 | 2}"},
		{"letters of names", "<r><td>甲</td><d>1</td><tdd>2</td></tr></tabl>乙", "{甲 | 1 | 2}⏎乙"},
		{"brackets twice", "<tr><td>甲</td><<td>1</td>><td>>2<</td></tr>", "{甲 | 1 | 2}"},
		{"nothing, quotes hold markup", `<tr><td>甲</td><td title="<td>9</td>">1</td><td>2 > 1</td></tr>`, "{甲 | 1 | 2 > 1}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, "<table><tr><td>丙</td><td>3</td><td>4</td></tr>"+test.src+"</table>", extract.Limits{})
			if diff := cmp.Diff("{丙 | 3 | 4 ; "+test.want[1:], render(doc.Blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
