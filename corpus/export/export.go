// Package export writes what a database of reports holds as tables that other
// programs load: CSV, JSON Lines, Parquet or an Excel workbook, with a
// Frictionless data package that describes every column.
//
// In: a store.DB and the forms. Out: files in a directory: reports, facts (one
// row per printed cell), panel (one row per organ and year, one column per
// fact), comparable (the same with the variables that the forms have in common, which
// variables maps to their facts), sections, findings, checks and rules (how often each rule applies, holds and
// is broken, by report and in all), failures, a codebook in Chinese and English, and
// datapackage.json. The same database gives the same bytes; reports are numbered
// in the order of organ and year. Rows are streamed: memory does not grow with
// the database.
//
// CSV is the standard library's, Parquet is parquet-go (Apache-2.0), which needs
// no cgo and takes rows without reflection, Excel is excelize (BSD licence),
// whose stream writer holds no sheet in memory.
package export

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

// Format is a kind of file.
type Format string

// The formats.
const (
	CSV     Format = "csv"
	JSONL   Format = "jsonl"
	Parquet Format = "parquet"
	XLSX    Format = "xlsx"
)

// Options say how to export.
type Options struct {
	Dir    string // made where it is not there; files of an earlier export of the same format are replaced, others never
	Format Format
	BOM    bool // CSV begins with a byte order mark, for Excel
	Forms  []*form.Form
	// Done, where set, is told after every report.
	Done func()
}

// File is a file that was written.
type File struct {
	Name  string // in the directory
	Bytes int64
	Rows  int // of the table; of a workbook: of all
}

// workbookName is the name of a workbook's file.
const workbookName = "gouji.xlsx"

// ErrTooLarge says that a workbook cannot hold the database.
var ErrTooLarge = errors.New("too many rows for a workbook: use csv, jsonl or parquet")

// ErrOccupied says that a file is there that no earlier export has written.
var ErrOccupied = errors.New("not written by an earlier export, and not overwritten: choose another directory")

// ErrOtherFormat says that the directory holds an export of another format. Both could not
// be described in one datapackage.json, as they may be of different states of the database.
var ErrOtherFormat = errors.New("the directory holds an export of another format, which its datapackage.json describes: choose another directory")

// Write exports a database. Each file is written beside its name and renamed
// when it is whole. At the end of ctx its error is returned.
func Write(ctx context.Context, db *store.DB, o Options) ([]File, error) {
	names, err := db.Names(ctx)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(o.Dir, 0o755); err != nil {
		return nil, err
	}
	w := &writer{Options: o, names: names, tallies: tallies{}, panel: panel{variables: variables()}}
	w.tables = tables(panelFacts(names), o.Forms)
	if o.Format == XLSX {
		if err := w.fits(ctx, db); err != nil {
			return nil, err
		}
	}
	defer w.abandon()
	earlier, other := earlierFiles(o.Dir, o.Format)
	if other != "" {
		return nil, fmt.Errorf("%s: %w", filepath.Join(o.Dir, other), ErrOtherFormat)
	}
	if err := w.open(); err != nil {
		return nil, err
	}
	paths := []string{filepath.Join(o.Dir, "datapackage.json")}
	for _, f := range w.files {
		paths = append(paths, f.path)
	}
	for _, path := range paths {
		if _, err := os.Lstat(path); err == nil && !earlier[filepath.Base(path)] {
			return nil, fmt.Errorf("%s: %w", path, ErrOccupied)
		}
	}
	if err := w.rows(ctx, db); err != nil {
		return nil, err
	}
	return w.finish()
}

// tableSet is every table of an export.
type tableSet struct {
	reports, facts, panel, comparable, sections, findings, checks, rules, failures, variables, codebook *table
}

func (s *tableSet) all() []*table {
	return []*table{s.reports, s.facts, s.panel, s.comparable, s.sections, s.findings, s.checks, s.rules, s.failures, s.variables, s.codebook}
}

// encoder writes the rows of one table. close ends the file's content.
type encoder interface {
	row([]cell) error
	close() error
}

// writer is the state of one export.
type writer struct {
	Options
	names   []store.Name
	tables  *tableSet
	files   []*output
	book    *workbook // of XLSX
	panel   panel
	tallies tallies
	report  int64 // number of the last report
}

// open begins the files.
func (w *writer) open() error {
	if w.Format == XLSX {
		file, err := create(w.Dir, workbookName)
		if err != nil {
			return err
		}
		w.files = append(w.files, file)
		w.book = newWorkbook(file, w.tables.all())
		for _, t := range w.tables.all() {
			t.encoder = w.book.sheet(t)
		}
		return nil
	}
	for _, t := range w.tables.all() {
		file, err := create(w.Dir, t.name+"."+string(w.Format))
		if err != nil {
			return err
		}
		w.files = append(w.files, file)
		t.file = file
		switch w.Format {
		case CSV:
			t.encoder, err = newCSV(file, t, w.BOM)
		case JSONL:
			t.encoder = newJSONL(file, t)
		case Parquet:
			t.encoder = newParquet(file, t)
		default:
			return fmt.Errorf("export: no format %q", w.Format)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// finish ends all files, adds the data package and gives them their names.
func (w *writer) finish() ([]File, error) {
	rows := 0
	for _, t := range w.tables.all() {
		if err := t.encoder.close(); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		rows += t.rows
	}
	if w.book != nil {
		if err := w.book.close(); err != nil {
			return nil, err
		}
	}
	for _, f := range w.files {
		if err := f.finish(); err != nil {
			return nil, err
		}
	}
	description, err := create(w.Dir, "datapackage.json")
	if err != nil {
		return nil, err
	}
	w.files = append(w.files, description)
	if err := w.describe(description); err != nil {
		return nil, err
	}
	if err := description.finish(); err != nil {
		return nil, err
	}
	if err := description.rename(); err != nil { // first: by it the next export knows the other files
		return nil, err
	}
	var files []File
	for _, f := range w.files {
		if f != description {
			if err := f.rename(); err != nil {
				return nil, err
			}
		}
		file := File{Name: filepath.Base(f.path), Bytes: f.size}
		if i := slices.IndexFunc(w.tables.all(), func(t *table) bool { return t.file == f }); i >= 0 {
			file.Rows = w.tables.all()[i].rows
		} else if w.book != nil && f == w.files[0] {
			file.Rows = rows
		}
		files = append(files, file)
	}
	w.files = nil
	return files, nil
}

// abandon removes what an export that failed has left.
func (w *writer) abandon() {
	for _, f := range w.files {
		f.abandon()
	}
	if w.book != nil {
		w.book.abandon()
	}
}

// fits reports whether the facts fit a workbook.
func (w *writer) fits(ctx context.Context, db *store.DB) error {
	n, err := db.CountFacts(ctx)
	if err == nil && n > mostSheets*(sheetRows-1) {
		err = fmt.Errorf("%d facts: %w", n, ErrTooLarge)
	}
	return err
}
