package tables

import (
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds and weights of the alignment.
const (
	minSimilarity = 0.6    // of two labels that may be the same
	minByPlace    = 0.3    // … when their neighbours leave no other choice
	runBonus      = 0.02   // for a row that directly follows the one before it
	numberBonus   = 0.05   // for the number that the form prints before the label
	fuzzyFactor   = 0.9    // an inexact match never beats an exact one
	fuzzyBudget   = 20_000 // comparisons of labels per document
	maxSuffix     = 5      // pieces of a label that was broken up
)

// pair is an observed row matched with a row of the form.
type pair struct {
	observed int32
	row      int32 // of the form's table
	exact    bool
}

// label collects the readings of an observed row's label: the exact words and,
// where there is none, the folded text to compare.
type label struct {
	words [maxSuffix]int32
	n     int
	text  []byte
	mark  fold.Mark
}

// choose returns the index of the form whose labels the scan shows most of, -1
// where none shows enough. year decides between equals.
func (s *scan) choose(year int) int {
	seen := make([]bool, len(s.m.words))
	points := make([]int, len(s.m.forms))
	rows := make([]int, len(s.m.forms))
	note := func(w int32, filled bool) {
		if w == noWord || seen[w] {
			return
		}
		seen[w] = true
		for _, a := range s.m.words[w].anchors {
			switch a.axis {
			case rowAxis:
				points[a.form] += 3
				if filled {
					rows[a.form]++
				}
			case columnAxis:
				points[a.form] += 2
			case captionAxis, groupAxis:
				points[a.form]++
			}
		}
	}
	for i := range s.rows {
		r := &s.rows[i]
		for k := r.pieces; k < r.pieceEnd; k++ {
			note(s.pieces[k].word, r.filled || r.glued)
		}
		if l := s.label(i); l.n > 0 {
			note(l.words[0], true)
		}
	}
	best := -1
	for f := range s.m.forms {
		if rows[f] < 3 {
			continue
		}
		if best < 0 || points[f] > points[best] || points[f] == points[best] && s.fits(f, year) && !s.fits(best, year) {
			best = f
		}
	}
	return best
}

func (s *scan) fits(f, year int) bool {
	y := s.m.forms[f].Years
	return year >= y.From && (y.To == 0 || year <= y.To)
}

// label reads the label of an observed row: the last of its pieces, joined with
// those before it as long as these do not end in a numbered one, and with the
// pieces behind its values where the label was wrapped around them.
func (s *scan) label(i int) label {
	var l label
	r := &s.rows[i]
	first, last := s.leaf(r)
	if last < first {
		return l
	}
	l.mark = s.pieces[first].mark
	for k := last; k >= first && l.n < maxSuffix; k-- {
		from := s.pieces[k].from
		if w := s.m.lookup(s.arena[from:s.pieces[last].to]); w != noWord && s.m.has(w, rowAxis) {
			l.words[l.n] = w
			l.n++
			l.mark = s.pieces[k].mark
		}
	}
	l.text = s.arena[s.pieces[first].from:s.pieces[last].to]
	if l.n == 0 {
		s.wrapped(i, first, last, &l)
	}
	return l
}

// leaf returns the range of pieces that may form a row's own label: from the
// last numbered one on, without units at the end.
func (s *scan) leaf(r *observed) (first, last int32) {
	last = r.pieceEnd - 1
	for last > r.pieces && s.m.has(s.pieces[last].word, unitAxis) && !s.m.has(s.pieces[last].word, rowAxis) {
		last--
	}
	first = last
	for first > r.pieces && last-first < maxSuffix-1 && s.pieces[first].mark.Style == fold.None {
		first--
	}
	return first, last
}

// wrapped tries the pieces that stand between this row's values and the next
// row's numbered label as the end of this row's label.
func (s *scan) wrapped(i int, first, last int32, l *label) {
	if i+1 >= len(s.rows) || s.rows[i+1].table != s.rows[i].table {
		return
	}
	next := &s.rows[i+1]
	for k := next.pieces; k < next.pieceEnd && k < next.pieces+3; k++ {
		if s.pieces[k].mark.Style != fold.None {
			return
		}
		for j := first; j <= last; j++ {
			if w := s.m.lookup(s.arena[s.pieces[j].from:s.pieces[k].to]); w != noWord && s.m.has(w, rowAxis) {
				l.words[0], l.n, l.mark = w, 1, s.pieces[j].mark
				return
			}
		}
	}
	if s.pieces[first].mark.Style != fold.None && next.pieceEnd > next.pieces {
		l.text = s.arena[s.pieces[first].from:s.pieces[next.pieces].to]
	}
}

// align matches the observed rows with the rows of table t of form f, in order.
func (s *scan) align(f, t int, budget *int) []pair {
	rows := s.m.labels[f][t]
	table := &s.m.forms[f].Tables[t]
	labels := make([]label, 0, len(s.rows))
	index := make([]int32, 0, len(s.rows))
	from, to := s.region(f, t)
	for i := from; i < to; i++ {
		if r := &s.rows[i]; r.pieceEnd > r.pieces {
			labels = append(labels, s.label(i))
			index = append(index, int32(i))
		}
	}
	n, m := len(labels), len(rows)
	if n == 0 || m == 0 {
		return nil
	}
	similarity := make([]float32, n*m)
	for i := range labels {
		s.similarities(similarity[i*m:(i+1)*m], &labels[i], f, t, budget)
		for j := range rows {
			if c := &similarity[i*m+j]; *c > 0 && labels[i].mark.Text != "" && sameNumber(labels[i].mark, table.Rows[j].Number) {
				*c += numberBonus
			}
		}
	}
	pairs := chain(similarity, n, m)
	pairs = s.between(pairs, labels, index, similarity, f, t)
	for i := range pairs {
		p := &pairs[i]
		p.exact = similarity[int(p.observed)*m+int(p.row)] >= 1
		p.observed = index[p.observed]
	}
	return pairs
}

// region returns the range of observed rows around those that name a row of
// the table exactly.
func (s *scan) region(f, t int) (from, to int) {
	const margin = 4
	first, last := -1, -1
	for i := range s.rows {
		l := s.label(i)
		for k := range l.n {
			if s.m.find(l.words[k], f, t, rowAxis) >= 0 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
	}
	if first < 0 {
		return 0, 0
	}
	return max(0, first-margin), min(len(s.rows), last+margin+1)
}

// similarities fills out with the likeness of a label to each row of a table.
func (s *scan) similarities(out []float32, l *label, f, t int, budget *int) {
	for k := range l.n {
		for _, a := range s.m.words[l.words[k]].anchors {
			if int(a.form) == f && int(a.table) == t && a.axis == rowAxis && out[a.index] == 0 {
				out[a.index] = 1 - 0.01*float32(k)
			}
		}
	}
	if l.n > 0 || len(l.text) == 0 || len(l.text) > maxLabel {
		return
	}
	for j, words := range s.m.labels[f][t] {
		for _, w := range words {
			if *budget--; *budget < 0 {
				return
			}
			if c := likeness(l.text, s.m.words[w].text); c >= minByPlace {
				out[j] = max(out[j], fuzzyFactor*c)
			}
		}
	}
}

// sameNumber reports whether a printed numbering is the one of the form.
func sameNumber(mark fold.Mark, number string) bool {
	if number == "" {
		return false
	}
	want, _ := fold.Numbering(number + "、")
	return want.N == mark.N && want.N > 0
}

// chain finds the best order-preserving matching of n observed with m form
// rows: the sum of the likenesses, with a bonus for unbroken runs. Among equals
// the earlier observed row wins.
func chain(similarity []float32, n, m int) []pair {
	best := make([]float32, (n+1)*(m+1))  // of the first i and j rows
	ended := make([]float32, (n+1)*(m+1)) // … with i and j matched
	at := func(i, j int) int { return i*(m+1) + j }
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			here := float32(-1)
			if c := similarity[(i-1)*m+j-1]; c >= minSimilarity {
				here = c + best[at(i-1, j-1)]
				if e := ended[at(i-1, j-1)]; e > 0 {
					here = max(here, c+e+runBonus)
				}
			}
			ended[at(i, j)] = here
			best[at(i, j)] = max(best[at(i-1, j)], best[at(i, j-1)], here)
		}
	}
	return retrace(similarity, best, ended, n, m)
}

