package tables

// joinAround puts labels together that stand in two lines around their values, as a page
// prints a label of two lines whose values are in the middle of it:
//
//	三、本年度办理结
//	0 336 0 322 0 189 847
//	果 （一）予以公开
func (s *scan) joinAround(tokens []token) []token {
	const longestUnit = len("万元")
	var gone []int // tokens that others hold now, in rising order
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
			gone = append(gone, below)
		case end == below+2 && s.m.has(joined, groupAxis) && s.m.has(s.word(tokens[below+1].text), rowAxis):
			a.text, a.known = a.text+b.text, true
			row := tokens[below+1]
			copy(tokens[above+2:below+2], tokens[above+1:below+1])
			tokens[above+1] = row
			gone = append(gone, below+1)
		}
	}
	return without(tokens, gone)
}

// without returns the tokens but for those at some indexes, which rise.
func without(tokens []token, gone []int) []token {
	if len(gone) == 0 {
		return tokens
	}
	kept := tokens[:gone[0]]
	for i := gone[0]; i < len(tokens); i++ {
		if len(gone) > 0 && i == gone[0] {
			gone = gone[1:]
			continue
		}
		kept = append(kept, tokens[i])
	}
	clear(tokens[len(kept):])
	return kept
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
