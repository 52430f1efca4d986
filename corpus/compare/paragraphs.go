package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// Change is a run of paragraphs of A against one of B, in a chapter that both
// have; mostly of one paragraph each. Several lines are one run where a line ends
// in the middle of a sentence, and where paragraphs end at different places.
type Change struct {
	Likeness   Likeness    `json:"likeness"`
	Similarity Share       `json:"similarity,omitzero"` // of one that differs
	A          []Paragraph `json:"a,omitempty"`
	B          []Paragraph `json:"b,omitempty"`
}

// The limits on what one comparison does. Reports of some hundred paragraphs stay
// far below them.
const (
	maxCharacters = 8 << 20  // whose pairs are counted
	maxTable      = 2 << 20  // places of the tables by which paragraphs are matched
	maxPairs      = 16 << 20 // characters compared to find changed paragraphs
	maxLines      = 200      // read together as one paragraph
)

// changed is how much two paragraphs share, in percent, from which on one is a
// changed version of the other.
const changed = 50

// texts compares texts. Its numbers are what may still be done.
type texts struct {
	characters, table, pairs int
	limited                  bool
}

// unit is a paragraph, with the lines that a program broke it into.
type unit struct {
	lines  []Paragraph
	folded string
}

// units reads paragraphs together that end in the middle of a sentence.
func units(paragraphs []Paragraph) []unit {
	var all []unit
	for i := 0; i < len(paragraphs); {
		j := i + 1
		for j < len(paragraphs) && j-i < maxLines && continues(&paragraphs[j-1], &paragraphs[j]) {
			j++
		}
		lines := paragraphs[i:j:j]
		all = append(all, unit{lines, folded(text(lines))})
		i = j
	}
	return all
}

// text joins the lines of a paragraph; Chinese has no blanks between words.
func text(lines []Paragraph) string {
	if len(lines) == 1 {
		return lines[0].Text
	}
	var b strings.Builder
	for i := range lines {
		b.WriteString(lines[i].Text)
	}
	return b.String()
}

// continues reports whether a paragraph is a whole line in the middle of a sentence
// that the next one goes on with. Short lines without an end are entries of a list.
func continues(p, next *Paragraph) bool {
	const wholeLine = 20 // characters
	line := fold.TrimBlanks(p.Text)
	if p.Heading || next.Heading || p.Table > 0 || next.Table > 0 || utf8.RuneCountInString(line) < wholeLine {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return !strings.ContainsRune("。！？；：….!?;:”」』）)", last)
}

// diff compares the paragraphs of a chapter: those of a longest common
// subsequence are the same, what stands between them is compared by its characters.
func (t *texts) diff(a, b []unit) []Change {
	number := map[string]int32{}
	intern := func(u []unit) []int32 {
		ids := make([]int32, len(u))
		for i := range u {
			id, known := number[u[i].folded]
			if !known {
				id = int32(len(number))
				number[u[i].folded] = id
			}
			ids[i] = id
		}
		return ids
	}
	var changes []Change
	i, j := 0, 0
	for _, at := range t.common(intern(a), intern(b)) {
		changes = t.gap(changes, a[i:at.a], b[j:at.b])
		changes = append(changes, Change{Likeness: alikeLines(a[at.a].lines, b[at.b].lines), A: a[at.a].lines, B: b[at.b].lines})
		i, j = at.a+1, at.b+1
	}
	return t.gap(changes, a[i:], b[j:])
}

// alikeLines says how alike the lines of two paragraphs are that are the same
// after folding.
func alikeLines(a, b []Paragraph) Likeness {
	if len(a) != len(b) {
		return SameBreaks
	}
	closest := Identical
	for i := range a {
		l := Identical
		if a[i].Text != b[i].Text {
			l = alike(a[i].Text, b[i].Text, folded(a[i].Text) == folded(b[i].Text))
		}
		if !l.Same() {
			return SameBreaks
		}
		if rank(l) > rank(closest) {
			closest = l
		}
	}
	return closest
}

// match is a pair of places in two lists.
type match struct{ a, b int }

// common returns a longest common subsequence of two lists; where that is too
// much work, of the elements that each list has once.
func (t *texts) common(a, b []int32) []match {
	var all, ending []match
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		all = append(all, match{from, from})
		from++
	}
	endA, endB := len(a), len(b)
	for endA > from && endB > from && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		ending = append(ending, match{endA, endB})
	}
	n, m := endA-from, endB-from
	var middle []match
	switch {
	case n == 0 || m == 0:
	case n <= t.table/m:
		t.table -= n * m
		middle = longest(a[from:endA], b[from:endB])
	default:
		t.limited = true
		middle = unique(a[from:endA], b[from:endB])
	}
	for _, at := range middle {
		all = append(all, match{from + at.a, from + at.b})
	}
	slices.Reverse(ending)
	return append(all, ending...)
}

