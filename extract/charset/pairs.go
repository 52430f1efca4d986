package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// pair is what two bytes mean in a Chinese charset; 0 where they are no
// character. From the low bits: the rune (21 bits), the flags, the cost (8 bits).
type pair uint32

const (
	pairRune pair = 1<<21 - 1
	// outsideGB2312 marks the characters that GBK adds.
	outsideGB2312 pair = 1 << 21
	// withMacron and withCaron mark the pairs of Big5 that are a letter and a
	// combining mark.
	withMacron pair = 1 << 22
	withCaron  pair = 1 << 23
	costShift       = 24
)

const (
	macron = '\u0304'
	caron  = '\u030C'
)

func (p pair) cost() cost {
	if p == 0 {
		return 2 * costStray
	}
	return cost(p >> costShift)
}

// appendTo appends the characters of p to out.
func (p pair) appendTo(out []byte) []byte {
	r := p & pairRune
	if 0x800 <= r && r <= 0xFFFF { // all Chinese characters but the rarest
		return append(out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	out = utf8.AppendRune(out, rune(r))
	switch {
	case p&withMacron != 0:
		out = utf8.AppendRune(out, macron)
	case p&withCaron != 0:
		out = utf8.AppendRune(out, caron)
	}
	return out
}

// width returns how many bytes appendTo appends.
func (p pair) width() int {
	n := utf8.RuneLen(rune(p & pairRune))
	if p&(withMacron|withCaron) != 0 {
		n += utf8.RuneLen(macron)
	}
	return n
}

// The bytes with which a pair begins.
const (
	firstLead = 0x81
	lastLead  = 0xFE
)

func isLead(c byte) bool { return firstLead <= c && c <= lastLead }

// pairTable is a charset in which a byte below 0x80 is ASCII and a lead byte
// begins a pair.
type pairTable struct {
	pairs [(lastLead - firstLead + 1) << 8]pair // by lead byte - firstLead, trail byte
	gb    bool                                  // it is GB 18030, which has more than pairs
}

// newPairTable reads a charset from its decoder. describe returns the flags and
// the cost of a pair.
func newPairTable(decoder transform.Transformer, describe func(lead, trail byte, r rune) (flags pair, c cost)) *pairTable {
	t := new(pairTable)
	src, dst := make([]byte, 2), make([]byte, 4*utf8.UTFMax)
	for lead := firstLead; lead <= lastLead; lead++ {
		for trail := 0x40; trail <= lastLead; trail++ {
			src[0], src[1] = byte(lead), byte(trail)
			n, _, err := decoder.Transform(dst, src, true)
			r, size := utf8.DecodeRune(dst[:n])
			if err != nil || r == utf8.RuneError {
				continue
			}
			flags, c := describe(src[0], src[1], r)
			switch mark, _ := utf8.DecodeRune(dst[size:n]); mark {
			case macron:
				flags |= withMacron
			case caron:
				flags |= withCaron
			}
			t.pairs[(lead-firstLead)<<8|trail] = pair(r) | flags | pair(c)<<costShift
		}
	}
	return t
}

// at returns the pair that begins at b[i], 0 where none does.
func (t *pairTable) at(b []byte, i int) pair {
	if i+1 >= len(b) {
		return 0
	}
	at := uint(b[i])<<8 + uint(b[i+1]) - firstLead<<8
	if at >= uint(len(t.pairs)) {
		return 0
	}
	return t.pairs[at]
}

// decode decodes b. A pair that is not assigned is one invalid sequence, but
// does not swallow a second byte that is ASCII.
func (t *pairTable) decode(b []byte) Text {
	high := countHigh(b)
	d := pairDecoder{
		table: t,
		out:   make([]byte, 0, len(b)+high*5/8+utf8.UTFMax),
		text:  Text{FirstInvalid: -1},
	}
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			n := asciiPrefix(b[i:])
			d.out = append(d.out, b[i:i+n]...)
			i += n
		} else if p := t.at(b, i); p != 0 {
			d.out = p.appendTo(d.out)
			d.seen |= p
			i += 2
		} else {
			i = d.other(b, i)
		}
	}
	d.text.String = view(d.out)
	d.text.Charset = d.charset()
	return d.text
}

// pairDecoder is the state of pairTable.decode.
type pairDecoder struct {
	table *pairTable
	text  Text
	out   []byte
	seen  pair // the flags of all pairs
	four  bool // there was a four-byte character
	// settled is the place in the source up to which the division into pairs
	// is not doubted any more.
	settled int

	fourBytes *encoding.Decoder // of GB 18030; nil until a four-byte character is met
	fourOut   [4 * utf8.UTFMax]byte
}

