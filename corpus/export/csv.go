package export

import (
	"encoding/csv"
	"strconv"
)

// csvEncoder writes CSV with lines that end in \n, so that line breaks inside a
// text stay as they are.
type csvEncoder struct {
	w    *csv.Writer
	line []string
}

func newCSV(out *output, t *table, bom bool) (*csvEncoder, error) {
	if bom {
		if _, err := out.Write([]byte("\uFEFF")); err != nil {
			return nil, err
		}
	}
	e := &csvEncoder{w: csv.NewWriter(out), line: make([]string, len(t.fields))}
	for i, f := range t.fields {
		e.line[i] = f.name
	}
	return e, e.w.Write(e.line)
}

func (e *csvEncoder) row(row []cell) error {
	for i := range row {
		switch c := &row[i]; c.kind {
		case nothing:
			e.line[i] = ""
		case whole:
			e.line[i] = strconv.FormatInt(c.integer, 10)
		default:
			e.line[i] = c.text
		}
	}
	return e.w.Write(e.line)
}

func (e *csvEncoder) close() error {
	e.w.Flush()
	return e.w.Error()
}
