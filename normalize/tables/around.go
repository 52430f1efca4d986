package tables

import "slices"

// joinAround puts labels together that stand in two lines around their values, as a page
// prints a label of two lines whose values are in the middle of it:
//
//	三、本年度办理结
//	0 336 0 322 0 189 847
//	果 （一）予以公开
func (s *scan) joinAround(tokens []token) []token {
	const longestUnit = len("万元")
	for i := 1; i+1 < len(tokens); i++ {
		if !tokens[i].value || tokens[i-1].value {
			continue
		}
		above := i - 1
		if above > 0 && len(tokens[above].text) <= longestUnit && s.m.has(s.word(tokens[above].text), unitAxis) {
			above--
		}
		if a := &tokens[above]; a.value || a.known || a.glued || a.pos.Line+1 != tokens[i].pos.Line {
			continue
		}
		below := i + 1
		for below < len(tokens) && tokens[below].value && tokens[below].pos.Line == tokens[i].pos.Line {
			below++
		}
		end := s.labelsBelow(tokens, below)
		if end == below {
			continue
		}
		a, b := &tokens[above], &tokens[below]
		switch joined := s.word(a.text + b.text); {
		case len(a.text)+len(b.text) > maxLabel:
		case end == below+1 && s.m.has(joined, rowAxis):
			a.text, a.known = a.text+b.text, true
			tokens = slices.Delete(tokens, below, end)
		case end == below+2 && s.m.has(joined, groupAxis) && s.m.has(s.word(tokens[below+1].text), rowAxis):
			a.text, a.known = a.text+b.text, true
			row := tokens[below+1]
			tokens = slices.Insert(slices.Delete(tokens, below, end), above+1, row)
		}
	}
	return tokens
}

// labelsBelow returns where the labels end that stand in a line without values, right below
// the value before i; i where there is no such line.
func (s *scan) labelsBelow(tokens []token, i int) int {
	end := i
	for end < len(tokens) && !tokens[end].value && !tokens[end].glued && tokens[end].pos.Line == tokens[i-1].pos.Line+1 {
		end++
	}
	if end < len(tokens) && (tokens[end].value || tokens[end].pos.Line == tokens[i-1].pos.Line+1) {
		return i
	}
	return end
}
