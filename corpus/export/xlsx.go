package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
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
	rows   int      // of a sheet, with its header
}

// newWorkbook makes a workbook with the sheets of all tables in their order. Those that a
// table needs besides come behind them: excelize cannot move a sheet that it has written.
func newWorkbook(out *output, tables []*table) (*workbook, error) {
	b := &workbook{out: out, file: excelize.NewFile(), tables: tables, rows: sheetRows}
	if err := b.file.SetSheetName(b.file.GetSheetName(0), tables[0].name); err != nil {
		return nil, err
	}
	for _, t := range tables[1:] {
		if _, err := b.file.NewSheet(t.name); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *workbook) sheet(t *table) encoder { return &sheetEncoder{book: b, table: t} }

func (b *workbook) close() error {
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
	return b.inOrder(temporary, size)
}

// inOrder copies a workbook with the entries of its zip file in the order of their names,
// as excelize writes its sheets in any order, and with its list of sheets in that of the tables.
func (b *workbook) inOrder(in io.ReaderAt, size int64) error {
	from, err := zip.NewReader(in, size)
	if err != nil {
		return err
	}
	to := zip.NewWriter(b.out)
	slices.SortFunc(from.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range from.File {
		if f.Name == "xl/workbook.xml" {
			err = b.list(to, f)
		} else {
			err = to.Copy(f)
		}
		if err != nil {
			return err
		}
	}
	return to.Close()
}

// list copies the list of sheets: those of one table stand together.
func (b *workbook) list(to *zip.Writer, f *zip.File) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	content, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	head := f.FileHeader
	w, err := to.CreateHeader(&zip.FileHeader{Name: head.Name, Method: head.Method, Modified: head.Modified})
	if err == nil {
		_, err = w.Write(b.together(content))
	}
	return err
}

// together puts the sheets that a workbook lists in the order of the tables.
func (b *workbook) together(content []byte) []byte {
	list := regexp.MustCompile(`(<sheet [^>]*></sheet>)+`).FindIndex(content)
	if list == nil {
		return content
	}
	name := regexp.MustCompile(` name="([^" ]*)`)
	place := func(sheet []byte) int {
		m := name.FindSubmatch(sheet)
		return slices.IndexFunc(b.tables, func(t *table) bool { return m != nil && t.name == string(m[1]) })
	}
	sheets := bytes.SplitAfter(content[list[0]:list[1]], []byte("</sheet>"))
	sheets = sheets[:len(sheets)-1] // behind the last one is nothing
	slices.SortStableFunc(sheets, func(a, b []byte) int { return cmp.Compare(place(a), place(b)) })
	return slices.Concat(content[:list[0]], bytes.Join(sheets, nil), content[list[1]:])
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
	if e.sheets > 1 {
		if _, err := e.book.file.NewSheet(name); err != nil {
			return err
		}
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
	if e.stream == nil || e.next > e.book.rows {
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
