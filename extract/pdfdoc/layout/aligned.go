package layout

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// aligned is a run of lines that are set in columns without vertical rules. They
// become text in which blanks keep the columns below each other, as programs
// write that turn pages into text; what belongs to which column and row is told
// by who knows the labels.
type aligned struct {
	rows []row
	em   float32 // size of most of its characters
	left float32 // where the value columns begin
	box  Box
}

func newAligned(lines []line, rows []row, across []rule) *aligned {
	a := &aligned{rows: rows, box: lines[0].box}
	var ems []float32
	for i := range lines {
		a.box = a.box.around(lines[i].box)
		ems = append(ems, lines[i].em)
	}
	a.em = quantile(ems, 0.5)
	a.part()
	a.partNumbers()
	if !a.banded(across) {
		a.fold()
	}
	a.closeOpen()
	a.mend()
	return a
}

// columned puts the lines of a page together that are set in columns.
func columned(items []item, across []rule) []item {
	var out []item
	for begin := 0; begin < len(items); {
		end := begin
		for end < len(items) && items[end].line != nil {
			end++
		}
		var lines []line
		for _, it := range items[begin:end] {
			lines = append(lines, *it.line)
		}
		next := 0
		rows, found := regions(lines, across)
		for _, r := range found {
			out = append(out, items[begin+next:begin+r.from]...)
			a := newAligned(lines[r.from:r.to], rows[r.from:r.to], across)
			out = append(out, item{lines: a, box: a.box})
			next = r.to
		}
		out = append(out, items[begin+next:end]...)
		if end < len(items) {
			out = append(out, items[end])
		}
		begin = end + 1
	}
	return out
}

// write appends the lines to a text, and returns where its parts are.
func (a *aligned) write(b *strings.Builder, s scale) []extract.Part {
	var parts []extract.Part
	first := true
	for i := range a.rows {
		if len(a.rows[i].tokens) == 0 {
			continue
		}
		if !first {
			b.WriteByte('\n')
		}
		first = false
		column := 0
		for _, t := range a.rows[i].tokens {
			at := s.column(&t, a.left)
			if column > 0 {
				at = max(at, column+2)
			}
			if b.Len() > maxAligned {
				at = min(at, column+3)
			}
			for ; column < at; column++ {
				b.WriteByte(' ')
			}
			parts = append(parts, extract.Part{Offset: b.Len(), Box: t.box.printed()})
			b.WriteString(t.text)
			column += extract.Columns(t.text)
		}
	}
	return parts
}

// valuesFrom is where the value columns begin, 0 where there are none.
func (a *aligned) valuesFrom() float32 {
	if c := columns(a.rows); len(c) > 0 {
		return c[0].X0
	}
	return 0
}

// scale says which column of aligned text a place on a page is. Labels of several
// lines take more columns on one line than they are wide.
type scale struct {
	step    float32 // what a column measures, in points: half a character of most lines
	shift   float32 // columns that values stand further right, to leave room for labels
	stretch float32 // by which the columns among values are more, to leave room for headers
}

// Bounds of a scale.
const (
	maxShift   = 300
	maxStretch = 5
	maxColumn  = 2000
)

func newScale(pages [][]item) scale {
	var all []*aligned
	var ems []float32
	for _, items := range pages {
		for _, it := range items {
			if it.lines != nil {
				all = append(all, it.lines)
				ems = append(ems, it.lines.em)
			}
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].left = all[i].valuesFrom(); all[i].left == 0 && i+1 < len(all) {
			all[i].left = all[i+1].left // it is a header of what follows
		}
	}
	s := scale{step: max(quantile(ems, 0.5)/2, 1), stretch: 1}
	var shift, stretch float32
	for _, a := range all {
		shift, stretch = max(shift, s.lack(a)), max(stretch, s.crowding(a))
	}
	s.shift, s.stretch = min(shift, maxShift), min(max(stretch, 1), maxStretch)
	return s
}

// lack is how many columns the labels of lines need more than they have before
// the values.
func (s scale) lack(a *aligned) float32 {
	most := 0
	for _, r := range a.rows {
		end := 0
		for _, t := range r.tokens {
			at := s.column(&t, a.left)
			if a.left > 0 && t.box.midX() >= a.left {
				most = max(most, end+2-at)
				break
			}
			end = max(at, end+2) + extract.Columns(t.text)
		}
	}
	return float32(most)
}

