package reconcile_test

import (
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reconcile"
)

// benchmark checks a sample report with changed cells.
func benchmark(b *testing.B, changes map[string]string) {
	f := forms(b)["ogi-2021"]
	_, cells := sample(b, "suqian-2024")
	for id, text := range changes {
		cells[id] = text
	}
	r := report(b, f, cells)
	b.ReportAllocs()
	for b.Loop() {
		r.Findings = r.Findings[:0]
		reconcile.Check(r)
	}
}

func BenchmarkSound(b *testing.B) { benchmark(b, nil) }

func BenchmarkOneWrongCell(b *testing.B) {
	benchmark(b, map[string]string{"applications.results_total.natural_person": "4340"})
}

func BenchmarkRowShifted(b *testing.B) {
	changes := map[string]string{}
	for i, column := range columns()[:6] {
		changes["applications.unable_not_held."+column] = []string{"0", "859", "33", "0", "1", "2"}[i]
	}
	benchmark(b, changes)
}

// Every second cell is blank: the most that there is to say.
func BenchmarkBlanks(b *testing.B) {
	f := forms(b)["ogi-2021"]
	changes := map[string]string{}
	for slot := 0; slot < len(f.Facts); slot += 2 {
		changes[f.Facts[slot].ID] = ""
	}
	benchmark(b, changes)
}

func TestHoldingIdentitiesAllocateNothing(t *testing.T) {
	all := forms(t)
	allocated := func(name string) float64 {
		id, cells := sample(t, name)
		r := report(t, all[id], cells)
		return testing.AllocsPerRun(20, func() {
			r.Findings = []normalize.Finding(nil)
			reconcile.Check(r)
		})
	}
	// The system, the states of the rows and the checks, however many identities hold.
	if n := allocated("suqian-2024"); n > 6 {
		t.Errorf("%v allocations for 42 identities that hold", n)
	}
}
