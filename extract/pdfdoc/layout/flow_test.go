package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

func texts(res *Result) (out []string) {
	for i := range res.Blocks {
		if res.Blocks[i].Kind == extract.TableBlock {
			out = append(out, "table")
		} else {
			out = append(out, res.Blocks[i].Text)
		}
	}
	return out
}

func sentence(n int) string {
	return strings.Repeat("主动公开各类政府信息五千五百余条，办理答复三千零五十件，合格率均为百分之百。", n)
}

// TestParagraphs sets paragraphs of all lengths over pages, each page with a
// number, a header and a footer.
func TestParagraphs(t *testing.T) {
	for n := 1; n < 12; n++ {
		p := newPrinter(12)
		want := []string{"一、总体情况", sentence(n), sentence(20), "二、主动公开政府信息情况", "无。", sentence(12 - n), sentence(9)}
		for _, text := range want {
			p.paragraph(text, 12)
		}
		for i := range p.pages {
			saved := p.pages
			p.pages = p.pages[:i+1]
			p.text(fmt.Sprintf("— %d —", i+3), 280, 805, 10)
			p.text("某某市人民政府办公室", 50, 30, 9)
			p.pages = saved
		}
		got := texts(document(t, p.pages))
		if len(got) != len(want) {
			t.Fatalf("%d: %d paragraphs on %d pages", n, len(got), len(p.pages))
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%d: paragraph %d of %d pages: %q", n, i, len(p.pages), got[i])
			}
		}
	}
}

// TestPageNumbers tells page numbers from numbers that are content.
func TestPageNumbers(t *testing.T) {
	print := func(number string, y float32, pages int) []string {
		p := newPrinter(12)
		for i := range pages {
			if i > 0 {
				p.newPage()
			}
			p.paragraph([]string{"规章。", "许可。", "处罚。"}[i], 12)
			p.text(strings.ReplaceAll(number, "#", fmt.Sprint(i+1)), 290, y, 10)
		}
		return texts(document(t, p.pages))
	}
	for _, c := range []struct {
		number string
		y      float32
		pages  int
		kept   bool
	}{
		{"#", 800, 3, false},
		{"- # -", 800, 1, false},
		{"第#页", 800, 1, false},
		{"第#页共3页", 800, 3, false},
		{"#/3", 800, 3, false},
		{"#", 20, 2, false},
		{"#", 400, 3, true},       // in the middle of the page
		{"298575#", 800, 2, true}, // no page has this number
		{"#件", 800, 3, true},
		{"#      /      4      /", 800, 3, true}, // a row of values
	} {
		kept := len(print(c.number, c.y, c.pages)) > c.pages
		if kept != c.kept {
			t.Errorf("%q at %v of %d pages: kept %v", c.number, c.y, c.pages, kept)
		}
	}
}

// TestSideBySide reads two tables that stand next to each other.
func TestSideBySide(t *testing.T) {
	left := []printed{{0, 0, 1, 1, "规章"}, {0, 1, 1, 1, "21"}, {1, 0, 1, 1, "规范性文件"}, {1, 1, 1, 1, "58"}}
	right := []printed{{0, 0, 1, 1, "行政许可"}, {0, 1, 1, 1, "547221"}, {1, 0, 1, 1, "行政处罚"}, {1, 1, 1, 1, "2985751"}}
	p := newPrinter(9, 80, 60)
	p.table(left)
	p.y, p.left = pageTop, 250
	p.table(right)
	tables := tablesOf(document(t, p.pages))
	if len(tables) != 2 {
		t.Fatalf("%d tables", len(tables))
	}
	for i, want := range [][]printed{left, right} {
		if diff := differences(tables[i], want); len(diff) > 0 {
			t.Errorf("table %d: %s", i, diff)
		}
	}
}

// TestTurned reads a table from a page that stands on each of its sides.
func TestTurned(t *testing.T) {
	want := []printed{{0, 0, 1, 1, "规章"}, {0, 1, 1, 1, "21"}, {1, 0, 1, 1, "规范性文件"}, {1, 1, 1, 1, "58"}}
	p := newPrinter(9, 80, 60)
	p.table(want)
	page := p.pages[0]
	for turns := range 4 {
		tables := tablesOf(document(t, []Page{page}))
		if len(tables) != 1 {
			t.Fatalf("%d turns: %d tables", turns, len(tables))
		}
		if diff := differences(tables[0], want); len(diff) > 0 {
			t.Errorf("%d turns: %s", turns, diff)
		}
		page = leftTurned(page)
	}
}

