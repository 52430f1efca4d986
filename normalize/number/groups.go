package number

// Groups returns how many digits stand in each of the groups that blanks make of
// the first numeral of a text, none where it has no digits: 2 and 1 of 31 9件.
func Groups(text string) []int {
	text = printed(text)
	for len(text) > 0 {
		r, size := next(text)
		if digitOf(r) >= 0 {
			break
		}
		text = text[size:]
	}
	var groups []int
	apart := true
	for len(text) > 0 {
		r, size := next(text)
		switch {
		case digitOf(r) >= 0 && apart:
			groups, apart = append(groups, 1), false
		case digitOf(r) >= 0:
			groups[len(groups)-1]++
		case isBlank(r):
			apart = true
		default:
			return groups
		}
		text = text[size:]
	}
	return groups
}
