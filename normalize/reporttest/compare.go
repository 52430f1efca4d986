package reporttest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Got is what a reader found in a document.
type Got struct {
	Form      string
	Organ     string
	Year      int
	Published string // YYYY-MM-DD, "" for none
	Facts     map[string]GotFact
	Broken    []string // broken identities as rule@at, in any order
	// Suspects are the cells that the findings about sums name, each with the
	// value that it should have.
	Suspects map[string]string
}

// GotFact is a cell as a reader understood it.
type GotFact struct {
	Status Status
	Value  string // decimal, of stated and nil facts
	Raw    string // as printed
}

// Compare lists where a reader departed from the truth, nothing where it is
// right. Blanks in raw texts do not count.
func Compare(want Truth, got Got) []string {
	var c comparison
	c.check("form", want.Form, got.Form)
	if without(got.Organ, unicode.IsSpace) != without(want.Organ, unicode.IsSpace) {
		c.check("organ", want.Organ, got.Organ)
	}
	c.check("year", fmt.Sprint(want.Year), fmt.Sprint(got.Year))
	if !want.AcceptsPublished(got.Published) {
		c.check("published", want.Published, got.Published)
	}
	c.facts(want, got)
	c.sums(want.as(got), got)
	return c
}

// comparison collects differences.
type comparison []string

func (c *comparison) check(name, want, got string) {
	if want != got {
		*c = append(*c, fmt.Sprintf("%s: want %q, got %q", name, want, got))
	}
}

func (c *comparison) facts(want Truth, got Got) {
	for _, id := range want.IDs() {
		v := want.Facts[id]
		f, ok := got.Facts[id]
		switch {
		case !ok:
			*c = append(*c, fmt.Sprintf("%s: want %s, got no fact", id, v))
		case !v.accepts(f):
			*c = append(*c, fmt.Sprintf("%s: want %s, got %s", id, v, f))
		case !v.Fused && !v.Doubtful && without(v.Printed(), unicode.IsSpace) != without(f.Raw, unicode.IsSpace):
			c.check(id+" raw", v.Printed(), f.Raw)
		}
	}
	var invented []string
	for id, f := range got.Facts {
		if _, ok := want.Facts[id]; !ok {
			invented = append(invented, fmt.Sprintf("%s: not printed, got %s", id, f))
		}
	}
	slices.Sort(invented)
	*c = append(*c, invented...)
}

// accepts reports whether a reader is right about a cell.
func (v Value) accepts(f GotFact) bool {
	if !v.AcceptsStatus(f.Status) {
		return false
	}
	if f.Status != Stated && f.Status != Nil {
		return true
	}
	return f.Value == v.Number || v.Converted && trimmed(f.Value) == trimmed(v.Number)
}

// trimmed drops the zeros at the end of decimals.
func trimmed(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimRight(strings.TrimRight(number, "0"), ".")
}

// as returns the truth for a reader that found doubtful numbers unreadable.
func (t Truth) as(got Got) Truth {
	changed := false
	for id, v := range t.Facts {
		if v.Doubtful && v.Known() && got.Facts[id].Status == Unreadable {
			if !changed {
				t, changed = t.Clone(), true
			}
			v.Status = Unreadable
			t.Facts[id] = v
		}
	}
	if changed {
		t.settle()
	}
	return t
}

func (c *comparison) sums(want Truth, got Got) {
	for _, name := range want.Broken {
		if !slices.Contains(got.Broken, name) {
			*c = append(*c, name+": broken, not found")
		}
	}
	for _, name := range slices.Sorted(slices.Values(got.Broken)) {
		if !slices.Contains(want.Broken, name) {
			*c = append(*c, name+": found broken, is not")
		}
	}
	if want.Injected == nil || !want.Injected.Determined {
		return
	}
	id, was := want.Injected.Facts[0], want.Injected.Was[0]
	if expected, ok := got.Suspects[id]; !ok || expected != was {
		c.check("suspect "+id, was, expected)
	}
	for other := range got.Suspects {
		if other != id {
			*c = append(*c, "suspect "+other+": the sums leave only "+id)
		}
	}
}

func (v Value) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s (printed %q)", v.Status, v.Number, v.Printed()))
}

func (f GotFact) String() string { return fmt.Sprintf("%s %s (raw %q)", f.Status, f.Value, f.Raw) }

// without drops the characters for which f is true.
func without(s string, f func(rune) bool) string {
	if strings.IndexFunc(s, f) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if f(r) {
			return -1
		}
		return r
	}, s)
}
