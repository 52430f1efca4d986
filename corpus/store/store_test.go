package store_test

import (
	"archive/zip"
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
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reporttest"
)

const samples = "../../testdata/samples/"

// pack writes a zip file of n generated reports.
func pack(t testing.TB, path string, seed uint64, n int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	i := 0
	for d := range reporttest.Sample(seed, n) {
		in, err := w.Create(fmt.Sprintf("%03d%s", i, ending(d.Format)))
		if err == nil {
			_, err = in.Write(d.Bytes)
		}
		if err != nil {
			t.Fatal(err)
		}
		i++
	}
	if err := errors.Join(w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// old sets the time of all files below dir to one long enough ago to be trusted.
func old(t testing.TB, dir string) {
	t.Helper()
	at := time.Now().Add(-time.Hour).Truncate(time.Second)
	err := filepath.Walk(dir, func(path string, _ os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(path, at, at)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// column returns the values of a query's first column, by a connection that
// knows nothing of the package.
func column(t testing.TB, path, query string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(query, err)
	}
	defer rows.Close()
	var values []string
	for rows.Next() {
		var v sql.NullString
		if err := rows.Scan(&v); err != nil {
			t.Fatal(err)
		}
		values = append(values, v.String)
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return values
}

// searchable compares the search index with the sections.
func searchable(t testing.TB, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("INSERT INTO sections_search(sections_search, rank) VALUES('integrity-check', 1)"); err != nil {
		t.Error(err)
	}
}

func want(t testing.TB, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFacts compares what the database holds of a report with the report.
func TestFacts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	o := options(t, samples+"suqian-2023.html", samples+"hongze-2023.pdf", samples+"pingtan-2018.html")
	build(t, path, o)
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	seen := 0
	err = db.Reports(t.Context(), func(got *store.Report) error {
		seen++
		content, err := os.ReadFile(got.Path)
		if err != nil {
			return err
		}
		report, refusal := o.Ingest.Parse(got.Path, content)
		if refusal != nil {
			t.Fatal(refusal)
		}
		if got.Organ != report.Organ || got.Year != report.Year || got.Form != report.Form || got.Title != report.Title || len(got.Facts) != len(report.Facts) {
			t.Errorf("%s: got %s %d %s %q with %d facts", got.Path, got.Organ, got.Year, got.Form, got.Title, len(got.Facts))
		}
		facts := map[string]store.Fact{}
		for _, f := range got.Facts {
			facts[f.ID] = f
		}
		for i := range report.Facts {
			f := &report.Facts[i]
			want := store.Fact{ID: f.ID, Raw: f.Raw, Unit: f.Unit, Status: f.Status, Page: f.Where.Page, Line: f.Where.Line, Table: f.Where.Table, Row: f.Where.Row, Column: f.Where.Column}
			if f.Status.Known() {
				want.Value = f.Value
			}
			if diff := cmp.Diff(want, facts[f.ID], cmp.Comparer(sameDigits)); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", got.Path, f.ID, diff)
			}
		}
		if len(got.Findings) != len(report.Findings) {
			t.Errorf("%s: %d findings, want %d", got.Path, len(got.Findings), len(report.Findings))
		}
		return nil
	})
	if err != nil || seen != 3 {
		t.Errorf("%d reports, error %v", seen, err)
	}
}

func TestViewsAndSearch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	build(t, path, options(t, samples))
	want(t, column(t, path, "SELECT count(*) FROM v_reports"), "11")
	want(t, column(t, path, "SELECT value FROM v_facts WHERE organ = '宿迁市人民政府' AND fact = 'applications.carried_out.total' ORDER BY year"), "121", "125")
	want(t, column(t, path, "SELECT carried_in FROM v_totals WHERE organ = '宿迁市人民政府' AND year = 2024"), "121")
	want(t, column(t, path, "SELECT DISTINCT organ FROM v_broken"), "洪泽区人民政府")
	want(t, column(t, path, "SELECT reports > 0 AND reconcile <= reports FROM v_rules WHERE rule = 'applications.flow'"), "1")
	long := column(t, path, "SELECT count(*) FROM sections_search('政府信息公开')")
	want(t, column(t, path, "SELECT count(*) FROM sections WHERE text LIKE '%政府信息公开%' OR title LIKE '%政府信息公开%'"), long...)
	for _, view := range column(t, path, "SELECT name FROM sqlite_schema WHERE type = 'view'") {
		column(t, path, "SELECT count(*) FROM "+view)
	}
	searchable(t, path)
}

// TestChanges follows a directory through changes, and compares each state with a
// new database.
func TestChanges(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	corpus(t, in, 2, 12)
	pack(t, filepath.Join(in, "a.zip"), 3, 3)
	write(t, filepath.Join(in, "no.html"), []byte("<html><body>nothing</body></html>"))
	old(t, in)
	o := options(t, in)
	parsed := 0
	parse := o.Ingest.Parse
	o.Ingest.Workers = 1
	o.Ingest.Parse = func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		parsed++
		return parse(path, content)
	}
	first := filepath.Join(in, "00", "0000.md")
	if _, err := os.Stat(first); err != nil {
		names, _ := filepath.Glob(filepath.Join(in, "00", "0000.*"))
		first = names[0]
	}
	step := func(name string, parses int, check func(store.Summary)) {
		t.Helper()
		parsed = 0
		summary := build(t, path, o)
		if parsed != parses {
			t.Errorf("%s: parsed %d, want %d (%+v)", name, parsed, parses, summary)
		}
		if check != nil {
			check(summary)
		}
		fresh := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".db")
		build(t, fresh, o)
		a, b := dump(t, path), dump(t, fresh)
		if !strings.Contains(a, "removed=1") && a != b {
			t.Errorf("%s: differs from a new database:\n%s", name, cmp.Diff(strings.Split(b, "\n"), strings.Split(a, "\n")))
		}
		searchable(t, path)
	}
	step("new", 16, nil)
	step("unchanged", 0, func(s store.Summary) {
		if s.Unchanged != 14 || s.Parsed != 0 {
			t.Errorf("unchanged: %+v", s)
		}
	})
	content, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	write(t, first, content)
	step("touched", 0, nil)
	write(t, filepath.Join(in, "mirror"+filepath.Ext(first)), content)
	step("same bytes elsewhere", 0, nil)
	write(t, first, append([]byte("\n"), content...))
	old(t, in)
	step("changed", 1, nil)
	o.Parser = "test 2"
	step("new parser", 17, nil)
	if err := os.Remove(first); err != nil {
		t.Fatal(err)
	}
	pack(t, filepath.Join(in, "a.zip"), 3, 2)
	step("removed", 0, func(s store.Summary) {
		if s.Removed != 2 {
			t.Errorf("removed: %+v", s)
		}
	})
	want(t, column(t, path, "SELECT count(*) FROM sources WHERE removed = 1"), "2")
	write(t, first, append([]byte("\n"), content...))
	pack(t, filepath.Join(in, "a.zip"), 3, 3)
	step("back again", 0, nil)
}

// TestArchiveBecomesFile puts a report in the place of an archive.
func TestArchiveBecomesFile(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in", "a.zip"), filepath.Join(dir, "db")
	write(t, in, nil)
	pack(t, in, 3, 2)
	build(t, path, options(t, in))
	page, err := os.ReadFile(samples + "suqian-2023.html")
	if err != nil {
		t.Fatal(err)
	}
	write(t, in, page)
	if s := build(t, path, options(t, in)); s.Removed != 2 || s.Reports != 1 {
		t.Errorf("%+v", s)
	}
}

// TestSwapped lets two files take each other's content.
func TestSwapped(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	contents := [2][]byte{}
	for i, name := range []string{"suqian-2023.html", "suqian-2024.html"} {
		b, err := os.ReadFile(samples + name)
		if err != nil {
			t.Fatal(err)
		}
		contents[i] = b
	}
	for i := range 3 {
		write(t, filepath.Join(in, "a.html"), contents[i%2])
		write(t, filepath.Join(in, "b.html"), contents[(i+1)%2])
		build(t, path, options(t, in))
		years := []string{"2023", "2024"}
		want(t, column(t, path, "SELECT r.year FROM sources s JOIN records r ON r.id = s.record ORDER BY s.path"), years[i%2], years[(i+1)%2])
	}
}

// TestPassing reads an input again that could not be read before.
func TestPassing(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	corpus(t, in, 4, 2)
	old(t, in)
	o := options(t, in, filepath.Join(dir, "missing"))
	parse := o.Ingest.Parse
	hang := make(chan struct{})
	o.Ingest.Parse = func(string, []byte) (*normalize.Report, *normalize.Refusal) {
		<-hang
		return &normalize.Report{}, nil
	}
	o.Ingest.TimeLimit = time.Millisecond
	s := build(t, path, o)
	if s.Refused[ingest.TimeLimit] != 2 || s.Refused[ingest.NotFound] != 1 {
		t.Errorf("%+v", s)
	}
	close(hang)
	want(t, column(t, path, "SELECT refused FROM v_failures"), ingest.TimeLimit, ingest.TimeLimit)
	o.Ingest.Parse, o.Ingest.TimeLimit = parse, 0
	if s := build(t, path, o); s.Parsed != 2 {
		t.Errorf("%+v", s)
	}
	want(t, column(t, path, "SELECT refused FROM v_failures"), nil...)
}

// TestTwoBuilds lets a second build find that a first one is writing.
func TestTwoBuilds(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	corpus(t, in, 4, 6)
	o := options(t, in)
	parse := o.Ingest.Parse
	started, release := make(chan struct{}, 8), make(chan struct{})
	o.Ingest.Parse = func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		started <- struct{}{}
		<-release
		return parse(path, content)
	}
	db, err := store.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first := make(chan error, 1)
	go func() {
		_, err := db.Build(context.Background(), o)
		first <- err
	}()
	<-started
	second, err := store.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if _, err := second.Build(t.Context(), options(t, in)); !errors.Is(err, store.ErrBusy) {
		t.Errorf("second build: %v, want ErrBusy", err)
	}
	// Reading goes on meanwhile.
	want(t, column(t, path, "SELECT count(*) FROM v_reports"), "0")
	close(release)
	if err := <-first; err != nil {
		t.Error(err)
	}
	if _, err := second.Build(t.Context(), options(t, in)); err != nil {
		t.Error(err)
	}
	dump(t, path)
}

