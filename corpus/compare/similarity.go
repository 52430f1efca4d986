package compare

import (
	"slices"
	"unicode/utf8"
)

// grams are the pairs of neighbouring characters of a text, sorted, each as often
// as it stands there; the first character is a pair with nothing.
type grams []uint64

// gramsOf returns the grams of a folded text.
func gramsOf(folded string) grams {
	return appendGrams(make(grams, 0, utf8.RuneCountInString(folded)), 0, folded).sorted()
}

func appendGrams(g grams, before rune, folded string) grams {
	for _, r := range folded {
		g = append(g, uint64(before)<<32|uint64(r))
		before = r
	}
	return g
}

func (g grams) sorted() grams {
	slices.Sort(g)
	return g
}

// chapterGrams returns the grams of a chapter, as far as the limit allows.
func (t *texts) chapterGrams(u []unit) grams {
	var g grams
	before := rune(0)
	for i := range u {
		text := u[i].folded
		n := utf8.RuneCountInString(text)
		if n > t.characters {
			t.limited = true
			break
		}
		t.characters -= n
		g = appendGrams(g, before, text)
		if n > 0 {
			before, _ = utf8.DecodeLastRuneInString(text)
		}
	}
	return g.sorted()
}

// shared counts what two texts share: twice the common grams, of all.
// This is the coefficient of Sørensen and Dice over multisets.
func shared(a, b grams) Share {
	s := Share{Of: len(a) + len(b)}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			s.Equal += 2
			i, j = i+1, j+1
		}
	}
	return s
}
