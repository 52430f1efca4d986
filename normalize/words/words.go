// Package words looks for the words of a list in a text.
//
// In: the words, once; then any text. Out: whether one of them stands in it. A
// text is read once, whatever the length of the list, and most of its characters
// begin no word. The standard library has no such search: strings.Contains takes
// one pass for each word, and finds in every Chinese character the byte that the
// words begin with.
package words

import (
	"strings"
	"unicode/utf8"
)

// List is a list of words. It is not changed after New, and safe for concurrent
// use.
type List struct {
	heads [heads]bool // by the last bits of a character: some word may begin with it
	words map[rune][]string
}

// heads is enough for the first characters of a list to share few places.
const heads = 1 << 10

// New returns the list of words, none of which is empty.
func New(words ...string) *List {
	l := &List{words: map[rune][]string{}}
	for _, w := range words {
		head, _ := utf8.DecodeRuneInString(w)
		l.heads[head%heads] = true
		l.words[head] = append(l.words[head], w)
	}
	return l
}

// In reports whether one of the words stands in s.
func (l *List) In(s string) bool {
	for i, r := range s {
		if l.heads[r%heads] && l.begins(s[i:], r) {
			return true
		}
	}
	return false
}

// Begin reports whether s begins with one of the words.
func (l *List) Begin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return l.heads[r%heads] && l.begins(s, r)
}

// begins reports whether s, of which the first character is head, begins with
// one of the words.
func (l *List) begins(s string, head rune) bool {
	for _, w := range l.words[head] {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