// TestCancel ends a build early and goes on.
func TestCancel(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	corpus(t, in, 4, 30)
	old(t, in)
	ctx, cancel := context.WithCancel(t.Context())
	o := options(t, in)
	o.Ingest.Workers = 1
	n := 0
	o.Done = func(ingest.Outcome) {
		if n++; n == 10 {
			cancel()
		}
	}
	db, err := store.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Build(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
	db.Close()
	s := build(t, path, options(t, in))
	if s.Unchanged < 10 || s.Unchanged == 30 {
		t.Errorf("%+v", s)
	}
	build(t, filepath.Join(dir, "whole"), options(t, in))
	if diff := cmp.Diff(dump(t, filepath.Join(dir, "whole")), dump(t, path)); diff != "" {
		t.Error(diff)
	}
}

// TestCopies stores one report as HTML, as text, in traditional characters and
// with a number corrected, and another one of the same organ.
func TestCopies(t *testing.T) {
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "db")
	page, err := os.ReadFile(samples + "suqian-2023.html")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(in, "page.html"), page)
	write(t, filepath.Join(in, "mirror", "page.html"), append([]byte("<!-- mirror -->"), page...))
	corrected := strings.Replace(string(page), ">121<", ">212<", 1)
	if corrected == string(page) {
		t.Fatal("the page does not print 121 in a cell")
	}
	write(t, filepath.Join(in, "z-corrected.html"), []byte(corrected))
	later, err := os.ReadFile(samples + "suqian-2024.html")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(in, "later.html"), later)
	s := build(t, path, options(t, in, "../../testdata/converted/suqian-2023.w3m.txt"))
	if s.Reports != 2 || s.Copies != 3 || s.Differ != 1 {
		t.Errorf("%+v", s)
	}
	want(t, column(t, path, `SELECT f.at || ' ' || f."left" || ' ' || f."right" || ' ' || s.path FROM findings f JOIN records r ON r.id = f.other
		JOIN sources s ON s.id = r.source WHERE f.rule = 'copies.differ'`),
		"applications.carried_out.total 121 212 "+filepath.Join(in, "z-corrected.html"))
}

