package mentions

// sharing is a phrase of a list that shares one number.
type sharing struct{ phrase, from int }

// maxShared bounds the phrases that share a number.
const maxShared = 8

// listed returns the phrases before a number that share it, the nearest first:
// 予以公开及部分公开 258 件. open says that the list begins with something else.
func (s *scan) listed(f *found, p int, a *amount) (list []sharing, open bool) {
	list = []sharing{{p, f.from}}
	for from := f.from; len(list) < maxShared; {
		j, ok := s.hopBack(from, false)
		if !ok || !s.joining(j) {
			return list, false
		}
		k, ok := s.hopBack(j, false)
		for ok && s.skippable(k, false) && !s.ends(k) {
			k, ok = s.hopBack(k, false)
		}
		if !ok {
			return list, false
		}
		var g found
		s.endingAt(k, &g)
		q := s.choose(&g, a)
		t := &s.t.tokens[k]
		switch {
		case q >= 0 && (f.apart || !s.g.phrases[q].top && !s.g.phrases[p].top):
		case q >= 0:
			return list, true // 受理、办结
		default:
			return list, t.kind == other && s.t.tokens[j].kind == known
		}
		list = append(list, sharing{q, g.from})
		from = g.from
	}
	return list, true
}

// ends reports whether some pattern ends at token k.
func (s *scan) ends(k int) bool {
	var g found
	s.endingAt(k, &g)
	return g.n > 0
}

// joining reports whether token j joins the things of a list.
func (s *scan) joining(j int) bool { return s.isMark(j, '、') || s.classOf(j)&joins != 0 }

// distribute binds numbers that are listed after 分别 to the phrases listed before
// it, if there are as many.
func (s *scan) distribute(i int, list []sharing, from int) {
	numbers := []int{i}
	for j := i + 1; j < len(s.t.tokens); j++ {
		if s.isNumeral(j) {
			numbers = append(numbers, j)
		} else if !s.joining(j) && !(s.isMark(j, ',') && s.isNumeral(j+1)) {
			break
		}
	}
	for k := range numbers {
		x := item{token: numbers[k], sentence: s.sentence, from: from, to: numbers[k], amount: s.weakened(numbers[k])}
		s.t.tokens[numbers[k]].bound = true
		if len(numbers) == len(list) {
			x.phrases = []int{list[len(list)-1-k].phrase}
			s.bind(&x, list[len(list)-1].from)
			continue
		}
		x.from, x.value = numbers[k], x.amount.value
		s.unbound(&x, Ambiguous)
	}
}
