package htmldoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// lines counts the lines of the source. Places have to be asked for in
// ascending order, which makes the count of the whole source linear.
type lines struct {
	src          string
	offset, line int // the place reached, and the line breaks before it
}

func (l *lines) at(offset int) extract.Pos {
	if offset > l.offset {
		l.line += strings.Count(l.src[l.offset:offset], "\n")
		l.offset = offset
	}
	return extract.Pos{Line: l.line + 1, Offset: offset}
}
