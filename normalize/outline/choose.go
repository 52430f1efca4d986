package outline

import (
	"github.com/gouji/gouji/normalize/fold"
)

// chooser decides which lines are headings and on which level.
type chooser struct {
	titles *titles
	heads  []head
}

// choose sets the level of each head; 0 makes it text.
func (c *chooser) choose() {
	for i := range c.heads {
		if h := &c.heads[i]; h.mark.Style != fold.None {
			h.level = int8(h.mark.Style)
		}
	}
	c.contents()
	c.labels()
	c.insideLines()
	c.words()
	c.numberless()
	c.markup()
	c.chaptersBelow()
}

// chapter reports whether h is a heading numbered 一、 that stays one.
func (h *head) chapter() bool { return h.level == 1 && h.mark.Style == fold.Chinese }

// contents drops a table of contents: three or more chapters with nothing
// between them that come again, or have page numbers.
func (c *chooser) contents() {
	first, last := c.places()
	for i := 0; i < len(c.heads); {
		end, chapters, again, leaders := i, 0, 0, 0
		for ; end < len(c.heads); end++ {
			h := &c.heads[end]
			if h.mark.Style <= fold.Chinese {
				chapters++
			}
			if h.toc {
				leaders++
			}
			if h.body {
				end++
				break
			}
		}
		for k := i; k < end; k++ {
			if r := c.heads[k].match.rank; r >= 0 && (last[r] >= end || first[r] < i) {
				again++
			}
		}
		run := c.heads[i:end]
		empty := inlineList(run)
		if chapters >= 3 && (again >= 2 || empty) || leaders >= 2 {
			for k := range run {
				// What ends a table of contents is its last line; a chapter of the
				// body that follows at once begins the numbering anew.
				if k > 0 && k == len(run)-1 && run[k].body && !run[k].toc && run[k].mark.Style == fold.Chinese && run[k].mark.N == 1 {
					break
				}
				run[k].level, run[k].match = 0, noMatch
			}
		}
		i = end
	}
}

// inlineList reports whether a run of headings stands inside one line: a
// sentence that lists the chapters.
func inlineList(run []head) bool {
	for i := range run {
		if !run[i].inline {
			return false
		}
	}
	return len(run) > 2
}

// places returns for each chapter the first and the last head that may be its.
func (c *chooser) places() (first, last []int) {
	first, last = make([]int, len(c.titles.keys)), make([]int, len(c.titles.keys))
	for i := range first {
		first[i], last[i] = len(c.heads), -1
	}
	for i := range c.heads {
		if r := c.heads[i].match.rank; r >= 0 {
			first[r] = min(first[r], i)
			last[r] = i
		}
	}
	return first, last
}

// labels drops headings that are rows of a table, too: where no prose follows,
// and where their chapter has been or should have been before.
func (c *chooser) labels() {
	seen := make([]bool, len(c.titles.keys))
	reached := int8(-1)
	for i := range c.heads {
		h := &c.heads[i]
		r := h.match.rank
		switch {
		case r < 0:
			if h.label && !h.prose && !c.divided(i) {
				h.level = 0
			}
		case h.label && h.match.grade != official && (seen[r] || r < reached):
			h.level, h.match = 0, noMatch
		case h.mark.Style == fold.Chinese:
			seen[r] = true
			reached = max(reached, r)
		}
	}
	// (一) before a heading (二) is one, too: 行政复议 above its own table.
	for i := len(c.heads) - 2; i >= 0; i-- {
		h, next := &c.heads[i], &c.heads[i+1]
		if h.label && h.level == 0 && h.body && h.match.rank < 0 && h.mark.Style == fold.ChineseParen && h.mark.N == 1 && next.level == int8(fold.ChineseParen) && next.mark.N == 2 {
			h.level = next.level
		}
	}
}

// divided reports whether the next heading is the first part of head i: 1. below
// (一), and no label of a table.
func (c *chooser) divided(i int) bool {
	if i+1 == len(c.heads) {
		return false
	}
	h, next := &c.heads[i], &c.heads[i+1]
	return next.line == h.line+1 && next.mark.N == 1 && next.mark.Style > h.mark.Style && h.mark.Style != fold.None && !next.label && !next.inline
}

// insideLines drops chapters found inside lines where others begin a line.
func (c *chooser) insideLines() {
	own := make([]bool, len(c.titles.keys))
	for i := range c.heads {
		if h := &c.heads[i]; h.chapter() && !h.inline && h.match.rank >= 0 {
			own[h.match.rank] = true
		}
	}
	for i := range c.heads {
		if h := &c.heads[i]; h.inline && h.match.rank >= 0 && own[h.match.rank] {
			h.level, h.match = 0, noMatch
		}
	}
}

