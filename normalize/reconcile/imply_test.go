package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

// implied lists what the sums say of blanks as "fact least-most".
func implied(r *normalize.Report) []string {
	var list []string
	for _, i := range r.Implied {
		most := ""
		if i.Most != nil {
			most = i.Most.String()
		}
		list = append(list, i.Fact+" "+i.Least.String()+"-"+most)
	}
	return list
}

func TestImply(t *testing.T) {
	two, one := custom(t, twoWay), custom(t, small)
	for _, test := range []struct {
		name  string
		form  *form.Form
		table string
		cells string
		want  []string
	}{
		{"nothing blank", one, "list", "all=3 a=1 b=2 extra=0", nil},
		{"a part", one, "list", "all=9 a=1 b= extra=0", []string{"list.b 8-8"}},
		{"two parts", one, "list", "all=9 a=1 b= extra=?", []string{"list.b 0-8", "list.extra 0-8"}},
		{"a part not printed", one, "t", "in.x=3 before.x=1 out.x=1 after.x=0", nil},
		{"a part beside one that is not printed", one, "t", "in.x=3 before.x=1 out.x=", []string{"t.out.x 0-4"}},
		{"a part beside one that may be missing", one, "list", "all=9 a=1 b=", []string{"list.b 0-8"}},
		{"the total", one, "list", "all= a=1 b=2 extra=4", []string{"list.all 7-7"}},
		{"the total and a part", one, "list", "all= a=1 b= extra=4", []string{"list.all 5-"}},
		{"the total where a part may be missing", one, "list", "all= a=1 b=2", []string{"list.all 3-"}},
		{"both sides", one, "t", "in.x=3 before.x= out.x=5 after.x=", []string{"t.before.x 2-"}},
		{"nothing bounds it", one, "t", "in.x=3 before.x= out.x=1 after.x=", []string{"t.after.x 2-"}},
		{"a whole", one, "list", "part=12 whole=", []string{"list.whole 12-"}},
		{"its part", one, "list", "part= whole=12", []string{"list.part 0-12"}},
		{"a signed blank", one, "changes", "r.old=5 r.change= r.new=2", []string{"changes.r.change -3--3"}},
		{"beside a signed blank", one, "changes", "r.old= r.change= r.new=2", nil},
		{"a broken sum says nothing", one, "t", "in.x=3 before.x= out.x=1 after.x=0", nil},
		{"by two sums", two, "t", "a.x=1 a.y= a.total=1 b.x= b.y=2 b.total= all.x=4 all.y= all.total=",
			[]string{"t.a.y 0-0", "t.b.x 3-3", "t.b.total 5-5", "t.all.y 2-2", "t.all.total 6-6"}},
		{"sums that hold one by one contradict each other", two, "t", "a.x= a.y=0 a.total=1 b.x=0 b.y=0 b.total=0 all.x=2 all.y=0 all.total=2", nil},
		{"too large", one, "list", "all=999999999999999999 a=1 b= extra=0", nil},
		{"counts that cannot add up to a decimal", one, "list", "all=9 a=1.5 b= extra=", nil},
		{"counts beside a decimal total", one, "list", "all= a=1.5 b= extra=0", nil},
		{"a part of a decimal", one, "list", "part= whole=12.5", []string{"list.part 0-12"}},
	} {
		r := report(t, test.form, cells(t, test.table, test.cells))
		reconcile.Check(r)
		if diff := cmp.Diff(test.want, implied(r)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if reconcile.Check(r); cmp.Diff(test.want, implied(r)) != "" {
			t.Errorf("%s: at the second time %v", test.name, implied(r))
		}
	}
}

// Whatever counts satisfy all identities lie within what is implied, and what is
// implied of a blank whose identities have no other is exact.
func TestImplyAgainstBruteForce(t *testing.T) {
	f := custom(t, twoWay)
	rng := rand.New(rand.NewPCG(21, 2))
	determined := 0
	for range 400 {
		g := grid{f, make([]int, len(f.Facts))}
		slotOf := func(id string) int { slot, _ := f.Slot("t." + id); return slot }
		for _, row := range []string{"a", "b"} {
			for _, column := range []string{"x", "y"} {
				n := rng.IntN(4)
				for _, id := range []string{row + "." + column, row + ".total", "all." + column, "all.total"} {
					g.cells[slotOf(id)] += n
				}
			}
		}
		sound := slices.Clone(g.cells)
		printed := map[string]string{}
		for slot, n := range sound {
			printed[f.Facts[slot].ID] = strconv.Itoa(n)
		}
		for _, slot := range rng.Perm(len(f.Facts))[:1+rng.IntN(4)] {
			g.cells[slot] = unknown
			printed[f.Facts[slot].ID] = ""
		}
		r := checked(t, f, printed)
		bounds := map[string]normalize.Implied{}
		for _, i := range r.Implied {
			bounds[i.Fact] = i
			if i.Most != nil && i.Most.Equal(i.Least) {
				determined++
			}
		}
		least, most := map[string]int{}, map[string]int{}
		g.solutions(func(cells []int) {
			for slot, n := range g.cells {
				if id := f.Facts[slot].ID; n == unknown {
					if low, ok := least[id]; !ok || cells[slot] < low {
						least[id] = cells[slot]
					}
					most[id] = max(most[id], cells[slot])
				}
			}
		})
		for id := range least {
			i, ok := bounds[id]
			if !ok {
				continue
			}
			if number.Int(int64(least[id])).Cmp(i.Least) < 0 || i.Most != nil && number.Int(int64(most[id])).Cmp(*i.Most) > 0 {
				t.Fatalf("%v: %s is from %d to %d, implied %v", printed, id, least[id], most[id], implied(r))
			}
		}
		if len(least) == 1 {
			for id, low := range least {
				want := fmt.Sprintf("%s %d-", id, low)
				if most[id] < most2-1 {
					want += strconv.Itoa(most[id])
				}
				if want == id+" 0-" {
					continue
				}
				if diff := cmp.Diff([]string{want}, implied(r)); diff != "" {
					t.Fatalf("%v: %s", printed, diff)
				}
			}
		}
	}
	if determined < 100 {
		t.Errorf("only %d blanks are determined", determined)
	}
}

// most2 is the largest count that solutions tries, plus 1.
const most2 = 15

// solutions calls yield with every choice of counts for the unknown cells that
// satisfies all identities.
func (g grid) solutions(yield func(cells []int)) {
	var open []int
	for slot, n := range g.cells {
		if n == unknown {
			open = append(open, slot)
		}
	}
	tried := grid{g.form, slices.Clone(g.cells)}
	var choose func(k int)
	choose = func(k int) {
		if k < len(open) {
			for n := range most2 {
				tried.cells[open[k]] = n
				if !slices.ContainsFunc(g.form.SumsOf[open[k]], func(i int) bool {
					sum := &g.form.Sums[i]
					known := !slices.ContainsFunc(slices.Concat(sum.Left, sum.Right), func(slot int) bool { return tried.cells[slot] < 0 })
					return known && !tried.satisfiable(sum, true)
				}) {
					choose(k + 1)
				}
			}
			tried.cells[open[k]] = unknown
			return
		}
		yield(tried.cells)
	}
	choose(0)
}

// The message of an open sum says which of its blanks are determined.
func TestDeterminedBlanksAreTold(t *testing.T) {
	f := custom(t, twoWay)
	r := checked(t, f, cells(t, "t", "a.x= a.y= a.total=4 b.x=1 b.y=1 b.total=2 all.x=4 all.y=2 all.total=6"))
	got := finding(r, "t.row@a")
	if !strings.HasSuffix(got.Message.ZH, "由全部勾稽关系可以确定：“甲”须为 3、“乙”须为 1。") ||
		!strings.HasSuffix(got.Message.EN, " All sums together determine: “X” must be 3 and “Y” must be 1.") {
		t.Errorf("%+v", got.Message)
	}
	if got := finding(r, "t.column@x"); strings.Contains(got.Message.EN, "determine") {
		t.Errorf("said twice: %s", got.Message.EN)
	}
	r = checked(t, f, cells(t, "t", "a.x= a.y= a.total=0 b.x=1 b.y=1 b.total= all.x=1 all.y=1 all.total="))
	if got := finding(r, "t.row@b"); strings.Contains(got.Message.EN, "determine") {
		t.Errorf("said twice: %s", got.Message.EN)
	}
	if got := finding(r, "t.column@total"); !strings.HasSuffix(got.Message.EN, "determine: “All” must be 2 and “B” must be 2.") {
		t.Error(got.Message.EN)
	}
}
