package extract

// Columns is the number of columns that a text takes where all characters of a
// line stand in columns of one width: two for wide characters.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == 0x200b || r == 0xfeff:
		case r >= 0x1100 && isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// isWide reports whether a character takes two columns, as ideographs do and, in
// Chinese fonts, dashes and quotation marks, too.
func isWide(r rune) bool {
	switch {
	case r <= 0x115f, r >= 0x2e80 && r < 0xa4d0, r >= 0xac00 && r < 0xd7a4, r >= 0xf900 && r < 0xfb00,
		r >= 0xfe30 && r < 0xfe70, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6:
		return true
	case r == '—', r == '…', r >= '‘' && r <= '”', r >= '①' && r <= 0x24ff:
		return true
	}
	return false
}
