package check_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/check"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/series"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

// build reads paths into the database at path.
func build(t testing.TB, path string, paths ...string) *store.DB {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := ingest.NewPipeline(forms, ingest.Settings{})
	defer p.Close()
	db, err := store.Create(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if _, err := db.Build(context.Background(), store.BuildOptions{Ingest: ingest.Options{Parse: p.Parse, Workers: 1}, Paths: paths, Forms: forms, Parser: "test"}); err != nil {
		t.Fatal(err)
	}
	return db
}

// run checks and returns the findings as rule@at:year, and the summary.
func run(t *testing.T, db *store.DB, o check.Options) ([]string, *check.Summary) {
	t.Helper()
	var found []string
	o.Found = func(f check.Finding) error {
		found = append(found, fmt.Sprintf("%s@%s:%d", f.Rule, f.At, f.Report.Year))
		return nil
	}
	summary, err := check.Run(context.Background(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	return found, summary
}

func dump(t *testing.T, db *store.DB) string {
	t.Helper()
	if err := db.Check(context.Background()); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	if err := db.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// copyOf writes a changed copy of a sample below dir.
func copyOf(t *testing.T, dir, name string, changes ...string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("../../testdata/samples", name))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(changes...).Replace(string(content))
	if len(changes) > 0 && changed == string(content) {
		t.Fatal("nothing to change in ", name)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
}

func samples(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"suqian-2023.html", "suqian-2024.html", "pingtan-2011.txt", "pingtan-2014.txt", "pingtan-2018.html", "pingtan-2025.html", "ruzhou-2021.txt"} {
		copyOf(t, dir, name)
	}
}

// TestSamples holds the series of two real organs, the second of which has gaps, and
// that a second run changes nothing.
func TestSamples(t *testing.T) {
	dir := t.TempDir()
	samples(t, dir)
	db := build(t, filepath.Join(t.TempDir(), "r.db"), dir)
	found, summary := run(t, db, check.Options{})
	want := []string{"series.year_missing@2012-2013:2014", "series.year_missing@2015-2017:2018", "series.year_missing@2019-2024:2025"}
	if !slices.Equal(found, want) {
		t.Errorf("found %s", found)
	}
	if summary.Reports != 7 || summary.Organs != 3 || summary.Findings["notice"] != 3 || summary.Alone != 0 {
		t.Errorf("%+v", summary)
	}
	if !slices.Equal(summary.Checks, []check.Check{{Rule: series.RuleCarryOver, Holds: 7}, {Rule: series.RuleInForce, Holds: 2}}) {
		t.Errorf("%+v", summary.Checks)
	}
	first := dump(t, db)
	if !strings.Contains(first, `rule="series.carry_over" holds=7 broken=0 open=0 not_stated=0 sum=2`) {
		t.Error("the database does not tell how often the rules hold")
	}
	if n := strings.Count(first, "series.year_missing"); n != 3 {
		t.Errorf("the database has %d of the findings", n)
	}
	if again, _ := run(t, db, check.Options{}); !slices.Equal(again, found) || dump(t, db) != first {
		t.Error("a second run changes something")
	}
}

// TestBroken holds that breaks are found, that the order of reading does not matter, and
// that a build that changes something drops what was found.
func TestBroken(t *testing.T) {
	dir := t.TempDir()
	samples(t, dir)
	copyOf(t, dir, "suqian-2024.html", "420", "402")
	aliases, err := organs.ParseAliases("a.yaml", []byte("- name: 宿迁市人民政府\n"))
	if err != nil {
		t.Fatal(err)
	}
	roster, err := organs.ParseRoster("r.yaml", []byte("- organ: 平潭综合实验区\n  children: [宿迁市人民政府, 宿迁市公安局]\n"), aliases)
	if err != nil {
		t.Fatal(err)
	}
	o := check.Options{Aliases: aliases, Roster: roster}
	path := filepath.Join(t.TempDir(), "r.db")
	db := build(t, path, dir)
	found, summary := run(t, db, o)
	if !slices.Contains(found, "series.in_force@normative_documents:2024") || summary.Findings["error"] != 1 {
		t.Errorf("%s %+v", found, summary)
	}
	backwards := build(t, filepath.Join(t.TempDir(), "b.db"), filepath.Join(dir, "suqian-2024.html"), filepath.Join(dir, "suqian-2023.html"), dir)
	if other, _ := run(t, backwards, o); !slices.Equal(other, found) || dump(t, backwards) != dump(t, db) {
		t.Errorf("read in another order: %s, not %s", other, found)
	}
	copyOf(t, dir, "suqian-2024.html")
	again := build(t, path, dir)
	if strings.Contains(dump(t, again), "series.") {
		t.Error("what was found stays after a build that changed a report")
	}
	if found, _ := run(t, again, o); slices.Contains(found, "series.in_force@normative_documents:2024") {
		t.Errorf("%s", found)
	}
}

// TestLocated holds that the year before tells which of two explanations of broken sums is
// the right one, and that nothing is said where it does not know better.
func TestLocated(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile("../../testdata/examples/broken.txt")
	if err != nil {
		t.Fatal(err)
	}
	sound := strings.ReplaceAll(string(content), "2923", "2932")
	twice := strings.NewReplacer("3001\t53", "2991\t53", "\t34\t0", "\t44\t0").Replace(sound)
	before := strings.NewReplacer("2024", "2023", "3001\t53\t0\t0\t61\t4\t3119", "2932\t53\t0\t0\t61\t4\t3050", "103\t0\t0\t0\t0\t0\t103", "34\t0\t0\t0\t0\t0\t34").Replace(sound)
	for _, test := range []struct {
		name  string
		files []string
		want  string // "": nothing
	}{
		{"alone", []string{twice}, ""},
		{"the year before", []string{twice, before}, "applications.received.natural_person 2991 → 3001, applications.carried_in.natural_person 44 → 34"},
		{"one cell is sure anyway", []string{string(content), before}, ""},
		{"sound", []string{sound, before}, ""},
	} {
		dir := t.TempDir()
		for i, file := range test.files {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, ".txt")), []byte(file), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var got []check.Finding
		o := check.Options{Forms: forms, Found: func(f check.Finding) error {
			if f.Rule == series.RuleLocated {
				got = append(got, f)
			}
			return nil
		}}
		if _, err := check.Run(context.Background(), build(t, filepath.Join(t.TempDir(), "r.db"), dir), o); err != nil {
			t.Fatal(err)
		}
		switch {
		case test.want == "" && len(got) > 0:
			t.Errorf("%s: %+v", test.name, got)
		case test.want != "" && (len(got) != 1 || !strings.Contains(got[0].Message.EN, test.want) || got[0].Report.Year != 2024 || got[0].Other == nil || got[0].Other.Year != 2023):
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

// TestStopped holds that an error on the way leaves the database as it was.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	samples(t, dir)
	db := build(t, filepath.Join(t.TempDir(), "r.db"), dir)
	run(t, db, check.Options{})
	before := dump(t, db)
	full := errors.New("full")
	_, err := check.Run(context.Background(), db, check.Options{Found: func(check.Finding) error { return full }})
	if !errors.Is(err, full) || dump(t, db) != before {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := check.Run(ctx, db, check.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if run(t, db, check.Options{}); dump(t, db) != before {
		t.Error("the next run finds something else")
	}
}

// TestUnfinished holds that a database whose build did not end is not checked.
func TestUnfinished(t *testing.T) {
	dir := t.TempDir()
	samples(t, dir)
	path := filepath.Join(t.TempDir(), "r.db")
	db := build(t, path, dir)
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec("UPDATE meta SET value = '0' WHERE key = 'finished'"); err != nil {
		t.Fatal(err)
	}
	if _, err := check.Run(context.Background(), db, check.Options{}); !errors.Is(err, store.ErrUnfinished) {
		t.Errorf("%v", err)
	}
}

// BenchmarkRun measures the check of a database with two reports of each of 100 organs.
func BenchmarkRun(b *testing.B) {
	dir := b.TempDir()
	for _, name := range []string{"suqian-2023.html", "suqian-2024.html"} {
		content, err := os.ReadFile(filepath.Join("../../testdata/samples", name))
		if err != nil {
			b.Fatal(err)
		}
		for i := range 100 {
			changed := strings.ReplaceAll(string(content), "宿迁市人民政府", fmt.Sprintf("宿%c市人民政府", '一'+rune(i)))
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, name)), []byte(changed), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	db := build(b, filepath.Join(b.TempDir(), "r.db"), dir)
	reports := 0
	for b.Loop() {
		summary, err := check.Run(context.Background(), db, check.Options{})
		if err != nil {
			b.Fatal(err)
		}
		reports += summary.Reports
	}
	b.ReportMetric(float64(reports)/b.Elapsed().Seconds(), "reports/s")
}
