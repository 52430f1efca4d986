package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// Lists print each item behind a mark. Most marks say nothing else; dashes, stars
// and the like stand for signs and for nothing as well, so that they are marks of
// items only where the lines of a document begin with them one after the other.

// maxMarks bounds the marks before one item: that of a row, and that of its cell.
const maxMarks = 3

// itemMark returns the length of the mark and the blanks that a line begins with, 0
// for none, and whether the mark may be a sign.
func itemMark(line string) (mark string, size int, sign bool) {
	r, n := utf8.DecodeRuneInString(line)
	switch r {
	case '•', '●', '○', '■', '□', '◆', '◇', '▪', '▫', '◦', '‣', '⁃', '\uf06c', '\uf0b7':
	case '-', '–', '—', '*', '+', '·':
		sign = true
	default:
		return "", 0, false
	}
	rest := fold.TrimBlanks(line[n:])
	if rest == "" || sign && !fold.Blank(next(line[n:])) {
		return "", 0, false
	}
	return line[:n], strings.Index(line[n:], rest) + n, sign
}

func next(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// itemised reports whether the sign of a negative number may be the mark of an item: a
// blank stands behind it.
func itemised(text string) bool {
	_, size, sign := itemMark(fold.TrimBlanks(text))
	return size > 0 && sign
}

// items counts the lines that begin with one mark.
type items struct {
	mark                   string
	words, numbers, others int // by what stands behind it: a text, one number, several
}

// itemMarks returns the marks that may be signs and begin the items of the
// document's lists: no line goes on with several numbers, as a row whose first cell
// is nil does, and no more numbers stand without the mark than with it.
func itemMarks(doc *extract.Document) []string {
	const fewest = 4
	var marks []items
	bare := 0
	count := func(line string) {
		for range maxMarks {
			mark, size, sign := itemMark(line)
			if size == 0 {
				break
			}
			line = line[size:]
			if sign {
				marks = countItem(marks, mark, line)
			}
		}
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == extract.TableBlock || b.Text == "" {
			continue
		}
		if c := b.Text[0]; c <= ' ' || c >= '0' && c <= '9' {
			if isValue(b.Text) {
				bare++
			}
			continue
		}
		for text := b.Text; text != ""; {
			var line string
			line, text, _ = strings.Cut(text, "\n")
			count(line)
		}
	}
	var out []string
	for i := range marks {
		if m := &marks[i]; m.others == 0 && m.words+m.numbers >= fewest && m.numbers >= bare {
			out = append(out, m.mark)
		}
	}
	return out
}

// countItem counts an item, text, behind its mark.
func countItem(marks []items, mark, text string) []items {
	at := 0
	for at < len(marks) && marks[at].mark != mark {
		at++
	}
	if at == len(marks) {
		marks = append(marks, items{mark: mark})
	}
	m := &marks[at]
	switch start := valueStart(text, func(string) bool { return false }); {
	case start > 0:
		m.words++
	case strings.TrimFunc(text, func(r rune) bool { return fold.Blank(r) || strings.ContainsRune(mark, r) }) == "":
		m.others++ // a row of nil marks
	case strings.Contains(text, "  "):
		m.others++ // columns, even where what they hold would read as one number
	case isValue(text):
		m.numbers++
	default:
		m.others++
	}
	return marks
}

// item returns the length of the marks that a line of a list begins with.
func (st *stream) item(line string) int {
	at := 0
	for range maxMarks {
		mark, size, sign := itemMark(line[at:])
		if size == 0 || sign && !st.marked(mark) {
			break
		}
		at += size
	}
	return at
}

// marked reports whether a mark that may be a sign begins the items of the document.
func (st *stream) marked(mark string) bool {
	if st.marks == nil {
		st.marks = append(itemMarks(st.doc), "")
	}
	for _, m := range st.marks {
		if m == mark {
			return true
		}
	}
	return false
}
