package tables_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/extract/textdoc"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

// FuzzFind reads arbitrary texts as text, markdown and HTML: nothing may panic
// or hang, and every fact must be at the place that it names.
func FuzzFind(f *testing.F) {
	samples, err := filepath.Glob("../../testdata/samples/*.[hmt][tdx]*")
	if err != nil || len(samples) == 0 {
		f.Fatal("no samples", err)
	}
	for _, name := range samples {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Add("<table><tr><td>规章<td>\x12<td>1<td>2")
	f.Add("规章\t1\t\t2\n行政许可\t—\n")
	f.Add("一、本年新收政府信息公开申请数量 3001 53 0 0 61 4 3119\n（七）总计 1\n四、结转下年度继续办理 7")
	m := matcher(f)
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<16 {
			return
		}
		limits := extract.Limits{}
		check(t, m, textdoc.Read(src, extract.Text, limits), true)
		check(t, m, textdoc.Read(src, extract.Markdown, limits), false)
		if doc, err := htmldoc.Read(src, limits); err == nil {
			check(t, m, doc, false)
		}
	})
}

// check holds a result against its document. plain is true for text that is
// taken as printed, in which a cell's text stands at its offset.
func check(t *testing.T, m *tables.Matcher, doc *extract.Document, plain bool) {
	res := m.Find(doc, 2023)
	seen := map[int]bool{}
	for _, c := range res.Cells {
		if seen[c.Slot] {
			t.Errorf("slot %d twice", c.Slot)
		}
		seen[c.Slot] = true
		p := c.Place
		if p.Table < 0 || p.Table >= len(res.Tables) || p.Pos.Offset < 0 || p.Pos.Offset > len(doc.Source) {
			t.Fatalf("%+v: no such place", c)
		}
		grid := res.Tables[p.Table]
		if p.Row < 0 || p.Row >= grid.Rows || p.Col < 0 && c.Kind != number.None || p.Col > grid.Cols {
			t.Errorf("%+v: outside of its table of %d rows and %d columns", c, grid.Rows, grid.Cols)
		}
		if plain && c.Reason != tables.ReasonColumnsLost && !strings.HasPrefix(unblanked(doc.Source[p.Pos.Offset:]), unblanked(c.Text)) {
			t.Errorf("%q is not at offset %d: %.20q", c.Text, p.Pos.Offset, doc.Source[p.Pos.Offset:])
		}
		if c.Kind == number.None && strings.TrimFunc(c.Text, unicode.IsControl) != "" {
			t.Errorf("%+v: a blank with the text %q", c, c.Text)
		}
	}
}

// unblanked drops blanks, and what is not looked at of a long text.
func unblanked(s string) string {
	const most = 4096
	return strings.Map(func(r rune) rune {
		if fold.Blank(r) || r == '\f' {
			return -1
		}
		return r
	}, s[:min(len(s), most)])
}
