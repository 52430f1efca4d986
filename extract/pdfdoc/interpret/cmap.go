package interpret

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// cmap is what a CMap stream says: how strings are split into codes, and what a
// code means, as text (a ToUnicode map) or as the number of a character of the
// font (an Encoding).
type cmap struct {
	space    codespace
	vertical bool
	base     string // the name of the CMap that it adds to
	texts    []textRange
	numbers  []numberRange
}

// textRange gives codes in a row texts that differ in their last unit.
type textRange struct {
	lo, hi uint32
	text   []uint16
}

// numberRange gives codes in a row numbers in a row.
type numberRange struct{ lo, hi, first uint32 }

// Bounds of a CMap.
const (
	maxRanges = 100_000
	maxText   = 16 // UTF-16 units that one code may mean
)

// parseCMap reads a CMap. Counts that it states are not believed.
func parseCMap(data []byte) *cmap {
	p := cmapParser{lexer: lexer{data: data}, out: &cmap{}}
	for {
		o, ok := p.lexer.next()
		if !ok {
			break
		}
		p.object(o)
	}
	slices.SortStableFunc(p.out.texts, func(a, b textRange) int { return cmp.Compare(a.lo, b.lo) })
	slices.SortStableFunc(p.out.numbers, func(a, b numberRange) int { return cmp.Compare(a.lo, b.lo) })
	return p.out
}

type cmapParser struct {
	lexer lexer
	out   *cmap
	last  []object // the last two objects
}

// object acts on the operators of a CMap and remembers its operands.
func (p *cmapParser) object(o object) {
	if o.kind != operatorKind {
		if len(p.last) == 2 {
			p.last = p.last[1:]
		}
		p.last = append(p.last, o)
		return
	}
	switch string(o.text) {
	case "begincodespacerange":
		p.entries(2, func(e []object) {
			const most = 100
			if n := len(e[1].text); n >= 1 && n <= 4 && len(p.out.space) < most {
				p.out.space = append(p.out.space, span{n, unsigned(e[0].text), unsigned(e[1].text)})
			}
		})
	case "beginbfchar":
		p.entries(2, func(e []object) { p.text(unsigned(e[0].text), unsigned(e[0].text), e[1].text) })
	case "beginbfrange":
		p.entries(3, p.textRange)
	case "begincidchar":
		p.entries(2, func(e []object) { p.number(unsigned(e[0].text), unsigned(e[0].text), e[1].num) })
	case "begincidrange":
		p.entries(3, func(e []object) { p.number(unsigned(e[0].text), unsigned(e[1].text), e[2].num) })
	case "usecmap":
		if n := len(p.last); n > 0 && p.last[n-1].kind == nameKind {
			p.out.base = string(p.last[n-1].text)
		}
	case "def":
		if n := len(p.last); n == 2 && string(p.last[0].text) == "WMode" {
			p.out.vertical = p.last[1].num == 1
		}
	}
	p.last = p.last[:0]
}

// entries reads entries of n objects up to the operator that ends them.
func (p *cmapParser) entries(n int, add func([]object)) {
	entry := make([]object, 0, 3)
	for {
		o, ok := p.lexer.next()
		if !ok || o.kind == operatorKind {
			return
		}
		if entry = append(entry, o); len(entry) == n {
			add(entry)
			entry = entry[:0]
		}
	}
}

// textRange adds an entry of bfrange: one text for the first code, or one each.
func (p *cmapParser) textRange(e []object) {
	lo, hi := unsigned(e[0].text), unsigned(e[1].text)
	if e[2].kind != arrayKind {
		p.text(lo, hi, e[2].text)
		return
	}
	for i, o := range e[2].items {
		at := lo + uint32(i)
		if at > hi || at < lo {
			break
		}
		p.text(at, at, o.text)
	}
}

// text adds texts for a range of codes.
func (p *cmapParser) text(lo, hi uint32, utf16be []byte) {
	if hi < lo || len(p.out.texts) >= maxRanges {
		return
	}
	var units []uint16
	if len(utf16be) == 1 {
		units = []uint16{uint16(utf16be[0])}
	}
	for i := 0; i+1 < len(utf16be) && len(units) < maxText; i += 2 {
		units = append(units, uint16(utf16be[i])<<8|uint16(utf16be[i+1]))
	}
	if len(units) > 0 {
		p.out.texts = append(p.out.texts, textRange{lo, hi, units})
	}
}

// number adds character numbers for a range of codes.
func (p *cmapParser) number(lo, hi uint32, first float64) {
	if hi < lo || first < 0 || first > 1<<16 || len(p.out.numbers) >= maxRanges {
		return
	}
	p.out.numbers = append(p.out.numbers, numberRange{lo, hi, uint32(first)})
}

// text returns what a code means, nil where the map does not say.
func (m *cmap) text(value uint32) []rune {
	i, ok := find(m.texts, value, func(r textRange) (uint32, uint32) { return r.lo, r.hi })
	if !ok {
		return nil
	}
	r := m.texts[i]
	units := slices.Clone(r.text)
	units[len(units)-1] += uint16(value - r.lo)
	return utf16.Decode(units)
}

// number returns the character number of a code.
func (m *cmap) number(value uint32) (uint32, bool) {
	i, ok := find(m.numbers, value, func(r numberRange) (uint32, uint32) { return r.lo, r.hi })
	if !ok {
		return 0, false
	}
	return m.numbers[i].first + value - m.numbers[i].lo, true
}

// find returns the last of the ranges that begin at or before a value and hold
// it. Ranges that overlap are rare: only the nearest few are looked at.
func find[T any](ranges []T, value uint32, bounds func(T) (lo, hi uint32)) (int, bool) {
	i, _ := slices.BinarySearchFunc(ranges, value, func(r T, v uint32) int {
		if lo, _ := bounds(r); lo > v {
			return 1
		}
		return -1
	})
	const near = 8
	for k := i - 1; k >= 0 && k >= i-near; k-- {
		if _, hi := bounds(ranges[k]); hi >= value {
			return k, true
		}
	}
	return 0, false
}

// unsigned reads up to four bytes as a number.
func unsigned(b []byte) uint32 {
	var n uint32
	for _, c := range b[:min(len(b), 4)] {
		n = n<<8 | uint32(c)
	}
	return n
}
