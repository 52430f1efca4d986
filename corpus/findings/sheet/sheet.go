// Package sheet writes findings as an Excel workbook (.xlsx): a summary, all
// inputs, all findings with a filter, and for every report a sheet with its
// tables as printed, the cells of broken sums marked and a comment on each
// suspected one.
//
// In: checked reports that keep their tables (normalize.Reader.Keep), and
// refusals. Out: a workbook. Rows are written as they come; the library keeps
// them in temporary files beyond 16 MiB a sheet, but the compressed workbook is
// put together in memory.
//
// xuri/excelize v2 writes it (BSD 3-clause, maintained for ten years, releases
// several times a year, no cgo). Its streaming writer is used because the other
// one keeps every cell. Two of its habits are met here: it wants the dimension of
// a sheet before the first row, and it orders the parts of the file at random.
// A text stays a text, whatever it begins with: cells are never formulas.
package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize"
)

// Limits bound what gets a sheet of its own. What is left out is said in the
// summary; findings are never left out. The zero value of a field means its
// default.
type Limits struct {
	Found int // reports with errors or warnings; default 200
	Sound int // other reports; default 20
	Cells int // of the tables of one report; default 20000
}

func (l Limits) withDefaults() Limits {
	for _, d := range [...]struct {
		field *int
		value int
	}{{&l.Found, 200}, {&l.Sound, 20}, {&l.Cells, 20_000}} {
		if *d.field <= 0 {
			*d.field = d.value
		}
	}
	return l
}

// Options say how a Writer writes.
type Options struct {
	Language findings.Language
	Limits   Limits
	Version  string // of the program
}

// Of the list of inputs: the height of a row in points, and the columns that are
// printed, which leave out sheet and hash.
const (
	inputHeight   = 16
	printedInputs = 12
)

// Writer writes findings as a workbook. It is a findings.Writer.
type Writer struct {
	w        io.Writer
	language findings.Language
	limits   Limits
	version  string
	words    *words
	file     *excelize.File
	styles   styles
	names    map[string]bool // of sheets, in lower case
	inputs   *pages
	found    *pages
	columns  []column // of found
	total    totals
}

// totals are the numbers of the summary.
type totals struct {
	reports, sound, broken, undecided, formless, refused int
	findings                                             findings.Count
	short                                                int // reports without a sheet of their own
	withFindings, without                                int // reports that asked for one
}

// New returns a writer to w.
func New(w io.Writer, o Options) *Writer {
	words := english
	if o.Language == findings.Chinese {
		words = chinese
	}
	return &Writer{w: w, language: o.Language, limits: o.Limits.withDefaults(), version: o.Version, words: &words, names: map[string]bool{}}
}

// Begin makes the sheets that all reports share.
func (w *Writer) Begin() error {
	w.file = excelize.NewFile()
	if err := w.makeStyles(); err != nil {
		return err
	}
	summary := w.sheetName(w.words.summary)
	if err := w.file.SetSheetName("Sheet1", summary); err != nil {
		return err
	}
	var err error
	if w.inputs, err = w.newPages(w.words.inputs, w.words.inputColumns(), []float64{14, 28, 8, 10, 8, 9, 9, 9, 8, 12, 12, 40, 26, 68}); err != nil {
		return err
	}
	var names []string
	var widths []float64
	w.inputs.printed = printedInputs
	w.columns = w.findingColumns()
	for _, c := range w.columns {
		names, widths = append(names, c.name), append(widths, c.width)
	}
	if w.found, err = w.newPages(w.words.findings, names, widths); err != nil {
		return err
	}
	w.found.printed = printedColumns
	return nil
}

// Report writes a report's findings and, within the limits, its tables.
func (w *Writer) Report(r *normalize.Report) error {
	c := findings.Of(r)
	t := &w.total
	t.reports++
	t.findings.Add(c)
	result, style := w.words.sound, w.styles.good
	switch {
	case c.Errors > 0:
		t.broken++
		result, style = w.words.broken, w.styles.bad
	case r.Form == "":
		t.formless++
		result, style = w.words.formless, w.styles.doubt
	case findings.Undecided(r):
		t.undecided++
		result, style = w.words.undecided, w.styles.doubt
	default:
		t.sound++
	}
	name := ""
	if w.full(c) {
		name = w.sheetName(fmt.Sprintf("%d %s%s", t.reports, r.Organ, year(r.Year)))
		if err := w.tables(name, r); err != nil {
			return err
		}
	} else {
		t.short++
	}
	err := w.inputs.add([]any{
		cell(result, style), w.text(r.Organ), w.number(r.Year), w.text(r.Form), w.number(c.Errors), w.number(c.Warnings), w.number(c.Notices), w.number(c.Waived),
		w.number(len(r.Facts)), w.number(findings.Holds(r)), w.text(r.Published), w.text(r.Source.Name()), w.text(name), w.text(r.Source.SHA256),
	}, inputHeight)
	if err != nil {
		return err
	}
	for i := range r.Findings {
		row := findings.RowOf(r, i)
		if err := w.finding(&row, w.place(&r.Findings[i]), w.suspects(r, &r.Findings[i])); err != nil {
			return err
		}
	}
	return nil
}

// Refusal writes an input that is no report, among the inputs and the findings.
func (w *Writer) Refusal(r *normalize.Refusal) error {
	w.total.refused++
	row := findings.RowOfRefusal(r)
	message := w.language.Say(row.MessageZH, row.MessageEN)
	err := w.inputs.add([]any{
		cell(w.words.refused, w.styles.doubt), w.text(message), nil, nil, nil, nil, nil, nil, nil, nil, nil,
		w.text(row.Source), nil, w.text(r.Source.SHA256),
	}, inputHeight)
	if err != nil {
		return err
	}
	return w.finding(&row, "", "")
}

// full reports whether a report gets a sheet of its own.
func (w *Writer) full(c findings.Count) bool {
	t := &w.total
	if c.Errors+c.Warnings > 0 {
		t.withFindings++
		return t.withFindings <= w.limits.Found
	}
	t.without++
	return t.without <= w.limits.Sound
}

// End writes the workbook.
func (w *Writer) End() error {
	defer w.file.Close() // temporary files only
	for _, p := range []*pages{w.inputs, w.found} {
		if err := p.close(); err != nil {
			return err
		}
	}
	if err := w.summary(); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := w.file.Write(&b); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	return ordered(w.w, b.Bytes())
}

// ordered copies a workbook with its parts in a fixed order, so that the same
// input gives the same bytes.
func ordered(w io.Writer, workbook []byte) error {
	from, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	first := func(name string) int { // the list of types stands first, as spreadsheets write it
		if name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int {
		return cmp.Or(first(a.Name)-first(b.Name), cmp.Compare(a.Name, b.Name))
	})
	to := zip.NewWriter(w)
	for _, part := range from.File {
		if err := to.Copy(part); err != nil {
			return err
		}
	}
	return to.Close()
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return " " + strconv.Itoa(n)
}
