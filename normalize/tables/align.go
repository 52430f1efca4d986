package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds and weights of the alignment.
const (
	minSimilarity = 0.6     // of two labels that may be the same
	minByPlace    = 0.3     // … when their neighbours leave no other choice
	emptyRow      = 0.5     // weight of a row without values
	runBonus      = 0.02    // for a row that directly follows the one before it
	numberBonus   = 0.05    // for the number that the form prints before the label
	maxRows       = 20_000  // observed rows of one table
	fuzzyBudget   = 100_000 // comparisons of characters per document, in units of 100
)

// pair is an observed row matched with a row of the form.
type pair struct {
	observed int // index into scan.rows
	row      int // of the form's table
	exact    bool
}

// item is a place in the matching: an observed row that may be a row of the
// form, and the best chain that ends with it.
type item struct {
	observed, row int
	total         float32
	before        int // the item before it in its chain, -1 for none
}

// aligned matches observed rows with the rows of one table, in order.
type alignment struct {
	scan   *scan
	form   int
	table  int
	rows   []int   // indexes into scan.rows
	labels []label // of each
	budget *int
}

// pairs returns the matched rows in order: the best order-preserving matching
// of exact labels, then what fits between its pairs, then what stands elsewhere.
func (a *alignment) pairs() []pair {
	items := a.items()
	exact := a.chain(items)
	return a.strays(a.between(exact), items)
}

// items lists the exact matches, row by row.
func (a *alignment) items() []item {
	items := slices.Grow(a.scan.items[:0], len(a.rows)+8)
	for k := range a.rows {
		l := &a.labels[k]
		r := &a.scan.rows[a.rows[k]]
		base := float32(1)
		if r.valueEnd == r.values {
			base = emptyRow
		}
		from := len(items)
		for n := range l.n {
			for _, c := range a.scan.m.words[l.words[n]].anchors {
				if int(c.form) != a.form || int(c.table) != a.table || c.axis != rowAxis || has(items[from:], int(c.row)) {
					continue
				}
				w := base - 0.01*float32(n)
				if a.sameNumber(l.mark, int(c.row)) {
					w += numberBonus
				}
				items = append(items, item{observed: k, row: int(c.row), total: w, before: -1})
			}
		}
	}
	a.scan.items = items
	return items
}

func has(items []item, row int) bool {
	for i := range items {
		if items[i].row == row {
			return true
		}
	}
	return false
}

// chain finds the heaviest chain of items in which observed rows and form rows
// both rise. Among equals the earlier observed row wins.
func (a *alignment) chain(items []item) []pair {
	rows := len(a.scan.m.forms[a.form].Tables[a.table].Rows)
	best := make([]int, rows) // by form row: the item that ends the best chain there, plus 1
	top := -1
	for from := 0; from < len(items); {
		to := from + 1
		for to < len(items) && items[to].observed == items[from].observed {
			to++
		}
		for i := from; i < to; i++ {
			a.extend(items, i, best)
		}
		for i := from; i < to; i++ {
			it := &items[i]
			if b := best[it.row]; b == 0 || items[b-1].total < it.total {
				best[it.row] = i + 1
			}
			if top < 0 || it.total > items[top].total {
				top = i
			}
		}
		from = to
	}
	n := 0
	for i := top; i >= 0; i = items[i].before {
		n++
	}
	out := make([]pair, n)
	for i := top; i >= 0; i = items[i].before {
		n--
		out[n] = pair{items[i].observed, items[i].row, true}
	}
	return out
}

// extend puts item i behind the best chain that it can follow.
func (a *alignment) extend(items []item, i int, best []int) {
	it := &items[i]
	gain := float32(0)
	for row := it.row - 1; row >= 0; row-- {
		if b := best[row]; b > 0 {
			total := items[b-1].total
			if row == it.row-1 {
				total += runBonus
			}
			if total > gain {
				gain, it.before = total, b-1
			}
		}
	}
	it.total += gain
}

// sameNumber reports whether a printed numbering is the one of the form.
func (a *alignment) sameNumber(mark fold.Mark, row int) bool {
	return mark.Style != fold.None && mark.N > 0 && mark.N == a.scan.m.numbers[a.form][a.table][row]
}

// between matches what stands between two matched neighbours: first labels that
// are alike, then, where as many rows are printed as the form has there, row by
// row. A retyped label costs nothing so.
func (a *alignment) between(exact []pair) []pair {
	out := make([]pair, 0, len(exact)+4)
	rows := len(a.scan.m.forms[a.form].Tables[a.table].Rows)
	before := pair{observed: -1, row: -1}
	for k := 0; k <= len(exact); k++ {
		after := pair{observed: len(a.rows), row: rows}
		if k < len(exact) {
			after = exact[k]
		}
		if after.observed-before.observed > 1 && after.row-before.row > 1 {
			inner := before.observed >= 0 && k < len(exact)
			out = append(out, a.fill(before, after, inner)...)
		}
		if k < len(exact) {
			out = append(out, after)
		}
		before = after
	}
	for i := range out {
		out[i].observed = a.rows[out[i].observed]
	}
	return out
}

// maxGap bounds the rows between two matched ones that are compared.
const maxGap = 64

