package export_test

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

// database builds a database of the samples and opens it.
func database(t testing.TB) *store.DB {
	t.Helper()
	none := filepath.Join(t.TempDir(), "none.html")
	if err := os.WriteFile(none, []byte("<p>nothing, \"quoted\"</p>"), 0o644); err != nil {
		t.Fatal(err)
	}
	return databaseOf(t, "../../testdata/samples/*.html", "../../testdata/samples/*.[mt]*", none)
}

func databaseOf(t testing.TB, paths ...string) *store.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "db")
	p := ingest.NewPipeline(forms(t), ingest.Settings{})
	defer p.Close()
	db, err := store.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Build(t.Context(), store.BuildOptions{Ingest: ingest.Options{Parse: p.Parse}, Paths: paths, Forms: forms(t), Parser: "test"}); err != nil {
		t.Fatal(err)
	}
	read, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { read.Close() })
	return read
}

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
	all := map[string][][]string{}
	for _, name := range []string{"reports", "facts", "panel", "comparable", "sections", "findings", "checks", "rules", "failures", "variables", "codebook"} {
		path := filepath.Join(dir, name+"."+string(f))
		var rows [][]string
		var err error
		switch f {
		case export.CSV:
			rows, err = readCSV(path)
		case export.JSONL:
			rows, err = readJSONL(path)
		case export.Parquet:
			rows, err = readParquet(path)
		case export.XLSX:
			rows, err = readSheet(filepath.Join(dir, "gouji.xlsx"), name)
		}
		if err != nil || len(rows) == 0 {
			t.Fatalf("%s: %d rows, error %v", name, len(rows), err)
		}
		all[name] = rows
	}
	return all
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

func readSheet(path, name string) ([][]string, error) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
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

// TestFormats reads each format back and compares it with the CSV files.
func TestFormats(t *testing.T) {
	db := database(t)
	dir := t.TempDir()
	write(t, db, export.Options{Dir: filepath.Join(dir, "csv"), Format: export.CSV})
	want := tables(t, filepath.Join(dir, "csv"), export.CSV)
	if n := len(want["reports"]) - 1; n != 9 {
		t.Errorf("%d reports", n)
	}
	for _, f := range []export.Format{export.JSONL, export.Parquet, export.XLSX} {
		t.Run(string(f), func(t *testing.T) {
			write(t, db, export.Options{Dir: filepath.Join(dir, string(f)), Format: f})
			got := tables(t, filepath.Join(dir, string(f)), f)
			for name := range want {
				if diff := cmp.Diff(plain(want[name]), plain(got[name])); diff != "" {
					t.Errorf("%s (-csv +%s):\n%.2000s", name, f, diff)
				}
			}
		})
	}
}