// crowding is by how much the texts over and among values need more columns than
// they have.
func (s scale) crowding(a *aligned) float32 {
	const enough = 2 // columns between two texts
	var most float32
	for _, r := range a.rows {
		for k := 1; k < len(r.tokens); k++ {
			t, u := &r.tokens[k-1], &r.tokens[k]
			if apart := u.box.midX() - t.box.midX(); a.left > 0 && t.box.midX() >= a.left && apart > s.step {
				need := float32(extract.Columns(t.text)+extract.Columns(u.text))/2 + enough
				most = max(most, need*s.step/apart)
			}
		}
	}
	return most
}

// column is the column in which a token begins: labels where they do, what stands
// over or among values so that its middle is where it is, whatever its digits
// measure.
func (s scale) column(t *token, left float32) int {
	at := t.box.X0 / s.step
	mid := t.box.midX()
	if left > 0 && mid >= left {
		at = (left+(mid-left)*s.stretch)/s.step - float32(extract.Columns(t.text))/2 + s.shift
	}
	return int(min(max(at, 0), maxColumn) + 0.5)
}

// part parts what stands in neighbouring columns with less than a character's
// room between: the values of other lines say where columns are.
func (a *aligned) part() {
	const above, below = 3, 12 // lines that a header may be away from its values
	parted := make([]row, len(a.rows))
	for i := range a.rows {
		columns := columns(a.rows[max(0, i-above):min(len(a.rows), i+below)])
		var out []token
		tokens := a.rows[i].tokens
		for k, t := range tokens {
			parts := t.parted(columns)
			if k+1 < len(tokens) && tokens[k+1].value {
				parts = append(parts[:len(parts)-1], parts[len(parts)-1].unglued()...)
			}
			out = append(out, parts...)
		}
		parted[i] = newRow(out)
	}
	a.rows = parted
}

// columns returns the ranges that the values of lines with several of them, or
// with a label, cover together.
func columns(rows []row) []Box {
	var boxes []Box
	for _, r := range rows {
		if !r.tabular() {
			continue
		}
		for _, t := range r.tokens {
			if t.value {
				boxes = append(boxes, t.box)
			}
		}
	}
	slices.SortFunc(boxes, func(a, b Box) int { return cmp.Compare(a.X0, b.X0) })
	var out []Box
	for _, b := range boxes {
		if n := len(out); n > 0 && b.X0 <= out[n-1].X1 {
			out[n-1] = out[n-1].around(b)
			continue
		}
		out = append(out, b)
	}
	return out
}

// maxParted bounds the characters of a token that is looked at for columns in it.
const maxParted = 200

// parted cuts a token where a column begins: where there is most room between two
// of the columns that it covers, and before the number at its end that stands in
// one.
func (t *token) parted(columns []Box) []token {
	nils := strings.Trim(t.text, nilMarks) == ""
	if t.value && !nils || fragment(t.text) || len(t.glyphs) > maxParted {
		return []token{*t}
	}
	const least = 0.15 // of a character
	l := line{glyphs: t.glyphs, em: t.em}
	var rooms []float32
	for i := 1; i < len(t.glyphs); i++ {
		rooms = append(rooms, l.room(i))
	}
	enough := max(least*t.em, 2*quantile(rooms, 0.75))
	var out []token
	begin := 0
	first, _ := slices.BinarySearchFunc(columns, t.box.X0, func(b Box, x float32) int { return cmp.Compare(b.midX(), x) })
	for k := first; k < len(columns); k++ {
		if columns[k].midX() > t.box.X1 {
			break
		}
		best, most := 0, enough
		for i := begin + 1; i < len(t.glyphs); i++ {
			at := (t.glyphs[i-1].Box.X1 + t.glyphs[i].Box.X0) / 2
			before := k > 0 && at > columns[k-1].midX() && columns[k-1].midX() > t.glyphs[begin].Box.X0
			if at >= columns[k].midX() || !before && (nils || !value(newToken(t.glyphs[i:], t.em).text)) {
				continue
			}
			if room := l.room(i); room > most {
				best, most = i, room
			}
		}
		if best > 0 {
			out = append(out, newToken(t.glyphs[begin:best], t.em))
			begin = best
		}
	}
	return append(out, newToken(t.glyphs[begin:], t.em))
}