// fill matches the rows between two matched neighbours. inner is false before
// the first and behind the last exact match, where only labels decide.
func (a *alignment) fill(before, after pair, inner bool) []pair {
	var printed []int
	for k := before.observed + 1; k < after.observed && len(printed) < maxGap; k++ {
		if r := &a.scan.rows[a.rows[k]]; r.valueEnd > r.values && !r.heads && (r.filled || r.pieceEnd > r.pieces) {
			printed = append(printed, k)
		}
	}
	wanted := min(after.row-before.row-1, maxGap)
	if len(printed) == 0 || wanted == 0 {
		return nil
	}
	like := a.likenesses(printed, before.row+1, wanted)
	pairs := rising(like, len(printed), wanted)
	if inner {
		pairs = a.byPlace(pairs, like, printed, before.row+1, wanted)
	}
	out := make([]pair, len(pairs))
	for i, p := range pairs {
		out[i] = pair{observed: printed[p[0]], row: before.row + 1 + p[1]}
	}
	return out
}

// likenesses compares the labels of printed rows with those of the form's rows
// from first on.
func (a *alignment) likenesses(printed []int, first, wanted int) []float32 {
	out := make([]float32, len(printed)*wanted)
	for i, k := range printed {
		l := &a.labels[k]
		if len(l.text) == 0 || len(l.text) > 2*maxLabel {
			continue
		}
		others := a.named(l) && a.scan.tables[a.scan.rows[a.rows[k]].table].Layout != extract.Lines
		for j := range wanted {
			c := &out[i*wanted+j]
			if others && !a.names(l, first+j) {
				*c = contradicts
				continue
			}
			for _, w := range a.scan.m.labels[a.form][a.table][first+j] {
				text := a.scan.m.words[w].text
				if *a.budget -= 1 + len(l.text)*len(text)/900; *a.budget < 0 {
					return out
				}
				*c = max(*c, likeness(l.text, text, *c))
			}
			if a.sameNumber(l.mark, first+j) && *c >= minByPlace {
				*c += numberBonus
			}
		}
	}
	return out
}

// contradicts is the likeness of a row whose label is that of another one.
const contradicts = -1

// named reports whether a label is that of a row of the table.
func (a *alignment) named(l *label) bool { return a.names(l, -1) }

// names reports whether a label is that of a row, or of any where row is -1.
func (a *alignment) names(l *label, row int) bool {
	for _, w := range l.words[:l.n] {
		for _, c := range a.scan.m.words[w].anchors {
			if int(c.form) == a.form && int(c.table) == a.table && c.axis == rowAxis && (row < 0 || int(c.row) == row) {
				return true
			}
		}
	}
	return false
}

// rising returns the order-preserving pairs (printed, wanted) of greatest joint
// likeness, each at least minSimilarity.
func rising(like []float32, n, m int) [][2]int {
	best := make([]float32, (n+1)*(m+1))
	at := func(i, j int) *float32 { return &best[i*(m+1)+j] }
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			c := max(*at(i-1, j), *at(i, j-1))
			if l := like[(i-1)*m+j-1]; l >= minSimilarity {
				c = max(c, l+*at(i-1, j-1))
			}
			*at(i, j) = c
		}
	}
	var pairs [][2]int
	for i, j := n, m; i > 0 && j > 0; {
		switch *at(i, j) {
		case *at(i-1, j):
			i--
		case *at(i, j-1):
			j--
		default:
			pairs = append(pairs, [2]int{i - 1, j - 1})
			i, j = i-1, j-1
		}
	}
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}

// byPlace adds the rows that stand between two pairs, as many as the form has
// there, where no label contradicts.
func (a *alignment) byPlace(pairs [][2]int, like []float32, printed []int, first, wanted int) [][2]int {
	var out [][2]int
	table := &a.scan.m.forms[a.form].Tables[a.table]
	i, j := 0, 0
	for k := 0; k <= len(pairs); k++ {
		end := [2]int{len(printed), wanted}
		if k < len(pairs) {
			end = pairs[k]
		}
		var rows []int // that have to be there
		for r := j; r < end[1]; r++ {
			if !table.Rows[first+r].Optional {
				rows = append(rows, r)
			}
		}
		if n := end[0] - i; n > 0 && n == len(rows) {
			fits := true
			for x := range n {
				l := &a.labels[printed[i+x]]
				c := like[(i+x)*wanted+rows[x]]
				fits = fits && a.scan.rows[a.rows[printed[i+x]]].filled && (len(l.text) == 0 || c >= minByPlace ||
					c != contradicts && a.sameNumber(l.mark, first+rows[x]))
			}
			for x := range n {
				if fits {
					out = append(out, [2]int{i + x, rows[x]})
				}
			}
		}
		if k < len(pairs) {
			out = append(out, end)
			i, j = end[0]+1, end[1]+1
		}
	}
	return out
}

// likeness is twice the longest common subsequence over the joint length, in
// characters: 1 for equal texts. It is 0 where their lengths tell that it is not
// above least.
func likeness(a []byte, b string, least float32) float32 {
	const common = 64 // characters of a label; longer ones cost an allocation
	var runes [2][common]rune
	var rows [2][common + 1]int16
	x, y := appendRunes(runes[0][:0], string(a)), appendRunes(runes[1][:0], b)
	if len(x) == 0 || len(y) == 0 || len(x) > 3*len(y) || len(y) > 3*len(x) || 2*float32(min(len(x), len(y)))/float32(len(x)+len(y)) <= least {
		return 0
	}
	prev, cur := append(rows[0][:0], make([]int16, len(y)+1)...), append(rows[1][:0], make([]int16, len(y)+1)...)
	for i := range x {
		for j := range y {
			if x[i] == y[j] {
				cur[j+1] = prev[j] + 1
			} else {
				cur[j+1] = max(prev[j+1], cur[j])
			}
		}
		prev, cur = cur, prev
	}
	return 2 * float32(prev[len(y)]) / float32(len(x)+len(y))
}

// appendRunes appends the characters of s.
func appendRunes(dst []rune, s string) []rune {
	for _, r := range s {
		dst = append(dst, r)
	}
	return dst
}
