package layout

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutMargins drops page numbers and the headers and footers that pages
// repeat.
func withoutMargins(sheets []*sheet, pages [][]item) {
	numbers := newFolios(sheets, pages)
	repeated := marginLines(sheets, pages)
	for i, items := range pages {
		pages[i] = slices.DeleteFunc(items, func(it item) bool {
			if it.line == nil {
				return false
			}
			return numbers.has(sheets[i], it.line) || inMargin(sheets[i], it.box) && repeated.pages(it.line) > max(1, len(pages)/2)
		})
	}
}

// inMargin reports whether a box is in the upper or lower tenth of a sheet.
func inMargin(s *sheet, b Box) bool {
	const part = 0.1
	return b.Y1 < part*s.height || b.Y0 > (1-part)*s.height
}

// marginKey is what a header has in common on all pages: its text, without the
// digits where it is more than a number and a word.
func marginKey(l *line) string {
	text := strings.ReplaceAll(l.text(), " ", "")
	words := strings.TrimFunc(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text), unicode.IsPunct)
	const enough = 6 // characters
	if utf8.RuneCountInString(words) < enough {
		return text
	}
	return words
}

// marginLine is a line in the margin: its key and its height, about.
type marginLine struct {
	key string
	y   int
}

// marginCount says on how many pages a line stands in the margin.
type marginCount map[marginLine]int

func marginLineOf(l *line) marginLine {
	const about = 8 // points
	return marginLine{marginKey(l), int(l.box.midY() / about)}
}

// pages counts the pages on which a line stands at its height: headers and
// footers do, the header of a table that goes on does not.
func (c marginCount) pages(l *line) int {
	at := marginLineOf(l)
	return max(c[at], c[at]+c[marginLine{at.key, at.y - 1}], c[at]+c[marginLine{at.key, at.y + 1}])
}

// marginLines counts on how many pages a line in the margin stands.
func marginLines(sheets []*sheet, pages [][]item) marginCount {
	count := marginCount{}
	for i, items := range pages {
		seen := map[marginLine]bool{}
		for _, it := range items {
			if it.line != nil && inMargin(sheets[i], it.box) {
				if at := marginLineOf(it.line); at.key != "" && !seen[at] {
					seen[at] = true
					count[at]++
				}
			}
		}
	}
	return count
}

// folios are the page numbers of a document by what they are ahead of the count
// of its pages.
type folios map[int]int

// newFolios collects what may be page numbers.
func newFolios(sheets []*sheet, pages [][]item) folios {
	f := folios{}
	for i, items := range pages {
		for _, it := range items {
			if it.line == nil {
				continue
			}
			if n, _, ok := folio(sheets[i], it.line); ok {
				f[n-sheets[i].number]++
			}
		}
	}
	return f
}

// has reports whether a line is a page number: it looks like one, and is set
// between dashes or words, or counts on from page to page.
func (f folios) has(s *sheet, l *line) bool {
	n, marked, ok := folio(s, l)
	return ok && (marked || f[n-s.number] > 1 || n == s.number)
}

// folio reads a line in the upper or lower margin that has nothing but a number,
// and perhaps dashes or the words for page around it, and is no row of values.
func folio(s *sheet, l *line) (n int, marked, ok bool) {
	const part, most = 0.13, 20
	if len(l.glyphs) > most || l.columns() || l.box.Y1 >= part*s.height && l.box.Y0 <= (1-part)*s.height {
		return 0, false, false
	}
	text := strings.Trim(l.text(), " -—–―－‐─·.一第页")
	marked = len(text) < len(l.text())
	first, rest, _ := strings.Cut(text, "页")
	first, total, _ := strings.Cut(first, "/")
	n, err := strconv.Atoi(strings.TrimSpace(first))
	digits := strings.TrimFunc(rest+total, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(" ,，共/", r) })
	return n, marked, err == nil && n >= 0 && len(first) <= 5 && digits == ""
}