func TestForeign(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	if err == nil {
		_, err = db.Exec("CREATE TABLE x(a)")
	}
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	newer := filepath.Join(dir, "newer.db")
	build(t, newer, options(t, samples+"ruzhou-2021.txt"))
	column(t, newer, "PRAGMA user_version = 99")
	text := filepath.Join(dir, "text.txt")
	write(t, text, []byte(strings.Repeat("no database ", 99)))
	empty := filepath.Join(dir, "empty.db")
	write(t, empty, nil)
	before, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path         string
		create, open error
	}{{other, store.ErrForeign, store.ErrForeign}, {newer, store.ErrNewer, store.ErrNewer}, {text, store.ErrForeign, store.ErrForeign},
		{dir, store.ErrDirectory, store.ErrDirectory}, {empty, nil, store.ErrEmpty}} {
		if _, err := store.Open(t.Context(), test.path); !errors.Is(err, test.open) {
			t.Errorf("Open %s: %v, want %v", test.path, err, test.open)
		}
		if _, err := store.Create(t.Context(), test.path); !errors.Is(err, test.create) {
			t.Errorf("Create %s: %v, want %v", test.path, err, test.create)
		}
	}
	if after, err := os.ReadFile(other); err != nil || !bytes.Equal(before, after) {
		t.Error("the database of another program was changed")
	}
	if _, err := store.Open(t.Context(), filepath.Join(dir, "none")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Open: %v", err)
	}
	if b, err := os.ReadFile(text); err != nil || !strings.HasPrefix(string(b), "no database") {
		t.Errorf("the file was changed")
	}
}

