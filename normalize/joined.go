package normalize

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

// joint is a fact whose text is one number or several: blanks or line breaks stand
// between its digits.
type joint struct {
	fact, slot int
	whole      int64   // the number if it is one
	lines      []int64 // the numbers if it is several, the last first
	grouped    bool    // it looks like one number: blanks group thousands
	alone      bool    // no cell around it lacks a number
	assumed    bool    // to be one number
	proofs     int     // sums that hold with one number, but not with several
	refuted    int     // sums that do not hold with one number, where it is grouped: but with a part or all of them
}

// join lets the sums say whether digits that blanks keep apart are one number. They
// do where a sum holds with whole numbers that does not hold line by line: 6 above 5
// and 2 above 1 add up to 8 above 6 whether these are numbers of one row or of two,
// but 6 above 5 and 2 above 7 add up to 92 only. All doubtful numbers are whole at
// first; those that contradict the most sums are given up until none does. Where no sum
// speaks, they are one number if no cell around them lacks one; then one sum that
// speaks for it is enough, too.
func (r *Report) join(found *tables.Result) {
	joints := r.joints(found)
	if len(joints) == 0 {
		return
	}
	for again := true; again; {
		r.weigh(joints)
		again = giveUp(joints)
	}
	for i := range joints {
		switch j := &joints[i]; {
		case j.grouped && !j.assumed:
			r.doubt(j)
		case j.proofs > 0 && j.assumed && !j.grouped:
			r.state(j, found, ReadingSums)
		case j.alone && j.assumed && !j.grouped:
			r.state(j, found, ReadingAlone)
		}
	}
	r.likeOthers(joints, found)
}

// joints lists the facts that may be one number or several.
func (r *Report) joints(found *tables.Result) []joint {
	var out []joint
	for i := range found.Cells {
		c := &found.Cells[i]
		if c.Joined == (number.Value{}) {
			continue
		}
		j := joint{fact: i, slot: c.Slot, assumed: true, grouped: c.Kind == number.Number}
		j.alone = !j.grouped && !crossed(c.Text) && r.alone(c.Slot)
		if whole, ok := count(c.Joined); ok {
			j.whole, j.lines = whole, split(whole, number.Groups(c.Text))
		}
		out = append(out, j)
	}
	return out
}

// crossed reports whether both blanks and line breaks stand in a text: digits set
// apart by a font other than the print's look so, whose order is not theirs.
func crossed(text string) bool {
	text = strings.TrimSpace(text)
	return strings.ContainsRune(text, '\n') && strings.ContainsRune(text, ' ')
}

// alone reports whether the other columns of a fact's row and the rows above and
// below it in its column all have a number, as far as they are printed.
func (r *Report) alone(slot int) bool {
	at := &r.FormData.Facts[slot]
	table := &r.FormData.Tables[at.Table]
	for column := range table.Columns {
		if s := r.FormData.SlotOf(at.Table, at.Row, column); s >= 0 && s != slot && !r.Cells[s].Status.Known() {
			return false
		}
	}
	for _, step := range [2]int{-1, 1} {
		for row := at.Row + step; row >= 0 && row < len(table.Rows); row += step {
			if s := r.FormData.SlotOf(at.Table, row, at.Column); s >= 0 && r.Cells[s].Status != Absent {
				if !r.Cells[s].Status.Known() {
					return false
				}
				break
			}
		}
	}
	return true
}

// count returns a whole number that is small enough to be added up.
func count(v number.Value) (n int64, ok bool) {
	const most = 1_000_000_000_000_000
	return v.Coef(), v.IsInt() && v.Coef() < most && v.Coef() > -most
}

// split cuts a number into groups of so many digits, the last first.
func split(n int64, groups []int) []int64 {
	var out []int64
	for _, digits := range slices.Backward(groups) {
		power := int64(1)
		for range digits {
			power *= 10
		}
		out = append(out, n%power)
		n /= power
	}
	return out
}

// weigh counts for every joint the sums that speak for and against it.
func (r *Report) weigh(joints []joint) {
	bySlot := map[int]*joint{}
	var sums []int
	for i := range joints {
		j := &joints[i]
		j.proofs, j.refuted = 0, 0
		if j.assumed && j.lines != nil {
			bySlot[j.slot] = j
			sums = append(sums, r.FormData.SumsOf[j.slot]...)
		}
	}
	slices.Sort(sums)
	for _, i := range slices.Compact(sums) {
		sum := &r.FormData.Sums[i]
		w := weighing{report: r, bySlot: bySlot}
		if sum.Relation != form.Equal || !w.add(sum.Left, 1) || !w.add(sum.Right, -1) {
			continue
		}
		apart := slices.ContainsFunc(w.lines, func(n int64) bool { return n != 0 })
		for k, j := range w.joints {
			switch {
			case w.whole == 0 && apart:
				j.proofs++
			case w.whole == 0 || w.blanks:
			case !j.grouped || j.holdsWithPart(w.whole, w.signs[k]):
				j.refuted++
			}
		}
	}
}

