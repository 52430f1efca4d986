package export

import (
	"archive/zip"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

const (
	sheetRows  = 1 << 20 // of a sheet, with its header
	mostSheets = 5       // for one table
	cellChars  = 32_767  // of a cell
)

// workbook is an Excel workbook with a sheet per table.
type workbook struct {
	out    *output
	file   *excelize.File
	tables []*table // in the order of their sheets
}

func newWorkbook(out *output, tables []*table) *workbook {
	return &workbook{out: out, file: excelize.NewFile(), tables: tables}
}

func (b *workbook) sheet(t *table) encoder { return &sheetEncoder{book: b, table: t} }

func (b *workbook) close() error {
	if err := b.order(); err != nil {
		return err
	}
	temporary, err := os.CreateTemp("", "gouji-*.xlsx")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	defer temporary.Close()
	if err := b.file.Write(temporary); err != nil {
		return err
	}
	size, err := temporary.Seek(0, io.SeekCurrent)
	if err == nil {
		err = b.file.Close()
	}
	if err != nil {
		return err
	}
	return inOrder(b.out, temporary, size)
}

// order puts the sheets in the order of the tables and takes away the one that every
// new workbook has.
func (b *workbook) order() error {
	const first = "Sheet1"
	for _, t := range b.tables {
		for _, name := range b.file.GetSheetList() {
			if name != t.name && !strings.HasPrefix(name, t.name+" ") {
				continue
			}
			if err := b.file.MoveSheet(name, first); err != nil {
				return err
			}
		}
	}
	if err := b.file.DeleteSheet(first); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	return nil
}

// inOrder copies a zip file with its entries in the order of their names:
// excelize writes its sheets in any order.
func inOrder(out io.Writer, in io.ReaderAt, size int64) error {
	from, err := zip.NewReader(in, size)
	if err != nil {
		return err
	}
	to := zip.NewWriter(out)
	slices.SortFunc(from.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range from.File {
		if err := to.Copy(f); err != nil {
			return err
		}
	}
	return to.Close()
}

func (b *workbook) abandon() {
	_ = b.file.Close() // its temporary files go
}

// sheetEncoder writes one table, on as many sheets as it takes.
type sheetEncoder struct {
	book   *workbook
	table  *table
	stream *excelize.StreamWriter
	next   int // row on the sheet
	sheets int
	values []any
}

func (e *sheetEncoder) begin() error {
	e.sheets++
	name := e.table.name
	if e.sheets > 1 {
		name = fmt.Sprintf("%s %d", name, e.sheets)
	}
	if _, err := e.book.file.NewSheet(name); err != nil {
		return err
	}
	var err error
	if e.stream, err = e.book.file.NewStreamWriter(name); err != nil {
		return err
	}
	if err := e.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	e.values = e.values[:0]
	for _, f := range e.table.fields {
		e.values = append(e.values, f.name)
	}
	e.next = 2
	return e.stream.SetRow("A1", e.values)
}

func (e *sheetEncoder) row(row []cell) error {
	if e.stream == nil || e.next > sheetRows {
		if err := e.end(); err != nil {
			return err
		}
		if err := e.begin(); err != nil {
			return err
		}
	}
	e.values = e.values[:0]
	for i := range row {
		e.values = append(e.values, sheetValue(&row[i]))
	}
	at := "A" + strconv.Itoa(e.next)
	e.next++
	return e.stream.SetRow(at, e.values)
}

// sheetValue returns a cell's value. Excel counts with 15 digits: a longer number
// is a text. So is what begins like a formula. A text that is longer than a cell
// ends in an ellipsis.
func sheetValue(c *cell) any {
	const exact = 999_999_999_999_999
	switch c.kind {
	case nothing:
		return nil
	case whole:
		if c.integer > exact || c.integer < -exact {
			return strconv.FormatInt(c.integer, 10)
		}
		return c.integer
	case decimal:
		f, err := strconv.ParseFloat(c.text, 64)
		if err != nil || len(c.text) > 16 {
			return c.text
		}
		return f
	}
	if len(c.text) <= cellChars || utf8.RuneCountInString(c.text) <= cellChars {
		return c.text
	}
	return string([]rune(c.text)[:cellChars-1]) + "…"
}

func (e *sheetEncoder) end() error {
	if e.stream == nil {
		return nil
	}
	return e.stream.Flush()
}

func (e *sheetEncoder) close() error {
	if e.stream == nil {
		if err := e.begin(); err != nil {
			return err
		}
	}
	return e.end()
}
