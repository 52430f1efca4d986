package htmldoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// lines counts the lines of the source. A line ends at \n, before which any
// number of \r belongs to the line end, or at a \r elsewhere. Places have to be
// asked for in ascending order, which makes the count linear.
type lines struct {
	src          string
	returns      bool // there is a \r in the source
	offset, line int  // the place reached, and the line ends before it
	open         int  // of those the \r directly before it, which are not in line
}

func newLines(src string) lines {
	return lines{src: src, returns: strings.IndexByte(src, '\r') >= 0}
}

// at returns the place with its line.
func (l *lines) at(offset int) extract.Pos {
	if offset > l.offset {
		l.advance(l.src[l.offset:offset])
		l.offset = offset
	}
	line := l.line
	if offset == len(l.src) || l.src[offset] != '\n' && l.src[offset] != '\r' {
		line += l.open
	}
	return extract.Pos{Line: line + 1, Offset: offset}
}

func (l *lines) advance(s string) {
	if !l.returns {
		l.line += strings.Count(s, "\n")
		return
	}
	for i := range len(s) {
		switch s[i] {
		case '\r':
			l.open++
		case '\n':
			l.line++
			l.open = 0
		default:
			l.line += l.open
			l.open = 0
		}
	}
}
