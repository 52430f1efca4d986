package reconcile_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

// forms are the official forms by id.
func forms(t testing.TB) map[string]*form.Form {
	t.Helper()
	list, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*form.Form{}
	for _, f := range list {
		byID[f.ID] = f
	}
	return byID
}

// custom loads a form from its text.
func custom(t testing.TB, text string) *form.Form {
	t.Helper()
	f, err := form.Parse("test.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// report builds a report that prints the given cells and no others.
func report(t fataler, f *form.Form, cells map[string]string) *normalize.Report {
	t.Helper()
	r := &normalize.Report{Organ: "甲市", Year: 2024, Form: f.ID, FormData: f, Cells: make([]normalize.Cell, len(f.Facts))}
	for id := range cells {
		if _, ok := f.Slot(id); !ok {
			t.Fatalf("%s has no fact %s", f.ID, id)
		}
	}
	for slot := range f.Facts {
		fact := &f.Facts[slot]
		text, ok := cells[fact.ID]
		if !ok {
			continue
		}
		printed := normalize.Fact{ID: fact.ID, Raw: text, Unit: fact.Unit, Where: normalize.Where{Line: slot + 1, Row: fact.Row + 1, Column: fact.Column + 1}}
		switch reading := number.Parse(text); reading.Kind {
		case number.None:
			printed.Status = normalize.Blank
		case number.Number:
			printed.Status, printed.Value = normalize.Stated, reading.Value
		case number.NilMark:
			printed.Status = normalize.Nil
		default:
			printed.Status, printed.Reason = normalize.Unreadable, reading.Reason
		}
		r.Facts = append(r.Facts, printed)
		r.Cells[slot] = normalize.Cell{Status: printed.Status, Value: printed.Value, Fact: int32(len(r.Facts))}
	}
	return r
}

// checked builds a report and checks it.
func checked(t fataler, f *form.Form, cells map[string]string) *normalize.Report {
	t.Helper()
	r := report(t, f, cells)
	reconcile.Check(r)
	return r
}

// sample reads the true facts of a sample report.
func sample(t testing.TB, name string) (formID string, cells map[string]string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "truth", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Form  string
		Facts map[string]*json.Number
	}
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	cells = map[string]string{}
	for id, n := range truth.Facts {
		cells[id] = ""
		if n != nil {
			cells[id] = n.String()
		}
	}
	return truth.Form, cells
}

// finding returns the finding at rule@at, nil where there is none.
func finding(r *normalize.Report, name string) *normalize.Finding {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule+"@"+f.At == name {
			return f
		}
	}
	return nil
}

// count adds the checks of all rules up.
func count(r *normalize.Report) (sum normalize.Check) {
	for _, c := range r.Checks {
		sum.Holds += c.Holds
		sum.Broken += c.Broken
		sum.Open += c.Open
		sum.NotStated += c.NotStated
	}
	return sum
}

// fataler is what tests and property tests have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}