// plain writes numbers without the zeros that end their decimals, which doubles
// do not keep, and the line ends of texts as \n.
func plain(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = slices.Clone(row)
		for j, cell := range row {
			if v, err := strconv.ParseFloat(cell, 64); err == nil && strings.Contains(cell, ".") && v < 1e15 {
				out[i][j] = strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
	}
	return out
}

// TestDeterministic exports twice, into the same bytes.
func TestDeterministic(t *testing.T) {
	db := database(t)
	for _, f := range []export.Format{export.CSV, export.JSONL, export.Parquet, export.XLSX} {
		var sums [2]string
		for i := range sums {
			dir := t.TempDir()
			for _, file := range write(t, db, export.Options{Dir: dir, Format: f}) {
				b, err := os.ReadFile(filepath.Join(dir, file.Name))
				if err != nil || int64(len(b)) != file.Bytes {
					t.Fatalf("%s: %d bytes, error %v", file.Name, len(b), err)
				}
				sum := sha256.Sum256(b)
				sums[i] += file.Name + " " + hex.EncodeToString(sum[:]) + "\n"
			}
		}
		if sums[0] != sums[1] {
			t.Errorf("%s differs:\n%s\n%s", f, sums[0], sums[1])
		}
	}
}

// TestDataPackage holds the description against the files.
func TestDataPackage(t *testing.T) {
	dir := t.TempDir()
	write(t, database(t), export.Options{Dir: dir, Format: export.CSV, BOM: true})
	b, err := os.ReadFile(filepath.Join(dir, "datapackage.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p struct {
		Resources []struct {
			Name, Path, Hash string
			Bytes            int64
			Rows             int
			Schema           struct {
				Fields     []struct{ Name, Type, Title, Title_en string }
				PrimaryKey []string
			}
		}
	}
	if err := json.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	read := tables(t, dir, export.CSV)
	if len(p.Resources) != len(read) {
		t.Errorf("%d resources", len(p.Resources))
	}
	for _, r := range p.Resources {
		content, err := os.ReadFile(filepath.Join(dir, r.Path))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		if r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || r.Bytes != int64(len(content)) || r.Rows != len(read[r.Name])-1 {
			t.Errorf("%s: hash %s, %d bytes, %d rows", r.Name, r.Hash, r.Bytes, r.Rows)
		}
		if !strings.HasPrefix(string(content), "\uFEFF") {
			t.Errorf("%s has no byte order mark", r.Name)
		}
		keys := map[string]bool{}
		for i, f := range r.Schema.Fields {
			if f.Name != read[r.Name][0][i] {
				t.Errorf("%s: column %d is %s, described as %s", r.Name, i, read[r.Name][0][i], f.Name)
			}
			if f.Title == "" || f.Title_en == "" {
				t.Errorf("%s: %s has no title in one of the languages", r.Name, f.Name)
			}
			for _, row := range read[r.Name][1:] {
				if cell := row[i]; cell != "" && !fits(cell, f.Type) {
					t.Errorf("%s: %s = %q is no %s", r.Name, f.Name, cell, f.Type)
					break
				}
			}
		}
		for _, row := range read[r.Name][1:] {
			key := ""
			for _, k := range r.Schema.PrimaryKey {
				key += row[slices.Index(read[r.Name][0], k)] + "\x00"
			}
			if key != "" && keys[key] {
				t.Errorf("%s: key %q twice", r.Name, key)
			}
			keys[key] = true
		}
	}
}

// fits reports whether a cell is of a type of Table Schema.
func fits(cell, kind string) bool {
	switch kind {
	case "integer", "year":
		_, err := strconv.ParseInt(cell, 10, 64)
		return err == nil
	case "number":
		_, err := strconv.ParseFloat(cell, 64)
		return err == nil
	case "boolean":
		return cell == "0" || cell == "1"
	case "date":
		return len(cell) == len("2006-01-02")
	}
	return kind == "string"
}

// TestPanel checks a row against what the report prints.
func TestPanel(t *testing.T) {
	dir := t.TempDir()
	write(t, database(t), export.Options{Dir: dir, Format: export.CSV})
	rows := tables(t, dir, export.CSV)["panel"]
	cell := func(organ, year, column string) string {
		for _, row := range rows[1:] {
			if row[0] == organ && row[slices.Index(rows[0], "year")] == year {
				return row[slices.Index(rows[0], column)]
			}
		}
		return "no row"
	}
	for _, test := range [][4]string{
		{"宿迁市人民政府", "2023", "applications.carried_out.total", "121"},
		{"宿迁市人民政府", "2024", "applications.carried_in.total", "121"},
		{"宿迁市人民政府", "2024", "division", "321300"},
		{"平潭综合实验区管委会", "2014", "organ_key", "平潭综合实验区"},
		{"平潭综合实验区", "2025", "organ_key", "平潭综合实验区"},
		{"平潭综合实验区", "2025", "disclosure.fees.amount", "4166.241619"},
		{"平潭综合实验区", "2018", "applications.carried_in.total", ""},
	} {
		if got := cell(test[0], test[1], test[2]); got != test[3] {
			t.Errorf("%s %s %s = %q, want %q", test[0], test[1], test[2], got, test[3])
		}
	}
}

// TestComparable holds that the map names facts that the forms have, and what it gives
// for reports of two forms.
func TestComparable(t *testing.T) {
	dir, known := t.TempDir(), forms(t)
	write(t, database(t), export.Options{Dir: dir, Format: export.CSV})
	all := tables(t, dir, export.CSV)
	for _, row := range all["variables"][1:] {
		i := slices.IndexFunc(known, func(f *form.Form) bool { return f.ID == row[3] })
		if i < 0 || row[1] == "" || row[2] == "" || row[5] != "same" && row[5] != "similar" || row[5] == "similar" && (row[6] == "" || row[7] == "") {
			t.Errorf("%q", row)
			continue
		}
		for fact := range strings.SplitSeq(row[4], " + ") {
			if _, ok := known[i].Slot(fact); !ok {
				t.Errorf("%s has no fact %s", row[3], fact)
			}
		}
	}
	rows := all["comparable"]
	for _, test := range [][4]string{
		{"宿迁市人民政府", "2024", "applications_received", "3525"},
		{"宿迁市人民政府", "2024", "litigations", "77"},
		{"宿迁市人民政府", "2024", "reconsiderations", "170"},
		{"平潭综合实验区", "2018", "applications_received", "0"},
		{"平潭综合实验区", "2018", "not_held", ""},
	} {
		i := slices.IndexFunc(rows, func(row []string) bool { return row[0] == test[0] && row[3] == test[1] })
		if i < 0 {
			t.Errorf("no row of %s in %s", test[0], test[1])
		} else if got := rows[i][slices.Index(rows[0], test[2])]; got != test[3] {
			t.Errorf("%s %s %s = %q, want %q", test[0], test[1], test[2], got, test[3])
		}
	}
}

// TestPanelOfOneName holds that two organs of one name each have their row.
func TestPanelOfOneName(t *testing.T) {
	dir := t.TempDir()
	for name, n := range map[string]int{"a.txt": 1280, "b.txt": 77} {
		content := fmt.Sprintf("财政局2023年政府信息公开工作年度报告\n\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t%d\n"+
			"第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t%d\n行政强制\t%d\n", n, n+1, n+2)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := t.TempDir()
	write(t, databaseOf(t, dir), export.Options{Dir: out, Format: export.CSV})
	rows := tables(t, out, export.CSV)["panel"]
	if len(rows) != 3 || rows[1][1] == rows[2][1] || rows[1][6] != "1" {
		t.Errorf("%.8q", rows)
	}
}

// TestChecks holds the counts of rules against the findings and against each other.
func TestChecks(t *testing.T) {
	dir := t.TempDir()
	write(t, database(t), export.Options{Dir: dir, Format: export.CSV})
	all := tables(t, dir, export.CSV)
	number := func(name string, row []string, column string) int {
		n, err := strconv.Atoi(row[slices.Index(all[name][0], column)])
		if err != nil {
			t.Errorf("%s: %s: %v", name, column, err)
		}
		return n
	}
	var holds, broken, findings int
	seen := map[string]bool{}
	for _, row := range all["rules"][1:] {
		seen[row[0]] = true
		holds, broken, findings = holds+number("rules", row, "holds"), broken+number("rules", row, "broken"), findings+number("rules", row, "findings")
		if row[1] == "" || number("rules", row, "reports") != number("rules", row, "reports_hold")+number("rules", row, "reports_broken") {
			t.Errorf("%q", row)
		}
	}
	if findings != len(all["findings"])-1 || holds < 1000 {
		t.Errorf("the rules have %d findings and hold %d times, there are %d findings", findings, holds, len(all["findings"])-1)
	}
	for _, row := range all["checks"][1:] {
		holds, broken = holds-number("checks", row, "holds"), broken-number("checks", row, "broken")
		if !seen[row[4]] {
			t.Errorf("%s is no rule", row[4])
		}
	}
	if holds != 0 || broken != 0 {
		t.Errorf("the counts of reports are less by %d and %d", holds, broken)
	}
	if n := slices.IndexFunc(all["rules"], func(row []string) bool { return row[0] == "series.carry_over" }); n < 0 || all["rules"][n][1] != "series" {
		t.Error("series.carry_over is no rule between reports")
	}
}

// TestOccupied holds that files of others are not overwritten, and those of an earlier
// export are.
func TestOccupied(t *testing.T) {
	db := databaseOf(t, "../../testdata/samples/ruzhou-2021.txt")
	for _, name := range []string{"facts.csv", "datapackage.json"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := export.Write(t.Context(), db, export.Options{Dir: dir, Format: export.CSV, Forms: forms(t)})
		left, _ := os.ReadDir(dir)
		if content, _ := os.ReadFile(filepath.Join(dir, name)); !errors.Is(err, export.ErrOccupied) || len(left) != 1 || string(content) != "{}" {
			t.Errorf("%s: error %v, %d files", name, err, len(left))
		}
	}
	dir := t.TempDir()
	for range 2 {
		write(t, db, export.Options{Dir: dir, Format: export.CSV})
	}
	_, err := export.Write(t.Context(), db, export.Options{Dir: dir, Format: export.XLSX, Forms: forms(t)})
	if _, there := os.Lstat(filepath.Join(dir, "gouji.xlsx")); !errors.Is(err, export.ErrOtherFormat) || there == nil {
		t.Errorf("a workbook beside csv files: error %v", err)
	}
}

// TestAbandoned leaves nothing behind when an export is interrupted.
func TestAbandoned(t *testing.T) {
	db := database(t)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := export.Write(ctx, db, export.Options{Dir: dir, Format: export.CSV, Forms: forms(t), Done: cancel})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
