package export

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// jsonEncoder writes one object per line. What is nothing is null.
type jsonEncoder struct {
	out    *output
	fields []field
	keys   []string // as JSON, with the colon
	buffer []byte
}

func newJSONL(out *output, t *table) *jsonEncoder {
	e := &jsonEncoder{out: out, fields: t.fields}
	for _, f := range t.fields {
		e.keys = append(e.keys, string(appendJSON(nil, f.name))+":")
	}
	return e
}

func (e *jsonEncoder) row(row []cell) error {
	b := append(e.buffer[:0], '{')
	for i := range row {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, e.keys[i]...)
		switch c := &row[i]; {
		case c.kind == nothing:
			b = append(b, "null"...)
		case c.kind == whole && e.fields[i].kind == booleanKind:
			b = strconv.AppendBool(b, c.integer != 0)
		case c.kind == whole:
			b = strconv.AppendInt(b, c.integer, 10)
		case c.kind == decimal:
			b = append(b, c.text...)
		default:
			b = appendJSON(b, c.text)
		}
	}
	b = append(b, "}\n"...)
	e.buffer = b
	_, err := e.out.Write(b)
	return err
}

func (e *jsonEncoder) close() error { return nil }

// appendJSON appends a text as a JSON string.
func appendJSON(b []byte, s string) []byte {
	plain := utf8.ValidString(s)
	for i := 0; plain && i < len(s); i++ {
		plain = s[i] >= ' ' && s[i] != '"' && s[i] != '\\' && s[i] != 0x7F
	}
	if plain {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	quoted, err := json.Marshal(s)
	if err != nil { // strings always can be
		return append(b, `""`...)
	}
	return append(b, quoted...)
}
