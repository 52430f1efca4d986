package ocr

import (
	"image"
	"slices"
	"sort"
)

// maxPlaces bounds the places of one page's grids.
const maxPlaces = 20_000

// grid is a table on a sheet: the places of its lines and the rectangles between
// them, merged where no line parts them.
type grid struct {
	xs, ys []int // middles of the lines, both outer ones included
	cells  []image.Rectangle
	// right[k*rows+r] says that line xs[k] is drawn beside row r, below[k*cols+c]
	// that line ys[k] is drawn over column c.
	right, below []bool
}

func (g *grid) rows() int { return len(g.ys) - 1 }
func (g *grid) cols() int { return len(g.xs) - 1 }

// box is the outline of the grid.
func (g *grid) box() image.Rectangle {
	return image.Rect(g.xs[0], g.ys[0], g.xs[g.cols()], g.ys[g.rows()])
}

// gridsOf makes grids of the rules that cross each other.
func gridsOf(s *sheet, found *rules) []*grid {
	across, down := found.withoutStrokes()
	var out []*grid
	places := maxPlaces
	for _, f := range frames(across, down, found.near) {
		if g := newGrid(s, f, places); g != nil {
			places -= g.rows() * g.cols()
			out = append(out, g)
		}
	}
	return out
}

// withoutStrokes returns the rules without the short ones that do not reach from one
// crossing rule to another: strokes of print.
func (r *rules) withoutStrokes() (across, down []span) {
	short := 20 * r.near
	keep := func(lines, crossing []span) []span {
		var out []span
		for _, l := range lines {
			if l.length() >= short || r.meets(crossing, l.from, l.at) && r.meets(crossing, l.to, l.at) {
				out = append(out, l)
			}
		}
		return out
	}
	return keep(r.across, r.down), keep(r.down, r.across)
}

