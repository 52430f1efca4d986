package htmldoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// Some pages hide their content until a script has run: articles of WeChat stand
// in an element with visibility:hidden. Without scripts, the element that hides far
// more than the page shows is that content.

// concealment is an element that hides text.
type concealment struct {
	start int // of its start tag
	bytes int // of the text that it hides
}

// conceal counts a hidden text.
func (r *reader) conceal(text string) {
	if r.open.top().hidden&^struck == 0 {
		return
	}
	if r.concealing.bytes += len(text); r.concealing.bytes > r.most.bytes {
		r.most = r.concealing
	}
}

// content returns where the element starts that hides the content of the page, -1
// where the page shows its content itself.
func (r *reader) content() int {
	const least, times = 1500, 4
	if r.most.bytes < least || r.most.bytes < times*shown(r.blocks) {
		return -1
	}
	return r.most.start
}

// shown returns the bytes of the text of blocks.
func shown(blocks []extract.Block) int {
	n := 0
	for i := range blocks {
		n += len(strings.TrimSpace(blocks[i].Text))
		if t := blocks[i].Table; t != nil {
			for k := range t.Cells {
				n += len(t.Cells[k].Text)
			}
		}
	}
	return n
}
