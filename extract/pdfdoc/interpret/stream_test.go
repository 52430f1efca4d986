package interpret

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// deflated compresses data as FlateDecode expects.
func deflated(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := io.WriteString(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rows puts the filter of PNG before each row.
func rows(data string, columns int, filter func(row, above []byte) []byte) string {
	var out []byte
	above := make([]byte, columns)
	for len(data) > 0 {
		n := min(columns, len(data))
		row := make([]byte, columns)
		copy(row, data[:n])
		out = append(out, filter(row, above)[:n+1]...)
		above, data = row, data[n:]
	}
	return string(out)
}

func TestFilters(t *testing.T) {
	content := "BT /F 10 Tf " + strings.Repeat("(1234567890) Tj ", 400) + "ET"
	want := strings.Repeat("1234567890", 400)
	difference := func(method byte, of func(row, above []byte, i int) byte) func(row, above []byte) []byte {
		return func(row, above []byte) []byte {
			out := []byte{method}
			for i := range row {
				out = append(out, row[i]-of(row, above, i))
			}
			return out
		}
	}
	left := func(row, _ []byte, i int) byte {
		if i == 0 {
			return 0
		}
		return row[i-1]
	}
	up := func(_, above []byte, i int) byte { return above[i] }
	average := func(row, above []byte, i int) byte { return byte((int(left(row, above, i)) + int(above[i])) / 2) }
	paethOf := func(row, above []byte, i int) byte {
		return paeth(int(left(row, above, i)), int(above[i]), int(left(above, nil, i)))
	}
	packed := make([]byte, ascii85.MaxEncodedLen(len(content)))
	packed = packed[:ascii85.Encode(packed, []byte(content))]
	var runs bytes.Buffer
	for i := 0; i < len(content); i += 100 {
		part := content[i:min(i+100, len(content))]
		fmt.Fprintf(&runs, "%c%s", len(part)-1, part)
	}
	tests := []struct{ name, entries, data string }{
		{"none", "", content},
		{"Flate", "/Filter/FlateDecode", deflated(t, content)},
		{"array", "/Filter[/ASCIIHexDecode/FlateDecode]", hex.EncodeToString([]byte(deflated(t, content))) + ">"},
		{"base 85", "/Filter/ASCII85Decode", string(packed) + "~>"},
		{"run lengths", "/Filter/RunLengthDecode", runs.String() + "\x80"},
		{"PNG left", "/Filter/FlateDecode/DecodeParms<</Predictor 11/Columns 50>>", deflated(t, rows(content, 50, difference(1, left)))},
		{"PNG up", "/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns 50>>]", deflated(t, rows(content, 50, difference(2, up)))},
		{"PNG average", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 50>>", deflated(t, rows(content, 50, difference(3, average)))},
		{"PNG Paeth", "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 50>>", deflated(t, rows(content, 50, difference(4, paethOf)))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := onePage(helvetica, "")
			b = bytes.Replace(b, []byte(stream("", "")), []byte(stream(tt.entries, tt.data)), 1)
			p := read1(t, b) // the table of the file does not hold any more
			if got := text(p); got != want || p.Cut {
				t.Errorf("%d characters %.40q, cut %v", len(got), got, p.Cut)
			}
		})
	}
}

// TestLZW reads what the standard library writes: its codes grow late.
func TestLZW(t *testing.T) {
	want := strings.Repeat("1234567890 abc ", 3000)
	for i := range 2000 {
		want += fmt.Sprint(i * i)
	}
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	if _, err := io.WriteString(w, want); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, whole := unLZW(b.Bytes(), 1<<20, false)
	if string(got) != want || !whole {
		t.Errorf("%d bytes, want %d; whole %v", len(got), len(want), whole)
	}
	// The example of ISO 32000-1, 7.4.4.2, whose codes grow early.
	got, whole = unLZW([]byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01}, 100, true)
	if want := "-----A---B"; string(got) != want || !whole {
		t.Errorf("%q, want %q; whole %v", got, want, whole)
	}
	if got, whole := unLZW(b.Bytes(), 100, false); len(got) != 100 || whole {
		t.Errorf("%d bytes beyond the limit, whole %v", len(got), whole)
	}
}

func TestBomb(t *testing.T) {
	b := onePage(helvetica, "")
	bomb := deflated(t, "BT /F 10 Tf (1) Tj ET "+strings.Repeat(" ", maxContent))
	b = bytes.Replace(b, []byte(stream("", "")), []byte(stream("/Filter/FlateDecode", bomb)), 1)
	d, pages, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.read(pages[0], 1); !errors.Is(err, ErrDamaged) {
		t.Errorf("error %v", err)
	}
}

// TestInflated tells data that are whole from those that are not.
func TestInflated(t *testing.T) {
	const want = "1234567890 1234567890"
	packed := []byte(deflated(t, want))
	changed := bytes.Clone(packed)
	changed[4] ^= 1
	tests := []struct {
		name  string
		raw   []byte
		whole bool
	}{
		{"whole", packed, true},
		{"something behind", append(bytes.Clone(packed), "\r\n  "...), true},
		{"no checksum", packed[:len(packed)-4], true},
		{"end missing", packed[:len(packed)-8], false},
		{"a bit changed", changed, false},
		{"nothing", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, whole := inflated(tt.raw, 1<<10)
			if whole != tt.whole || whole && string(data) != want {
				t.Errorf("%q, whole %v", data, whole)
			}
		})
	}
}
