package mentions

import (
	"strings"
)

// denial makes mentions of 未收到政府信息公开申请: each phrase denied is 0.
func (s *scan) denial(i int) {
	type denied struct{ phrase, to int }
	var list []denied
	end, joined := i, true
	for j, hops := i+1, 0; j < len(s.t.tokens) && hops < 3*maxHops && len(list) < maxShared; j, hops = j+1, hops+1 {
		var f found
		s.startingAt(s.g.none, j, &f)
		if f.n > 0 {
			if !joined {
				list = list[:0] // 因政府信息公开申请引发的 | 行政复议
			}
			if p := s.first(&f); p >= 0 {
				list = append(list, denied{p, f.to})
			}
			j, end, joined = f.to, f.to, false
			continue
		}
		t := &s.t.tokens[j]
		if t.kind == mark && strings.ContainsRune(",。;)", t.sym) {
			break
		}
		if !s.skippable(j, true) {
			return // something else is denied
		}
		joined = joined || s.joining(j)
	}
	for k, d := range list {
		x := item{phrases: []int{d.phrase}, token: -1, sentence: s.sentence, from: i, to: d.to}
		x.amount.counter = -1
		if k == len(list)-1 {
			x.to = end
		}
		s.bind(&x, i)
	}
}

// first returns the first phrase that is no part.
func (s *scan) first(f *found) int {
	for _, p := range f.phrases[:f.n] {
		if !s.g.phrases[p].Part {
			return p
		}
	}
	return -1
}
