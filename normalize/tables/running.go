package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// running makes rows, and a table of them, out of the tokens of running text.
func (s *scan) running(tokens []token, giant bool) {
	w := s.newWriter(tokens[0].pos, int(tokens[0].block))
	tokens = s.joinBroken(s.joinAround(s.dropSerials(tokens)))
	w.cells = make([]extract.Cell, 0, len(tokens))
	page := marginsOf(tokens)
	for i := 0; i < len(tokens); {
		w.begin()
		for ; i < len(tokens) && !tokens[i].value && !tokens[i].glued; i++ {
			if w.row.pieceEnd > w.row.pieces && s.startsRow(tokens, i, w.row.pieces) {
				break
			}
			w.piece(&tokens[i])
		}
		first, last := -1, -1 // lines
		folded := s.folded(tokens, i, page)
		for n := 0; i < len(tokens) && (tokens[i].value || tokens[i].glued); i++ {
			t := &tokens[i]
			if n > 1 && (first == last || i == folded) && t.pos.Line != last && i >= folded && lineHasSeveral(tokens, i) {
				break // the next line of numbers is a row of its own
			}
			if last = t.pos.Line; first < 0 {
				first = last
			}
			w.value(t)
			n++
		}
		if i < len(tokens) {
			w.row.gap = tokens[i].gap
		}
		w.end()
	}
	w.close()
	s.strayPages(w.table)
	if !giant {
		for i := range tokens {
			s.used[tokens[i].block] = true
		}
	}
}

// margins are the display columns in which the lines of a text begin and end.
type margins struct{ left, right int32 }

func marginsOf(tokens []token) margins {
	m := margins{left: tokens[0].x}
	for i := range tokens {
		m.left, m.right = min(m.left, tokens[i].x), max(m.right, tokens[i].x+tokens[i].n)
	}
	return m
}

// folded returns where the values end that begin at i and were folded into several lines:
// none of these has room for the first value of the next, which begins at the margin, and
// together they are as many as some row has columns. It is 0 where they were not folded, and
// in prints, where a number on the next line may end one that a narrow column broke.
func (s *scan) folded(tokens []token, i int, page margins) int {
	const most, slack = 8, 2 // lines, columns: quotation marks may be narrower than thought
	end, lines := i, 0
	for ; end < len(tokens) && tokens[end].value && tokens[end].text != ""; end++ {
		if end == i || tokens[end].pos.Line == tokens[end-1].pos.Line {
			continue
		}
		before := &tokens[end-1]
		if lines++; lines > most || tokens[end].pos.Line != before.pos.Line+1 {
			break
		}
		blanks := int32(1)
		if k := end - 2; k >= i && tokens[k].pos.Line == before.pos.Line {
			blanks = before.x - tokens[k].x - tokens[k].n
		}
		if tokens[end].pos.Page > 0 || tokens[end].x != page.left || before.x+before.n+blanks+tokens[end].n <= page.right-slack {
			return 0
		}
	}
	if lines == 0 || !s.m.widths[end-i] {
		return 0
	}
	return end
}

// foldedRow reports whether the values of some row were folded.
func (s *scan) foldedRow(tokens []token) bool {
	page := marginsOf(tokens)
	for i := 1; i < len(tokens); i++ {
		if tokens[i].value && !tokens[i-1].value && s.folded(tokens, i, page) > 0 {
			return true
		}
	}
	return false
}

// strayPages takes back the only value of a row before which its unit should stand:
// where the unit follows with one more number, one of the two is that of a page.
func (s *scan) strayPages(table int32) {
	for i := len(s.rows) - 1; i > 0 && s.rows[i].table == table; i-- {
		r, above := &s.rows[i], &s.rows[i-1]
		if r.pieceEnd != r.pieces+1 || r.valueEnd == r.values || above.table != table || above.valueEnd != above.values+1 || above.pieceEnd == above.pieces {
			continue
		}
		if w := s.pieces[r.pieces].word; w == noWord || s.m.words[w].axes != 1<<unitAxis || s.hasUnit(above) {
			continue
		}
		if v := &s.values[above.values]; v.reading.Kind == number.Number {
			v.reading = number.Reading{Kind: number.Unreadable, Reason: ReasonColumnsLost}
		}
	}
}

