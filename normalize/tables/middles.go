package tables

import (
	"math"
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// maxReference bounds the rows that are looked at for one that prints all columns.
const maxReference = 64

// byDisplay places the values of a row of aligned text that is short of its
// columns: below those of the nearest rows that print all of them, or below the
// header's cells. It returns nil where none of them has its columns where the
// values stand, or where they disagree.
func (p *pass) byDisplay(i int, columns []int, h *head) []int {
	r := &p.scan.rows[i]
	values := p.scan.values[r.values:r.valueEnd]
	if !r.aligned || p.scan.unsure || !oneLine(values) || p.scan.unaligned() {
		return nil
	}
	var found []int
	agree := func(middles []int32) bool {
		if len(middles) > 0 && p.labelAmong(r, middles[0]) {
			return false
		}
		at := p.byMiddles(values, middles)
		if at == nil {
			return true
		}
		if found != nil && !slices.Equal(found, at) {
			return false
		}
		found = at
		return true
	}
	before, after := p.reference(i, -1, len(columns)), p.reference(i, 1, len(columns))
	if !agree(before) || !agree(after) {
		return nil
	}
	above := before
	if before == nil {
		above = p.headMiddles(i, h, columns)
	}
	if !agree(above) || !p.onPages() && p.byMiddles(values, after) == nil && !p.reaches(i, above) && p.standsApart(i, len(columns)) {
		return nil
	}
	proved := p.onPages() && (before != nil || after != nil) || !p.strays(i) && (roomy(values, above) || roomy(values, after))
	if n := len(columns); !proved && n == p.totals() && found != nil && found[len(found)-1] != n-1 {
		return nil // a row without its total: the values of two columns may have run together
	}
	return found
}

// labelAmong reports whether the label of a row stands where the values of others do, of
// which first is the middle of the first column: its own stand further right.
func (p *pass) labelAmong(r *observed, first int32) bool {
	return slices.ContainsFunc(p.scan.pieces[r.pieces:r.pieceEnd], func(piece piece) bool {
		return p.scan.m.has(piece.word, rowAxis) && piece.x+piece.end >= first
	})
}

// firstColumn returns the leftmost middle of a value of the table's rows around row i under
// its header.
func (p *pass) firstColumn(i int) int32 {
	r, first := &p.scan.rows[i], int32(math.MaxInt32)
	from, _ := slices.BinarySearch(p.rows, i-maxReference)
	for _, k := range p.rows[from:] {
		if k > i+maxReference {
			break
		}
		if o := &p.scan.rows[k]; o.table == r.table && o.header == r.header && !o.heads && o.valueEnd > o.values && o.pieceEnd > o.pieces {
			first = min(first, p.scan.values[o.values].mid)
		}
	}
	return first
}

// strays reports whether a line of values without label stands next to row i: some
// of them may be the row's.
func (p *pass) strays(i int) bool {
	for _, k := range [2]int{i - 1, i + 1} {
		if k < 0 || k >= len(p.scan.rows) {
			continue
		}
		if o := &p.scan.rows[k]; o.table == p.scan.rows[i].table && o.pieceEnd == o.pieces && o.valueEnd > o.values {
			return true
		}
	}
	return false
}

// roomy reports whether columns with these middles are so far apart that two
// values as wide as the widest of a row would not run together.
func roomy(values []value, middles []int32) bool {
	const apart = 2 // display columns
	widest := int32(0)
	for i := range values {
		widest = max(widest, values[i].width)
	}
	for i := 1; i < len(middles); i++ {
		if distance(middles[i], middles[i-1])/2 < int(widest)+apart {
			return false
		}
	}
	return len(middles) > 1
}

// onPages reports whether it is known where every character stands, on all pages
// alike.
func (p *placer) onPages() bool { return p.scan.doc.Format == extract.PDF }

// reaches reports whether from row i on some value stands below the last of the
// columns and none right of it: otherwise the rows may belong to a piece of the
// table that was laid out anew.
func (p *pass) reaches(i int, middles []int32) bool {
	if len(middles) == 0 {
		return true
	}
	r, last := &p.scan.rows[i], middles[len(middles)-1]
	found := false
	for k := i; k < min(len(p.scan.rows), i+maxReference); k++ {
		o := &p.scan.rows[k]
		if o.table != r.table || o.header != r.header {
			break
		}
		if o.valueEnd == o.values {
			continue
		}
		mid := p.scan.values[o.valueEnd-1].mid
		if mid > last+nearest {
			return false
		}
		found = found || mid >= last-nearest
	}
	return found
}

// samePage reports whether the columns on the page of row i are where those of
// another page were: its rightmost value stands below the last of them.
func (p *pass) samePage(i int, page int32, last int32) bool {
	r := &p.scan.rows[i]
	if r.page == page || p.onPages() {
		return true
	}
	rightmost := int32(0)
	for _, step := range [2]int{-1, 1} {
		for k, left := i, maxReference; k >= 0 && k < len(p.scan.rows) && left > 0; k, left = k+step, left-1 {
			o := &p.scan.rows[k]
			if o.table != r.table || o.header != r.header || o.page != r.page {
				break
			}
			if o.valueEnd > o.values {
				rightmost = max(rightmost, p.scan.values[o.valueEnd-1].mid)
			}
		}
	}
	return distance(rightmost, last) <= nearest
}

// nearest is how far a value may stand from the middle of its column at least,
// in doubled display columns.
const nearest = 3

// reference returns the middles of the nearest row before or after row i that
// prints all n columns under the same header, nil where there is none.
func (p *pass) reference(i, step, n int) []int32 {
	r := &p.scan.rows[i]
	first := p.firstColumn(i)
	for k, left := i+step, maxReference; k >= 0 && k < len(p.scan.rows) && left > 0; k, left = k+step, left-1 {
		o := &p.scan.rows[k]
		if _, own := slices.BinarySearch(p.rows, k); !own || o.table != r.table || o.header != r.header {
			return nil
		}
		values := p.scan.values[o.values:o.valueEnd]
		if len(values) != n || !oneLine(values) || o.heads || o.doubtful || p.labelAmong(o, first) {
			continue
		}
		if n == 0 || !p.samePage(i, o.page, values[n-1].mid) {
			return nil
		}
		out := make([]int32, n)
		for j := range values {
			out[j] = values[j].mid
		}
		return out
	}
	return nil
}

// headMiddles returns the middles of the header's cells for columns, nil where
// it does not name them all or stands on a page with other columns.
func (p *pass) headMiddles(i int, h *head, columns []int) []int32 {
	if h == nil || len(columns) == 0 {
		return nil
	}
	out := make([]int32, len(columns))
	for k, c := range columns {
		x := slices.Index(h.columns, c)
		if x < 0 {
			return nil
		}
		out[k] = h.mids[x]
	}
	if block := p.scan.rows[i].header; block >= 0 && (!p.samePage(i, p.scan.rows[p.scan.headers[block].from].page, out[len(out)-1]) || p.setApart(p.scan.headers[block])) {
		return nil
	}
	return out
}

// setApart reports whether more empty lines stand behind a header than between the
// rows of its table: what follows may be a piece that was laid out anew.
func (p *pass) setApart(header block) bool {
	rows := p.scan.rows
	if p.onPages() || int(header.to) >= len(rows) || !rows[header.from].aligned {
		return false
	}
	bottom := 0
	for k := header.from; k < header.to; k++ {
		bottom = max(bottom, rows[k].bottom)
	}
	usual := p.spacing(rows[header.from].table)
	return usual > 0 && rows[header.to].first-bottom > usual
}

// follows reports whether the lines from the header, or the nearest row above row i
// that prints all n columns, down to row i are no further apart than rows are: all
// are of one piece.
func (p *pass) follows(i, n int) bool {
	rows := p.scan.rows
	usual := p.spacing(rows[i].table)
	for k := i - 1; k >= max(0, i-maxReference); k-- {
		if usual == 0 || rows[k].table != rows[i].table {
			return false
		}
		if rows[k].heads {
			return !p.setApart(p.scan.headers[rows[k+1].header])
		}
		if rows[k+1].first-rows[k].bottom > usual {
			return false
		}
		if int(rows[k].valueEnd-rows[k].values) == n {
			return true
		}
	}
	return false
}

// standsApart reports whether row i may be of another piece than the header or the row
// above it that prints all n columns: in a table whose rows end in totals where it is
// not known to follow them, in others where more empty lines stand above it than between
// rows.
func (p *pass) standsApart(i, n int) bool {
	if p.totals() > 0 {
		return !p.follows(i, n)
	}
	rows := p.scan.rows
	if i == 0 || rows[i-1].table != rows[i].table || !rows[i-1].filled {
		return false
	}
	usual := p.spacing(rows[i].table)
	return usual > 0 && rows[i].first-rows[i-1].bottom > usual
}

// spacing returns the least number of lines between two rows of values of a table of
// aligned text, 0 where there are none.
func (p *pass) spacing(table int32) int {
	if usual, ok := p.spacings[table]; ok {
		return usual
	}
	rows := p.scan.rows
	usual := 0
	for _, k := range p.rows {
		if k+1 >= len(rows) || rows[k].table != table || rows[k+1].table != table ||
			rows[k].heads || rows[k+1].heads || !rows[k].filled || !rows[k+1].filled {
			continue
		}
		if gap := rows[k+1].top - rows[k].bottom; gap > 0 && (usual == 0 || gap < usual) {
			usual = gap
		}
	}
	if p.spacings == nil {
		p.spacings = map[int32]int{}
	}
	p.spacings[table] = usual
	return usual
}

func oneLine(values []value) bool {
	for i := range values {
		if values[i].pos.Line != values[0].pos.Line {
			return false
		}
	}
	return true
}

// byMiddles gives each value the column that it stands below. It returns nil
// where the columns do not rise, a value stands below none, or two below one.
func (p *placer) byMiddles(values []value, middles []int32) []int {
	if len(middles) == 0 || len(values) == 0 || !oneLine(values) {
		return nil
	}
	const alone = 10 * nearest // the room of a column without known neighbours
	gap := 1 << 20
	if len(middles) == 1 {
		gap = alone
	}
	for i := 1; i < len(middles); i++ {
		if middles[i] <= middles[i-1] {
			return nil
		}
		gap = min(gap, distance(middles[i], middles[i-1]))
	}
	near := max(nearest, gap/5) // doubled display columns
	if !p.onPages() {
		near = max(min(nearest, (gap-1)/2), gap/5) // the places of characters are guessed
	}
	out := make([]int, len(values))
	last := -1
	for i := range values {
		best := 0
		for c := range middles {
			if distance(values[i].mid, middles[c]) < distance(values[i].mid, middles[best]) {
				best = c
			}
		}
		if best <= last || distance(values[i].mid, middles[best]) > near {
			return nil
		}
		out[i], last = best, best
		for c := range middles {
			if c != best && !p.onPages() && values[i].reading.Kind == number.Number && distance(values[i].mid, middles[c]) < int(values[i].width) {
				return nil // it stands below two columns: the numbers of both ran together
			}
		}
	}
	return out
}
