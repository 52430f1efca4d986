package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reconcile"
	"github.com/gouji/gouji/normalize/reporttest"
)

// figures counts how errors of one kind were located.
type figures struct {
	made         int
	noticed      int // some identity is broken
	detected     int // and the sums determine nothing more
	listed       int // the true cells are an alternative of every finding
	first        int // the likeliest one
	alternatives int // listed in all
}

func (n *figures) add(m figures) {
	n.made += m.made
	n.noticed += m.noticed
	n.detected += m.detected
	n.listed += m.listed
	n.first += m.first
	n.alternatives += m.alternatives
}

func (n *figures) String() string {
	percent := func(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }
	return fmt.Sprintf("made %4d  noticed %4d  true cells listed %4d (%6.2f %%)  listed first %6.2f %%  not determined %3d  alternatives %5.2f",
		n.made, n.noticed, n.listed, percent(n.listed, n.noticed), percent(n.first, n.noticed), n.detected,
		float64(n.alternatives)/float64(max(1, n.noticed-n.detected)))
}

// printedReport is a generated report as the rules see it.
func printedReport(t fataler, all map[string]*form.Form, truth reporttest.Truth) *normalize.Report {
	t.Helper()
	cells := make(map[string]string, len(truth.Facts))
	for id, v := range truth.Facts {
		cells[id] = v.Printed()
	}
	return report(t, all[truth.Form], cells)
}

// judge says how well the findings of a report locate the cells that differ
// from a sound one.
func judge(r *normalize.Report, sound, truth reporttest.Truth) (n figures) {
	n.made = 1
	wrong := map[string]string{}
	for id, v := range truth.Facts {
		if v.Number != sound.Facts[id].Number {
			wrong[id] = sound.Facts[id].Number
		}
	}
	explained := map[string]bool{}
	listed, first, determined := true, true, true
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Verdict != "broken" {
			continue
		}
		n.noticed = 1
		sets := alternatives(f)
		if len(sets) == 0 {
			determined = false
			continue
		}
		n.alternatives = max(n.alternatives, len(sets)+f.MoreRepairs)
		found := false
		for k, set := range sets {
			if isPart(set, wrong) {
				for id := range set {
					explained[id] = true
				}
				first = first && (found || k == 0)
				found = true
			}
		}
		listed = listed && found
	}
	listed = listed && len(explained) == len(wrong)
	switch {
	case n.noticed == 0:
	case listed:
		n.listed = 1
		if first {
			n.first = 1
		}
	case !determined:
		n.detected = 1
	}
	return n
}

// alternatives are the sets of cells that a finding lists, with the numbers that
// they should have.
func alternatives(f *normalize.Finding) []map[string]string {
	var sets []map[string]string
	for _, s := range f.Suspects {
		sets = append(sets, map[string]string{s.Fact: s.Expected.String()})
	}
	for _, repair := range f.Repairs {
		set := map[string]string{}
		for _, c := range repair.Changes {
			set[c.Fact] = c.Expected.String()
		}
		sets = append(sets, set)
	}
	return sets
}

func isPart(set, of map[string]string) bool {
	for id, number := range set {
		if of[id] != number {
			return false
		}
	}
	return true
}

// cellSlips are the kinds of error that change one cell, setSlips those that
// change several, as they can be found in the applications table.
func cellSlips() []reporttest.Slip {
	return []reporttest.Slip{reporttest.DigitChanged, reporttest.DigitsSwapped, reporttest.DigitDropped,
		reporttest.DigitAdded, reporttest.NeighbourValue, reporttest.TotalWrong}
}

func setSlips() []reporttest.Slip {
	return []reporttest.Slip{reporttest.RowShifted, reporttest.ValuesSwapped, reporttest.ValueMoved, reporttest.ValueSplit}
}

// soundReport makes a report of any size; with blanks, a tenth to three tenths
// of its zeros are not printed.
func soundReport(rng *rand.Rand, blanks bool) reporttest.Truth {
	form := []string{reporttest.OGI2021, reporttest.OGI2019}[rng.IntN(2)]
	size := []reporttest.Size{reporttest.Township, reporttest.Office, reporttest.City, reporttest.Province}[rng.IntN(4)]
	truth := reporttest.Random(rng, form, reporttest.Options{Size: size})
	if share := 10 + rng.IntN(21); blanks {
		for _, id := range truth.IDs() {
			if truth.Facts[id].Number == "0" && rng.IntN(100) < share {
				truth.Facts[id] = reporttest.Value{Status: reporttest.Blank}
			}
		}
	}
	return truth
}

