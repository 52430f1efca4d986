package mentions

// soften notes why the words do not name the facts for certain.
func (s *scan) soften(x *item, from int) {
	p := &s.g.phrases[x.phrases[0]]
	switch {
	case x.scope.soft != "":
		x.narrow = true
	case x.token >= 0 && !s.plain(from, p.context):
		x.scope.soft, x.narrow, x.vague = Ambiguous, true, true
	case p.columns != nil && s.wholeOf(x.phrases[0]) < 0:
		x.scope.soft, x.narrow = Ambiguous, !s.inContext(x, p) // 自然人申请 12 件, of no whole
	case x.token > from && s.has(from, x.token, denies|timely), x.token >= 0 && s.goesOn(x),
		from > s.sentence && s.joining(from-1) && s.listedWithSoft(from), (!p.top || p.Bare) && s.ofUnbound(x):
		x.scope.soft, x.narrow = Ambiguous, true
	case p.context == 0 && (s.seenSentence&s.g.wide != 0 || s.listedWithSoft(from)):
		x.scope.soft = Ambiguous // 申请公开行政处罚决定 12 件
	case p.Listed && s.wholeOf(x.phrases[0]) < 0, p.Weak, p.Alone && !(s.alone(from) && s.closed(x.to)), p.Bare && !s.near(from, p.context), !s.inContext(x, p):
		x.scope.soft = Ambiguous
	}
}

// goesOn reports whether unknown words follow the number, which may tell a part: 148 件
// 已审结.
func (s *scan) goesOn(x *item) bool {
	for j := x.to + 1; j < len(s.t.tokens) && j <= x.to+3; j++ {
		t := &s.t.tokens[j]
		if t.kind != known || !s.g.words[t.ref].filler {
			return t.kind == other
		}
	}
	return false
}

// ofUnbound reports whether the last whole of the sentence is of something else, or
// may be: then so may be what follows it without a year or an organ of its own.
func (s *scan) ofUnbound(of *item) bool {
	for k := len(s.items) - 1; k >= 0 && s.items[k].sentence == s.sentence; k-- {
		x := &s.items[k]
		if len(x.phrases) > 0 && s.g.phrases[x.phrases[0]].top {
			switch x.scope.hard {
			case "":
				return !x.agreed && x.scope.soft != "" && x.scope.soft != NotStated
			case OtherYear, Period:
				return !of.scope.timed
			case OtherOrgan:
				return !of.scope.owned
			}
			return true
		}
	}
	return false
}

// few is the least number that agrees by more than chance where the words are not
// certain.
const few = 10

// listedWithSoft reports whether the phrase goes on with a list whose number before
// it is not certain: 公示行政许可决定 3 条、行政处罚决定 2 条.
func (s *scan) listedWithSoft(from int) bool {
	if from <= s.sentence || len(s.items) == 0 || s.t.tokens[from-1].kind != mark && !s.joining(from-1) {
		return false
	}
	x := &s.items[len(s.items)-1]
	return x.token == from-2 && x.scope.hard == "" && x.scope.soft == Ambiguous
}

// plain reports whether the words before a phrase leave it whole: not 未答复, 超期答复,
// 涉及个人隐私的不予公开.
func (s *scan) plain(from, context int) bool {
	for j, of := from-1, false; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		switch t.kind {
		case other:
			return s.o.named(string(s.t.sym[t.start:t.end])) != nobody
		case known:
			w := &s.g.words[t.ref]
			last := s.t.sym[t.end-1]
			switch {
			case w.class&(denies|timely) != 0:
				return false
			case w.class&reasons != 0:
				return s.because(j)
			case context > 0 && w.leads&(1<<((context-1)%32)) != 0:
				return true // 收到
			case of && !w.filler:
				return w.class&(ownOrgan|otherOrgan|thisYear|lastYear|among) != 0 || w.contexts != 0
			case w.filler && last == '的':
				of = true
			case w.filler:
				if w.class&tallies != 0 {
					return true // 共
				}
			default:
				return w.class != 0 || w.contexts != 0
			}
		default:
			return true
		}
	}
	return true
}

// because reports whether a reason is given before token j: 因本机关不掌握等原因.
func (s *scan) because(j int) bool {
	for j--; j >= s.sentence && s.t.tokens[j].kind != mark; j-- {
		t := &s.t.tokens[j]
		if first := s.t.sym[t.start]; t.kind == known && (first == '因' || first == '由') {
			return true
		}
	}
	return false
}

// inContext reports whether the passage is about what the phrase needs.
func (s *scan) inContext(x *item, p *phrase) bool {
	if p.context == 0 {
		return true
	}
	bit := uint32(1) << ((p.context - 1) % 32)
	seen := s.heading | s.seenSentence
	if !s.g.contexts[p.context-1].near {
		seen |= s.seen
	}
	return seen&bit != 0 || s.wholeOf(x.phrases[0]) >= 0
}

// alone reports whether nothing unknown stands before a phrase in its clause.
func (s *scan) alone(from int) bool {
	for j := from - 1; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		switch t.kind {
		case other:
			return s.o.named(string(s.t.sym[t.start:t.end])) == itself
		case mark:
			return true
		case known:
			w := &s.g.words[t.ref]
			if !w.filler && w.class&(ownOrgan|thisYear) == 0 {
				return false
			}
			if w.class&(ownOrgan|thisYear) != 0 {
				return true
			}
		}
	}
	return true
}

// closed reports whether the item ends behind a number: what follows might say of
// which part it speaks.
func (s *scan) closed(to int) bool {
	return to+1 >= len(s.t.tokens) || s.t.tokens[to+1].kind == mark || s.classOf(to+1)&(about|over) != 0
}

// near reports whether the sentence has named the context before a bare word,
// with no other counted thing in between.
func (s *scan) near(from, context int) bool {
	if context == 0 {
		return true
	}
	bit := uint32(1) << ((context - 1) % 32)
	parted := false
	for j := from - 1; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		switch t.kind {
		case mark:
			parted = true
			if t.sym == ')' && t.match >= int32(s.sentence) {
				j = int(t.match)
			}
		case numeral:
			if !parted {
				return false // 32 件已办结 30 件
			}
			if t.bound {
				return s.about(j, context) && !s.amid(j)
			}
			if a := &s.t.nums[t.ref]; a.counter >= 0 {
				return false
			}
		case known:
			if s.g.words[t.ref].contexts&bit != 0 {
				return true
			}
		}
	}
	return s.heading&bit != 0
}

// amid reports whether what follows is a part of the number: 32 件中.
func (s *scan) amid(j int) bool {
	if j+1 >= len(s.t.tokens) {
		return false
	}
	t := &s.t.tokens[j+1]
	return s.t.sym[t.start] == '中' || s.classOf(j+1)&among != 0
}

// about reports whether the mention at a number's token is of the context.
func (s *scan) about(token, context int) bool {
	for k := len(s.items) - 1; k >= 0; k-- {
		if x := &s.items[k]; x.token == token {
			return len(x.phrases) > 0 && s.g.phrases[x.phrases[0]].context == context
		}
	}
	return true // its part of a list was bound before
}
