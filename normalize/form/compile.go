package form

import (
	"fmt"
	"slices"
	"strings"
)

// complete sets the titles that the file leaves out.
func (f *Form) complete() {
	for i := range f.Tables {
		t := &f.Tables[i]
		completeTitle(&t.Title, t.Key, t.Key)
		for j := range t.Columns {
			completeTitle(&t.Columns[j].Title, t.Columns[j].Labels[0], t.Columns[j].Key)
		}
		for j := range t.Rows {
			completeTitle(&t.Rows[j].Title, t.Rows[j].Labels[0], t.Rows[j].Key)
		}
	}
	titles := map[string]Text{}
	for i := range f.Identities {
		r := &f.Identities[i]
		if r.Title == (Text{}) {
			r.Title = titles[r.ID]
		}
		if r.Title.ZH == "" {
			r.Title.ZH = r.ID
		}
		if r.Title.EN == "" {
			r.Title.EN = r.ID
		}
		titles[r.ID] = r.Title
	}
}

func completeTitle(t *Text, label, key string) {
	if t.ZH == "" {
		t.ZH = label
	}
	if t.EN == "" {
		words := strings.ReplaceAll(key, "_", " ")
		t.EN = strings.ToUpper(words[:1]) + words[1:] // keys are ASCII
	}
}

// compile fills in Facts, Sums, SumsOf and Rules of a checked form.
func (f *Form) compile() []fault {
	f.compileFacts()
	if len(f.Facts) > MaxFacts {
		return []fault{{"tables", fmt.Sprintf("the form has %d facts, more than %d", len(f.Facts), MaxFacts)}}
	}
	return f.compileSums()
}

func (f *Form) compileFacts() {
	f.grids = make([]grid, len(f.Tables))
	for i := range f.Tables {
		t := &f.Tables[i]
		g := grid{width: max(1, len(t.Columns))}
		g.slots = make([]int, g.width*len(t.Rows))
		for place := range g.slots {
			row, column := place/g.width, place%g.width
			if len(t.Columns) == 0 {
				column = -1
			} else if !t.Rows[row].has(t.Columns[column].Key) {
				g.slots[place] = -1
				continue
			}
			g.slots[place] = len(f.Facts)
			f.Facts = append(f.Facts, newFact(f, i, row, column))
			if len(f.Facts) > MaxFacts {
				return
			}
		}
		f.grids[i] = g
	}
	f.slots = make(map[string]int, len(f.Facts))
	for slot := range f.Facts {
		f.slots[f.Facts[slot].ID] = slot
	}
}

func newFact(f *Form, table, row, column int) Fact {
	t := &f.Tables[table]
	r := &t.Rows[row]
	fact := Fact{ID: t.Key + "." + r.Key, Table: table, Row: row, Column: column, Unit: r.Unit, Money: r.Money}
	if column >= 0 {
		c := &t.Columns[column]
		fact.ID += "." + c.Key
		fact.Signed = c.Signed
		fact.Money = fact.Money || c.Money
		if fact.Unit == "" {
			fact.Unit = c.Unit
		}
	}
	if fact.Unit == "" {
		fact.Unit = t.Unit
	}
	return fact
}

func (f *Form) compileSums() []fault {
	var faults []fault
	terms, known := 0, indexes(f)
	ats := map[[2]string]bool{}
	for i := range f.Identities {
		rule := &f.Identities[i]
		path := fmt.Sprintf("identities[%d]", i)
		sums := f.expand(rule, known, MaxTerms-terms)
		if len(sums) == 0 {
			faults = append(faults, fault{path, fmt.Sprintf("%s holds nowhere: no %s has all its facts", rule.ID, rule.Each)})
		}
		for _, s := range sums {
			terms += len(s.Left) + len(s.Right)
			if terms > MaxTerms {
				return append(faults, fault{path, fmt.Sprintf("the identities have more than %d terms", MaxTerms)})
			}
			if place := [2]string{s.Rule, s.At}; ats[place] {
				faults = append(faults, fault{path, fmt.Sprintf("%s at %q is stated twice", s.Rule, s.At)})
			} else {
				ats[place] = true
			}
		}
		f.Sums = append(f.Sums, sums...)
		if !slices.Contains(f.Rules, rule.ID) {
			f.Rules = append(f.Rules, rule.ID)
		}
	}
	f.SumsOf = make([][]int, len(f.Facts))
	for i := range f.Sums {
		for _, slot := range slices.Concat(f.Sums[i].Left, f.Sums[i].Right) {
			f.SumsOf[slot] = append(f.SumsOf[slot], i)
		}
	}
	return faults
}

// expand writes a rule out: one Sum per column or row that has all its facts.
// It stops when the Sums have more than limit terms.
func (f *Form) expand(rule *Rule, known []index, limit int) []Sum {
	table := f.tableIndex(rule.Table)
	t := &f.Tables[table]
	x := known[table]
	var sums []Sum
	add := func(at string, slotOf func(name string) int) bool {
		if s, ok := newSum(rule, at, slotOf); ok {
			limit -= len(s.Names)
			sums = append(sums, s)
		}
		return limit >= 0
	}
	switch rule.Each {
	case "column":
		for c := range t.Columns {
			if !add(t.Columns[c].Key, func(row string) int { return f.SlotOf(table, x.rows[row], c) }) {
				break
			}
		}
	case "row":
		for r := range t.Rows {
			if !add(t.Rows[r].Key, func(column string) int { return f.SlotOf(table, r, x.columns[column]) }) {
				break
			}
		}
	default:
		add("", func(fact string) int { return f.slots[t.Key+"."+fact] })
	}
	return sums
}

// newSum returns the rule's identity at one place, false where the form lacks
// one of its facts there.
func newSum(rule *Rule, at string, slotOf func(name string) int) (Sum, bool) {
	s := Sum{Rule: rule.ID, At: joinAt(rule.At, at), Relation: rule.Relation, Severity: rule.Severity}
	if s.Severity == "" {
		s.Severity = "error"
	}
	s.Names = slices.Concat(rule.Left, rule.Right)
	slots := make([]int, len(s.Names))
	for i, name := range s.Names {
		if slots[i] = slotOf(name); slots[i] < 0 {
			return Sum{}, false
		}
	}
	left := len(rule.Left)
	s.Left, s.Right = slots[:left:left], slots[left:]
	s.Total = s.Relation == Equal && (len(s.Left) == 1) != (len(s.Right) == 1)
	return s, true
}

func joinAt(parent, at string) string {
	if parent == "" || at == "" {
		return parent + at
	}
	return parent + "." + at
}
