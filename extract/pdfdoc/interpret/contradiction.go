package interpret

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// A font says twice what a code is: to who reads, by its map to Unicode, and to who
// prints, by the glyph. The two can differ, by mistake or on purpose, and then every
// number is another one than what is printed. Glyphs cannot be read, but two things
// tell of their digits: names, and the order in which they stand.

// contradicts reports whether a font prints other digits than its map to Unicode
// says.
func contradicts(to *cmap, font pdf.Value) bool {
	if to == nil {
		return false
	}
	return digitsOutOfOrder(to) || digitsRenamed(to, font.Key("Encoding").Key("Differences"))
}

// digitNames are the names of the digits' glyphs in the Adobe Glyph List.
var digitNames = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// digitsRenamed reports whether the glyph of a digit has the name of another one.
func digitsRenamed(to *cmap, differences pdf.Value) bool {
	at := 0
	const most = 1024
	for i := range min(differences.Len(), most) {
		item := differences.Index(i)
		if item.Kind() != pdf.Name {
			at = int(item.Float64())
			continue
		}
		said := to.text(uint32(at))
		at++
		if len(said) != 1 || !digit(said[0]) {
			continue
		}
		own := digitNames[said[0]-'0']
		for _, name := range digitNames {
			if name != own && item.Name() == name {
				return true
			}
		}
		if code, ok := strings.CutPrefix(item.Name(), "uni003"); ok && len(code) == 1 && digit(rune(code[0])) && rune(code[0]) != said[0] {
			return true
		}
	}
	return false
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// digitsOutOfOrder reports whether codes in a row mean digits that do not ascend.
// Fonts have their digits side by side, from 0 or from 1 on. One that was cut out of
// a larger one either keeps that one's numbers, and then they have gaps; or it counts
// the characters anew, mostly as they come up in the text, and their order says
// nothing.
func digitsOutOfOrder(to *cmap) bool {
	const enough, all = 4, 10
	var digits [all]uint32 // the code of each digit, and one more
	var codes, last, known uint32
	for _, r := range to.texts {
		codes += r.hi - r.lo + 1
		last = max(last, r.hi)
		if len(r.text) != 1 {
			continue
		}
		for code, text := r.lo, rune(r.text[0]); code <= r.hi && code-r.lo < 1<<8; code, text = code+1, text+1 {
			if !digit(text) {
				continue
			}
			if digits[text-'0'] > 0 {
				return false // two glyphs for a digit: which of them stands in the row?
			}
			digits[text-'0'] = code + 1
			known++
		}
	}
	if known < enough || codes*3 > last*2 {
		return false
	}
	return !ascending(digits[:]) && !ascending(append(append([]uint32{}, digits[1:]...), digits[0])) && reach(digits[:]) < all
}

// ascending reports whether those of some codes that are known ascend.
func ascending(codes []uint32) bool {
	last := uint32(0)
	for _, c := range codes {
		if c > 0 && c < last {
			return false
		}
		last = max(last, c)
	}
	return true
}

// reach returns how far those of some codes that are known lie apart.
func reach(codes []uint32) uint32 {
	lo, hi := ^uint32(0), uint32(0)
	for _, c := range codes {
		if c > 0 {
			lo, hi = min(lo, c), max(hi, c)
		}
	}
	return hi - lo
}
