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
	say := func(w *words, template string) string {
		speaker := &speaker{system: s, words: w, sum: sum, tally: t, axis: s.axis(sum)}
		return speaker.say(template) + speaker.determined(v)
	}
	return form.Text{ZH: say(&chinese, template.ZH), EN: say(&english, template.EN)}
}

// choose returns the template for a verdict.
func choose(sum *form.Sum, t *tally, v verdict) form.Text {
	l, r := &t.left, &t.right
	switch {
	case v == notStated && sum.Relation == form.AtMost:
		return messageNothingToCompare
	case v == notStated && parts(sum, t).whole():
		return messageDerived
	case v == notStated && parts(sum, t).known > 0 && !parts(sum, t).overflow:
		return messageAtLeast
	case v == notStated:
		return messageNotStated
	case t.tooLarge():
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

// speaker says things about one identity in one language.
type speaker struct {
	*system
	*words
	sum   *form.Sum
	tally *tally
	axis  axis
}

// say fills a template in. The text begins with a capital letter.
func (s *speaker) say(template string) string {
	b := make([]byte, 0, 256)
	for {
		text, rest, more := strings.Cut(template, "{")
		b = append(b, text...)
		if !more {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		b = append(b, s.part(name)...)
		template = after
	}
	if len(b) > 0 && 'a' <= b[0] && b[0] <= 'z' {
		b[0] -= 'a' - 'A'
	}
	return string(b)
}

// part returns what stands in a template for a name.
func (s *speaker) part(name string) string {
	sum, t := s.sum, s.tally
	totalLeft := len(sum.Left) == 1
	switch name {
	case "place":
		return s.place()
	case "left":
		return s.sideText(sum.Left, &t.left)
	case "right":
		return s.sideText(sum.Right, &t.right)
	case "total":
		if totalLeft {
			return s.sideText(sum.Left, &t.left)
		}
		return s.sideText(sum.Right, &t.right)
	case "parts":
		if totalLeft {
			return s.sideText(sum.Right, &t.right)
		}
		return s.sideText(sum.Left, &t.left)
	case "unknown":
		return s.without()
	case "difference":
		return difference(t)
	}
	return needed(t)
}

// difference is by how much the sides differ, without a sign.
func difference(t *tally) string {
	d, _ := number.Sub(t.left.sum, t.right.sum)
	return magnitude(d).String()
}

// determined says which terms without a number the identities determine, "" where
// that are none or the message says it already.
func (s *speaker) determined(v verdict) string {
	if len(s.system.forced) == 0 || v == broken || v == open && s.tally.left.unknown+s.tally.right.unknown == 1 {
		return ""
	}
	var said []string
	zero, zeros, more := 0, 0, 0
	for _, slots := range [...][]int{s.sum.Left, s.sum.Right} {
		derived := v == notStated && s.sum.Total && len(slots) == 1 && parts(s.sum, s.tally).whole()
		for _, slot := range slots {
			switch n, ok := s.system.forced[slot]; {
			case !ok || derived:
			case n.Sign() == 0:
				zero = slot
				zeros++
			case len(said) < 3:
				said = append(said, fill(s.forcedTo, s.title(slot), n.String()))
			default:
				more++
			}
		}
	}
	if more > 0 {
		said = append(said, fill(s.forcedMore, strconv.Itoa(more)))
	}
	switch {
	case zeros == 1:
		said = append(said, fill(s.forcedTo, s.title(zero), "0"))
	case zeros > 1:
		said = append(said, fill(s.forcedZeros, strconv.Itoa(zeros)))
	}
	if len(said) == 0 {
		return ""
	}
	return fill(s.words.forced, strings.Join(said, s.and))
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

// place names the row or column of the identity, with what follows it; "" where
// it has none.
func (s *speaker) place() string {
	fact := &s.form.Facts[s.sum.Left[0]]
	table := &s.form.Tables[fact.Table]
	switch {
	case s.axis == down && fact.Column >= 0:
		return fill(s.column, s.text(table.Columns[fact.Column].Title))
	case s.axis == across:
		return fill(s.row, s.text(table.Rows[fact.Row].Title))
	}
	return ""
}

// title names a term of the identity.
func (s *speaker) title(slot int) string {
	fact := &s.form.Facts[slot]
	table := &s.form.Tables[fact.Table]
	row := s.text(table.Rows[fact.Row].Title)
	switch {
	case s.axis == across:
		return s.text(table.Columns[fact.Column].Title)
	case s.axis == down || fact.Column < 0:
		return row
	}
	return row + " · " + s.text(table.Columns[fact.Column].Title)
}

// sideText says what one side of the identity adds up to.
func (s *speaker) sideText(slots []int, a *side) string {
	terms := make([]int, 0, len(slots))
	for _, slot := range slots {
		if k := s.kind(slot); k == known || k.unknown() {
			terms = append(terms, slot)
		}
	}
	value := a.sum.String()
	switch few := len(terms) <= 3; {
	case len(terms) == 1 && a.known == 1:
		return fill(s.is, s.title(terms[0]), value)
	case len(terms) == 1:
		return fill(s.isWithout, s.title(terms[0]), s.kinds[s.kind(terms[0])])
	case a.known == 0:
		return s.noneNumbered
	case few && a.unknown == 0:
		return fill(s.addUp, s.list(terms), value)
	case few && !a.signed:
		return fill(s.atLeast, s.list(terms), value)
	case a.unknown == 0:
		return fill(s.allNumbered, strconv.Itoa(a.known), value)
	case a.known == 1:
		return fill(s.oneNumbered, value)
	}
	return fill(s.someNumbered, strconv.Itoa(a.known), value)
}

// list names terms with their numbers.
func (s *speaker) list(terms []int) string {
	list := make([]string, len(terms))
	for i, slot := range terms {
		text := s.kinds[s.kind(slot)]
		if s.kind(slot) == known {
			text = s.value(slot).String()
		}
		list[i] = fill(s.term, s.title(slot), text)
	}
	return strings.Join(list, s.and)
}

// without names the terms of the identity that have no number.
func (s *speaker) without() string {
	only := known
	for _, slots := range [...][]int{s.sum.Left, s.sum.Right} {
		for _, slot := range slots {
			switch k := s.kind(slot); {
			case !k.unknown() || k == only:
			case only == known:
				only = k
			default:
				return s.unknown[known]
			}
		}
	}
	return s.unknown[only]
}
