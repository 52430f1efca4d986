package tables

import "github.com/gouji/gouji/extract"

// columnModel says how many columns a Chinese character takes in a text whose
// columns are aligned by blanks: two in newer versions of pdftotext, one in
// older ones.
type columnModel uint8

const (
	modelUnknown columnModel = iota
	modelWide
	modelNarrow
)

// Bounds on what guessModel looks at.
const (
	maxModelLine   = 2000 // bytes of a line
	maxModelValues = 32   // values of a line
	maxApart       = 12   // doubled display columns
)

// guessModel compares how well the values of the lines of the document stand
// below each other in both models.
func (st *stream) guessModel() columnModel {
	if st.doc.Format == extract.PDF {
		return modelWide // that is how lines of pages are written
	}
	var last, line modelLine
	wide, narrow := 0, 0
	for i := range st.doc.Blocks {
		b := &st.doc.Blocks[i]
		if b.Kind != extract.Paragraph || len(b.Text) > maxModelLine || !line.read(b.Text, st.indent(b.Pos)) {
			continue
		}
		if len(last.wide) > 0 {
			wide += apartness(line.wide, last.wide)
			narrow += apartness(line.narrow, last.narrow)
		}
		last, line = line, last
	}
	// Where neither is clearly better, no value is placed by its column.
	st.scan.unsure = 10*max(wide-narrow, narrow-wide) < max(wide, narrow)
	if narrow < wide {
		return modelNarrow
	}
	return modelWide
}

// modelLine holds the middles of a line's values in both models, doubled.
type modelLine struct{ wide, narrow []int32 }

// read takes the values at the end of a line; lead stands before it.
func (l *modelLine) read(text, lead string) bool {
	l.wide, l.narrow = l.wide[:0], l.narrow[:0]
	for end := len(text); len(l.wide) < maxModelValues; {
		field, from := lastField(text[:end])
		if from == 0 || !isValue(field) {
			break
		}
		l.wide = append(l.wide, 2*width(text[:from])+width(field)+2*width(lead))
		l.narrow = append(l.narrow, 2*count(text[:from])+count(field)+2*count(lead))
		end = from
	}
	return len(l.wide) > 0
}

// apartness adds up how far each value stands from the nearest one of another line.
func apartness(line, other []int32) int {
	sum := 0
	for _, x := range line {
		least := maxApart
		for _, y := range other {
			least = min(least, distance(x, y))
		}
		sum += least
	}
	return sum
}
