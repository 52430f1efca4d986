package compare

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// Likeness says how alike two texts are.
type Likeness string

// The likenesses, the closest first.
const (
	Identical  Likeness = "identical"
	SameBlanks Likeness = "same_but_for_blanks" // blanks and what is invisible
	// SameScript texts differ in traditional and simplified characters, widths, forms
	// of quotation marks or letter case, and perhaps in blanks.
	SameScript  Likeness = "same_but_for_script"
	SameBreaks  Likeness = "same_but_for_breaks" // where paragraphs end, and perhaps in the above
	TextDiffers Likeness = "differs"
	TextOnlyInA Likeness = "only_a"
	TextOnlyInB Likeness = "only_b"
	noLikeness  Likeness = ""
)

// Same reports whether the texts say the same.
func (l Likeness) Same() bool {
	return l == Identical || l == SameBlanks || l == SameScript || l == SameBreaks
}

// liken compares two texts; one that is empty is not there.
func liken(a, b string) Likeness {
	switch {
	case a == b:
		return Identical
	case a == "":
		return TextOnlyInB
	case b == "":
		return TextOnlyInA
	}
	return alike(a, b, folded(a) == folded(b))
}

// alike says how alike two texts are of which it is known whether they are the
// same after folding.
func alike(a, b string, same bool) Likeness {
	switch {
	case a == b:
		return Identical
	case !same:
		return TextDiffers
	case bare(a) == bare(b):
		return SameBlanks
	}
	return SameScript
}

// folded returns the comparison form of running text: simplified characters of
// half width without blanks, 资讯 written 信息. Unlike package fold's, it keeps
// punctuation, and a blank between two digits, which would make one number of two.
func folded(s string) string {
	dst := make([]byte, 0, len(s))
	gap := false // a blank behind the last character
	for _, r := range s {
		if fold.Blank(r) || fold.Invisible(r) {
			gap = gap || !fold.Invisible(r)
			continue
		}
		r = foldRune(r)
		if gap && digit(r) && len(dst) > 0 && digit(rune(dst[len(dst)-1])) {
			dst = append(dst, ' ')
		}
		gap = false
		dst = utf8.AppendRune(dst, r)
	}
	return strings.ReplaceAll(string(dst), "资讯", "信息")
}

// foldRune folds a character; what package fold leaves out stays, at half width.
func foldRune(r rune) rune {
	if f := fold.Rune(r); f != 0 {
		return f
	}
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		r -= 0xfee0
	case r == '“', r == '”', r == '「', r == '」', r == '『', r == '』':
		return '"'
	case r == '‘', r == '’':
		return '\''
	}
	return r
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// bare returns a text without blanks and what is invisible.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if fold.Blank(r) || fold.Invisible(r) {
			return -1
		}
		return r
	}, s)
}
