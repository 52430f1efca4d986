package tables

import (
	"slices"

	"github.com/gouji/gouji/normalize/fold"
)

// parted returns the tokens with those taken apart in which a piece of a group's
// label touches the label of a row: 三、本年（一）予以公开 above 度办理结（二）部分公开.
func (s *scan) parted(tokens []token) []token {
	copied := false
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if t.value || t.glued || t.known {
			continue
		}
		at := s.innerRow(t.text)
		if at == 0 {
			continue
		}
		if !copied {
			tokens, copied = slices.Clone(tokens), true
		}
		front, row := t.cut(at)
		row.known = true
		tokens = slices.Replace(tokens, i, i+1, front, row)
		i++
	}
	return tokens
}

// cut cuts a token in two.
func (t *token) cut(at int) (front, rest token) {
	front, rest = *t, *t
	front.text, rest.text = t.text[:at], t.text[at:]
	front.n, front.cn = width(front.text), count(front.text)
	rest.x, rest.n = t.x+front.n, t.n-front.n
	rest.cx, rest.cn = t.cx+front.cn, t.cn-front.cn
	rest.pos.Offset += at
	rest.first, rest.gap = false, 0
	return front, rest
}

// innerRow returns where the numbered label of a row begins that ends a text, 0
// where none does.
func (s *scan) innerRow(text string) int {
	if !s.m.endsRow(text) {
		return 0 // the common case
	}
	for i := range text {
		if mark, _ := fold.Numbering(text[i:]); i > 0 && mark.Style != fold.None && s.m.has(s.word(text[i:]), rowAxis) {
			return i
		}
	}
	return 0
}
