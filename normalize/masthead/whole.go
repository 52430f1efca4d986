package masthead

import "strings"

// eachWhole calls try with the fuller forms of a name that the text prints
// anywhere: with the government's own word behind the area (某乡 in 某乡人民政府), with
// the areas above in front, where a mark shows that the name begins with them
// (地址：某县某乡人民政府), with the area's name (《辽宁省某厅指南》 for 省某厅), with its
// peoples (某某彝族乡 for 某某乡).
func (w window) eachWhole(name string, try func(span)) {
	const most = 8 // of one line
	name, kind := townKind(name)
	for i := range w {
		s := w[i].span
		if w[i].table || len(s.plain) < len(name) {
			continue
		}
		for from, n := 0, 0; n < most; n++ {
			k := strings.Index(s.plain[from:], name)
			if k < 0 {
				break
			}
			k += from
			from = k + len(name)
			end := from + kindAt(s.plain[from:], kind)
			if end == from && kind != "" {
				continue
			}
			for _, e := range governing {
				if strings.HasPrefix(s.plain[end:], e) {
					end += len(e)
					break
				}
			}
			start, before := nameStart(s.plain, k, nameReach)
			above := s.plain[start:k]
			inArea := endsInside(above, areas[:]) || quote(before) && areaUnnamed(name) && areaName(above)
			if opensName(before) && inArea && named(s.cut(start, end)) {
				k = start
			}
			try(s.cut(k, end))
		}
	}
}

// townKind splits the last character off the name of a town or county: 乡.
func townKind(name string) (stem, kind string) {
	for _, kind := range [...]string{"乡", "县", "州", "旗"} {
		if stem, ok := strings.CutSuffix(name, kind); ok && len(stem) >= shortestArea {
			return stem, kind
		}
	}
	return name, ""
}

// kindAt returns the length of the kind of a town that s begins with, with the names
// of peoples in front of it: 彝族乡, 满族自治县; 0 for another word.
func kindAt(s, kind string) int {
	const longest = 12 * 3 // bytes
	if strings.HasPrefix(s, kind) {
		return len(kind)
	}
	for _, end := range [...]string{"族" + kind, "族自治" + kind} {
		if k := strings.Index(s[:min(len(s), longest)], end); k > 0 && !strings.ContainsFunc(s[:k], boundary) {
			return k + len(end)
		}
	}
	return 0
}

// areaName reports whether the words can be the name of an area without the word for
// its kind, which stands behind: 锡林浩特, but not 2022年.
func areaName(s string) bool {
	const longest = 4 * 3 // bytes
	return len(s) >= shortestArea && len(s) <= longest && !strings.ContainsAny(s, "0123456789年")
}

// quote reports whether r is a mark in front of a title or a quoted name.
func quote(r rune) bool { return r == '《' || r == '“' || r == '"' }

// opensName reports whether r stands in front of a name and of no other words.
func opensName(r rune) bool {
	switch r {
	case '“', '"', '《', '：', ':', '(', '（':
		return true
	}
	return false
}

// endsAsArea reports whether a name ends as the areas do that have a government or
// an office: 某镇, 某街道.
func endsAsArea(s string) bool {
	return endsInside(s, areas[:]) || strings.HasSuffix(s, "镇") || strings.HasSuffix(s, "乡") || strings.HasSuffix(s, "街道") || strings.HasSuffix(s, "街") || strings.HasSuffix(s, "苏木")
}

// areas are the last characters of the areas above towns.
var areas = [...]string{"省", "市", "县", "区", "旗", "州", "盟"}
