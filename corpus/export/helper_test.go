package export_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"github.com/gouji/gouji/corpus/export"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

func forms(t testing.TB) []*form.Form {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return forms
}

// database opens a database of the samples, which is built once for all tests.
func database(t testing.TB) *store.DB {
	t.Helper()
	path, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

// samples builds a database of the samples, and of a page that is none, and returns its
// path, in a directory that TestMain removes.
var samples = sync.OnceValues(func() (path string, err error) {
	none := filepath.Join(shared, "none.html")
	if err := os.WriteFile(none, []byte("<p>nothing, \"quoted\"</p>"), 0o644); err != nil {
		return "", err
	}
	path = filepath.Join(shared, "db")
	return path, build(path, "../../testdata/samples/*.html", "../../testdata/samples/*.[mt]*", none)
})

// shared is the directory of what all tests use.
var shared string

func TestMain(m *testing.M) {
	var err error
	if shared, err = os.MkdirTemp("", "gouji-export-*"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(shared) // it is in the directory of temporary files
	os.Exit(code)
}

func databaseOf(t testing.TB, paths ...string) *store.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "db")
	if err := build(path, paths...); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

func opened(t testing.TB, path string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// build reads paths into a new database.
func build(path string, paths ...string) error {
	ctx := context.Background()
	forms, err := form.Embedded()
	if err != nil {
		return err
	}
	p := ingest.NewPipeline(forms, ingest.Settings{})
	defer p.Close()
	db, err := store.Create(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Build(ctx, store.BuildOptions{Ingest: ingest.Options{Parse: p.Parse}, Paths: paths, Forms: forms, Parser: "test"})
	return err
}

// sampleTables are the tables of the samples, read back from CSV; all tests share them.
func sampleTables(t *testing.T) map[string][][]string {
	t.Helper()
	all, err := sampleCSV()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var sampleCSV = sync.OnceValues(func() (map[string][][]string, error) {
	path, err := samples()
	if err != nil {
		return nil, err
	}
	db, err := store.Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	known, err := form.Embedded()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(filepath.Dir(path), "csv")
	if _, err := export.Write(context.Background(), db, export.Options{Dir: dir, Format: export.CSV, Forms: known}); err != nil {
		return nil, err
	}
	return readTables(dir, export.CSV)
})

func write(t testing.TB, db *store.DB, o export.Options) []export.File {
	t.Helper()
	o.Forms = forms(t)
	files, err := export.Write(t.Context(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// tables reads an export back: the rows of each table as text, the first one its
// columns; what is nothing is "".
func tables(t *testing.T, dir string, f export.Format) map[string][][]string {
	t.Helper()
	all, err := readTables(dir, f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func readTables(dir string, f export.Format) (map[string][][]string, error) {
	read := map[export.Format]func(path string) ([][]string, error){export.CSV: readCSV, export.JSONL: readJSONL, export.Parquet: readParquet}[f]
	if f == export.XLSX {
		book, err := excelize.OpenFile(filepath.Join(dir, "gouji.xlsx"))
		if err != nil {
			return nil, err
		}
		defer book.Close()
		read = func(path string) ([][]string, error) {
			return readSheet(book, strings.TrimSuffix(filepath.Base(path), "."+string(f)))
		}
	}
	all := map[string][][]string{}
	for _, name := range []string{"reports", "facts", "panel", "comparable", "sections", "findings", "checks", "rules", "failures", "variables", "codebook"} {
		rows, err := read(filepath.Join(dir, name+"."+string(f)))
		if err != nil || len(rows) == 0 {
			return nil, fmt.Errorf("%s: %d rows, error %w", name, len(rows), err)
		}
		all[name] = rows
	}
	return all, nil
}

func readCSV(path string) ([][]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\uFEFF"))).ReadAll()
}

func readJSONL(path string) (rows [][]string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	decoder := json.NewDecoder(f)
	decoder.UseNumber()
	for {
		var row, columns []string
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		for err == nil && token != json.Delim('}') {
			if token == json.Delim('{') {
				token, err = decoder.Token()
				continue
			}
			columns = append(columns, token.(string))
			if token, err = decoder.Token(); err == nil {
				switch token {
				case nil:
					row = append(row, "")
				case true:
					row = append(row, "1")
				case false:
					row = append(row, "0")
				default:
					row = append(row, fmt.Sprint(token))
				}
				token, err = decoder.Token()
			}
		}
		if err != nil {
			return nil, err
		}
		if rows == nil {
			rows = append(rows, columns)
		}
		rows = append(rows, row)
	}
}

func readParquet(path string) (rows [][]string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	reader := parquet.NewReader(f)
	defer reader.Close()
	var columns []string
	for _, c := range reader.Schema().Columns() {
		columns = append(columns, strings.Join(c, "/"))
	}
	rows = append(rows, columns)
	buffer := make([]parquet.Row, 1)
	for {
		n, err := reader.ReadRows(buffer)
		if n > 0 {
			row := make([]string, len(columns))
			for _, v := range buffer[0] {
				row[v.Column()] = parquetText(v)
			}
			rows = append(rows, row)
		}
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func parquetText(v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case v.Kind() == parquet.Boolean && v.Boolean():
		return "1"
	case v.Kind() == parquet.Boolean:
		return "0"
	case v.Kind() == parquet.Double:
		return strconv.FormatFloat(v.Double(), 'f', -1, 64)
	}
	return v.String()
}

func readSheet(book *excelize.File, name string) ([][]string, error) {
	rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	for i := range rows { // empty cells at the end are left out
		for len(rows[i]) < len(rows[0]) {
			rows[i] = append(rows[i], "")
		}
	}
	return rows, nil
}
