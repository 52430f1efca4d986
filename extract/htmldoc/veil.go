package htmldoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// veil is an element that hides text, and how much: pages hide their article until
// a script has run, as those of messengers and pages with tabs do.
type veil struct {
	at    int // offset of its start tag
	bytes int // of hidden text
}

// noVeil is the place of no element.
const noVeil = -1

// unveil returns the start of the element whose content a script shows: the page
// has scripts, and the element hides most of the text. It returns noVeil where
// there is none.
func (r *reader) unveil() int {
	if r.reveal != noVeil || r.doc.Scripts == 0 || r.thickest.bytes < leastHidden || r.thickest.bytes < 2*textBytes(r.blocks) {
		return noVeil
	}
	return r.thickest.at
}

// leastHidden is how much text a page has to hide, in bytes: a few sentences.
const leastHidden = 300

// hide counts text that the outermost hidden element hides; what is struck out is
// printed by browsers, and no script shows it.
func (r *reader) hide(text string) {
	if r.open.top().hidden&^struck == 0 {
		return
	}
	if r.veil.bytes += len(text); r.veil.bytes > r.thickest.bytes {
		r.thickest = r.veil
	}
}

// textBytes counts the bytes of text in blocks.
func textBytes(blocks []extract.Block) int {
	n := 0
	for i := range blocks {
		n += len(blocks[i].Text)
		if t := blocks[i].Table; t != nil {
			for k := range t.Cells {
				n += len(strings.TrimSpace(t.Cells[k].Text))
			}
		}
	}
	return n
}
