package docxdoc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
)

// cellsOf writes the tables of a document cell by cell: place, spans and text
// without blanks.
func cellsOf(doc *extract.Document) []string {
	var all []string
	for _, b := range doc.Blocks {
		if b.Kind != extract.TableBlock {
			continue
		}
		all = append(all, fmt.Sprintf("%d×%d", b.Table.Rows, b.Table.Cols))
		for _, c := range b.Table.Cells {
			all = append(all, fmt.Sprintf("%d,%d %d×%d %s", c.Row, c.Col, c.RowSpan, c.ColSpan, strings.Join(strings.Fields(c.Text), "")))
		}
	}
	return all
}

func htmlDocument(tb testing.TB, path string) *extract.Document {
	tb.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := htmldoc.Read(string(src), extract.Limits{})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// TestConverted compares a page that LibreOffice made a docx file of with the
// page itself.
func TestConverted(test *testing.T) {
	doc, err := Read(sampleFiles(test)["suqian-2023.docx"], extract.Limits{})
	if err != nil {
		test.Fatal(err)
	}
	page := htmlDocument(test, "../../testdata/samples/suqian-2023.html")
	checkPlaces(test, doc)
	if diff := cmp.Diff(cellsOf(page), cellsOf(doc)); diff != "" {
		test.Error(diff)
	}
	if got, want := texts(doc), texts(page); got != want {
		test.Errorf("got  %s\nwant %s", got, want)
	}
	if doc.Title != "宿迁市人民政府2023年政府信息公开工作年度报告" || len(doc.Problems) > 0 {
		test.Errorf("title %q, problems %s", doc.Title, problems(doc))
	}
}

// texts writes the paragraphs and headings of a document.
func texts(doc *extract.Document) string {
	var all []string
	for _, b := range doc.Blocks {
		if b.Kind != extract.TableBlock {
			all = append(all, strings.Repeat("#", b.Level)+b.Text)
		}
	}
	return strings.Join(all, "\n")
}

// TestFeatures reads a file by LibreOffice with numbered headings, lists, tracked
// changes, hidden text, a footnote, a text box, merged cells, a table in a table,
// a link and a field.
func TestFeatures(test *testing.T) {
	doc, err := Read(sampleFiles(test)["features.docx"], extract.Limits{})
	if err != nil {
		test.Fatal(err)
	}
	checkPlaces(test, doc)
	want := "# 一、总体情况⏎## （一）主动公开⏎受理申请13件，答复22件。⏎## （二）依申请公开⏎1. 2023年⏎①子项⏎2. 2024年⏎锚点\t制表⏎换行⏎文本框⏎" +
		"# 二、表格⏎{!项目(2×1) | !数量(1×2) ; 上年 | 本年 ; 1.规章 |  | 5 ; 嵌套 | 后 | 6}⏎{a | b}⏎附件第1页⏎含上年结转。"
	if got := render(doc.Blocks); got != want {
		test.Errorf("got  %s\nwant %s", got, want)
	}
	if got := problems(doc); got != "hidden_skipped*1" {
		test.Errorf("problems %s", got)
	}
	if diff := cmp.Diff([]extract.Link{{Text: "附件", Href: "http://example.org/x.pdf"}}, doc.Links); diff != "" {
		test.Error(diff)
	}
}

// TestPrinted prints the tables of real pages as Word does and reads them again.
func TestPrinted(test *testing.T) {
	pages, err := filepath.Glob("../../testdata/samples/*.html")
	if err != nil || len(pages) == 0 {
		test.Fatalf("no pages: %v", err)
	}
	for _, path := range pages {
		test.Run(filepath.Base(path), func(test *testing.T) {
			page := htmlDocument(test, path)
			doc := read(test, body(printed(page)), extract.Limits{})
			checkPlaces(test, doc)
			if diff := cmp.Diff(cellsOf(page), cellsOf(doc)); diff != "" {
				test.Error(diff)
			}
		})
	}
}

// printed is the body of a document with the blocks of another one.
func printed(doc *extract.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		if block.Kind == extract.TableBlock {
			b.WriteString(printedTable(block.Table))
			continue
		}
		b.WriteString(paragraphs(block.Text))
	}
	return b.String()
}

func printedTable(t *extract.Table) string {
	rows := make([]string, t.Rows)
	for row := range t.Rows {
		var cells []string
		for col := 0; col < t.Cols; {
			c, properties, text := t.At(row, col), "", "<w:p/>"
			width := 1
			if c != nil {
				width = c.ColSpan
				properties = fmt.Sprintf("<w:gridSpan w:val='%d'/>", width)
				switch {
				case c.Row < row:
					properties += "<w:vMerge/>"
				case c.RowSpan > 1:
					properties += "<w:vMerge w:val='restart'/>"
				}
				if c.Row == row {
					text = paragraphs(c.Text)
				}
			}
			cells = append(cells, tc(properties, text))
			col += width
		}
		rows[row] = tr(cells...)
	}
	return tbl(rows...)
}

func paragraphs(text string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text)) {
		b.WriteString(p(line))
	}
	if b.Len() == 0 {
		return "<w:p/>"
	}
	return b.String()
}