// TestExplain says in both languages what is wrong with a query and with a file.
func TestExplain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	build(t, path, options(t, samples+"ruzhou-2021.txt"))
	ask := func(text string) error {
		db, err := store.Open(t.Context(), path)
		if err != nil {
			return err
		}
		defer db.Close()
		return db.Query(t.Context(), text, func([]string) error { return nil }, func([]any) error { return nil })
	}
	explained := func(name string, err error, zh, en string) {
		t.Helper()
		if meaning, printed := store.Explain(err); meaning.ZH != zh || meaning.EN != en || printed == "" || !strings.Contains(err.Error(), printed) {
			t.Errorf("%s: %+v (%s) of %v", name, meaning, printed, err)
		}
	}
	for _, test := range []struct{ query, zh, en string }{
		{"SELECT wrong FROM v_totals", "没有列 wrong", "there is no column wrong"},
		{"SELECT * FROM wrong", "没有表或视图 wrong", "there is no table or view wrong"},
		{"SELECT wrong(1)", "没有函数 wrong", "there is no function wrong"},
		{"SELECT record FROM v_totals, v_reports", "有多个表含有列 record", "several tables have the column record"},
		{"SELEC 1", "查询语句有误，在 \"SELEC\" 处", "the query is wrong at \"SELEC\""},
		{"SELECT (1", "查询语句不完整", "the query is not complete"},
		{"SELECT abs(-9223372036854775808)", "查询语句有误", "the query is wrong"},
		{"SELECT zeroblob(9999999999)", "结果过大，内存或 SQLite 的上限不够", "the result is too large for the memory or for SQLite"},
	} {
		explained(test.query, ask(test.query), test.zh, test.en)
	}
	if meaning, printed := store.Explain(ask("DELETE FROM names")); printed != "" && meaning.ZH == "" {
		t.Errorf("of what is refused: %+v", meaning)
	}
	if err := os.Truncate(path, 64<<10); err != nil {
		t.Fatal(err)
	}
	explained("a cut file", ask("SELECT * FROM v_facts"), "数据库文件已损坏，请删除后重新 build", "the database's file is damaged: delete it and build it again")
}

