package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodePairs decodes b. A pair that is not assigned is one invalid sequence, but
// does not swallow a second byte that is ASCII.
func decodePairs(b []byte, t *pairTable) Text {
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
		}
		i = d.pairs(b, i)
		if i < len(b) && b[i] >= utf8.RuneSelf {
			i = d.other(b, i)
		}
	}
	d.text.String = view(d.out)
	d.text.Charset = d.charset()
	return d.text
}

// pairDecoder is the state of decodePairs.
type pairDecoder struct {
	table *pairTable
	text  Text
	out   []byte
	seen  pair // the flags of all pairs, also of those taken back
	four  bool // there was a four-byte character
	// settled is the place in the source up to which the division into pairs
	// is not doubted any more.
	settled int

	fourBytes *encoding.Decoder // of GB 18030; nil until a four-byte character is met
	fourOut   [4 * utf8.UTFMax]byte
}

// pairs decodes the pairs from b[i] on. It returns where none begins.
func (d *pairDecoder) pairs(b []byte, i int) int {
	out, seen := d.out, d.seen
	for {
		p := d.table.at(b, i)
		if p == 0 {
			d.out, d.seen = out, seen
			return i
		}
		out = p.appendTo(out)
		seen |= p
		i += 2
	}
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