// hasUnit reports whether a unit stands before the values of a row.
func (s *scan) hasUnit(r *observed) bool {
	w := s.pieces[r.pieceEnd-1].word
	return w != noWord && s.m.words[w].axes == 1<<unitAxis
}

// joinBroken puts labels together that were broken into two tokens of which the
// second means nothing alone.
func (s *scan) joinBroken(tokens []token) []token {
	for i := 1; i < len(tokens); i++ {
		a, b := &tokens[i-1], &tokens[i]
		if a.value || a.glued || b.value || b.glued || b.known && !s.endsLabel(tokens, i) || len(a.text)+len(b.text) > maxLabel {
			continue
		}
		if label, unit := s.cutUnit(a.text + b.text); unit != "" && len(unit) < len(b.text) {
			a.text, a.known = label, true
			b.pos.Offset += len(b.text) - len(unit)
			b.text, b.known, b.first = unit, true, false
			continue
		}
		if s.known(a.text + b.text) {
			a.text, a.known = a.text+b.text, true
			tokens = slices.Delete(tokens, i, i+1)
			i-- // a third line may follow
		}
	}
	return tokens
}

// endsLabel reports whether a text that names no row stands right before values, below
// the beginning of a row's label: 申请 above 数量 0 2 3, which may have lines of their own.
func (s *scan) endsLabel(tokens []token, i int) bool {
	const most = 4 // lines
	a, b := &tokens[i-1], &tokens[i]
	return b.first && a.pos.Line < b.pos.Line && b.pos.Line <= a.pos.Line+most && i+1 < len(tokens) && tokens[i+1].value && tokens[i+1].pos.Line <= b.pos.Line+1 &&
		!s.m.has(s.word(b.text), rowAxis) && s.m.has(s.word(a.text+b.text), rowAxis)
}

// startsRow reports whether the label at i ends the row of the label before it,
// which then has no values: that one names a column and this one a row, or that
// one names a row and this one is numbered or known.
func (s *scan) startsRow(tokens []token, i int, first int32) bool {
	last := &s.pieces[len(s.pieces)-1]
	w := s.word(tokens[i].text)
	if s.m.has(w, rowAxis) && !s.m.has(w, columnAxis) && s.namesRow(first) {
		return true
	}
	if s.m.has(last.word, columnAxis) && s.m.has(w, rowAxis) && !s.m.has(w, columnAxis) {
		return true // a header ends here
	}
	if !s.m.has(last.word, rowAxis) || s.m.has(last.word, groupAxis) {
		return false
	}
	if last.mark.Style == fold.None {
		return s.m.has(w, rowAxis) && !s.m.has(w, columnAxis) && !s.m.has(last.word, columnAxis)
	}
	if w != noWord {
		return s.m.words[w].axes != 1<<unitAxis
	}
	mark, _ := fold.Numbering(tokens[i].text)
	return mark.Style != fold.None
}

// namesRow reports whether the pieces from first on end in the label of a row, with
// its unit and a word behind it: 举报投诉数量, 件, 若干.
func (s *scan) namesRow(first int32) bool {
	k := int32(len(s.pieces)) - 1
	if k < first || !s.beside(k) {
		return false
	}
	for k >= first && s.beside(k) {
		k--
	}
	return k >= first && s.m.has(s.pieces[k].word, rowAxis) && !s.m.has(s.pieces[k].word, groupAxis)
}

// lineHasSeveral reports whether the line that begins at i holds more than one
// value.
func lineHasSeveral(tokens []token, i int) bool {
	return i+1 < len(tokens) && tokens[i+1].value && tokens[i+1].text != "" && tokens[i+1].pos.Line == tokens[i].pos.Line
}