// TestQuery tries whatever a query must not do.
func TestQuery(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "db")
	build(t, path, options(t, samples+"ruzhou-2021.txt"))
	before := dump(t, path)
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	run := func(text string) (rows int, err error) {
		err = db.Query(t.Context(), text, func([]string) error { return nil }, func([]any) error { rows++; return nil })
		return rows, err
	}
	for _, text := range []string{
		"DELETE FROM facts", "UPDATE meta SET value = 'x'", "INSERT INTO meta VALUES('a', 'b')", "CREATE TEMP TABLE x(a)", "DROP VIEW v_facts",
		"ATTACH '" + filepath.Join(dir, "other") + "' AS x", "VACUUM INTO '" + filepath.Join(dir, "other") + "'", "PRAGMA query_only = 0",
		"PRAGMA journal_mode = delete", "BEGIN", "SELECT 1; DELETE FROM facts", "REINDEX", "ANALYZE",
		"SELECT load_extension('x')", "INSERT INTO sections_search(sections_search) VALUES('rebuild')",
		"", " ; -- nothing", "SELECT 1; SELECT 2", "SELECT ';' /* ; */; SELECT 2",
	} {
		if _, err := run(text); err == nil {
			t.Errorf("%s: allowed", text)
		}
	}
	for _, text := range []string{
		"SELECT * FROM v_facts", "EXPLAIN QUERY PLAN SELECT * FROM facts", "SELECT snippet(sections_search, 1, '', '', '', 5) FROM sections_search('政府信息')",
		"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3) SELECT x FROM n", "SELECT name FROM pragma_table_info('facts')",
		"; SELECT ';', \"organ\" AS [a;b], 'it''s; -- /*' FROM records -- ; and no more\n ; /* ; */",
	} {
		if rows, err := run(text); err != nil || rows == 0 {
			t.Errorf("%s: %d rows, error %v", text, rows, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "other")); err == nil {
		t.Error("a query made a file")
	}
	if dump(t, path) != before {
		t.Error("a query changed the database")
	}
}