// meets reports whether one of the rules is at a place and covers another on
// its own axis.
func (r *rules) meets(crossing []span, place, cover int) bool {
	for _, c := range crossing {
		if abs(c.at-place) <= r.near && c.from-r.near <= cover && cover <= c.to+r.near {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// frame is a set of rules that cross each other.
type frame struct{ across, down []span }

// frames returns the connected sets of rules with at least two in each
// direction.
func frames(across, down []span, near int) []frame {
	parent := make([]int, len(across)+len(down))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range across {
		for k, v := range down {
			if h.from-near <= v.at && v.at <= h.to+near && v.from-near <= h.at && h.at <= v.to+near {
				parent[find(len(across)+k)] = find(i)
			}
		}
	}
	index := map[int]int{}
	var out []frame
	at := func(i int) *frame {
		root := find(i)
		k, ok := index[root]
		if !ok {
			k = len(out)
			index[root] = k
			out = append(out, frame{})
		}
		return &out[k]
	}
	for i, h := range across {
		f := at(i)
		f.across = append(f.across, h)
	}
	for k, v := range down {
		f := at(len(across) + k)
		f.down = append(f.down, v)
	}
	for i := range out {
		out[i].close(near)
	}
	return slices.DeleteFunc(out, func(f frame) bool { return len(f.across) < 2 || len(f.down) < 2 })
}

// close adds the borders that a table lacks where a page cut it or none are
// printed: where at least two rules run on beyond the last that crosses them.
func (f *frame) close(near int) {
	if len(f.across) == 0 || len(f.down) == 0 {
		return
	}
	across, down := f.across, f.down
	for _, side := range [...]int{-1, 1} {
		if b, ok := border(across, down, side, near); ok {
			f.across = append(f.across, b)
		}
		if b, ok := border(down, across, side, near); ok {
			f.down = append(f.down, b)
		}
	}
}

// border returns the line that is missing before the first (side -1) or behind
// the last (side 1) of parallel lines.
func border(parallel, crossing []span, side, near int) (span, bool) {
	last := parallel[0].at
	for _, p := range parallel {
		if (p.at-last)*side > 0 {
			last = p.at
		}
	}
	b, overrun := span{at: last, from: crossing[0].at, to: crossing[0].at}, 0
	for _, c := range crossing {
		b.from, b.to = min(b.from, c.at), max(b.to, c.at)
		end := c.to
		if side < 0 {
			end = c.from
		}
		if (end-last)*side <= 2*near {
			continue
		}
		overrun++
		if (end-b.at)*side > 0 {
			b.at = end
		}
	}
	return b, overrun >= 2
}

// newGrid makes the grid of a frame, nil where it has fewer than two places or
// more than the limit.
func newGrid(s *sheet, f frame, limit int) *grid {
	g := gridOf(s, f, limit)
	if g == nil {
		return nil
	}
	if more := g.between(s); len(more) > 0 {
		f.down = append(f.down, more...)
		g = gridOf(s, f, limit)
	}
	return g
}

// gridOf parts a frame at its lines.
func gridOf(s *sheet, f frame, limit int) *grid {
	apart := s.px(0.055)
	g := &grid{xs: places(f.down, apart), ys: places(f.across, apart)}
	rows, cols := g.rows(), g.cols()
	if rows < 1 || cols < 1 || rows*cols < 2 || rows*cols > limit {
		return nil
	}
	g.right = drawn(f.down, g.xs, g.ys)
	g.below = drawn(f.across, g.ys, g.xs)
	g.inked(s)
	g.merge()
	if len(g.cells) < 2 {
		return nil
	}
	return g
}

// places returns the places of parallel lines; lines that are nearer than apart
// are one.
func places(lines []span, apart int) []int {
	lines = slices.Clone(lines)
	slices.SortFunc(lines, func(a, b span) int { return a.at - b.at })
	var out []int
	for begin := 0; begin < len(lines); {
		end, longest := begin, begin
		for ; end < len(lines) && lines[end].at-lines[begin].at <= apart; end++ {
			if lines[end].length() > lines[longest].length() {
				longest = end
			}
		}
		out = append(out, lines[longest].at)
		begin = end
	}
	return out
}

// drawn says for every line and every step along it whether it is drawn for at
// least 60 % of the step.
func drawn(lines []span, at, steps []int) []bool {
	n := len(steps) - 1
	length := make([]int, len(at)*n)
	for _, l := range lines {
		k := nearest(at, l.at)
		for i := max(0, sort.SearchInts(steps, l.from+1)-1); i < n && steps[i] < l.to; i++ {
			length[k*n+i] += min(l.to, steps[i+1]) - max(l.from, steps[i])
		}
	}
	out := make([]bool, len(length))
	for i, l := range length {
		k := i % n
		out[i] = l*10 >= 6*(steps[k+1]-steps[k])
	}
	return out
}

// nearest returns the index of the place that is nearest to x.
func nearest(at []int, x int) int {
	i := sort.SearchInts(at, x)
	if i == len(at) || i > 0 && x-at[i-1] <= at[i]-x {
		return i - 1
	}
	return i
}

// inked adds the short edges that are too short to be found as lines and are
// nevertheless ink from end to end.
func (g *grid) inked(s *sheet) {
	short, slack := s.px(0.3), s.px(0.02)
	full := func(from, to int, ink func(along, off int) bool) bool {
		if to-from > short {
			return false
		}
		n := 0
		for along := from; along < to; along++ {
			for off := -slack; off <= slack; off++ {
				if ink(along, off) {
					n++
					break
				}
			}
		}
		return n*20 >= 19*(to-from)
	}
	at := func(x, y int) bool { return x >= 0 && y >= 0 && x < s.ink.w && y < s.ink.h && s.ink.pix[y*s.ink.w+x] }
	rows, cols := g.rows(), g.cols()
	for i := range g.right {
		x, r := g.xs[i/rows], i%rows
		g.right[i] = g.right[i] || full(g.ys[r], g.ys[r+1], func(along, off int) bool { return at(x+off, along) })
	}
	for i := range g.below {
		y, c := g.ys[i/cols], i%cols
		g.below[i] = g.below[i] || full(g.xs[c], g.xs[c+1], func(along, off int) bool { return at(along, y+off) })
	}
}

// merge makes cells of the places that no line parts: each as wide as it can be
// in its first row, then as high.
func (g *grid) merge() {
	rows, cols := g.rows(), g.cols()
	taken := make([]bool, rows*cols)
	for r := range rows {
		for c := range cols {
			if taken[r*cols+c] {
				continue
			}
			right := c + 1
			for right < cols && !taken[r*cols+right] && !g.right[right*rows+r] {
				right++
			}
			low := r + 1
			for low < rows && g.goesOn(taken, low, c, right) {
				low++
			}
			for y := r; y < low; y++ {
				for x := c; x < right; x++ {
					taken[y*cols+x] = true
				}
			}
			g.cells = append(g.cells, image.Rect(g.xs[c], g.ys[r], g.xs[right], g.ys[low]))
		}
	}
}

// goesOn reports whether a cell of the columns from left to right goes on in a
// row.
func (g *grid) goesOn(taken []bool, row, left, right int) bool {
	rows, cols := g.rows(), g.cols()
	for x := left; x < right; x++ {
		if taken[row*cols+x] || g.below[row*cols+x] || x > left && g.right[x*rows+row] {
			return false
		}
	}
	return true
}
