package mentions

import "github.com/gouji/gouji/normalize"

// Why a mention is unbound.
const (
	OtherYear  = "other_year"  // of another year, or of several
	OtherOrgan = "other_organ" // of another organ, or of one of the organ's own bodies
	Part       = "part"        // of a part that the table does not tell apart
	Rate       = "rate"        // a percentage
	Change     = "change"      // by how much something changed
	Period     = "period"      // of a part of the year
	Plan       = "plan"        // what is intended
	NoFact     = "no_fact"     // the form has no fact for it
	NotStated  = "not_stated"  // the table does not print the fact, or leaves it blank
	Ambiguous  = "ambiguous"   // the words may mean several facts, and agree with none
	Unreadable = normalize.UnreadableMention
)

// scope says of which year, organ and part a passage speaks, besides the report's
// own: hard where that is certain, soft where it may be.
type scope struct {
	hard, soft   string
	timed, owned bool // the passage names a year, or an organ, of its own
}

// maxLook bounds how far back a scope is looked for, in tokens.
const maxLook = 160

// scopeOf looks back from the token before which a phrase begins to the beginning
// of its sentence.
func (s *scan) scopeOf(from int, top, free bool) scope {
	l := looker{scan: s, top: top, free: free}
	for j, n := from-1, 0; j >= s.sentence && n < maxLook; j, n = j-1, n+1 {
		t := &s.t.tokens[j]
		if t.kind == mark {
			switch t.sym {
			case ')':
				if t.match >= int32(s.sentence) {
					j = int(t.match)
				}
			case ',', ':', '(', ';':
				l.clause++
				l.guided, l.side = false, false
				if t.sym == ';' {
					l.organDone = true
				}
			}
			continue
		}
		if !t.bound {
			l.look(j, t)
		}
	}
	l.inherit()
	return l.result()
}

// inherit takes over what the paragraph said last, where the sentence names no year
// and no organ of its own.
func (l *looker) inherit() {
	if l.soft == "" {
		l.soft = l.headingScope
	}
	for k := len(l.items) - 1; k >= 0; k-- {
		x := &l.items[k]
		if x.sentence == l.sentence {
			continue
		}
		switch x.scope.hard {
		case OtherYear, Period:
			if !l.timeDone {
				l.softly(x.scope.hard)
			}
		case OtherOrgan:
			if !l.organDone {
				l.softly(OtherOrgan)
			}
		}
		return
	}
}

// looker gathers a scope.
type looker struct {
	*scan
	scope
	top       bool // the phrase is a whole
	free      bool // it needs no context
	clause    int  // clauses passed
	timeDone  bool
	whole     bool // of the whole year, whichever
	organDone bool
	guided    bool // in this clause somebody leads or demands
	side      bool
	amongSeen bool
	via       bool
	summed    bool // 累计
	ours      bool // 今年, 全年
}

func (l *looker) hardly(reason string) {
	if l.hard == "" {
		l.hard = reason
	}
}

func (l *looker) softly(reason string) {
	if l.soft == "" {
		l.soft = reason
	}
}

// within makes a reason hard in the clause itself and the one before, else soft.
func (l *looker) within(clauses int, reason string) {
	if l.clause <= clauses {
		l.hardly(reason)
	} else {
		l.softly(reason)
	}
}

func (l *looker) look(j int, t *token) {
	switch t.kind {
	case yearNo:
		l.year(j, int(t.ref))
	case monthNo:
		l.month(j, int(t.ref))
	case other:
		if !l.organDone && l.clause == 0 && j > l.sentence && l.t.tokens[j-1].kind == numeral {
			l.organ(perhaps) // 12 个镇未收到
		}
		if !l.organDone && !l.guided {
			l.organ(l.o.named(string(l.t.sym[t.start:t.end])))
		}
	case known:
		l.word(j, t)
	}
}

// comparedBefore reports whether the time at token j is the other side of a
// comparison in a clause before the number's.
func (l *looker) comparedBefore(j int) bool { return l.clause > 0 && l.compared(j) }

// compared reports whether the time at token j is the other side of a
// comparison: 比去年.
func (l *looker) compared(j int) bool {
	if j == l.sentence {
		return false
	}
	p := &l.t.tokens[j-1]
	return p.kind == known && l.g.words[p.ref].class&compares != 0
}

func (l *looker) year(j, year int) {
	if l.timeDone {
		return
	}
	if _, near := l.yearGroup(year); near && l.besideCarry(j) {
		return
	}
	if l.compared(j) {
		if l.clause == 0 {
			l.hardly(OtherYear)
			l.timeDone = true
		}
		return
	}
	l.timeDone = true
	switch {
	case year == l.r.Year && l.since(j):
		l.hardly(OtherYear)
	case l.r.Year == 0:
		l.softly(OtherYear)
	case year != l.r.Year:
		l.hardly(OtherYear)
	}
}

