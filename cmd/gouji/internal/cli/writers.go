package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/record"
)

// jsonWriter writes one object per outcome: one per line, or all in an indented
// array.
type jsonWriter struct {
	w       io.Writer
	array   bool
	report  func([]byte, *normalize.Report) []byte
	written bool // an element of the array
	buffer  []byte
	indent  bytes.Buffer
}

func newJSONWriter(w io.Writer, array bool, report func([]byte, *normalize.Report) []byte) *jsonWriter {
	return &jsonWriter{w: w, array: array, report: report}
}

func (j *jsonWriter) begin() error {
	if !j.array {
		return nil
	}
	_, err := io.WriteString(j.w, "[")
	return err
}

func (j *jsonWriter) write(o ingest.Outcome) error {
	j.buffer = j.buffer[:0]
	if o.Refusal != nil {
		j.buffer = record.AppendRefusal(j.buffer, o.Refusal)
	} else {
		j.buffer = j.report(j.buffer, o.Report)
	}
	if !j.array {
		j.buffer = append(j.buffer, '\n')
		_, err := j.w.Write(j.buffer)
		return err
	}
	j.indent.Reset()
	if j.written {
		j.indent.WriteByte(',')
	}
	j.written = true
	j.indent.WriteString("\n  ")
	if err := json.Indent(&j.indent, j.buffer, "  ", "  "); err != nil {
		return err
	}
	_, err := j.w.Write(j.indent.Bytes())
	return err
}

func (j *jsonWriter) end() error {
	if !j.array {
		return nil
	}
	closing := "\n]\n"
	if !j.written {
		closing = "]\n"
	}
	_, err := io.WriteString(j.w, closing)
	return err
}

// tableWriter writes one line per fact as CSV (RFC 4180) or TSV. Refusals have
// no line.
type tableWriter struct {
	w      io.Writer
	cell   func([]byte, string) []byte
	comma  byte
	eol    string
	bom    bool
	buffer []byte
}

func newTableWriter(w io.Writer, csv, bom bool) *tableWriter {
	if csv {
		return &tableWriter{w: w, cell: appendCSV, comma: ',', eol: "\r\n", bom: bom}
	}
	return &tableWriter{w: w, cell: appendTSV, comma: '\t', eol: "\n", bom: bom}
}

func (t *tableWriter) begin() error {
	t.buffer = t.buffer[:0]
	if t.bom {
		t.buffer = append(t.buffer, "\uFEFF"...)
	}
	t.line("source", "organ", "year", "form", "table", "row", "column", "value", "raw", "status")
	_, err := t.w.Write(t.buffer)
	return err
}

func (t *tableWriter) write(o ingest.Outcome) error {
	if o.Refusal != nil {
		return nil
	}
	r, year := o.Report, ""
	if r.Year != 0 {
		year = strconv.Itoa(r.Year)
	}
	t.buffer = t.buffer[:0]
	for i := range r.Facts {
		f := &r.Facts[i]
		table, rest, _ := strings.Cut(f.ID, ".")
		row, column, _ := strings.Cut(rest, ".")
		value := ""
		if f.Status.Known() {
			value = f.Value.String()
		}
		t.line(r.Source.Place(), r.Organ, year, r.Form, table, row, column, value, f.Raw, f.Status.String())
	}
	if len(t.buffer) == 0 {
		return nil
	}
	_, err := t.w.Write(t.buffer)
	return err
}

func (t *tableWriter) end() error { return nil }

func (t *tableWriter) line(cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			t.buffer = append(t.buffer, t.comma)
		}
		t.buffer = t.cell(t.buffer, cell)
	}
	t.buffer = append(t.buffer, t.eol...)
}

// appendCSV quotes a cell where RFC 4180 wants it, and where outer blanks could
// get lost.
func appendCSV(b []byte, cell string) []byte {
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

// appendTSV escapes what separates cells and lines.
func appendTSV(b []byte, cell string) []byte {
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; c {
		case '\t':
			b = append(b, `\t`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\\':
			b = append(b, `\\`...)
		default:
			b = append(b, c)
		}
	}
	return b
}
