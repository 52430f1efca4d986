package masthead

import (
	"strings"
	"unicode/utf8"
)

// fuller reports whether long is a fuller form of the name short: with the
// names of the areas above in front, or with the abbreviations written out.
func fuller(long, short string) bool {
	if len(long) <= len(short) {
		return false
	}
	if head, ok := strings.CutSuffix(long, short); ok {
		return len(head) >= shortestArea || areaUnnamed(head) // not the end of another word
	}
	l, s := writtenOut(long), writtenOut(short)
	if strings.HasSuffix(l, s) || ofBranch(l, s) || filledIn(l, s) {
		return true
	}
	for _, e := range governing {
		if strings.HasSuffix(l, s+e) {
			return true
		}
	}
	return false
}

// writtenOut returns a name with the abbreviation at its end written out.
func writtenOut(s string) string {
	for _, a := range abbreviations {
		if head, ok := strings.CutSuffix(s, a.short); ok && !strings.HasSuffix(s, a.long) {
			return head + a.long
		}
	}
	return s
}

// stemOf returns the part of a name that all its forms share.
func stemOf(s string) string {
	for _, a := range abbreviations {
		if head, ok := strings.CutSuffix(s, a.short); ok && head != "" && !strings.HasSuffix(s, a.long) {
			return head
		}
	}
	return s
}

// writesOut reports whether rest, which stands behind a name's stem, is a
// longer ending than the name's own.
func writesOut(rest, own string) bool {
	if own != "" {
		return !strings.HasPrefix(rest, own)
	}
	for _, e := range governing {
		if strings.HasPrefix(rest, e) {
			return true
		}
	}
	return false
}

// ofBranch reports whether long is the formal name of the branch that sentences
// call short: 某市公安局某区分局 for 某区公安分局 and 区公安分局.
func ofBranch(long, short string) bool {
	l, isBranch := strings.CutSuffix(long, "分局")
	s, alike := strings.CutSuffix(short, "分局")
	above, area, found := strings.Cut(l, "局")
	if !isBranch || !alike || !found {
		return false
	}
	for i := range s {
		if i > 0 && strings.HasSuffix(area, s[:i]) && strings.HasSuffix(above, s[i:]) {
			return true
		}
	}
	return false
}

// filledIn reports whether long is short with words inside that everyday speech
// leaves out: 某某彝族乡 for 某某乡, 某市数据资源管理局 for 某市数据资源局.
func filledIn(long, short string) bool {
	i := 0
	for i < len(short) && long[i] == short[i] {
		i++
	}
	for i > 0 && i < len(short) && !utf8.RuneStart(short[i]) {
		i--
	}
	end := len(long) - (len(short) - i)
	if i == 0 || end < i || long[end:] != short[i:] {
		return false
	}
	inside := strings.TrimSuffix(long[i:end], "自治")
	for _, w := range leftOut {
		if inside == w {
			return true
		}
	}
	return strings.HasSuffix(inside, "族")
}

// leftOut are words that everyday speech leaves out inside names.
var leftOut = [...]string{"管理", "资源", "技术产业开发"}

// areaUnnamed reports whether a name begins with the word for an area: 市发改委.
func areaUnnamed(s string) bool {
	for _, a := range areas {
		if strings.HasPrefix(s, a) {
			return true
		}
	}
	return false
}

// shortestArea is the length of the shortest name of an area, in bytes.
const shortestArea = 2 * 3
