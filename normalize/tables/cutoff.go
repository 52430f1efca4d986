package tables

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// cutOff says of a number with which the document ends that the rest of it may be
// missing: a page ends with its tags, and a text that ends in a table before its
// last cell was cut, too.
func (p *placer) cutOff(c *Cell) {
	if c.Kind != number.Number || c.Place.Pos.Offset+len(c.Text) != len(p.scan.doc.Source) {
		return
	}
	if p.scan.doc.Format != extract.HTML && p.lastOfTable(c.Slot) {
		return
	}
	c.Kind, c.Reason, c.Value, c.Joined = number.Unreadable, ReasonCutOff, number.Value{}, number.Value{}
}

// lastOfTable reports whether a slot is the last one of its table.
func (p *placer) lastOfTable(slot int) bool {
	facts := p.form.Facts
	return slot+1 == len(facts) || facts[slot+1].Table != facts[slot].Table
}