// words takes the chapter from a title that only has its words, where another
// heading is surely the chapter's or one with the words came before.
func (c *chooser) words() {
	sure := make([]bool, len(c.titles.keys))
	for i := range c.heads {
		if h := &c.heads[i]; h.match.rank >= 0 && h.match.grade >= close && h.chapter() {
			sure[h.match.rank] = true
		}
	}
	for i := range c.heads {
		h := &c.heads[i]
		if h.match.rank < 0 || h.match.grade != byWords {
			continue
		}
		if sure[h.match.rank] {
			h.match = noMatch
			continue
		}
		sure[h.match.rank] = h.level > 0
	}
}

// numberless decides on known headings without a number: those that go on with
// the order of the chapters.
func (c *chooser) numberless() {
	numbered := 0
	for i := range c.heads {
		if h := &c.heads[i]; h.chapter() && h.match.rank >= 0 {
			numbered++
		}
	}
	chain := c.chain()
	plain := 0
	for _, i := range chain {
		if c.heads[i].level == 0 {
			plain++
		}
	}
	gaps := c.gaps()
	for _, i := range chain {
		h := &c.heads[i]
		switch {
		case h.level > 0:
		case h.markup > 0, numbered < 2 && (numbered+plain > 1 || h.match.grade == official),
			numbered >= 2 && (h.match.grade == official || gaps[i]):
			h.level = 1
		}
	}
	if numbered >= 2 {
		return
	}
	const certain = 6 * 3 // bytes of a title that is no other word of the report
	for i := range c.heads {
		if h := &c.heads[i]; h.level == 0 && h.mark.Style == fold.None && h.match.grade == official && !h.label && !h.toc && len(h.title) >= certain {
			h.level = 1
		}
	}
}

// gaps tells where a chapter's number is missing between the one before and
// the one after.
func (c *chooser) gaps() []bool {
	gaps := make([]bool, len(c.heads))
	open, last := 0, 0 // heads since the last number
	for i := range c.heads {
		h := &c.heads[i]
		if !h.chapter() {
			continue
		}
		for k := open; k < i; k++ {
			gaps[k] = h.mark.N > last+1
		}
		open, last = i+1, h.mark.N
	}
	return gaps
}

// chain returns the heads that are the chapters in their order: of all ways to
// pick heads with rising ranks, the one with the most weight.
func (c *chooser) chain() []int {
	type link struct {
		head, before int // before: index into links, -1 for none
		weight       int
	}
	links := make([]link, 0, len(c.heads))
	best := make([]int, len(c.titles.keys)) // by rank: the heaviest link that ends there, -1
	for i := range best {
		best[i] = -1
	}
	for i := range c.heads {
		h := &c.heads[i]
		if h.match.rank < 0 || h.toc || h.mark.Style > fold.Chinese || h.mark.Style == fold.Chinese && h.level == 0 {
			continue
		}
		l := link{i, -1, h.weight()}
		heaviest := 0
		for r := range int(h.match.rank) {
			if b := best[r]; b >= 0 && links[b].weight > heaviest {
				heaviest, l.before = links[b].weight, b
			}
		}
		l.weight += heaviest
		links = append(links, l)
		if b := best[h.match.rank]; b < 0 || links[b].weight < l.weight {
			best[h.match.rank] = len(links) - 1
		}
	}
	end := -1
	for _, b := range best {
		if b >= 0 && (end < 0 || links[b].weight > links[end].weight) {
			end = b
		}
	}
	var chain []int
	for ; end >= 0; end = links[end].before {
		chain = append(chain, links[end].head)
	}
	return chain
}

// weight says how much a head speaks for being its chapter's heading.
func (h *head) weight() int {
	w := 2 * int(h.match.grade)
	switch {
	case h.mark.Style == fold.Chinese:
		w += 20
	case h.markup > 0:
		w += 6
	}
	if h.body {
		w++
	}
	if h.label {
		w -= 4
	}
	return max(w, 1)
}

// markup gives the headings of the format that have no number their level:
// below the chapters by as much as the format says.
func (c *chooser) markup() {
	top, least := int8(0), int8(0)
	chapters := false
	for i := range c.heads {
		h := &c.heads[i]
		if h.level == 1 {
			chapters = true
			if h.markup > 0 && (top == 0 || h.markup < top) {
				top = h.markup
			}
		}
		if h.markup > 0 && (least == 0 || h.markup < least) {
			least = h.markup
		}
	}
	if top == 0 {
		top = least
		if chapters {
			top--
		}
	}
	for i := range c.heads {
		if h := &c.heads[i]; h.markup > 0 && h.level == 0 && h.mark.Style == fold.None && !h.toc {
			h.level = max(1, min(1+h.markup-top, 6))
			if h.level > 1 {
				h.match = noMatch
			}
		}
	}
}