// leftTurned turns a page by a quarter against the clock.
func leftTurned(p Page) Page {
	turn := func(b Box) Box { return Box{p.Box.Y1 - b.Y1, b.X0, p.Box.Y1 - b.Y0, b.X1} }
	out := Page{Number: p.Number, Box: Box{0, 0, p.Box.height(), p.Box.width()}}
	for _, g := range p.Glyphs {
		g.Box, g.Angle = turn(g.Box), g.Angle+1.5708
		out.Glyphs = append(out.Glyphs, g)
	}
	for _, r := range p.Rules {
		out.Rules = append(out.Rules, turn(r))
	}
	return out
}

// TestLabels reads labels that are not written from left to right.
func TestLabels(t *testing.T) {
	glyphs := func(text string, at func(i int) (x, y float32), angle uint8) (out []Glyph) {
		for i, r := range []rune(text) {
			x, y := at(i)
			out = append(out, Glyph{Rune: r, Box: Box{x, y, x + 9, y + 9}, turn: angle})
		}
		return out
	}
	box := Box{0, 0, 40, 200}
	for _, c := range []struct {
		name   string
		glyphs []Glyph
	}{
		{"one under the other", glyphs("三本年度办理结果", func(i int) (float32, float32) { return 15, float32(10 + 14*i) }, 0)},
		{"two beside each other", glyphs("三本年度办理结果", func(i int) (float32, float32) { return float32(10 + i%2*10), float32(10 + i/2*14) }, 0)},
		{"downwards in two columns", glyphs("三本年度办理结果", func(i int) (float32, float32) { return float32(24 - i/4*15), float32(10 + i%4*10) }, 0)},
		{"turned to the left", glyphs("三本年度办理结果", func(i int) (float32, float32) { return 15, float32(150 - 10*i) }, 1)},
		{"turned to the right", glyphs("三本年度办理结果", func(i int) (float32, float32) { return 15, float32(10 + 10*i) }, 3)},
	} {
		got, _ := cellText(c.glyphs, box)
		if strings.ReplaceAll(got, "\n", "") != "三本年度办理结果" {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

// TestOverRule gives a number that is wider than its cell to its cell, and two
// numbers that nearly meet to theirs.
func TestOverRule(t *testing.T) {
	print := func(first string, x float32, second string, x2 float32) []string {
		p := newPrinter(9, 30, 40)
		p.table([]printed{{0, 0, 1, 1, ""}, {0, 1, 1, 1, ""}, {1, 0, 1, 1, "0"}, {1, 1, 1, 1, ""}})
		p.text(first, x, pageTop+2, 9)
		p.text(second, x2, pageTop+2, 9)
		table := tablesOf(document(t, p.pages))[0]
		return []string{table.At(0, 0).Text, table.At(0, 1).Text}
	}
	for _, c := range []struct {
		first, second string
		x, x2         float32
	}{
		{"1234567", "", 52, 90},
		{"12345", "12345", 57, 81},
		{"12345", "678", 57.5, 80.5},
	} {
		got := print(c.first, c.x, c.second, c.x2)
		if got[0] != c.first || got[1] != c.second {
			t.Errorf("%q and %q: got %q", c.first, c.second, got)
		}
	}
}

// TestRepeatedHeader keeps the rows of a table apart from the header that the
// next page repeats.
func TestRepeatedHeader(t *testing.T) {
	all := applications(someBlank)
	var header []printed
	for _, c := range all {
		if c.row < 3 {
			header = append(header, c)
		}
	}
	for cut := 6; cut < 27; cut++ {
		p := bigTable()
		p.table(upTo(all, 3, cut))
		p.newPage()
		rest := append([]printed{}, header...)
		p.table(append(rest, upTo(all, cut, 28)...))
		got := rowsOf(tablesOf(document(t, p.pages)))
		if len(got) != 25 || strings.Join(got, " ") != strings.Join(valuesOf(all), " ") {
			t.Errorf("cut before row %d: %d rows", cut, len(got))
		}
	}
}

// upTo returns the rows of a table between two, clipped and moved to begin at row
// 0, or behind the header where they do not begin with it.
func upTo(cells []printed, from, to int) (out []printed) {
	for _, c := range cells {
		if from == 3 && c.row < 3 {
			out = append(out, c)
			continue
		}
		begin, end := max(c.row, from), min(c.row+c.rows, to)
		if end > begin && c.row+c.rows > 3 {
			c.row, c.rows = begin-from+3, end-begin
			out = append(out, c)
		}
	}
	return out
}

func valuesOf(cells []printed) (out []string) {
	for row := 3; row < 28; row++ {
		values := make([]string, 7)
		for _, c := range cells {
			if c.row == row && c.col >= 3 {
				values[c.col-3] = c.text
			}
		}
		out = append(out, strings.Join(values, "|"))
	}
	return out
}

func TestValue(t *testing.T) {
	for text, want := range map[string]bool{
		"12": true, "1,234": true, "96171.6": true, "-3": true, "—": true, "/": true, "无": true, "22（其中修订16件）": true, "3件": true,
		"- -": true, "六千三百五十四": true, "６２７．６５": true,
		"1.属于国家秘密": false, "2、重复申请": false, "一、本年新收": false, "规章": false, "（一）予以公开": false, "无法提供": false,
	} {
		if value(text) != want {
			t.Errorf("value(%q) = %v", text, !want)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[rune]rune{'⼀': '一', '⺠': '民', '⻚': '页', '１': '１', '①': '①', '︵': '(', '　': ' ', '行': '行'} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestClipped reads a number of which the edge of the page cuts off the end as one
// that is not known.
func TestClipped(t *testing.T) {
	p := newPrinter(12)
	p.text("19286", p.pages[0].Box.X1-18, 100, 10)
	got := strings.Join(texts(document(t, p.pages)), "")
	if !strings.HasSuffix(got, string(unread)) {
		t.Errorf("read as %q", got)
	}
}

// TestBroken puts a number together that is broken in a cell without rules: its
// lines stand above and below that of its row.
func TestBroken(t *testing.T) {
	p := newPrinter(12)
	p.text("行政许可", 50, 100, 10)
	p.text("12", 300, 100, 10)
	p.text("18087", 400, 94, 10)
	p.text("1", 410, 106, 10)
	p.text("行政处罚", 50, 130, 10)
	p.text("3", 300, 130, 10)
	p.text("4", 410, 130, 10)
	rows := alignedRows(document(t, p.pages))
	if len(rows) != 2 || strings.Join(rows[0].values, " ") != "12 180871" || strings.Join(rows[1].values, " ") != "3 4" {
		t.Errorf("read as %+v", rows)
	}
}

// TestMarginOfTable keeps the header of a table that stands at the end of a page and,
// of the next table, at the beginning of the next one.
func TestMarginOfTable(t *testing.T) {
	p := newPrinter(12)
	p.text("一、总体情况", 50, 300, 10)
	p.text("结果维持　　　　结果纠正", 50, 780, 10)
	p.text("1　　　　　　　　　2", 60, 800, 10)
	p.newPage()
	p.text("结果维持　　　　结果纠正", 50, 60, 10)
	p.text("3　　　　　　　　　4", 60, 80, 10)
	if got := strings.Count(strings.Join(texts(document(t, p.pages)), "\n"), "结果纠正"); got != 2 {
		t.Errorf("%d headers", got)
	}
}

// TestWatermark leaves out what is printed obliquely over a table: its characters would
// be parts of the rows, or part them.
func TestWatermark(t *testing.T) {
	p := newPrinter(12)
	p.text("行政许可　　　12　　　34", 50, 100, 10)
	p.text("行政处罚　　　　3　　　 4", 50, 130, 10)
	page := p.current()
	plain := strings.Join(texts(document(t, p.pages)), "\n")
	for i, r := range "内部资料" {
		x := 100 + 20*float32(i)
		page.Glyphs = append(page.Glyphs, Glyph{Rune: r, Angle: 0.6, Box: Box{x, 680 + x/5, x + 60, 740 + x/5}})
	}
	if got := strings.Join(texts(document(t, p.pages)), "\n"); got != plain {
		t.Errorf("read as\n%s\nwithout it\n%s", got, plain)
	}
}

// TestLowFigures keeps a table together whose figures are lower than those of most
// fonts: a line of nothing but the ends of numbers seems to be set in a smaller type.
func TestLowFigures(t *testing.T) {
	p := newPrinter(12)
	p.text("行政许可", 50, 100, 9.5)
	p.text("12", 300, 101, 8)
	p.text("1808", 400, 95, 8)
	p.text("71", 405, 106, 8)
	p.text("行政处罚", 50, 120, 9.5)
	p.text("3", 300, 121, 8)
	p.text("4", 410, 121, 8)
	if got := texts(document(t, p.pages)); len(got) != 1 {
		t.Errorf("parted: %q", got)
	}
}

// TestHighRows keeps the rows of a table together that are far from each other, with
// rules between them, and so puts a number together that is broken.
func TestHighRows(t *testing.T) {
	p := newPrinter(12)
	for i, label := range []string{"行政许可", "行政处罚", "行政强制"} {
		y := 100 + 70*float32(i)
		p.rule(50, y, 500, y)
		p.text("1234，", 400, y+42, 10)
		p.text(label, 50, y+54, 10)
		p.text("12", 300, y+54, 10)
		p.text("567", 400, y+54, 10)
	}
	p.rule(50, 310, 500, 310)
	rows := alignedRows(document(t, p.pages))
	if len(rows) != 3 || strings.Join(rows[0].values, " ") != "12 1234，567" {
		t.Errorf("read as %+v", rows)
	}
}

// TestEqualPieces puts numbers together whose lines are as long as each other, where
// rules part the rows and the column has no longer number.
func TestEqualPieces(t *testing.T) {
	p := newPrinter(12)
	for i, label := range []string{"行政许可", "行政处罚", "行政强制"} {
		y := 100 + 40*float32(i)
		p.rule(50, y, 500, y)
		p.text("12", 400, y+6, 10)
		p.text(label, 50, y+18, 10)
		p.text("99", 300, y+18, 10)
		p.text([]string{"34", "56", "7"}[i], 400, y+18, 10)
	}
	p.rule(50, 220, 500, 220)
	var got []string
	for _, r := range alignedRows(document(t, p.pages)) {
		got = append(got, strings.Join(r.values, " "))
	}
	if want := []string{"99 1234", "99 1256", "99 127"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSquaresBeside parts two numbers of figures that fill squares, in narrow columns.
func TestSquaresBeside(t *testing.T) {
	p := newPrinter(12)
	for i, label := range []string{"规章", "规范性文件"} {
		y := 100 + 20*float32(i)
		p.text(label, 50, y, 10)
		p.text("４６３", 300, y, 10)
		p.text("４３４", 337, y, 10)
	}
	rows := alignedRows(document(t, p.pages))
	if len(rows) != 2 || strings.Join(rows[0].values, " ") != "４６３ ４３４" {
		t.Errorf("read as %+v", rows)
	}
}

// TestOpenNumber puts numbers together that are broken behind a mark, without rules: on
// the line of the row's other texts, be it their first or their last.
func TestOpenNumber(t *testing.T) {
	for _, y := range []float32{100, 116} {
		p := newPrinter(12)
		p.text("1，", 300, 100, 10)
		p.text("234", 300, 116, 10)
		p.text("5，", 400, 100, 10)
		p.text("678，", 400, 116, 10)
		p.text("901", 400, 132, 10)
		p.text("行政许可", 50, y, 10)
		p.text("9", 350, y, 10)
		rows := alignedRows(document(t, p.pages))
		if len(rows) != 1 || rows[0].labels != "行政许可" || strings.Join(rows[0].values, " ") != "1，234 9 5，678，901" {
			t.Errorf("%v: read as %+v", y, rows)
		}
	}
}

// TestBetweenRows leaves a line alone that may have the ends of the numbers above it or
// the beginnings of those below.
func TestBetweenRows(t *testing.T) {
	p := newPrinter(12)
	p.text("其他", 50, 100, 10)
	p.text("443", 300, 100, 10)
	p.text("406", 400, 100, 10)
	p.text("1", 310, 112, 10)
	p.text("总计", 50, 124, 10)
	p.text("219", 300, 124, 10)
	p.text("720", 400, 124, 10)
	if got := strings.Join(texts(document(t, p.pages)), "\n"); strings.Contains(got, "4431") {
		t.Errorf("read as %q", got)
	}
}
