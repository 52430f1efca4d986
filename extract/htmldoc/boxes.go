package htmldoc

import "github.com/gouji/gouji/extract"

// box is a closed element that browsers set apart from what is beside it. Boxes of
// boxes of short texts may be the rows and cells of a table that has no table
// element.
type box struct {
	first, last int32 // its blocks, among the reader's
	inside      int32 // how many of the boxes before it stand directly in it
	tag         tag
	made        bool   // all that it holds is a table made of boxes
	look        string // what the source says about how it looks
	pos         extract.Pos
	place       place
}

// openBox is a box whose end was not met yet.
type openBox struct {
	box
	element int   // its index among the open elements
	start   int32 // where the boxes in it begin, among the reader's
	rows    int32 // how many of them may be rows
	columns int   // of the grid that its style makes of it, 0 for none
	kids    bool  // all elements directly in it are boxes
}

// boxed reports whether an element may be a part of a table made of boxes, where the
// style says, or not, that all that is directly around it are boxes.
func (t tag) boxed(kids bool) bool {
	switch t {
	case h1Tag, h2Tag, h3Tag, h4Tag, h5Tag, h6Tag, preTag, selectTag, optgroupTag, optionTag, legendTag, summaryTag:
		return false
	case pTag:
		return kids
	}
	return true
}

// openBox notes that the element on top of the stack, whose start tag was read, is
// a box. So is the cell of a table that it is in.
func (r *reader) openBox(l *layout) {
	top := r.open.top()
	if top.hidden&gone != 0 || !top.tag.boxed(len(r.nest) > 0 && r.nest[len(r.nest)-1].kids) {
		return
	}
	if t := r.innermost(); r.outer() == nil && t != nil && t.cell > 0 {
		cell := openBox{element: t.cell, start: int32(len(r.boxes))}
		cell.first = int32(len(r.blocks))
		r.nest = append(r.nest, cell)
	}
	a := &r.scan.token.attrs
	b := openBox{element: len(r.open.stack) - 1, start: int32(len(r.boxes))}
	b.first, b.tag = int32(len(r.blocks)), top.tag
	b.columns, b.kids, b.place = l.columns, l.kids, l.place
	b.pos = r.lines.at(r.scan.token.end)
	switch {
	case a.given(classAttr):
		b.look = a.values[classAttr]
	case a.given(styleAttr):
		b.look = a.values[styleAttr]
	}
	r.nest = append(r.nest, b)
}

// outer returns the innermost open box, nil if there is none in the cell that is
// being read.
func (r *reader) outer() *openBox {
	if len(r.nest) == 0 {
		return nil
	}
	b := &r.nest[len(r.nest)-1]
	if t := r.innermost(); t != nil && b.element < t.element {
		return nil
	}
	return b
}

// inBoxes reports whether what begins is directly in a box.
func (r *reader) inBoxes() bool {
	return len(r.nest) > 1 && r.nest[len(r.nest)-1].element == len(r.open.stack)-1
}

// closeBox ends the innermost open box: tables are made of the boxes in it, and it
// may be a row or a cell of what is around it. Of the boxes in it only those
// directly in it are kept, so that each is looked at a few times at most.
func (r *reader) closeBox() {
	o := r.nest[len(r.nest)-1]
	r.nest = r.nest[:len(r.nest)-1]
	b := o.box
	some := false
	if o.rows > 1 || o.columns > 1 || o.tag == dlTag {
		some, b.made = r.tabulate(&o)
	}
	parent := r.outer()
	if parent == nil || some {
		r.boxes = r.boxes[:o.start]
	}
	if parent == nil {
		return
	}
	b.last = int32(len(r.blocks))
	b.inside = r.keep(&o, &b)
	if b.last == b.first && b.inside == 0 && clears(b.look) {
		return
	}
	if b.inside > 1 {
		parent.rows++
	}
	r.boxes = append(r.boxes, b)
}

// keep removes from the boxes in o those that are not directly in it, and returns
// how many are left. A box that only frames another is taken for that one, and the
// only one that holds several, as a number and its unit, for these.
func (r *reader) keep(o *openBox, b *box) int32 {
	list := r.boxes[o.start:]
	if len(list) == 0 {
		return 0
	}
	if only := &list[len(list)-1]; int(only.inside)+1 == len(list) && only.first == b.first && only.last == b.last {
		b.made = b.made || only.made
		r.boxes = r.boxes[:len(r.boxes)-1]
		if only.inside == 0 {
			r.boxes = r.boxes[:o.start]
		}
		return only.inside
	}
	kept := len(list)
	for i := len(list) - 1; i >= 0; {
		kid, n := list[i], int(list[i].inside)
		if o.rows == 1 && n > 1 {
			kept -= n
			copy(list[kept:], list[i-n:i])
		} else {
			kid.inside = 0
			kept--
			list[kept] = kid
		}
		i -= 1 + n
	}
	n := copy(list, list[kept:])
	r.boxes = r.boxes[:int(o.start)+n]
	return int32(n)
}

// clears reports whether an empty box with this look only ends a row of floating
// ones.
func clears(look string) bool {
	switch look {
	case "clear", "clearfix", "clr", "cl", "fix", "clear:both", "clear:both;", "clear: both", "clear: both;":
		return true
	}
	return false
}