// holdsWithPart reports whether a sum that is off by so much holds with one of the
// joint's several numbers, or with what they add up to; sign is that of its side.
func (j *joint) holdsWithPart(off, sign int64) bool {
	all := int64(0)
	for _, part := range j.lines {
		all += part
	}
	return off == sign*(j.whole-all) || slices.ContainsFunc(j.lines, func(part int64) bool { return off == sign*(j.whole-part) })
}

// weighing adds up one sum, its right side taken off: both come to 0 where it holds.
type weighing struct {
	report *Report
	bySlot map[int]*joint
	joints []*joint // of the sum
	signs  []int64  // of these
	whole  int64    // with whole numbers
	lines  []int64  // line by line, the last first
	blanks bool     // some term is blank
}

// add adds one side; ok is false where a printed term is not known.
func (w *weighing) add(slots []int, sign int64) (ok bool) {
	for _, slot := range slots {
		c := &w.report.Cells[slot]
		var whole int64
		var lines []int64
		switch j := w.bySlot[slot]; {
		case j != nil:
			w.joints, w.signs = append(w.joints, j), append(w.signs, sign)
			whole, lines = j.whole, j.lines
		case c.Status == Absent:
			continue
		case c.Status == Blank:
			w.blanks = true
			continue
		case !c.Status.Known():
			return false
		default:
			if whole, ok = count(c.Value); !ok {
				return false
			}
			lines = []int64{whole}
		}
		w.whole += sign * whole
		for len(w.lines) < len(lines) {
			w.lines = append(w.lines, 0)
		}
		for k, n := range lines {
			w.lines[k] += sign * n
		}
	}
	return true
}

// giveUp takes the numbers that contradict the sums most for several; it reports
// false where none does.
func giveUp(joints []joint) bool {
	worst := 0
	for i := range joints {
		worst = max(worst, joints[i].contradicts())
	}
	for i := range joints {
		if j := &joints[i]; worst > 0 && j.contradicts() == worst {
			j.assumed = false
		}
	}
	return worst > 0
}

// contradicts says how strongly the sums speak against one number; 0 where they do
// not. What looks like one is one if any sum says so.
func (j *joint) contradicts() int {
	if !j.assumed || j.refuted < max(1, j.proofs) || (j.grouped || j.alone) && j.proofs > 0 {
		return 0
	}
	return j.refuted - j.proofs + 1
}

// doubt makes a joint that was taken for one number several.
func (r *Report) doubt(j *joint) {
	f := &r.Facts[j.fact]
	f.Status, f.Value, f.Reason = Unreadable, number.Value{}, number.ReasonTwoNumbers
	r.Cells[j.slot].Status, r.Cells[j.slot].Value = f.Status, f.Value
}

// state makes a joint one number.
func (r *Report) state(j *joint, found *tables.Result, reading Reading) {
	f, value := &r.Facts[j.fact], found.Cells[j.fact].Joined
	f.Status, f.Value, f.Reason, f.Reading = Stated, value, "", reading
	r.Cells[j.slot].Status, r.Cells[j.slot].Value = Stated, value
}

// likeOthers makes numbers of what the sums say nothing about, where the report
// sets digits apart by blanks: several numbers of this kind are proven, and none
// is contradicted.
func (r *Report) likeOthers(joints []joint, found *tables.Result) {
	const fewest = 2
	proven := 0
	for i := range joints {
		switch j := &joints[i]; {
		case !r.spaced(j):
		case !j.assumed:
			return
		case j.proofs > 0:
			proven++
		}
	}
	for i := range joints {
		if j := &joints[i]; proven >= fewest && j.proofs == 0 && !j.alone && r.spaced(j) {
			r.state(j, found, ReadingPattern)
		}
	}
}

// spaced reports whether the digits of a joint stand on one line, each by itself.
func (r *Report) spaced(j *joint) bool {
	raw := r.Facts[j.fact].Raw
	return !strings.ContainsAny(raw, "\r\n") && slices.Max(number.Groups(raw)) == 1
}
