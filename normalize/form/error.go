package form

import (
	"fmt"
	"strings"
)

// Error is one fault of a form file. A file with several faults yields them
// joined: errors.As finds the first, errors.Join's Unwrap() []error all.
type Error struct {
	File string
	// Line and Column count from 1, the column in characters; 0 where the fault
	// has no place.
	Line, Column int
	Path         string // of the faulty value: tables[0].rows[3].labels; "" for the file
	Msg          string // English
	Excerpt      string // the faulty line and a caret below it
	Err          error  // the cause, nil where the form itself is the cause
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	}
	b.WriteString(": ")
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	b.WriteString(e.Msg)
	if e.Excerpt != "" {
		b.WriteString("\n" + e.Excerpt)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
