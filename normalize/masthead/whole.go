package masthead

import "strings"

// eachWhole calls try with the fuller forms of a name that the text prints
// anywhere: with the government's own word behind the area (某乡 in 某乡人民政府), with
// the areas above in front, where a mark shows that the name begins with them
// (地址：某县某乡人民政府).
func (w window) eachWhole(name string, try func(span)) {
	const most = 8 // of one line
	for i := range w {
		s := w[i].span
		for from, n := 0, 0; n < most; n++ {
			k := strings.Index(s.plain[from:], name)
			if k < 0 {
				break
			}
			k += from
			from = k + len(name)
			end := from
			for _, e := range governing {
				if strings.HasPrefix(s.plain[from:], e) {
					end = from + len(e)
					break
				}
			}
			start, before := nameStart(s.plain, k, nameReach)
			if opensName(before) && ofAreaAbove(s.plain[start:k]) && named(s.cut(start, end)) {
				k = start
			}
			try(s.cut(k, end))
		}
	}
}

// opensName reports whether r stands in front of a name and of no other words.
func opensName(r rune) bool {
	switch r {
	case '“', '"', '《', '：', ':', '(', '（':
		return true
	}
	return false
}

// ofAreaAbove reports whether the words in front of a name are an area.
func ofAreaAbove(s string) bool {
	return endsInside(s, []string{"省", "市", "县", "区", "旗", "州", "盟"})
}
