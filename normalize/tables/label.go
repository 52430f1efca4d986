package tables

import (
	"github.com/gouji/gouji/normalize/fold"
)

// maxSuffix bounds the pieces of a label that was broken up.
const maxSuffix = 5

// label collects the readings of an observed row's label: the words that it may
// be, and the folded text to compare where there is none.
type label struct {
	words [maxSuffix]int32
	n     int
	text  []byte
	mark  fold.Mark
	piece int32 // where it begins, -1 for a row without label
}

// label reads the label of an observed row: the last of its pieces, joined with
// those before it as long as these do not end in a numbered one, and with the
// pieces behind its values where the label was wrapped around them.
func (s *scan) label(i int) label {
	r := &s.rows[i]
	l := label{piece: -1}
	first, last := s.leaf(r)
	if last < first || r.heads {
		return l
	}
	l.mark, l.piece = s.pieces[first].mark, first
	for k := last; k >= first && l.n < maxSuffix; k-- {
		w := s.pieces[last].word
		if k < last {
			w = s.m.lookup(s.arena[s.pieces[k].from:s.pieces[last].to])
		}
		if s.m.has(w, rowAxis) {
			l.words[l.n] = w
			l.n++
			l.mark, l.piece = s.pieces[k].mark, k
		}
	}
	l.text = s.arena[s.pieces[first].from:s.pieces[last].to]
	if l.n > 0 {
		return l
	}
	if s.wrapped(i, first, last, &l); l.n > 0 {
		return l
	}
	// A remark may stand between the label and the values. Behind the label of a group it
	// may be the label of a row, unless the group's unit says that it has a value itself.
	for k := last - 1; k >= first && k >= last-maxSuffix; k-- {
		if !s.beside(k + 1) {
			return l
		}
		if w := s.pieces[k].word; s.m.has(w, rowAxis) && (!s.m.has(w, groupAxis) || s.m.has(s.pieces[k+1].word, unitAxis)) {
			l.words[0], l.n, l.mark, l.piece = w, 1, s.pieces[k].mark, k
			return l
		}
	}
	return l
}

// beside reports whether a piece may stand between a label and its values: a
// unit, or a word that means nothing.
func (s *scan) beside(k int32) bool {
	w := s.pieces[k].word
	return w == noWord || s.m.words[w].axes == 1<<unitAxis
}

// leaf returns the range of pieces that may form a row's own label: from the
// last numbered one on, or behind the labels of columns, without units at the end.
func (s *scan) leaf(r *observed) (first, last int32) {
	last = r.pieceEnd - 1
	if last < r.pieces {
		return r.pieces, last // a row without labels
	}
	for last > r.pieces && s.m.has(s.pieces[last].word, unitAxis) && !s.m.has(s.pieces[last].word, rowAxis) {
		last--
	}
	first = last
	for first > r.pieces && last-first < maxSuffix-1 && s.pieces[first].mark.Style == fold.None && !s.onlyColumn(first-1) {
		first--
	}
	return first, last
}

// onlyColumn reports whether a piece names a column and nothing else: it belongs to
// the header before a row's label.
func (s *scan) onlyColumn(k int32) bool {
	w := s.pieces[k].word
	return w != noWord && s.m.words[w].axes == 1<<columnAxis
}

// wrapped tries the pieces that stand between this row's values and the next
// row's numbered label as the end of this row's label.
func (s *scan) wrapped(i int, first, last int32, l *label) {
	if i+1 >= len(s.rows) || s.pieces[last].row < 0 {
		return
	}
	r, next := &s.rows[i], &s.rows[i+1]
	if next.table != r.table && next.table != r.table+1 {
		return
	}
	for k := next.pieces; k < min(next.pieceEnd, next.pieces+3); k++ {
		if s.pieces[k].mark.Style != fold.None || !s.beside(k) {
			return
		}
		for j := first; j <= last; j++ {
			end := len(s.arena)
			s.arena = append(s.arena, s.arena[s.pieces[j].from:s.pieces[last].to]...)
			s.arena = append(s.arena, s.arena[s.pieces[next.pieces].from:s.pieces[k].to]...)
			w := s.m.lookup(s.arena[end:])
			s.arena = s.arena[:end]
			if s.m.has(w, rowAxis) {
				l.words[0], l.n, l.mark, l.piece = w, 1, s.pieces[j].mark, j
				return
			}
		}
	}
}

// like returns the row whose label is most like a misprinted one, which is folded, -1
// for none, and how like it is.
func (p *pass) like(folded []byte) (row int, best float32) {
	return p.likest(folded, p.scan.m.labels[p.index][p.table])
}

// likest returns which of some labels, each with its spellings, is most like a folded
// text, -1 for none, and how like it is.
func (p *pass) likest(folded []byte, labels [][]int32) (label int, best float32) {
	if len(folded) < minFuzzy || len(folded) > maxLabel {
		return -1, 0
	}
	label, best = -1, minSimilarity
	for i, words := range labels {
		for _, w := range words {
			if p.budget--; p.budget < 0 {
				return -1, 0
			}
			if l := likeness(folded, p.scan.m.words[w].text, best); l > best {
				label, best = i, l
			}
		}
	}
	return label, best
}
