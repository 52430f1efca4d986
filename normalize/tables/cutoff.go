package tables

import (
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
