package reconcile_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reconcile"
	"github.com/gouji/gouji/normalize/reporttest"
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

// times checks reports and gives the times that it took, sorted, as metrics: the
// mean says little where a few are a hundred times the others.
func times(b *testing.B, reports []*normalize.Report) {
	spent := make([]time.Duration, 0, len(reports))
	for b.Loop() {
		spent = spent[:0]
		for _, r := range reports {
			start := time.Now()
			reconcile.Check(r)
			spent = append(spent, time.Since(start))
		}
	}
	slices.Sort(spent)
	for name, at := range map[string]int{"median-µs": len(spent) / 2, "p90-µs": len(spent) * 9 / 10, "worst-µs": len(spent) - 1} {
		b.ReportMetric(float64(spent[at].Microseconds()), name)
	}
}

// Two errors of random kinds in a report of any size.
func BenchmarkTwoErrors(b *testing.B) {
	all := forms(b)
	rng := rand.New(rand.NewPCG(31, 1))
	slips := slices.Concat(cellSlips(), setSlips())
	var reports []*normalize.Report
	for len(reports) < 400 {
		truth, ok := soundReport(rng, false), true
		for range 2 {
			if ok {
				truth, ok = truth.Inject(rng, slips[rng.IntN(len(slips))])
			}
		}
		if ok {
			reports = append(reports, printedReport(b, all, truth))
		}
	}
	times(b, reports)
}

// Up to twelve wrong cells, zeros blank: many end at the limit of steps.
func BenchmarkManyErrors(b *testing.B) {
	all := forms(b)
	rng := rand.New(rand.NewPCG(31, 2))
	var reports []*normalize.Report
	for len(reports) < 200 {
		truth := soundReport(rng, true)
		for _, id := range pick(rng, truth.IDs(), 3+rng.IntN(10)) {
			if truth.Facts[id].Status == reporttest.Stated {
				truth.Facts[id] = reporttest.Value{Status: reporttest.Stated, Number: strconv.Itoa(rng.IntN(9))}
			}
		}
		reports = append(reports, printedReport(b, all, truth))
	}
	times(b, reports)
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
