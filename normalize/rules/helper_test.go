package rules

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reconcile"
)

var embedded = sync.OnceValues(form.Embedded)

func forms(t testing.TB) []*form.Form {
	t.Helper()
	fs, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

var reader = sync.OnceValue(func() *normalize.Reader {
	fs, err := embedded()
	if err != nil {
		panic(err)
	}
	return normalize.New(fs)
})

// readReport reads a report without judging it.
func readReport(t testing.TB, name string, content []byte) *normalize.Report {
	t.Helper()
	var documents read.Reader
	doc, err := documents.Document(context.Background(), name, content)
	if err != nil {
		t.Fatal(err)
	}
	forms(t)
	r, refusal := reader().Read(doc)
	if refusal != nil {
		t.Fatalf("refused: %s %s", refusal.Refused, refusal.Detail)
	}
	return r
}

// judge reads a report and judges it by all rules but those of other packages that
// need more than the report.
func judge(t testing.TB, name string, content []byte) *normalize.Report {
	t.Helper()
	r := readReport(t, name, content)
	Check(r)
	reconcile.Check(r)
	return r
}

// edited judges the report of the form of 2021 with changes, each of which must
// find what it changes.
func edited(t testing.TB, edits ...Edit) *normalize.Report {
	t.Helper()
	return judgeExample(t, on2021(edits...))
}

func judgeExample(t testing.TB, e *Example) *normalize.Report {
	t.Helper()
	for i := range e.Edits {
		before := Example{e.Base, e.Edits[:i]}
		if !strings.Contains(string(before.Content()), e.Edits[i].Old) {
			t.Fatalf("%s does not contain %q", e.Base, e.Edits[i].Old)
		}
	}
	return judge(t, e.Base, e.Content())
}

// broken lists the rules that have findings, as rule@at, sorted.
func broken(r *normalize.Report) []string {
	var all []string
	for i := range r.Findings {
		all = append(all, r.Findings[i].Rule+"@"+r.Findings[i].At)
	}
	slices.Sort(all)
	return all
}

// wantFindings compares the findings with a list like that of broken.
func wantFindings(t testing.TB, r *normalize.Report, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got := broken(r); !slices.Equal(got, want) {
		t.Errorf("found %s, want %s", strings.Join(got, " "), strings.Join(want, " "))
		for i := range r.Findings {
			t.Logf("%s: %s", r.Findings[i].Rule, r.Findings[i].Message.EN)
		}
	}
}
