package series

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize/number"
)

// chain makes the sound reports of one organ on the years from first to last: those up
// to 2020 in the form of 2019, the others in that of 2021.
func chain(r *rand.Rand, id int64, organ string, first, last int) []*Record {
	var records []*Record
	var before *Record
	for year := first; year <= last; year++ {
		n := &Record{ID: id, Organ: organ, Year: year, Form: "ogi-2021", Facts: map[string]number.Value{}}
		id++
		set := func(fact string, v int64) { n.Facts[fact] = number.Int(v) }
		was := func(fact string, otherwise int64) int64 {
			if before != nil {
				if v, ok := before.Facts[fact]; ok {
					return v.Coef()
				}
			}
			return otherwise
		}
		total := map[string]int64{}
		for _, column := range applicants()[:6] {
			received := r.Int64N(200)
			in := was("applications.carried_out."+column, r.Int64N(20))
			out := r.Int64N(min(20, received+in) + 1)
			for row, v := range map[string]int64{"received": received, "carried_in": in, "carried_out": out, "results_total": received + in - out} {
				set("applications."+row+"."+column, v)
				total[row] += v
			}
		}
		for row, v := range total {
			set("applications."+row+".total", v)
		}
		for _, row := range []string{"regulations", "normative_documents"} {
			fact := "disclosure." + row + "."
			if year <= 2020 {
				set(fact+"total_published", was(fact+"total_published", 50)+r.Int64N(9))
				continue
			}
			issued, repealed := r.Int64N(30), r.Int64N(20)
			set(fact+"issued", issued)
			set(fact+"repealed", repealed)
			set(fact+"in_force", was(fact+"in_force", 400)+issued-repealed)
		}
		if year <= 2020 {
			n.Form = "ogi-2019"
			for _, row := range []string{"licensing", "fees"} {
				fact := "disclosure." + row + "."
				set(fact+"items_previous_year", was(fact+"items_previous_year", 100)+was(fact+"change", 0))
				set(fact+"change", r.Int64N(11)-5)
			}
		}
		records = append(records, n)
		before = n
	}
	return records
}

// judge checks one organ.
func judge(records []*Record) []Finding {
	findings, _ := New(nil, nil).Organ("organ", records)
	return findings
}

// brief writes findings as rule@at:year of the record.
func brief(records []*Record, findings []Finding) []string {
	years := map[int64]int{}
	for _, r := range records {
		years[r.ID] = r.Year
	}
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%s@%s:%d", f.Rule, f.At, years[f.Record]))
	}
	slices.Sort(list)
	return list
}

// complete holds that findings say in both languages what is wrong, without faults of
// formatting, and that their identities are unlike each other.
func complete(t *testing.T, findings []Finding) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range findings {
		text := f.Message.ZH + f.Message.EN + f.Formula
		if f.Message.ZH == "" || f.Message.EN == "" || strings.Contains(text, "%!") || strings.Contains(text, "%[") || f.Severity == "" {
			t.Errorf("%s: %+v", f.Rule, f.Finding)
		}
		if len(f.Identity) != 16 || seen[f.Identity] {
			t.Errorf("%s@%s: the identity %q is malformed or stands twice", f.Rule, f.At, f.Identity)
		}
		seen[f.Identity] = true
	}
}

func want(t *testing.T, got []string, wanted ...string) {
	t.Helper()
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), strings.Join(wanted, " "))
	}
}

// at returns a record of the given year.
func at(records []*Record, year int) *Record {
	i := slices.IndexFunc(records, func(r *Record) bool { return r.Year == year })
	if i < 0 {
		panic("no report on " + strconv.Itoa(year))
	}
	return records[i]
}
