package mentions

import (
	"slices"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// kind says what a token is.
type kind uint8

const (
	other   kind = iota // a run of characters that no word begins with
	known               // a word of the grammar
	numeral             // a number that counts something, or could
	yearNo              // 2024年
	monthNo             // 6月
	rate                // 12.3%
	mark                // punctuation
)

// token is a piece of a paragraph, without blanks and quotation marks.
type token struct {
	kind       kind
	bound      bool  // a numeral that a mention was made of, a word that belongs to one
	sym        rune  // of a mark
	start, end int32 // in text.sym
	ref        int32 // of a word its number, of a numeral or rate its index, of a year or month the number
	match      int32 // of a bracket the token that it opens or closes, -1 without one
}

// text is a paragraph as symbols and tokens. Its memory is used again.
type text struct {
	raw    string
	sym    []rune  // comparison forms; marks in one width
	char   []int32 // place of each symbol in characters, and one more for the end
	byte   []int32 // and in bytes
	tokens []token
	nums   []amount
	stack  []int32
	lines  []int32 // where each line begins, in characters
}

// lex reads a paragraph.
func (t *text) lex(g *grammar, raw string) {
	t.raw = raw
	t.sym, t.char, t.byte = t.sym[:0], t.char[:0], t.byte[:0]
	t.tokens, t.nums, t.stack = t.tokens[:0], t.nums[:0], t.stack[:0]
	t.lines = append(t.lines[:0], 0)
	t.fold()
	for at := 0; at < len(t.sym); {
		at = t.next(g, at)
	}
}

// fold fills in the symbols.
func (t *text) fold() {
	raw := t.raw
	most := len(raw)
	t.sym, t.char, t.byte = slices.Grow(t.sym, most)[:most], slices.Grow(t.char, most)[:most], slices.Grow(t.byte, most)[:most]
	n, k := int32(0), 0
	for i, r := range raw {
		f := fold.Rune(r)
		if f == 0 {
			f = punctuation(r)
		}
		if f != 0 {
			t.sym[k], t.char[k], t.byte[k] = f, n, int32(i)
			k++
		}
		n++
		if r == '\n' {
			t.lines = append(t.lines, n)
		}
	}
	t.sym, t.char, t.byte = t.sym[:k], t.char[:k], t.byte[:k]
}

// punctuation returns the mark that r stands for, 0 for what is passed over:
// blanks, quotation marks and the like.
func punctuation(r rune) rune {
	switch r {
	case '，', ',', '﹐':
		return ','
	case '、', '､', '﹑':
		return '、'
	case '；', ';':
		return ';'
	case '：', ':', '∶':
		return ':'
	case '。', '！', '!', '？', '?', '｡', '…':
		return '。'
	case '（', '(', '【', '[', '〔', '［', '﹙':
		return '('
	case '）', ')', '】', ']', '〕', '］', '﹚':
		return ')'
	case '%', '％', '﹪', '‰':
		return '%'
	case '.', '．':
		return '.'
	case '-', '－', '—', '–', '~', '～', '−', '‐':
		return '-'
	case '|', '｜', '\t':
		return '|'
	case '+', '＋', '=', '＝', '/', '／', '×':
		return '/'
	}
	return 0
}

// next appends the token at symbol at and returns where it ends.
func (t *text) next(g *grammar, at int) int {
	r := t.sym[at]
	switch {
	case r < utf8.RuneSelf && r >= '0' && r <= '9':
		return t.digits(g, at)
	case r < utf8.RuneSelf && (r < 'a' || r > 'z'), r == '、', r == '。':
		t.mark(at, r)
		return at + 1
	}
	if w, size := g.trie.longest(t.sym[at:]); size > 0 {
		t.add(token{kind: known, start: int32(at), end: int32(at + size), ref: int32(w)})
		return at + size
	}
	if hanNumeral(r) {
		if end := t.chinese(g, at); end > at {
			return end
		}
	}
	if n := len(t.tokens); n > 0 && t.tokens[n-1].kind == other {
		t.tokens[n-1].end = int32(at + 1)
	} else {
		t.add(token{kind: other, start: int32(at), end: int32(at + 1)})
	}
	return at + 1
}

func (t *text) add(x token) {
	x.match = -1
	t.tokens = append(t.tokens, x)
}

// mark appends a mark; brackets find each other.
func (t *text) mark(at int, r rune) {
	n := int32(len(t.tokens))
	t.add(token{kind: mark, sym: r, start: int32(at), end: int32(at + 1)})
	switch r {
	case '(':
		t.stack = append(t.stack, n)
	case ')':
		if k := len(t.stack); k > 0 {
			open := t.stack[k-1]
			t.stack = t.stack[:k-1]
			t.tokens[open].match, t.tokens[n].match = n, open
		}
	case '。':
		t.stack = t.stack[:0] // a bracket ends with its sentence
	}
}

// span is a stretch of a line as printed.
type span struct {
	raw            string
	line           int // from 0
	offset, length int // in characters of the line
}

// span returns a stretch of tokens. Where it goes over several lines, it is cut
// to the line in which the token at stands.
func (t *text) span(from, to, at int) span {
	first, last := t.tokens[from].start, t.tokens[to].end-1
	line := 0
	if len(t.lines) > 1 {
		line = t.lineOf(t.tokens[at].start)
		for t.lineOf(first) < line {
			first++
		}
		for t.lineOf(last) > line {
			last--
		}
	}
	start, end := t.byte[first], t.byte[last]
	_, size := utf8.DecodeRuneInString(t.raw[end:])
	return span{
		raw: t.raw[start : int(end)+size], line: line,
		offset: int(t.char[first] - t.lines[line]), length: int(t.char[last]-t.char[first]) + 1,
	}
}

// lineOf returns the line of a symbol.
func (t *text) lineOf(symbol int32) int {
	n, found := slices.BinarySearch(t.lines, t.char[symbol])
	if found {
		return n
	}
	return n - 1
}