// other decodes what begins with a byte above ASCII at b[i] and is no pair. It
// returns where to go on.
func (d *pairDecoder) other(b []byte, i int) int {
	if d.table.gb {
		if b[i] == 0x80 {
			d.out = append(d.out, "€"...)
			d.seen |= outsideGB2312
			d.settled = max(d.settled, i+1)
			return i + 1
		}
		if isFourBytes(b[i:]) && d.appendFourBytes(b[i:i+4]) {
			return i + 4
		}
	}
	if i >= d.settled && d.hasSlipped(b, i) {
		slip := d.findSlip(b, i)
		d.settled = i + 1
		if slip < i || i+1 < len(b) && b[i+1] >= utf8.RuneSelf {
			d.unread(b[slip:i])
			d.out = d.text.appendInvalid(d.out)
			return slip + 1
		}
	}
	if d.isPartial(b[i:]) {
		d.text.Truncated = true
		return len(b)
	}
	d.out = d.text.appendInvalid(d.out)
	next := i + 1
	if isLead(b[i]) && next < len(b) && b[next] >= utf8.RuneSelf {
		next++
	}
	d.settled = max(d.settled, next)
	return next
}

// appendFourBytes appends the character that four bytes are. It returns false
// where they are not assigned.
func (d *pairDecoder) appendFourBytes(b []byte) bool {
	if d.fourBytes == nil {
		d.fourBytes = simplifiedchinese.GB18030.NewDecoder()
	}
	n, _, err := d.fourBytes.Transform(d.fourOut[:], b, true)
	_, size := utf8.DecodeRune(d.fourOut[:n])
	if err != nil || size != n { // the decoder has taken the bytes one by one
		return false
	}
	d.out = append(d.out, d.fourOut[:n]...)
	d.four = true
	return true
}

// Where a byte is lost or spoiled in the midst of a run of bytes above ASCII, all
// that follows in the run is divided into the wrong pairs, until a pair is not
// assigned or a byte is left over.

// By how much another division has to be likelier. At the end of the source a
// byte is left over for another reason too: there the source was cut.
const (
	slipMargin cost = 4
	cutMargin  cost = 20
)

// hasSlipped reports whether b[i], where no pair begins, is the consequence of
// a wrong division: a byte left over at the end of a run, or one from
// which the run is likelier divided the other way.
func (d *pairDecoder) hasSlipped(b []byte, i int) bool {
	const ahead = 16
	difference := cost(0)
	for k := i; k < i+ahead; k += 2 {
		if k+1 == len(b) || b[k+1] < utf8.RuneSelf {
			return k == i || difference+2*costStray > slipMargin
		}
		if k+2 == len(b) || b[k+2] < utf8.RuneSelf {
			break
		}
		difference += d.table.at(b, k).cost() - d.table.at(b, k+1).cost()
	}
	return difference > slipMargin
}

// findSlip returns the place of the byte that is most likely not part of a pair:
// i, or one before it in the run.
func (d *pairDecoder) findSlip(b []byte, i int) int {
	slip, least, difference := i, -slipMargin, cost(0)
	if i+1 == len(b) {
		least = -cutMargin
	}
	for k := i - 2; k >= d.settled && b[k] >= utf8.RuneSelf && b[k+1] >= utf8.RuneSelf; k -= 2 {
		difference += d.table.at(b, k+1).cost() - d.table.at(b, k).cost()
		if difference < least {
			slip, least = k, difference
		}
	}
	return slip
}

// unread takes back the output for b, which is what was read last.
func (d *pairDecoder) unread(b []byte) {
	for i := 0; i < len(b); i += 2 {
		d.out = d.out[:len(d.out)-d.table.at(b, i).width()]
	}
}

// isPartial reports whether b, which is the rest of the source, is the beginning
// of a character. A lead byte of GB 2312 before a digit is rather a damaged pair
// than the beginning of a four-byte character.
func (d *pairDecoder) isPartial(b []byte) bool {
	const firstGB2312 = 0xA1
	switch {
	case !isLead(b[0]):
		return false
	case len(b) == 1:
		return true
	case !d.table.gb || b[0] >= firstGB2312 || !isDigit(b[1]):
		return false
	}
	return len(b) == 2 || len(b) == 3 && isLead(b[2])
}

// charset returns the smallest charset that has all characters read.
func (d *pairDecoder) charset() Name {
	switch {
	case !d.table.gb:
		return Big5
	case d.four:
		return GB18030
	case d.seen&outsideGB2312 != 0:
		return GBK
	}
	return GB2312
}