// since reports whether the year at token j ends a span that began in an earlier
// one: 自 2008 年施行至 2024 年底.
func (l *looker) since(j int) bool {
	if j == l.sentence {
		return false
	}
	p := &l.t.tokens[j-1]
	last := l.t.sym[p.end-1]
	if last != '至' && last != '到' && last != '-' {
		return false
	}
	for k, n := j-2, 0; k >= l.sentence && n < 24; k, n = k-1, n+1 {
		if t := &l.t.tokens[k]; t.kind == yearNo {
			return int(t.ref) < l.r.Year
		}
	}
	return false
}

// sinceOwnYear reports whether the word at token j is the end of a span that begins
// in the year reported on, so is that year: 2024年以来.
func (l *looker) sinceOwnYear(j int) bool {
	if j == l.sentence || l.r.Year == 0 {
		return false
	}
	t, p := &l.t.tokens[j], &l.t.tokens[j-1]
	return string(l.t.sym[t.start:t.end]) == "以来" && p.kind == yearNo && int(p.ref) == l.r.Year && !l.since(j-1)
}

// month takes a month for a part of the year, unless it is its first or last.
func (l *looker) month(j, month int) {
	if l.timeDone || l.whole || month == 12 {
		return
	}
	if month == 1 && j+1 < len(l.t.tokens) {
		for k := j + 1; k < len(l.t.tokens) && k < j+8; k++ {
			if l.t.tokens[k].kind == monthNo && l.t.tokens[k].ref == 12 {
				return
			}
		}
	}
	if l.clause <= 1 {
		l.timeDone = true
	}
	l.within(0, Period)
}

// besideCarry reports whether the year at token j belongs to what was carried
// over: 上年结转.
func (l *looker) besideCarry(j int) bool {
	return l.carries(j, 1) || l.carries(j, -1)
}

// carries reports whether such a word stands next to token j in a direction, over
// fillers.
func (l *looker) carries(j, step int) bool {
	for k := j + step; k >= l.sentence && k < len(l.t.tokens) && k >= j-3 && k <= j+3; k += step {
		t := &l.t.tokens[k]
		if t.kind != known {
			break
		}
		if l.g.words[t.ref].byYear {
			return true
		}
		if !l.g.words[t.ref].filler {
			break
		}
	}
	return false
}

func (l *looker) word(j int, t *token) {
	w := &l.g.words[t.ref]
	c := w.class
	switch {
	case c == 0:
	case c&(lastYear|nextYear) != 0:
		if !l.timeDone && !l.besideCarry(j) && !l.comparedBefore(j) {
			l.timeDone = true
			l.hardly(OtherYear)
		}
	case c&thisYear != 0 && w.arg != 0:
		l.whole, l.ours = true, true
	case c&thisYear != 0:
		l.timeDone, l.ours = true, true
	case c&otherYears != 0 && l.sinceOwnYear(j):
		l.timeDone, l.ours = true, true
	case c&otherYears != 0:
		if !l.timeDone && !l.comparedBefore(j) {
			l.within(1, OtherYear)
			l.timeDone = true
		}
	case c&period != 0:
		if !l.timeDone && !l.whole {
			l.within(1, Period)
			l.timeDone = true
		}
	case c&cumulative != 0 && l.clause == 0:
		l.summed = true
	case c&planned != 0:
		if l.clause == 0 {
			l.hardly(Plan)
		}
	case c&ahead != 0:
		l.hardly(Plan)
	case c&among != 0:
		// 其中,通过网络收到
		if l.clause == 0 || l.clause == 1 && l.t.tokens[j+1].kind == mark {
			l.amongSeen = true
		}
	case c&through != 0 && l.clause == 0:
		l.via = true
	case c&dwells != 0:
		l.softly(Part)
	case c&compares != 0 && l.clause == 0 && t.end-t.start == 2 && l.t.sym[t.start] == '同':
		l.softly(Change) // 同比多收到
	case c&guides != 0:
		l.guided = true
	case c&ownOrgan != 0:
		if !l.organDone && !l.guided {
			l.organ(l.o.called(l.t.sym[t.start], w.arg))
		}
	case c&otherOrgan != 0:
		switch {
		case l.organDone || l.clause > 0:
		case w.arg == 0:
			l.organ(somebody)
		case !l.ownBefore(j):
			l.organ(perhaps)
		}
	}
}

// ownBefore reports whether 全市 or the like stands before token j.
func (l *looker) ownBefore(j int) bool {
	if j == l.sentence {
		return false
	}
	t := &l.t.tokens[j-1]
	return t.kind == known && l.g.words[t.ref].class&ownOrgan != 0
}

// organ takes the nearest organ for the one that is spoken of.
func (l *looker) organ(w whose) {
	switch {
	case w == nobody:
		return
	case w == itself:
	case w == somebody && l.clause == 0:
		l.hardly(OtherOrgan)
	default:
		l.softly(OtherOrgan)
	}
	l.organDone = true
}

func (l *looker) result() scope {
	if l.summed && !l.ours {
		l.softly(OtherYear) // 累计, but not 全年累计
	}
	if l.top && l.via {
		if l.amongSeen {
			l.hardly(Part)
		}
		l.softly(Part)
	}
	if (l.top || l.free) && l.amongSeen {
		l.softly(Part)
	}
	l.timed, l.owned = l.timeDone, l.organDone
	return l.scope
}
