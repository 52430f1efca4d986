package outline

import (
	"math"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// found is a section on its way into the tree.
type found struct {
	Section
	number  int // 0 without one
	style   fold.Style
	rank    int8
	doubled bool
}

// assemble puts the lines between the headings and nests the sections.
func assemble(s *scanner, f *form.Form) Outline {
	end := s.footerLine()
	out := Outline{End: len(s.in.Blocks)}
	if end < len(s.lines) {
		out.End = int(s.lines[end].block)
	}
	flat := make([]found, 0, min(len(s.heads), maxSections))
	text := make([]string, 0, 32)
	flush := func() {
		joined := strings.Join(text, "\n")
		text = text[:0]
		if len(flat) == 0 {
			out.Preamble = joined
		} else {
			flat[len(flat)-1].Text = joined
		}
	}
	for i := range s.lines[:end] {
		l := &s.lines[i]
		if l.head > 0 && s.heads[l.head-1].level > 0 && len(flat) < maxSections {
			flush()
			flat = append(flat, s.section(&s.heads[l.head-1], f))
			continue
		}
		text = append(text, l.text)
	}
	flush()
	n := nester{flat: flat}
	out.Sections = n.siblings(0, len(flat))
	out.Faults = n.faults
	return out
}

// section returns the section that a heading begins.
func (s *scanner) section(h *head, f *form.Form) found {
	x := found{style: h.mark.Style, number: h.mark.N, rank: -1, doubled: h.mark.Repeated}
	x.Number, x.Title, x.Level = h.mark.Text, h.title, int(h.level)
	x.Line = s.in.Blocks[s.lines[h.line].block].Pos.Line
	if x.Key = s.titles.key(h.match, f); x.Key != "" {
		x.rank = h.match.rank
	}
	return x
}

// footerLine returns the index of the first line of the page's footer: none but
// short lines stand behind it, and it has a word for it.
func (s *scanner) footerLine() int {
	end := len(s.lines)
	for i := len(s.lines) - 1; i >= 0; i-- {
		l := &s.lines[i]
		if l.head > 0 && s.heads[l.head-1].level > 0 && !footer(s.heads[l.head-1].title) {
			return end
		}
		if footer(l.text) {
			end = i
		} else if sentence(l.text) {
			return end
		}
	}
	return len(s.lines) // no heading: the caller has to tell
}

// nester nests sections by level and notes what is wrong in their order.
type nester struct {
	flat   []found
	path   []int
	faults []Fault
}

// siblings returns flat[from:to] as a list of sections; deeper ones go below
// the one before. The list begins with its highest level or goes up in between.
func (n *nester) siblings(from, to int) []Section {
	if from == to {
		return nil
	}
	list := make([]Section, 0, n.heads(from, to))
	var order order
	for i := from; i < to; {
		end := i + 1
		for end < to && n.flat[end].Level > n.flat[i].Level {
			end++
		}
		n.path = append(n.path, len(list))
		n.check(&order, &n.flat[i])
		section := n.flat[i].Section
		section.Sections = n.siblings(i+1, end)
		n.path = n.path[:len(n.path)-1]
		list = append(list, section)
		i = end
	}
	return list
}

// heads counts the sections between from and to that stand inside no other one
// of them.
func (n *nester) heads(from, to int) int {
	count := 0
	for level := math.MaxInt; from < to; from++ {
		if n.flat[from].Level <= level {
			level = n.flat[from].Level
			count++
		}
	}
	return count
}

// order is what came before among siblings.
type order struct {
	style   fold.Style
	last    int // number of the last one
	reached int8
	seen    uint64 // bits of the ranks that came
	begun   bool
}

// check notes the faults of one heading.
func (n *nester) check(o *order, x *found) {
	if !o.begun {
		*o = order{style: x.style, reached: -1, begun: true}
	}
	if x.doubled {
		n.fault(DoubledNumber, x)
	}
	byKey := n.checkKey(o, x)
	switch {
	case x.number == 0:
		if x.rank >= 0 && x.style == fold.None {
			n.fault(NumberLost, x)
		}
		if x.rank >= 0 {
			o.last++
		}
		return
	case x.style != o.style && o.style != fold.None: // the lower ones came first
		if x.number > 1 && x.number != o.last+1 && !byKey {
			n.fault(Gap, x)
		}
	case byKey || x.number == o.last+1:
	case x.number == o.last:
		n.fault(Repeated, x)
	case x.number > o.last:
		n.fault(Gap, x)
	case x.number == 1:
		n.fault(Restarts, x)
	default:
		n.fault(OutOfOrder, x)
	}
	o.style, o.last = x.style, x.number
}

// checkKey notes a chapter that is repeated or out of order.
func (n *nester) checkKey(o *order, x *found) (faulty bool) {
	if x.rank < 0 {
		return false
	}
	bit := uint64(1) << (uint(x.rank) % 64)
	switch {
	case o.seen&bit != 0:
		n.fault(Repeated, x)
		faulty = true
	case x.rank < o.reached:
		n.fault(OutOfOrder, x)
		faulty = true
	}
	o.seen |= bit
	o.reached = max(o.reached, x.rank)
	return faulty
}

func (n *nester) fault(kind FaultKind, x *found) {
	if len(n.faults) < maxFaults {
		n.faults = append(n.faults, Fault{kind, slices.Clone(n.path), x.Line})
	}
}
