package tables

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// maxWord is the most bytes of a word in the place of a number.
const maxWord = 36

// absorb completes row i of running text that is short of its n values because
// words stand where numbers should: in the stream of cells such a word looked
// like a label. taken reports the rows that are matched with rows of the form.
func (p *placer) absorb(i, n int, taken func(int) bool) {
	s := p.scan
	r := &s.rows[i]
	if s.tables[r.table].Layout != extract.Lines || r.glued || r.aligned {
		return
	}
	words := s.wordsBehind(r)
	own := s.values[r.values:r.valueEnd]
	r.doubtful = words == 0 && padding(own) > 0 && s.endsInWord(r)
	if len(own)-padding(own)+int(words) > n || words == 0 && len(own) >= n {
		return
	}
	values := make([]value, 0, n+2)
	for k := r.pieceEnd - words; k < r.pieceEnd; k++ {
		values = append(values, wordValue(&s.pieces[k]))
	}
	values = append(values, own...)
	last, rest := i, int32(0) // the row that the last word was taken from, and its other pieces
	for j := i + 1; j < len(s.rows) && len(values) < n && s.rows[j].table == r.table; j++ {
		next := &s.rows[j]
		k := next.pieces
		for ; k < next.pieceEnd && len(values) < n && s.isWord(k); k++ {
			if openBracket(s.pieces[k].text) {
				return // the first line of a label
			}
			values = append(values, wordValue(&s.pieces[k]))
		}
		if k == next.pieces {
			break
		}
		if k < next.pieceEnd && s.isWord(k) {
			return // more words than places: the parts of a header
		}
		last, rest = j, k
		if k < next.pieceEnd || taken(j) {
			break
		}
		values = append(values, s.values[next.values:next.valueEnd]...)
	}
	if words == 0 && last == i || len(values) < n || len(values)-padding(values) > n {
		return
	}
	for j := i + 1; j <= last; j++ {
		next := &s.rows[j]
		if j == last && rest < next.pieceEnd {
			next.pieces = rest
			break
		}
		next.pieces, next.values, next.filled = next.pieceEnd, next.valueEnd, false
	}
	r.pieceEnd -= words
	r.values = int32(len(s.values))
	s.values = append(s.values, values...)
	r.valueEnd, r.filled = int32(len(s.values)), true
}

// openBracket reports whether a text ends inside brackets.
func openBracket(text string) bool {
	return strings.LastIndexAny(text, "（(") > strings.LastIndexAny(text, "）)")
}

// wordValue is a word in the place of a number.
func wordValue(p *piece) value {
	return value{
		text: p.text, pos: p.pos, row: p.row, col: p.col,
		reading: number.Reading{Kind: number.Unreadable, Reason: number.ReasonNoNumber},
	}
}

// isWord reports whether a piece may stand where a number should.
func (s *scan) isWord(k int32) bool {
	p := &s.pieces[k]
	return p.word == noWord && p.mark.Style == fold.None && len(p.text) <= maxWord && p.row >= 0
}

// endsInWord reports whether a row's label ends in a word on a line of its own.
func (s *scan) endsInWord(r *observed) bool {
	k := r.pieceEnd - 1
	return k > r.pieces && s.isWord(k) && s.pieces[k].pos.Line != s.pieces[k-1].pos.Line
}

// wordsBehind counts the words behind the last known one of a row's labels, each
// on a line of its own.
func (s *scan) wordsBehind(r *observed) int32 {
	k := r.pieceEnd
	for k > r.pieces+1 && s.isWord(k-1) && s.pieces[k-1].pos.Line != s.pieces[k-2].pos.Line {
		k--
	}
	if k == r.pieceEnd || s.pieces[k-1].word == noWord {
		return 0
	}
	return r.pieceEnd - k
}
