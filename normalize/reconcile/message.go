package reconcile

import (
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// message says a verdict in words, from the same tally as the formula.
func (s *system) message(sum *form.Sum, t *tally, v verdict) form.Text {
	template := choose(sum, t, v)
	return form.Text{ZH: s.say(sum, t, chinese(), template.ZH), EN: s.say(sum, t, english(), template.EN)}
}

// choose returns the template for a verdict.
func choose(sum *form.Sum, t *tally, v verdict) form.Text {
	l, r := &t.left, &t.right
	_, comparable := number.Sub(l.sum, r.sum)
	switch {
	case v == notStated && sum.Relation == form.AtMost:
		return messageNothingToCompare
	case v == notStated && parts(sum, t).whole():
		return messageDerived
	case v == notStated && parts(sum, t).known > 0 && !parts(sum, t).overflow:
		return messageAtLeast
	case v == notStated:
		return messageNotStated
	case l.overflow || r.overflow || !comparable:
		return messageTooLarge
	case v == broken && sum.Relation == form.AtMost:
		return messageLarger
	case v == broken:
		return messageBroken
	case l.unknown == 0 || r.unknown == 0:
		return messageOpen
	case l.sum.Cmp(r.sum) < 0:
		return messageOpenLeft
	}
	return messageOpenRight
}

// say fills a template in.
func (s *system) say(sum *form.Sum, t *tally, w words, template string) string {
	axis := s.axis(sum)
	totalSlots, totalSide, partSlots, partSide := sum.Left, &t.left, sum.Right, &t.right
	if len(sum.Left) != 1 {
		totalSlots, totalSide, partSlots, partSide = partSlots, partSide, totalSlots, totalSide
	}
	text := strings.NewReplacer(
		"{place}", s.place(sum, axis, w),
		"{left}", s.sideText(sum.Left, &t.left, axis, w),
		"{right}", s.sideText(sum.Right, &t.right, axis, w),
		"{total}", s.sideText(totalSlots, totalSide, axis, w),
		"{parts}", s.sideText(partSlots, partSide, axis, w),
		"{unknown}", s.unknownText(sum, w),
		"{difference}", difference(t),
		"{needed}", needed(t),
	).Replace(template)
	if 'a' <= text[0] && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// difference is by how much the sides differ, without a sign.
func difference(t *tally) string {
	d, _ := number.Sub(t.left.sum, t.right.sum)
	if d.Sign() < 0 {
		d = d.Neg()
	}
	return d.String()
}

// needed is what the unknown terms of the one side that has some must add up to.
func needed(t *tally) string {
	d, _ := number.Sub(t.left.sum, t.right.sum)
	if t.right.unknown == 0 {
		d = d.Neg()
	}
	return d.String()
}

// axis says along what an identity runs.
type axis uint8

const (
	scattered axis = iota // its facts share neither row nor column
	down                  // it is a column's: its terms are rows
	across                // it is a row's: its terms are columns
)

func (s *system) axis(sum *form.Sum) axis {
	first := &s.form.Facts[sum.Left[0]]
	column, row := true, true
	for _, slots := range [...][]int{sum.Left, sum.Right} {
		for _, slot := range slots {
			fact := &s.form.Facts[slot]
			column = column && fact.Column == first.Column
			row = row && fact.Row == first.Row
		}
	}
	switch {
	case column:
		return down
	case row:
		return across
	}
	return scattered
}

// place names the row or column of an identity, with what follows it; "" where
// it has none.
func (s *system) place(sum *form.Sum, a axis, w words) string {
	fact := &s.form.Facts[sum.Left[0]]
	table := &s.form.Tables[fact.Table]
	switch {
	case a == down && fact.Column >= 0:
		return w.fill(w.column, w.text(table.Columns[fact.Column].Title))
	case a == across:
		return w.fill(w.row, w.text(table.Rows[fact.Row].Title))
	}
	return ""
}

// title names a term of an identity.
func (s *system) title(slot int, a axis, w words) string {
	fact := &s.form.Facts[slot]
	table := &s.form.Tables[fact.Table]
	row := w.text(table.Rows[fact.Row].Title)
	switch {
	case a == across:
		return w.text(table.Columns[fact.Column].Title)
	case a == down || fact.Column < 0:
		return row
	}
	return row + " · " + w.text(table.Columns[fact.Column].Title)
}

// sideText says what one side of an identity adds up to.
func (s *system) sideText(slots []int, a *side, x axis, w words) string {
	terms := make([]int, 0, len(slots))
	var numbered int
	for _, slot := range slots {
		if k := s.kind(slot); k == known || k.unknown() {
			terms = append(terms, slot)
			if k == known {
				numbered++
			}
		}
	}
	value := a.sum.String()
	switch few := len(terms) <= 3; {
	case len(terms) == 1 && numbered == 1:
		return w.fill(w.is, s.title(terms[0], x, w), value)
	case len(terms) == 1:
		return w.fill(w.isWithout, s.title(terms[0], x, w), w.without[s.kind(terms[0])])
	case numbered == 0:
		return w.noneNumbered
	case few && a.unknown == 0:
		return w.fill(w.addUp, s.list(terms, x, w), value)
	case few && !a.signed:
		return w.fill(w.atLeast, s.list(terms, x, w), value)
	case a.unknown == 0:
		return w.fill(w.allNumbered, strconv.Itoa(numbered), value)
	case numbered == 1:
		return w.fill(w.oneNumbered, value)
	}
	return w.fill(w.someNumbered, strconv.Itoa(numbered), value)
}

// list names terms with their numbers.
func (s *system) list(terms []int, x axis, w words) string {
	list := make([]string, len(terms))
	for i, slot := range terms {
		text := w.without[s.kind(slot)]
		if s.kind(slot) == known {
			text = s.value(slot).String()
		}
		list[i] = w.fill(w.term, s.title(slot, x, w), text)
	}
	return strings.Join(list, w.and)
}

// unknownText names the terms of an identity that have no number.
func (s *system) unknownText(sum *form.Sum, w words) string {
	var found [replaced + 1]bool
	kinds, last := 0, known
	for _, slots := range [...][]int{sum.Left, sum.Right} {
		for _, slot := range slots {
			if k := s.kind(slot); k.unknown() && !found[k] {
				found[k] = true
				kinds, last = kinds+1, k
			}
		}
	}
	if kinds == 1 {
		return w.unknown[last]
	}
	return w.unknown[known]
}
