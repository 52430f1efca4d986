package interpret

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/ledongthuc/pdf"
)

// document is an open file.
type document struct {
	bytes   []byte
	reader  *pdf.Reader
	fonts   map[string]*font // by what their dictionaries say
	fontsAt map[reference]*font
	left    budget

	contradicted bool  // a digit was shown in a font that contradicts itself
	abrupt       []int // the pages whose content ends in the middle
	short        bool  // a stream has fewer bytes than it says
	damaged      []int // the pages that are damaged, in their order
}

// budget is what a file may still cost.
type budget struct {
	operators int
	glyphs    int
	data      int64 // bytes of decoded streams
}

// Bounds of a file.
const (
	maxOperators = 20_000_000
	maxGlyphs    = 4_000_000
	maxData      = 512 << 20
	maxPages     = 10_000
)

// open opens a file, mended where the library cannot read it as it is.
func open(b []byte) (*document, []pdf.Value, error) {
	b, ok := trimmed(b)
	if !ok {
		return nil, nil, fmt.Errorf("%w: no PDF header", ErrDamaged)
	}
	b, err := decrypted(b)
	if err != nil {
		return nil, nil, err
	}
	d, pages, err := openAs(b)
	if err == nil {
		return d, pages, nil
	}
	mended, ok := rebuilt(b)
	if !ok {
		return nil, nil, err
	}
	return openAs(mended)
}

// openAs opens a file as it is and finds its pages.
func openAs(b []byte) (d *document, pages []pdf.Value, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, pages, err = nil, nil, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	// A chain of tables that leads back to itself would be read for ever.
	source := &bounded{b: bytes.NewReader(b), left: 16*int64(len(b)) + 16<<20}
	reader, err := pdf.NewReader(source, int64(len(b)))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	source.left = maxData + 64*int64(len(b))
	d = &document{
		bytes: b, reader: reader, fonts: map[string]*font{}, fontsAt: map[reference]*font{},
		left: budget{operators: maxOperators, glyphs: maxGlyphs, data: maxData},
	}
	pages = d.pages()
	if len(pages) == 0 {
		return nil, nil, fmt.Errorf("%w: no pages", ErrDamaged)
	}
	return d, pages, nil
}

// bounded reads a file until more was read than it may cost.
type bounded struct {
	b    *bytes.Reader
	left int64
}

var errReadAgain = errors.New("the same parts are read again and again")

func (r *bounded) ReadAt(p []byte, off int64) (int, error) {
	n, err := r.b.ReadAt(p, off)
	const least = 512 // what a read costs that yields nothing
	if r.left -= max(int64(n), least); r.left < 0 {
		return 0, errReadAgain
	}
	return n, err
}

// noteDamaged notes that the page with a number is damaged.
func (d *document) noteDamaged(number int) {
	if n := len(d.damaged); n == 0 || d.damaged[n-1] != number {
		d.damaged = append(d.damaged, number)
	}
}

// pages returns the page dictionaries in their order.
func (d *document) pages() []pdf.Value {
	w := pageWalk{left: 4 * maxPages}
	w.node(d.reader.Trailer().Key("Root").Key("Pages"), nil)
	return w.pages
}

type pageWalk struct {
	left  int // nodes that are still looked at
	pages []pdf.Value
}

// node walks a node of the page tree. A node that is one of its own ancestors
// has no pages.
func (w *pageWalk) node(v pdf.Value, above []string) {
	if w.left--; w.left < 0 || len(w.pages) >= maxPages {
		return
	}
	kids := child(v, "Kids")
	if kids.Kind() != pdf.Array {
		if len(above) > 0 || v.Kind() == pdf.Dict {
			w.pages = append(w.pages, v)
		}
		return
	}
	own := v.String()
	const deepest = 64
	if len(above) >= deepest {
		return
	}
	for _, a := range above {
		if a == own {
			return
		}
	}
	above = append(above, own)
	for i := range kids.Len() {
		w.node(element(kids, i), above)
	}
}

// inherited returns what a page or the nest of nodes above it says.
func inherited(page pdf.Value, key string) pdf.Value {
	const highest = 64
	for range highest {
		if v := page.Key(key); !v.IsNull() {
			return v
		}
		if page = page.Key("Parent"); page.IsNull() {
			break
		}
	}
	return pdf.Value{}
}

// child is v.Key, but null where the library panics over a damaged object.
func child(v pdf.Value, key string) (out pdf.Value) {
	defer func() {
		if recover() != nil {
			out = pdf.Value{}
		}
	}()
	return v.Key(key)
}

// element is v.Index, but null where the library panics over a damaged object.
func element(v pdf.Value, i int) (out pdf.Value) {
	defer func() {
		if recover() != nil {
			out = pdf.Value{}
		}
	}()
	return v.Index(i)
}

// numbers returns the n numbers of an array, nil where it has fewer.
func numbers(v pdf.Value, n int) []float64 {
	if v.Len() < n {
		return nil
	}
	return floats(v, 0, n)
}

// matrixOf returns the matrix in an array, usual where there is none.
func matrixOf(v pdf.Value, usual matrix) matrix {
	m := numbers(v, 6)
	if m == nil {
		return usual
	}
	return matrix{m[0], m[1], m[2], m[3], m[4], m[5]}
}

// font returns the font of a dictionary. Dictionaries that read the same are one
// font.
func (d *document) font(v pdf.Value) *font {
	if v.Kind() != pdf.Dict {
		return nil
	}
	key := v.String()
	f, ok := d.fonts[key]
	if !ok {
		f = newFont(d, v)
		d.fonts[key] = f
	}
	return f
}

// data returns the decoded bytes of a stream, whole where nothing is missing.
func (d *document) data(v pdf.Value, most int64) (data []byte, whole bool) {
	if v.Kind() != pdf.Stream {
		return nil, v.IsNull()
	}
	most = min(most, d.left.data)
	if raw, ok := d.raw(v); ok {
		d.left.data -= int64(len(raw))
		data, whole = decoded(raw, v, most)
	} else {
		data, whole = read(v, most)
	}
	d.left.data -= int64(len(data))
	return data, whole
}

// read reads a stream through the library, as far as it can.
func read(v pdf.Value, most int64) (data []byte, whole bool) {
	var buf bytes.Buffer
	defer func() {
		if recover() != nil {
			data, whole = buf.Bytes(), false
		}
	}()
	n, err := io.Copy(&buf, io.LimitReader(v.Reader(), most+1))
	return buf.Bytes()[:min(n, most)], err == nil && n <= most
}
