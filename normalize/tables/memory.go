package tables

import (
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

// memory holds the labels that were read, as printed: a report prints most of its
// labels as other reports do, and running text is asked for the same one several
// times. Text that is no label is not remembered.
type memory map[string]remembered

// remembered is what a label reads.
type remembered struct {
	folded string
	word   int32
	mark   fold.Mark
}

// maxMemory bounds the labels that are remembered: forms have some hundred, and
// each is printed in a few ways.
const maxMemory = 2000

// keep remembers a label. A full memory begins anew: only documents that print
// their labels in hundreds of ways fill it.
func (m memory) keep(text string, word int32, folded []byte) {
	if len(text) > maxLabel {
		return
	}
	if len(m) >= maxMemory {
		clear(m)
	}
	text = strings.Clone(text) // the document is not to be kept alive
	mark, _ := fold.Numbering(text)
	m[text] = remembered{string(folded), word, mark}
}