// TestDigits stores decimals that a double does not write in just that way.
func TestDigits(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "db")
	page, err := os.ReadFile(samples + "suqian-2023.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, digits := range []string{"59237.2400", "1234567890123.4567", "0.10", "59237.2449"} {
		changed := strings.Replace(string(page), "59237.2449", digits, 1)
		write(t, filepath.Join(dir, "page.html"), []byte(changed))
		build(t, path, options(t, filepath.Join(dir, "page.html")))
		want(t, column(t, path, "SELECT raw FROM v_facts WHERE fact = 'disclosure.fees.amount'"), digits)
		db, err := store.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Reports(t.Context(), func(r *store.Report) error {
			for _, f := range r.Facts {
				if f.ID == "disclosure.fees.amount" && f.Value.String() != digits {
					t.Errorf("got %s, want %s", f.Value, digits)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		db.Close()
	}
}

// first writes a database of the first version of the schema, with a record.
func first(t *testing.T, path, rows string) {
	t.Helper()
	script, err := os.ReadFile("schema/001.sql")
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(string(script) + `;PRAGMA user_version = 1; PRAGMA application_id = 1198486890;
			INSERT INTO parsers VALUES(1, 'first');
			INSERT INTO records VALUES(1, x'00', 'txt', 1, NULL, NULL, '某县', '', '某县', 2020, 'a', '', '', 0, 'text', 'utf-8', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL);` + rows)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	migrated, err := store.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	migrated.Close()
}

// TestMigrate opens a database of the first version, with records of it, whose organs
// it tells anew, and builds on in it.
func TestMigrate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "first.db")
	first(t, path, `INSERT INTO records SELECT 2, x'01', 'txt', 1, NULL, NULL, '财政局', '江苏省宿迁市财政局', '财政局', 2020, '', '', '', 0, 'text', 'utf-8', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL;`)
	const divisions = "SELECT organ_key || ' ' || coalesce(division, '-') FROM records ORDER BY 1"
	if got := column(t, path, divisions); !slices.Equal(got, []string{"宿迁市财政局 321300", "某县 -"}) {
		t.Errorf("migrated: %q", got)
	}
	build(t, path, options(t, samples+"ruzhou-2021.txt"))
	if got := column(t, path, divisions); !slices.Equal(got, []string{"汝州市产业集聚区 410482"}) {
		t.Errorf("built on: %q", got)
	}
}

// TestMigrateFacts keeps the facts of a database whose schema has a row for each.
func TestMigrateFacts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "first.db")
	first(t, path, `INSERT INTO names VALUES
		(3, 'a', 't.r.x', 't', 'r', 'x', '件'), (5, 'a', 't.r.y', 't', 'r', 'y', '万元'), (6, 'b', 't.r.x', 't', 'r', 'x', '件'), (7, 'a', 't.s.x', 't', 's', 'x', '件'),
		(8, 'a', 't.s.y', 't', 's', 'y', '万元'), (9, 'a', 't.s.z', 't', 's', 'z', '件'), (10, 'a', 't.u.x', 't', 'u', 'x', '件'), (11, 'a', 't.u.y', 't', 'u', 'y', '件');
		INSERT INTO facts VALUES
		(1, 3, -12, NULL, 1, (1 << 26) + (2 << 10) + 3, (77 << 32) + 4321, NULL),
		(1, 7, 1234567890123.4567, NULL, 1, (9 << 38) + (1 << 26) + (70 << 10) + 99, 0, '{"digits":"1234567890123.4567","box":[1,2,3,4]}'),
		(1, 8, 0.00001, '0.00001 万元', 1, 0, 0, NULL),
		(1, 9, NULL, '1O', 4, 0, 0, '{"reason":"letter_in_number"}'),
		(1, 10, NULL, NULL, 3, (1 << 26) + (2 << 10) + 1003, 5 << 32, NULL),
		(1, 11, 0, '—', 2, 0, 0, '{"reading":"sums"}');`)
	want(t, column(t, path, `SELECT n.fact || '|' || coalesce(f.value, '-') || '|' || coalesce(f.raw, '-') || '|' || f.status || '|' || f.page || '|' ||
		f.table_number || '|' || f.row_number || '|' || f.column_number || '|' || f.line || '|' || f.offset || '|' || coalesce(f.more, '')
		FROM facts f JOIN names n ON n.id = f.name ORDER BY n.id`),
		"t.r.x|-12|-12|1|0|1|2|3|77|4321|",
		`t.s.x|1234567890123.4568|1234567890123.4567|1|9|1|70|99|0|0|{"box":[1,2,3,4]}`,
		"t.s.y|1.0e-05|0.00001 万元|1|0|0|0|0|0|0|",
		`t.s.z|-|1O|4|0|0|0|0|0|0|{"reason":"letter_in_number"}`,
		`t.u.x|-|-|3|0|0|0|0|0|0|{"where":{"line":5,"table":1,"row":2,"column":1003}}`,
		`t.u.y|0|—|2|0|0|0|0|0|0|{"reading":"sums"}`)
	want(t, column(t, path, "SELECT fact || '=' || value FROM v_facts WHERE fact = 't.r.x'")) // of no source
}
