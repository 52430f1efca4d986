package fold

// PageNumber reports whether a line is nothing but the number of a page: - 4 -,
// —3—, 第 4 页, 第4页 共6页.
func PageNumber(text string) bool {
	const longest = 40 // bytes
	if len(text) > longest {
		return false
	}
	digits, dashes, word := 0, 0, false
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case r == '-' || r == '—' || r == '－' || r == '–' || r == '―' || r == '·' || r == '~':
			dashes++
		case r == '第' || r == '页' || r == '頁' || r == '共':
			word = true
		case r == '/' || Blank(r):
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && (dashes == 2 || dashes == 4 || word)
}
