package export

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestSheets writes a table of several sheets that are too large to be held in memory, and
// reads them back: they stand together, in the order of the tables.
func TestSheets(t *testing.T) {
	const rows, sheet = 1200, 500
	dir := t.TempDir()
	out, err := create(dir, workbookName)
	if err != nil {
		t.Fatal(err)
	}
	fields := []field{{name: "n", kind: integerKind}, {name: "text", kind: textKind}}
	tables := []*table{{name: "first", fields: fields}, {name: "long", fields: fields}, {name: "last", fields: fields}}
	book, err := newWorkbook(out, tables)
	if err != nil {
		t.Fatal(err)
	}
	book.rows = sheet + 1
	for _, table := range tables {
		table.encoder = book.sheet(table)
	}
	long := strings.Repeat("x", cellChars) // 500 of them are more than excelize holds
	for i := range rows {
		if err := tables[1].add(integer(i), text(long)); err != nil {
			t.Fatal(err)
		}
	}
	for _, table := range tables {
		if err := table.encoder.close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.close(); err != nil {
		t.Fatal(err)
	}
	if err := out.finish(); err != nil {
		t.Fatal(err)
	}
	if err := out.rename(); err != nil {
		t.Fatal(err)
	}
	read, err := excelize.OpenFile(filepath.Join(dir, workbookName))
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	if names := read.GetSheetList(); !slices.Equal(names, []string{"first", "long", "long 2", "long 3", "last"}) {
		t.Errorf("sheets %q", names)
	}
	for at, want := range map[string]string{"first!A1": "n", "first!A2": "", "long!A2": "0", "long!A501": "499", "long 2!A2": "500", "long 3!A201": "1199", "last!B1": "text"} {
		name, cell, _ := strings.Cut(at, "!")
		if got, err := read.GetCellValue(name, cell); got != want || err != nil {
			t.Errorf("%s = %q, want %q, error %v", at, got, want, err)
		}
	}
}
