package layout

import "unicode"

// pitches is how far a digit is from the one before it in a number, in heights of the
// digit: of those that fill a square and of the others. It is 0 where not known.
type pitches struct{ narrow, square float32 }

// digitPair returns how far two neighbours on a line are apart, in heights of the
// second one, where both are digits of one kind.
func digitPair(a, b Glyph) (apart float32, square, ok bool) {
	square = wide(b.Rune)
	if !unicode.IsDigit(a.Rune) || !unicode.IsDigit(b.Rune) || wide(a.Rune) != square || b.Box.height() <= 0 {
		return 0, false, false
	}
	return (b.Box.midX() - a.Box.midX()) / b.Box.height(), square, true
}

// digitPitches measures lines.
func digitPitches(lines []line) pitches {
	const narrowest, widest, square = 0.5, 1.05, 1.7 // heights
	var narrows, squares []float32
	for i := range lines {
		for k := 1; k < len(lines[i].glyphs); k++ {
			switch apart, full, ok := digitPair(lines[i].glyphs[k-1], lines[i].glyphs[k]); {
			case !ok || apart < narrowest:
			case full && apart < square:
				squares = append(squares, apart)
			case !full && apart < widest:
				narrows = append(narrows, apart)
			}
		}
	}
	const usual = 0.25 // the others may be numbers beside each other
	return pitches{quantile(narrows, usual), quantile(squares, usual)}
}

// part reports whether two digits belong to two numbers that stand in columns with
// hardly any room between: they are further apart than the digits of a number.
func (p pitches) part(a, b Glyph) bool {
	further := float32(1.22)
	if one(a.Rune) || one(b.Rune) {
		further = 1.35 // its ink may be anywhere in its width
	}
	apart, square, ok := digitPair(a, b)
	pitch := p.narrow
	if square {
		pitch = p.square
	}
	return ok && pitch > 0 && apart > further*pitch
}

func one(r rune) bool { return r == '1' || r == '１' }