// retrace walks back through the tables of chain.
func retrace(similarity, best, ended []float32, n, m int) []pair {
	at := func(i, j int) int { return i*(m+1) + j }
	var pairs []pair
	i, j, run := n, m, false
	for i > 0 && j > 0 {
		switch {
		case !run && best[at(i, j)] == best[at(i-1, j)]:
			i--
		case !run && best[at(i, j)] == best[at(i, j-1)]:
			j--
		default:
			pairs = append(pairs, pair{observed: int32(i - 1), row: int32(j - 1)})
			c := similarity[(i-1)*m+j-1]
			e := ended[at(i-1, j-1)]
			run = e > 0 && ended[at(i, j)] == c+e+runBonus && c+e+runBonus > c+best[at(i-1, j-1)]
			i, j = i-1, j-1
		}
	}
	for a, b := 0, len(pairs)-1; a < b; a, b = a+1, b-1 {
		pairs[a], pairs[b] = pairs[b], pairs[a]
	}
	return pairs
}

// between matches rows that stand between two matched neighbours, as many as
// the form has there, when their labels are not too unlike or carry the form's
// numbers: a retyped label costs nothing.
func (s *scan) between(pairs []pair, labels []label, index []int32, similarity []float32, f, t int) []pair {
	table := &s.m.forms[f].Tables[t]
	m := len(table.Rows)
	var out []pair
	fill := func(fromI, toI, fromJ, toJ int) {
		var rows []int
		for i := fromI; i < toI; i++ {
			if s.rows[index[i]].valueEnd > s.rows[index[i]].values {
				rows = append(rows, i)
			}
		}
		if len(rows) == 0 || len(rows) != toJ-fromJ {
			return
		}
		for k, i := range rows {
			j := fromJ + k
			if similarity[i*m+j] < minByPlace && !(len(labels[i].text) > 0 && sameNumber(labels[i].mark, table.Rows[j].Number)) {
				return
			}
		}
		for k, i := range rows {
			out = append(out, pair{observed: int32(i), row: int32(fromJ + k)})
		}
	}
	lastI, lastJ := 0, 0
	for _, p := range pairs {
		if lastJ > 0 || lastI > 0 {
			fill(lastI, int(p.observed), lastJ, int(p.row))
		}
		out = append(out, p)
		lastI, lastJ = int(p.observed)+1, int(p.row)+1
	}
	return out
}

// likeness is twice the longest common subsequence over the joint length, in
// characters: 1 for equal texts.
func likeness(a []byte, b string) float32 {
	x, y := []rune(string(a)), []rune(b)
	if len(x) == 0 || len(y) == 0 || len(x) > 2*len(y) && len(y) < 6 || 2*min(len(x), len(y)) < max(len(x), len(y))/2 {
		return 0
	}
	prev, cur := make([]int16, len(y)+1), make([]int16, len(y)+1)
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