// longest returns a longest common subsequence by the table of all lengths.
func longest(a, b []int32) []match {
	width := len(b) + 1
	lengths := make([]int32, (len(a)+1)*width) // of the rests from i and j on
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				lengths[i*width+j] = lengths[(i+1)*width+j+1] + 1
			} else {
				lengths[i*width+j] = max(lengths[(i+1)*width+j], lengths[i*width+j+1])
			}
		}
	}
	var all []match
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			all = append(all, match{i, j})
			i, j = i+1, j+1
		case lengths[(i+1)*width+j] >= lengths[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return all
}

// unique returns a longest common subsequence of the elements that stand once in
// a and once in b: of their places in b, a longest increasing subsequence.
func unique(a, b []int32) []match {
	type place struct{ n, at int }
	inB, countA := map[int32]place{}, map[int32]int{}
	for j, id := range b {
		inB[id] = place{inB[id].n + 1, j}
	}
	for _, id := range a {
		countA[id]++
	}
	type link struct {
		match
		before int // index in links, -1 for none
	}
	var links []link
	var tails []int // for each length, the link with the smallest place in b that ends one
	for i, id := range a {
		p := inB[id]
		if p.n != 1 || countA[id] != 1 {
			continue
		}
		n, _ := slices.BinarySearchFunc(tails, p.at, func(l, at int) int { return links[l].b - at })
		before := -1
		if n > 0 {
			before = tails[n-1]
		}
		links = append(links, link{match{i, p.at}, before})
		if n == len(tails) {
			tails = append(tails, len(links)-1)
		} else {
			tails[n] = len(links) - 1
		}
	}
	var all []match
	if len(tails) > 0 {
		for l := tails[len(tails)-1]; l >= 0; l = links[l].before {
			all = append(all, links[l].match)
		}
	}
	slices.Reverse(all)
	return all
}

// gap compares what stands between two paragraphs that are the same.
func (t *texts) gap(to []Change, a, b []unit) []Change {
	if len(a) == 0 || len(b) == 0 {
		return alone(to, a, b)
	}
	if joined(a) == joined(b) {
		return append(to, Change{Likeness: SameBreaks, A: lines(a), B: lines(b)})
	}
	work := len(a)*lengthOf(b) + len(b)*lengthOf(a)
	if len(a) > t.table/len(b) || work > t.pairs {
		t.limited = true
		return alone(to, a, b)
	}
	t.table -= len(a) * len(b)
	t.pairs -= work
	i, j := 0, 0
	for _, p := range changedPairs(a, b) {
		to = alone(to, a[i:p.a], b[j:p.b])
		to = append(to, Change{Likeness: TextDiffers, Similarity: p.share, A: a[p.a].lines, B: b[p.b].lines})
		i, j = p.a+1, p.b+1
	}
	return alone(to, a[i:], b[j:])
}

// alone appends paragraphs that have nothing like them.
func alone(to []Change, a, b []unit) []Change {
	for i := range a {
		to = append(to, Change{Likeness: TextOnlyInA, A: a[i].lines})
	}
	for j := range b {
		to = append(to, Change{Likeness: TextOnlyInB, B: b[j].lines})
	}
	return to
}

func lines(u []unit) []Paragraph {
	var all []Paragraph
	for i := range u {
		all = append(all, u[i].lines...)
	}
	return all
}

func joined(u []unit) string {
	var b strings.Builder
	for i := range u {
		b.WriteString(u[i].folded)
	}
	return b.String()
}

// lengthOf counts the characters of paragraphs, and one more for each.
func lengthOf(u []unit) int {
	n := len(u)
	for i := range u {
		n += utf8.RuneCountInString(u[i].folded)
	}
	return n
}

// changedPair is a paragraph and what became of it.
type changedPair struct {
	match
	share Share
}

// changedPairs pairs paragraphs that share at least half of their characters, in
// order, so that as much as possible is shared.
func changedPairs(a, b []unit) []changedPair {
	gramsB := make([]grams, len(b))
	for j := range b {
		gramsB[j] = gramsOf(b[j].folded)
	}
	width := len(b) + 1
	shares := make([]Share, len(a)*len(b))
	most := make([]int, (len(a)+1)*width) // shared by the rests from i and j on
	for i := len(a) - 1; i >= 0; i-- {
		gramsA := gramsOf(a[i].folded)
		for j := len(b) - 1; j >= 0; j-- {
			s := shared(gramsA, gramsB[j])
			shares[i*len(b)+j] = s
			best := max(most[(i+1)*width+j], most[i*width+j+1])
			if s.Equal*100 >= s.Of*changed {
				best = max(best, most[(i+1)*width+j+1]+s.Equal)
			}
			most[i*width+j] = best
		}
	}
	var all []changedPair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		s, now := shares[i*len(b)+j], most[i*width+j]
		switch {
		case now == most[(i+1)*width+j]:
			i++
		case now == most[i*width+j+1]:
			j++
		default:
			all = append(all, changedPair{match{i, j}, s})
			i, j = i+1, j+1
		}
	}
	return all
}