// wrongReport makes a report with errors in its applications table. intact is
// true where all identities of the wrong cells have their numbers.
func wrongReport(t *testing.T, all map[string]*form.Form, rng *rand.Rand, blanks bool, slips ...reporttest.Slip) (n figures, intact bool) {
	for {
		sound := soundReport(rng, blanks)
		truth, ok := sound, true
		for _, slip := range slips {
			if truth, ok = truth.Inject(rng, slip); !ok {
				break
			}
			ok = !slices.ContainsFunc(truth.Injected.Facts, func(id string) bool { return !strings.HasPrefix(id, "applications.") })
			if !ok {
				break
			}
		}
		if !ok {
			continue
		}
		r := printedReport(t, all, truth)
		intact = true
		for id, v := range truth.Facts {
			if v.Number != sound.Facts[id].Number {
				intact = intact && identitiesKnown(r, id)
			}
		}
		reconcile.Check(r)
		return judge(r, sound, truth), intact
	}
}

// identitiesKnown reports whether no identity of a cell has a blank.
func identitiesKnown(r *normalize.Report, id string) bool {
	f := r.FormData
	slot, _ := f.Slot(id)
	for _, i := range f.SumsOf[slot] {
		for _, slot := range slices.Concat(f.Sums[i].Left, f.Sums[i].Right) {
			if r.Cells[slot].Status == normalize.Blank {
				return false
			}
		}
	}
	return true
}

// tables is how many of n generated tables are tried.
func tables(n int) int {
	if raceDetector {
		return n / 10
	}
	return n
}

// wanted is the percentage wanted of all tables; of a tenth of them chance takes
// more away.
func wanted(percent int) int {
	if raceDetector {
		return percent - 4
	}
	return percent
}

// The figures of the locator, by kind of error: at least 2,000 reports for none,
// one and two errors, with all zeros printed and with some left blank. With blanks, more
// is wanted of the errors of which no identity has one: where one has, the blank may
// stand for what is missing, so that of two wrong cells one alone is enough to make every
// sum possible, and no sum says that the other is wrong.
//
// Two rows exchanged without their totals leave the same sums as their totals
// exchanged, and a column of wrong rows every row of the table: the two are tried
// alone.
func TestFigures(t *testing.T) {
	all := forms(t)
	single := slices.Concat(cellSlips(), setSlips(), []reporttest.Slip{reporttest.RowsSwapped, reporttest.ColumnShifted})
	double := slices.Concat(cellSlips(), setSlips())
	for _, blanks := range []bool{false, true} {
		name := "all printed"
		if blanks {
			name = "zeros blank"
		}
		t.Run("sound, "+name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(10, 1))
			for range tables(2000) {
				r := printedReport(t, all, soundReport(rng, blanks))
				reconcile.Check(r)
				if n := count(r).Broken; n > 0 {
					t.Fatalf("%d false alarms: %s", n, r.Findings[0].Formula)
				}
			}
		})
		t.Run("one, "+name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(10, 2))
			var whole, torn figures
			for _, slip := range single {
				var kind, others figures
				for range tables(180) {
					if n, intact := wrongReport(t, all, rng, blanks, slip); intact {
						kind.add(n)
					} else {
						others.add(n)
					}
				}
				whole.add(kind)
				torn.add(others)
				t.Logf("%-16s %s", slip, &kind)
				if kind.listed < kind.noticed && !blanks {
					t.Errorf("%s: not all are located", slip)
				}
				if slices.Contains(cellSlips(), slip) && (kind.noticed < kind.made || kind.first < kind.made || !blanks && kind.alternatives > kind.made) {
					t.Errorf("%s: not all are noticed and located for certain", slip)
				}
			}
			t.Logf("%-16s %s", "all", &whole)
			if blanks {
				t.Logf("%-16s %s", "at blanks", &torn)
			}
			if 100*whole.listed < wanted(99)*whole.noticed || 100*torn.listed < wanted(94)*torn.noticed {
				t.Error("too few are located")
			}
		})
		t.Run("two, "+name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(10, 3))
			var whole, torn figures
			for _, slip := range double {
				var kind figures
				for range tables(200) {
					if n, intact := wrongReport(t, all, rng, blanks, slip, double[rng.IntN(len(double))]); intact {
						kind.add(n)
					} else {
						torn.add(n)
					}
				}
				whole.add(kind)
				t.Logf("%-16s %s", slip, &kind)
			}
			t.Logf("%-16s %s", "all", &whole)
			if blanks {
				t.Logf("%-16s %s", "at blanks", &torn)
			}
			// Two errors may undo each other: then nothing is broken.
			if least := wanted(99); 100*whole.listed < least*whole.noticed || 100*whole.noticed < 97*whole.made ||
				100*torn.listed < wanted(78)*torn.noticed {
				t.Error("too few are located")
			}
		})
	}
}
