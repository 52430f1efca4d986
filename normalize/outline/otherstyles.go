package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// numbering is the package's numbering, with those that chapters alone have:
// 第一部分, and a number with nothing or a blank behind it.
func (s *scanner) numbering(text string) (mark fold.Mark, start int) {
	if mark, start = numbering(text); mark.Style != fold.None {
		return mark, start
	}
	if mark, start = partNumber(text); mark.Style != fold.None {
		return mark, start
	}
	n := strings.IndexFunc(text, fold.Blank)
	if n <= 0 {
		_, n = utf8.DecodeRuneInString(text)
	}
	mark = numeral(text[:n])
	title := strings.TrimLeftFunc(text[n:], fold.Blank)
	if mark.Style != fold.Chinese || s.titles.known(title).grade < exact {
		return fold.Mark{}, 0
	}
	return mark, len(text) - len(title)
}

// partNumber reads the number that s begins with if it is one like 第一部分, 第一章.
func partNumber(s string) (mark fold.Mark, start int) {
	const longest = 3 // characters of the number
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return fold.Mark{}, 0
	}
	n := 0
	for range longest {
		_, size := utf8.DecodeRuneInString(rest[n:])
		n += size
		for _, word := range [2]string{"部分", "章"} {
			behind, ok := strings.CutPrefix(rest[n:], word)
			if !ok {
				continue
			}
			if mark = numeral(rest[:n]); mark.Style == fold.None {
				return fold.Mark{}, 0
			}
			mark.Text = s[:len(s)-len(behind)]
			return mark, len(s) - len(strings.TrimLeft(behind, afterTitle+"、"))
		}
	}
	return fold.Mark{}, 0
}

// numeral reads a number as that of a chapter.
func numeral(s string) fold.Mark {
	const longest = 3 * 3 // bytes
	if len(s) > longest {
		return fold.Mark{}
	}
	mark, rest := fold.Numbering(s + "、")
	if mark.Style != fold.Chinese && mark.Style != fold.Arabic || rest != "" {
		return fold.Mark{}
	}
	if mark.Style == fold.Chinese {
		mark.Text = s
	}
	return mark
}

// chaptersBelow looks for the chapters among the headings (一) or 1. where
// none is numbered 一、.
func (c *chooser) chaptersBelow() {
	top := int8(0)
	for i := range c.heads {
		if h := &c.heads[i]; h.level > 0 && (top == 0 || h.level < top) {
			top = h.level
		}
	}
	if top < 2 {
		c.strays()
		return
	}
	const enough, enoughBelow = 2, 3
	if c.known(top) >= enough {
		return
	}
	for level := top + 1; level <= int8(fold.Circled); level++ {
		if c.known(level) < enoughBelow {
			continue
		}
		for i := range c.heads {
			if h := &c.heads[i]; h.match.rank >= 0 {
				h.level = 1
			}
		}
		return
	}
	c.known(0)
}

// known looks up which headings of a level are those of chapters, and no others,
// and returns how many of them go on in the order of the chapters.
func (c *chooser) known(level int8) int {
	n, reached := 0, int8(-1)
	for i := range c.heads {
		h := &c.heads[i]
		h.match = noMatch
		if level == 0 || h.level != level {
			continue
		}
		if h.match = c.titles.known(h.title); h.match.rank > reached {
			reached = h.match.rank
			n++
		}
	}
	return n
}

// strays makes chapters of headings that are numbered in another style than the
// chapters around them: 三、, 4. and 五、.
func (c *chooser) strays() {
	next := make([]int, len(c.heads)+1) // the first chapter from there on
	next[len(c.heads)] = len(c.heads)
	for i := len(c.heads) - 1; i >= 0; i-- {
		next[i] = next[i+1]
		if h := &c.heads[i]; h.chapter() && h.match.rank >= 0 {
			next[i] = i
		}
	}
	number, rank := 0, int8(-1)     // of the last chapter
	var below [fold.Circled + 1]int // by style, the last number since the last chapter
	for i := range c.heads {
		h := &c.heads[i]
		if next[i] != i {
			sibling := h.mark.N > 1 && next[i] == len(c.heads) && below[h.mark.Style] == h.mark.N-1 // of 一、 (一), (二), where the text ends
			if h.level > 0 {
				below[h.mark.Style] = h.mark.N
			}
			if h.mark.Style <= fold.Chinese || h.level == 0 || h.mark.N != number+1 || sibling {
				continue
			}
			m := c.titles.known(h.title)
			if m.grade != official || m.rank <= rank {
				continue
			}
			if after := next[i]; after < len(c.heads) && (c.heads[after].match.rank <= m.rank || c.heads[after].mark.N <= h.mark.N) {
				continue
			}
			h.match, h.level = m, 1
		}
		number, rank = h.mark.N, h.match.rank
		below = [fold.Circled + 1]int{}
	}
}
