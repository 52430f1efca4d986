package fold

// PageNumber reports whether a line is nothing but the number of a page: - 4 -,
// —3—, 第 4 页, 第4页 共6页. Dashes and digits that are set apart from each other, or
// several numbers between dashes, are the cells of a table's row.
func PageNumber(text string) bool {
	const (
		longest = 40 // bytes
		apart   = 4  // blanks
	)
	if len(text) > longest {
		return false
	}
	digits, numbers, word := 0, 0, false
	dashes := [2]int{} // before and behind the number
	inNumber, blanks, widest := false, 0, 0
	for _, r := range text {
		isDigit := r >= '0' && r <= '9' || r >= '０' && r <= '９'
		switch {
		case isDigit:
			digits++
			if !inNumber {
				numbers++
			}
		case r == '-' || r == '—' || r == '－' || r == '–' || r == '―' || r == '·' || r == '~':
			dashes[min(numbers, 1)]++
		case r == '第' || r == '页' || r == '頁' || r == '共':
			word = true
		case r == '/' || Blank(r):
		default:
			return false
		}
		inNumber = isDigit
		if blanks++; !Blank(r) {
			blanks = 0
		}
		widest = max(widest, blanks)
	}
	between := numbers == 1 && dashes[0] == dashes[1] && (dashes[0] == 1 || dashes[0] == 2) && widest < apart
	return digits > 0 && digits <= 6 && (between || word)
}
