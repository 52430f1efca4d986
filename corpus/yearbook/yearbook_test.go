package yearbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// report makes a report with the numbers given, by the facts' ids.
func report(t *testing.T, organ string, year int, numbers map[string]int64) *normalize.Report {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		if f.ID != "ogi-2021" {
			continue
		}
		r := &normalize.Report{Organ: organ, Year: year, FormData: f, Cells: make([]normalize.Cell, len(f.Facts))}
		for id, v := range numbers {
			slot, ok := f.Slot(id)
			if !ok {
				t.Fatal(id)
			}
			r.Cells[slot] = normalize.Cell{Status: normalize.Stated, Value: number.Int(v)}
		}
		return r
	}
	t.Fatal("no form")
	return nil
}

func TestBook(t *testing.T) {
	const city = "甲省乙市人民政府"
	out := func(total int64) map[string]int64 {
		return map[string]int64{"applications.carried_out.total": total, "applications.carried_in.total": 5, "applications.received.total": 90}
	}
	broken := report(t, city, 2023, out(34))
	broken.Findings = []normalize.Finding{{Verdict: "broken", Facts: []string{"applications.carried_out.total"}}}
	for _, test := range []struct {
		name string
		in   []*normalize.Report
		of   *normalize.Report
		want string
	}{
		{"the year before", []*normalize.Report{report(t, city, 2023, out(34))}, report(t, "甲省乙市政府", 2024, nil), "applications.carried_in.total 34"},
		{"the year after", []*normalize.Report{report(t, city, 2025, out(34))}, report(t, city, 2024, nil), "applications.carried_out.total 5"},
		{"both", []*normalize.Report{report(t, city, 2025, out(34)), report(t, city, 2023, out(7))}, report(t, city, 2024, nil),
			"applications.carried_in.total 7, applications.carried_out.total 5"},
		{"its own year", []*normalize.Report{report(t, city, 2024, out(34))}, report(t, city, 2024, nil), ""},
		{"another organ", []*normalize.Report{report(t, "甲省丙市人民政府", 2023, out(34))}, report(t, city, 2024, nil), ""},
		{"a name that others have", []*normalize.Report{report(t, "财政局", 2023, out(34))}, report(t, "财政局", 2024, nil), ""},
		{"no year", []*normalize.Report{report(t, city, 0, out(34))}, report(t, city, 1, nil), ""},
		{"a number in a broken sum", []*normalize.Report{broken}, report(t, city, 2024, nil), ""},
		{"two that differ", []*normalize.Report{report(t, city, 2023, out(34)), report(t, city, 2023, out(35))}, report(t, city, 2024, nil), ""},
		{"two that agree", []*normalize.Report{report(t, city, 2023, out(34)), report(t, city, 2023, out(34))}, report(t, city, 2024, nil), "applications.carried_in.total 34"},
		{"a blank", []*normalize.Report{report(t, city, 2023, nil)}, report(t, city, 2024, nil), ""},
	} {
		b := New()
		for _, r := range test.in {
			b.Add(r)
		}
		test.of.Beside = []normalize.Statement{{Fact: "left from before"}}
		b.Beside(test.of)
		var got []string
		for _, s := range test.of.Beside {
			got = append(got, fmt.Sprint(s.Fact, " ", s.Value))
		}
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
