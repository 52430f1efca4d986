package interpret

import (
	"fmt"
	"slices"

	"github.com/ledongthuc/pdf"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// Bounds of a page.
const (
	maxStates   = 512     // saved graphics states
	maxOperands = 64      // of one operator; arrays count as one
	maxDepth    = 16      // forms inside forms
	maxRules    = 100_000 // lines
	maxFills    = 10_000  // rectangles
	maxOnPage   = 200_000 // glyphs
	maxContent  = 64 << 20
	maxForms    = 20_000
)

// interpreter carries out the content streams of one page.
type interpreter struct {
	doc       *document
	resources *resources
	state     state
	saved     []state
	floor     int      // saved states that belong to the streams outside this one
	active    []string // the forms that are being shown, outermost first
	forms     int
	operands  []object

	// The text matrix and the matrix of the line that is written.
	matrix, line matrix
	path         path
	marked       []marked
	skipped      int  // marks nested deeper than is followed
	writing      bool // between BT and ET
	abrupt       bool // a content stream ended in the middle

	dots      []layout.Box // of which dotted lines may consist
	out       layout.Page
	invisible []bool // by glyph
	// lost is true where a stream, font or object that the page needs is damaged
	// or missing, so that what is left may be wrong.
	lost bool
	// faulty is true where the content has what no program writes.
	faulty bool
}

// newInterpreter returns an interpreter for the content of a page.
func newInterpreter(d *document, v pdf.Value, number int) *interpreter {
	return &interpreter{
		doc: d, resources: newResources(inherited(v, "Resources")),
		state: startState(), matrix: identity(), line: identity(),
		out: layout.Page{Number: number, Box: pageBox(v)},
	}
}

// page reads one page. One of which a part is damaged is an error: half a number
// reads like a whole one. One that has more than is read is Cut.
func (d *document) page(v pdf.Value, number int) (layout.Page, error) {
	d.short = false
	in := newInterpreter(d, v, number)
	contents := v.Key("Contents")
	data, whole := d.contents(contents)
	in.lost = !whole || contents.IsNull() && slices.Contains(v.Keys(), "Contents")
	in.run(data)
	in.noteEnd()
	if in.abrupt {
		d.abrupt = append(d.abrupt, number)
	}
	if in.faulty || d.short {
		d.noteDamaged(number)
	}
	if in.lost {
		return layout.Page{}, fmt.Errorf("%w: the content of page %d", ErrDamaged, number)
	}
	in.out.Rules = append(in.out.Rules, layout.Dotted(in.dots)...)
	in.finish()
	return in.out, nil
}

// noteEnd notes where a content stream has ended that was carried out: inside a text,
// marked content or several saved states, or behind operands that wait for their
// operator.
func (in *interpreter) noteEnd() {
	const careless = 1 // states that programs leave saved
	open := in.writing || len(in.operands) > 0 || len(in.saved)-in.floor > careless || len(in.marked) > 0
	in.abrupt = in.abrupt || !in.out.Cut && open
}

// pageBox is the visible part of a page.
func pageBox(v pdf.Value) layout.Box {
	media, ok := boxOf(inherited(v, "MediaBox"))
	if !ok {
		media = layout.Box{X1: 612, Y1: 792}
	}
	crop, ok := boxOf(inherited(v, "CropBox"))
	if !ok {
		return media
	}
	both := layout.Box{X0: max(media.X0, crop.X0), Y0: max(media.Y0, crop.Y0), X1: min(media.X1, crop.X1), Y1: min(media.Y1, crop.Y1)}
	if both.X1 <= both.X0 || both.Y1 <= both.Y0 {
		return media
	}
	return both
}

func boxOf(v pdf.Value) (layout.Box, bool) {
	n := numbers(v, 4)
	if n == nil || n[0] == n[2] || n[1] == n[3] {
		return layout.Box{}, false
	}
	return identity().box(n[0], n[1], n[2], n[3]), true
}

// contents returns the content of a page: a stream, or several one after the
// other.
func (d *document) contents(v pdf.Value) (data []byte, whole bool) {
	if v.Kind() != pdf.Array {
		return d.data(v, maxContent)
	}
	whole = true
	const most = 10_000
	for i := range min(v.Len(), most) {
		part, complete := d.data(element(v, i), maxContent-int64(len(data)))
		data = append(append(data, part...), '\n')
		whole = whole && complete
	}
	return data, whole
}

// run carries out a content stream.
func (in *interpreter) run(data []byte) {
	l := lexer{data: data}
	for {
		begin := l.pos
		o, ok := l.next()
		in.faulty = in.faulty || zeroed(data[begin:l.pos])
		switch {
		case !ok:
			return
		case o.kind != operatorKind:
			if len(in.operands) == maxOperands {
				in.operands = append(in.operands[:0], in.operands[1:]...)
			}
			in.operands = append(in.operands, o)
			continue
		case o.is("BI"):
			in.lost = !l.inlineImage() || in.lost
			in.image()
		case !in.affordable():
			in.out.Cut = true
			return
		default:
			in.operator(string(o.text))
		}
		in.operands = in.operands[:0]
	}
}

// affordable counts an operator and reports whether the page may go on.
func (in *interpreter) affordable() bool {
	in.doc.left.operators--
	return in.doc.left.operators >= 0 && len(in.out.Glyphs) < maxOnPage && in.doc.left.glyphs > 0 && len(in.out.Rules)+len(in.dots) < maxRules
}

// numbers returns the last n operands where they are numbers.
func (in *interpreter) numbers(n int) ([]float64, bool) {
	if len(in.operands) < n {
		return nil, false
	}
	out := make([]float64, 0, 6)
	for _, o := range in.operands[len(in.operands)-n:] {
		if o.kind != numberKind {
			return nil, false
		}
		out = append(out, o.num)
	}
	return out, true
}

// number returns the last operand where it is a number.
func (in *interpreter) number() (float64, bool) {
	if n := len(in.operands); n > 0 && in.operands[n-1].kind == numberKind {
		return in.operands[n-1].num, true
	}
	return 0, false
}

// last returns the last operand where it is of a kind.
func (in *interpreter) last(k kind) (object, bool) {
	if n := len(in.operands); n > 0 && in.operands[n-1].kind == k {
		return in.operands[n-1], true
	}
	return object{}, false
}

// operator carries out an operator. One whose operands are not those that it
// needs does nothing.
func (in *interpreter) operator(name string) {
	switch name {
	case "q":
		if len(in.saved) < maxStates {
			in.saved = append(in.saved, in.state)
		}
	case "Q":
		if n := len(in.saved); n > in.floor {
			in.state, in.saved = in.saved[n-1], in.saved[:n-1]
		}
	case "cm":
		if m, ok := in.numbers(6); ok {
			in.state.ctm = in.state.ctm.after(matrix{m[0], m[1], m[2], m[3], m[4], m[5]})
		}
	case "Do":
		if o, ok := in.last(nameKind); ok {
			in.object(string(o.text))
		}
	case "gs":
		if o, ok := in.last(nameKind); ok {
			in.external(in.resources.get("ExtGState", string(o.text)))
		}
	case "BMC", "BDC":
		in.beginMarked()
	case "EMC":
		in.endMarked()
	default:
		if !in.textOperator(name) && !in.pathOperator(name) {
			in.colourOperator(name)
			in.faulty = in.faulty || unwritten(name)
		}
	}
}

// colourOperator carries out the operators of colour.
func (in *interpreter) colourOperator(name string) {
	switch name {
	case "g", "rg", "k", "cs", "sc", "scn":
		in.colour(&in.state.fill, name)
	case "G", "RG", "K", "CS", "SC", "SCN":
		in.colour(&in.state.stroke, name)
	}
}

func (in *interpreter) colour(p *paint, name string) {
	switch name {
	case "g", "G":
		p.set(gray)
	case "rg", "RG":
		p.set(rgb)
	case "k", "K":
		p.set(cmyk)
	case "cs", "CS":
		if o, ok := in.last(nameKind); ok {
			p.set(in.space(string(o.text)))
		}
		return
	}
	var components []float64
	for _, o := range in.operands {
		if o.kind == numberKind {
			components = append(components, o.num)
		}
	}
	p.colour(components)
}

// space returns the colour space of a name.
func (in *interpreter) space(name string) string {
	switch name {
	case gray, rgb, cmyk:
		return name
	}
	return spaceOf(in.resources.get("ColorSpace", name))
}

// external sets the state that a dictionary holds.
func (in *interpreter) external(v pdf.Value) {
	if alpha := v.Key("ca"); !alpha.IsNull() {
		in.state.fill.clear = alpha.Float64() == 0
	}
	if alpha := v.Key("CA"); !alpha.IsNull() {
		in.state.stroke.clear = alpha.Float64() == 0
	}
	if font := v.Key("Font"); font.Len() == 2 {
		in.state.text.font, in.state.text.size = in.doc.font(font.Index(0)), font.Index(1).Float64()
	}
}

// object shows an external object: an image or a form.
func (in *interpreter) object(name string) {
	v := in.resources.get("XObject", name)
	switch v.Key("Subtype").Name() {
	case "Image":
		in.image()
	case "Form":
		in.form(v)
	default:
		in.lost = in.lost || v.IsNull()
	}
}

// image notes the place of an image.
func (in *interpreter) image() {
	const most = 10_000
	if len(in.out.Images) < most {
		in.out.Images = append(in.out.Images, in.state.ctm.box(0, 0, 1, 1))
	}
}

// form carries out the content of a form. One that shows itself is shown once.
func (in *interpreter) form(v pdf.Value) {
	own := v.String()
	if slices.Contains(in.active, own) {
		return
	}
	in.forms++
	if len(in.active) >= maxDepth || in.forms > maxForms {
		in.out.Cut = true
		return
	}
	data, whole := in.doc.data(v, maxContent)
	in.lost = in.lost || !whole

	outside := *in
	in.active = append(in.active, own)
	in.floor = len(in.saved)
	in.operands, in.path, in.marked, in.skipped = nil, path{}, nil, 0
	in.state.ctm = in.state.ctm.after(matrixOf(v.Key("Matrix"), identity()))
	in.matrix, in.line = identity(), identity()
	if own := v.Key("Resources"); own.Kind() == pdf.Dict {
		in.resources = newResources(own)
	}
	in.writing = false
	in.run(data)
	in.noteEnd()
	for len(in.marked) > 0 {
		in.endMarked()
	}
	in.writing = outside.writing
	in.active, in.floor, in.resources = outside.active, outside.floor, outside.resources
	in.saved = in.saved[:min(len(in.saved), len(outside.saved))]
	in.operands, in.path, in.marked, in.skipped = outside.operands, outside.path, outside.marked, outside.skipped
	in.state, in.matrix, in.line = outside.state, outside.matrix, outside.line
}

// finish decides what is seen of the page. Where most text is invisible it is
// what a program took an image for; where little is, it is left out.
func (in *interpreter) finish() {
	for len(in.marked) > 0 {
		in.endMarked()
	}
	hidden := 0
	for _, h := range in.invisible {
		if h {
			hidden++
		}
	}
	in.out.Invisible = hidden > len(in.out.Glyphs)-hidden
	if hidden == 0 || in.out.Invisible {
		return
	}
	n := 0
	for i, g := range in.out.Glyphs {
		if !in.invisible[i] {
			in.out.Glyphs[n] = g
			n++
		}
	}
	in.out.Glyphs = in.out.Glyphs[:n]
}
