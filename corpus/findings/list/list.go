// Package list writes findings as CSV (RFC 4180): one row per finding and one
// per refused input, with the columns of findings.Columns.
//
// In: checked reports and refusals. Out: rows, at once; nothing is kept. Cells
// are written as they are, also those that begin with = + - @. encoding/csv is
// not used because it changes line breaks inside cells.
package list

import (
	"io"
	"strings"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize"
)

// Writer writes findings as CSV. It is a findings.Writer.
type Writer struct {
	w        io.Writer
	language findings.Language
	bom      bool
	buffer   []byte
}

// New returns a writer to w. With bom, the file begins with a byte order mark,
// by which Excel knows UTF-8.
func New(w io.Writer, l findings.Language, bom bool) *Writer {
	return &Writer{w: w, language: l, bom: bom}
}

// Begin writes the names of the columns.
func (w *Writer) Begin() error {
	if w.bom {
		w.buffer = append(w.buffer, "\uFEFF"...)
	}
	w.row(findings.Columns())
	return w.flush()
}

// Report writes a report's findings.
func (w *Writer) Report(r *normalize.Report) error {
	for i := range r.Findings {
		row := findings.RowOf(r, i)
		w.row(row.Cells(w.language))
	}
	return w.flush()
}

// Refusal writes the row of an input that is no report.
func (w *Writer) Refusal(r *normalize.Refusal) error {
	row := findings.RowOfRefusal(r)
	w.row(row.Cells(w.language))
	return w.flush()
}

// End does nothing: everything is written.
func (w *Writer) End() error { return nil }

func (w *Writer) row(cells []string) {
	for i, cell := range cells {
		if i > 0 {
			w.buffer = append(w.buffer, ',')
		}
		w.buffer = AppendCell(w.buffer, cell)
	}
	w.buffer = append(w.buffer, "\r\n"...)
}

func (w *Writer) flush() error {
	_, err := w.w.Write(w.buffer)
	w.buffer = w.buffer[:0]
	return err
}

// AppendCell appends a cell of a CSV row, quoted where RFC 4180 wants it, and
// where outer blanks could get lost.
func AppendCell(b []byte, cell string) []byte {
	if !strings.ContainsAny(cell, "\",\r\n") && strings.TrimSpace(cell) == cell {
		return append(b, cell...)
	}
	b = append(b, '"')
	for {
		before, after, quoted := strings.Cut(cell, `"`)
		b = append(b, before...)
		if !quoted {
			return append(b, '"')
		}
		b = append(b, `""`...)
		cell = after
	}
}
