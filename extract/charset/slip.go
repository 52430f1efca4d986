package charset

import "unicode/utf8"

// Where a byte is lost or spoiled in the midst of a run of bytes above ASCII, all
// that follows in the run is divided into the wrong pairs, until a pair is not
// assigned or a byte is left over. The decoder then goes back to the byte from
// which the other division is likelier, so that one damage costs one or two
// characters and not the rest of a sentence.

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
