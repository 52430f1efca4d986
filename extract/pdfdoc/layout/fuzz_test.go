package layout

import (
	"context"
	"encoding/binary"
	"math"
	"testing"

	"github.com/gouji/gouji/extract"
)

// decoded makes pages of bytes: each nine of them are a glyph, a rule or the end
// of a page.
func decoded(b []byte) []Page {
	const size = 9
	pages := []Page{{Number: 1, Box: Box{0, 0, 595, 842}}}
	for ; len(b) >= size; b = b[size:] {
		p := &pages[len(pages)-1]
		at := func(i int) float32 { return float32(int16(binary.LittleEndian.Uint16(b[i:]))) / 32 }
		x, y, w, h := at(1), at(3), at(5), at(7)
		switch kind := b[0]; {
		case kind == 255:
			pages = append(pages, Page{Number: p.Number + 1, Box: Box{0, 0, abs(x), abs(y)}})
		case kind > 200:
			p.Rules = append(p.Rules, Box{x, y, x + w, y + h})
		case kind == 200:
			p.Glyphs = append(p.Glyphs, Glyph{Rune: '1', Box: Box{x, y, float32(math.Inf(1)), float32(math.NaN())}})
		default:
			const text = "0123456789一二三、（）规章行政许可. —/Aa总计"
			runes := []rune(text)
			p.Glyphs = append(p.Glyphs, Glyph{Rune: runes[int(kind)%len(runes)], Box: Box{x, y, x + abs(w)/64, y + abs(h)/64}, Angle: float32(kind/50) * math.Pi / 2})
		}
	}
	return pages
}

// FuzzDocument holds what is built of any glyphs and rules against the rules of a
// Document.
func FuzzDocument(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("A000h000Y0")) // a digit that the edge of the page cuts
	f.Add([]byte("\xf0\x00\x10\x00\x10\x00\x40\x00\x00\xf0\x00\x10\x00\x20\x00\x40\x00\x00\xf0\x00\x10\x00\x10\x00\x00\x00\x40"))
	f.Fuzz(func(t *testing.T, b []byte) {
		pages := decoded(b)
		glyphs := 0
		for i := range pages {
			glyphs += len(pages[i].Glyphs)
		}
		res, err := Document(context.Background(), pages, extract.Limits{Cells: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		printed := 0
		for i := range res.Blocks {
			printed += check(t, res, &res.Blocks[i])
		}
		if printed > glyphs {
			t.Fatalf("%d characters of %d glyphs", printed, glyphs)
		}
	})
}

// check checks a block and counts its characters, but for the mark of what could
// not be read, which no glyph stands for.
func check(t *testing.T, res *Result, b *extract.Block) (n int) {
	count := func(text string, pos extract.Pos) {
		if pos.Page < 1 || pos.Offset < 0 || pos.Offset+len(text) > len(res.Source) || res.Source[pos.Offset:pos.Offset+len(text)] != text {
			t.Fatalf("%q does not stand at %+v", text, pos)
		}
		for _, r := range text {
			if r > ' ' && r != unread {
				n++
			}
		}
	}
	if b.Kind != extract.TableBlock {
		count(b.Text, b.Pos)
		return n
	}
	places := 0
	for i := range b.Table.Cells {
		c := &b.Table.Cells[i]
		count(c.Text, c.Pos)
		places += c.RowSpan * c.ColSpan
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > b.Table.Rows || c.Col+c.ColSpan > b.Table.Cols {
			t.Fatalf("cell %+v in a table of %d by %d", c, b.Table.Rows, b.Table.Cols)
		}
		if i > 0 && (c.Row < b.Table.Cells[i-1].Row || c.Row == b.Table.Cells[i-1].Row && c.Col <= b.Table.Cells[i-1].Col) {
			t.Fatalf("cell %+v behind %+v", c, b.Table.Cells[i-1])
		}
	}
	if places > b.Table.Rows*b.Table.Cols {
		t.Fatalf("cells cover %d places of %d", places, b.Table.Rows*b.Table.Cols)
	}
	return n
}
