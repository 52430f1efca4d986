package tables

import "github.com/gouji/gouji/extract"

// above is a line before a table that may be the first one of its header: of labels
// that were wrapped it means nothing by itself.
type above struct {
	block int
	line  string
	pos   extract.Pos
}

// beginAbove begins a table of which one line was taken with the line above that,
// where several of its words are labels only together with what stands below them.
func (st *stream) beginAbove() {
	const several = 2
	up := st.above
	st.above = above{}
	if len(st.tokens) == 0 || up.line == "" {
		return
	}
	own := append([]token(nil), st.tokens...)
	gap := own[0].pos.Line - up.pos.Line
	if gap < 1 || gap > maxWrapGap {
		return
	}
	st.tokens = extract.Shortened(st.tokens, 0)
	st.split(up.block, up.line, up.pos)
	joined := 0
	for i := range st.tokens[:min(len(st.tokens), maxWrapped)] {
		t := &st.tokens[i]
		for k := range own[:min(len(own), maxWrapped)] {
			if u := &own[k]; !t.value && !u.value && overlapsHalf(t.x, t.x+t.n, u.x, u.x+u.n) && st.scan.known(t.text+u.text) {
				joined++
				break
			}
		}
	}
	if joined < several {
		st.tokens = extract.Shortened(st.tokens, 0)
	} else {
		own[0].gap = int32(gap)
	}
	st.tokens = append(st.tokens, own...)
}
