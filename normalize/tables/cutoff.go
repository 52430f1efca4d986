package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// cutOff says of a number with which the document ends that the rest of it may be
// missing: a page ends with its tags, and a text that ends in a table before its
// last cell was cut, too. So may that of a number in print behind which something is
// unread: the print ends there; and so may that of a number in aligned text that ends
// in its point, which narrow columns break.
func (p *placer) cutOff(c *Cell) {
	if p.scan.doc.Format == extract.PDF && c.Reason == number.ReasonDamaged && begun(c.Text) {
		c.Reason = ReasonCutOff
		return
	}
	if c.Kind == number.Number && p.scan.aligned[int32(c.Place.Table)] && strings.TrimRight(c.Text, ".．") != c.Text {
		c.Kind, c.Reason, c.Value, c.Joined = number.Unreadable, ReasonCutOff, number.Value{}, number.Value{}
		return
	}
	if c.Kind != number.Number || c.Place.Pos.Offset+len(c.Text) != len(p.scan.doc.Source) {
		return
	}
	if p.scan.doc.Format != extract.HTML && p.lastOfTable(c.Slot) {
		return
	}
	c.Kind, c.Reason, c.Value, c.Joined = number.Unreadable, ReasonCutOff, number.Value{}, number.Value{}
}

// cutRow says of the blanks behind the last value of a row within which the document ends
// that they may be missing: unless it is the last row of its table, nobody left them blank.
func (p *placer) cutRow() {
	doc := p.scan.doc
	if doc.Format != extract.Text && doc.Format != extract.Markdown || doc.Source == "" || doc.Source[len(doc.Source)-1] == '\n' || len(p.cells) == 0 {
		return
	}
	last := slices.MaxFunc(p.cells, func(a, b Cell) int { return a.Place.Pos.Offset - b.Place.Pos.Offset }).Place
	if strings.ContainsAny(doc.Source[min(last.Pos.Offset, len(doc.Source)):], "\r\n") {
		return
	}
	valued, end := -1, -1 // slots of the row: that of its last value, and the last
	ofRow := func(c *Cell) bool { return c.Place.Table == last.Table && c.Place.Row == last.Row }
	for i := range p.cells {
		if c := &p.cells[i]; ofRow(c) {
			end = max(end, c.Slot)
			if c.Kind != number.None {
				valued = max(valued, c.Slot)
			}
		}
	}
	for i := range p.cells {
		if c := &p.cells[i]; !p.lastOfTable(end) && ofRow(c) && c.Kind == number.None && c.Slot > valued {
			c.Kind, c.Reason = number.Unreadable, ReasonCutOff
		}
	}
}

// endsWith reports whether a text ends with a label: what stood behind it is not
// there, and nobody left it blank.
func (p *placer) endsWith(label *piece) bool {
	doc := p.scan.doc
	if doc.Format != extract.Text && doc.Format != extract.Markdown || label.pos.Offset+len(label.text) > len(doc.Source) {
		return false
	}
	rest := doc.Source[label.pos.Offset:]
	return len(strings.TrimRight(rest, "| \t\r\n")) <= len(label.text)
}

// lastOfTable reports whether a slot is the last one of its table.
func (p *placer) lastOfTable(slot int) bool {
	facts := p.form.Facts
	return slot+1 == len(facts) || facts[slot+1].Table != facts[slot].Table
}

// begun reports whether a text is digits and one unread character behind them.
func begun(text string) bool {
	digits := strings.TrimSuffix(text, string(extract.Unread))
	return digits != text && digits != "" && strings.Trim(digits, "0123456789") == ""
}
