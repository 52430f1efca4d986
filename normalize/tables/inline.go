package tables

// severalRows reports whether a line holds several rows of a table one behind the other,
// as where a table lost its line ends: 规章 0 0 3 行政规范性文件 0 0 4. The label of a row
// stands between values, and nearly all other words are known.
func (st *stream) severalRows(text string) bool {
	const (
		most   = 4 // known words for one that is not
		fewest = 4 // words of two rows
	)
	if fields(text) < fewest {
		return false // the common case
	}
	rows, known, unknown := 0, 0, 0
	afterValue, label := false, false // a value was there before; the last word is the label of a row behind one
	eachField(text, 0, len(text), func(from, to int) {
		switch field := text[from:to]; {
		case isValue(field):
			if label {
				rows++
			}
			afterValue, label = known > 0, false
		case st.scan.isUnit(field):
		case st.scan.known(field):
			label = afterValue && st.scan.m.has(st.scan.word(field), rowAxis)
			known++
		default:
			unknown++
		}
	})
	return rows > 0 && most*unknown <= known
}
