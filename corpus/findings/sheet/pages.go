package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// pages is a list that goes on in a further sheet where one is full.
type pages struct {
	w       *Writer
	title   string
	columns []string
	widths  []float64
	name    string // of the present sheet
	number  int    // of the present sheet, from 1
	stream  *excelize.StreamWriter
	rows    int // of the present sheet
	most    int // rows of a sheet
	printed int // columns that are printed; 0 for all
}

func (w *Writer) newPages(title string, columns []string, widths []float64) (*pages, error) {
	p := &pages{w: w, title: title, columns: columns, widths: widths, most: maxRows}
	return p, p.open()
}

// open begins a sheet with the names of the columns.
func (p *pages) open() error {
	p.number++
	title := p.title
	if p.number > 1 {
		title = fmt.Sprintf("%s %s %d", p.title, p.w.words.otherSheet, p.number)
	}
	f := p.w.file
	p.name = p.w.sheetName(title)
	if _, err := f.NewSheet(p.name); err != nil {
		return err
	}
	// How many rows there will be is not known: no dimension is better than a wrong
	// one, which some readers believe.
	if err := f.SetSheetDimension(p.name, ""); err != nil {
		return err
	}
	if err := p.w.landscape(p.name); err != nil {
		return err
	}
	stream, err := f.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	p.stream = stream
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, width := range p.widths {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	head := make([]any, len(p.columns))
	for i, name := range p.columns {
		head[i] = cell(name, p.w.styles.column)
	}
	p.rows = 1
	return stream.SetRow("A1", head, excelize.RowOpts{Height: 20})
}

// add writes a row of some height, in points, in a further sheet where this one
// is full.
func (p *pages) add(values []any, height float64) error {
	if p.rows == p.most {
		if err := p.close(); err != nil {
			return err
		}
		if err := p.open(); err != nil {
			return err
		}
	}
	p.rows++
	return p.stream.SetRow(address(1, p.rows), values, excelize.RowOpts{Height: height})
}

// close ends the present sheet with a filter over all its rows.
func (p *pages) close() error {
	all := "A1:" + address(len(p.columns), p.rows)
	if err := p.w.file.AutoFilter(p.name, all, nil); err != nil {
		return err
	}
	if err := p.w.repeatRow(p.name, 1); err != nil {
		return err
	}
	if p.printed > 0 {
		area := excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: p.name,
			RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", p.name, strings.TrimRight(address(p.printed, 1), "1"), p.rows)}
		if err := p.w.file.SetDefinedName(&area); err != nil {
			return err
		}
	}
	return p.stream.Flush()
}

// landscape lets a sheet be printed on A4, as wide as the page.
func (w *Writer) landscape(name string) error {
	orientation, paper, width, height := "landscape", 9, 1, 0
	fit := true
	if err := w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &paper, FitToWidth: &width, FitToHeight: &height}); err != nil {
		return err
	}
	return w.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"})
}

// repeatRow prints a row of a sheet at the top of every page.
func (w *Writer) repeatRow(name string, row int) error {
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, row, row), Scope: name,
	})
}
