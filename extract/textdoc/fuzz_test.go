package textdoc

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// FuzzRead checks that any text is read without a panic and that each text of
// the document is at the place it names.
func FuzzRead(f *testing.F) {
	for _, src := range []string{
		"一、总体情况\n规章\t0\t\t\n\t- 4 -\f许可\t1\r\n",
		"# 报告\n| a | b |\n|---|:-:|\n| **1** | `2`<br>3 \\| 4 |\n",
		"[一](b) ![](c) <!-- x\n --> &nbsp;**二**\n---\n",
		"a | b\n-|-\n+---+\n|\n||\n",
		"甲,1,2,3\n\"乙\r\n\"\"丙\"\"\",1,2,3\r\n丁,,,5\n一、戊,,,\n",
		"甲\t\"乙\n丙\"\t1\n",
		"┌──┬─┐\n│甲│1│\n│乙├─┤\n│  │2│\n└──┴─┘\n+--+-+\n|a |1|\n|b |2|\n+==+=+\n",
		"{|\n!colspan=2| 甲\n|-\n|rowspan=\"3\"| '''1''' || 2\n3\n|}\n[cols=\"2*,1\"]\n|===\n|甲 2.2+|1\na|2 |3\n|===\n",
		"\\begin{tabular}{l|l}\n甲 & \\multicolumn{2}{c}{1} \\\\[2pt] \\hline\n\\multirow{2}{*}{乙} & {2} \\\\ & 3\\end{tabular}\n",
		"[['甲\\n乙', \"1\", None],\n [2, null]],\n['丙']\n",
		"甲| 乙  \n---|---  \n规| \n\n1\n\n| \n\n2  \n  \n规| \n\n1\n\n|\n\n3  \n4\n|5\n",
		"+--+--+\n|行| 1|\n+==+==+\n|政 |2 |\n|许 |3 |\n+--+--+\n|a|\n+--+--+\n",
	} {
		f.Add(src, true)
		f.Add(src, false)
	}
	f.Fuzz(func(t *testing.T, src string, markdown bool) {
		format := extract.Text
		if markdown {
			format = extract.Markdown
		}
		limits := extract.Limits{Cells: 1 << 12, Cell: 1 << 10}
		doc := Read(src, format, limits)
		if len(doc.Blocks) > limits.Cells {
			t.Errorf("%d blocks, limit %d", len(doc.Blocks), limits.Cells)
		}
		if !utf8.ValidString(src) {
			return
		}
		at := func(text string, pos extract.Pos) {
			if i := strings.IndexAny(text, "\n\""); i >= 0 {
				text = text[:i] // lines of a cell stand apart, marks in quotation are doubled
			}
			if pos.Offset < 0 || pos.Offset > len(src) || !markdown && !strings.HasPrefix(src[pos.Offset:], text) {
				t.Errorf("%q is not at %d of %q", text, pos.Offset, src)
			}
			if !utf8.ValidString(text) {
				t.Errorf("%q is cut inside a character", text)
			}
		}
		for _, b := range doc.Blocks {
			at(b.Text, b.Pos)
			if b.Table == nil {
				continue
			}
			for i := range b.Table.Cells {
				c := &b.Table.Cells[i]
				at(c.Text, c.Pos)
				if b.Table.At(c.Row, c.Col) != c {
					t.Errorf("the cell of row %d, column %d is not in the grid", c.Row, c.Col)
				}
			}
		}
	})
}

// TestHostile reads texts that make careless readers take quadratic time or
// memory; the test's own timeout would tell.
func TestHostile(t *testing.T) {
	const n = 1 << 20
	braces := strings.Repeat("{", n/2) + strings.Repeat("}", n/2)
	Read(`\begin{array}{l}`+braces+`\end{array}`, extract.Text, extract.Limits{})
	for _, unit := range []string{
		"a", "\t", "|", "\f", "\r", "\n", "a\n", "*", "*a ", "_a", "`a", "[", "[a](", "![", "<", "<!--", "<!--\n", "&", "\\", "\\|",
		"a|b\n-", "+--+\n", "+--+\n|  |\n", "┌┬┐\n│││\n", "+-+-", "+--+\n|  |\n+---+\n", "> ", "a,1,2,3\n", "a,1,2,3\n\"\",\"", "a,1,2,3,\"a\n", "a\t\"\n", "\t\"\"", "- ", "a\t\n", "---\n", "字", "a\rb\t", "#", "+-", "[", "['", "[['a'],", "['a'],\n", "\\begin{tabular}", "\\begin{array}{", "\\begin{array}{l}&", "\\begin{array}{l}\\\\\\end{array}\n",
	} {
		for _, format := range []extract.Format{extract.Text, extract.Markdown} {
			src := strings.Repeat(unit, n/len(unit))
			doc := Read(src, format, extract.Limits{Cells: 10_000})
			if len(doc.Blocks) > 10_000 {
				t.Errorf("%q: %d blocks", unit, len(doc.Blocks))
			}
		}
	}
}

// TestLongLineTakesLittleMemory reads one line of 32 MiB, in which only the limit
// on cells makes blocks and cells.
func TestLongLineTakesLittleMemory(t *testing.T) {
	const size, most = 32 << 20, 4 << 20
	for _, unit := range []string{"政府信息公开", "a\t", "a|", "*a"} {
		src := strings.Repeat(unit, size/len(unit))
		for _, format := range []extract.Format{extract.Text, extract.Markdown} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			doc := Read(src, format, extract.Limits{Cells: 10_000, Cell: 10_000})
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > most {
				t.Errorf("%q as %s: %d bytes, want at most %d", unit, format, used, most)
			}
			if len(doc.Problems) == 0 {
				t.Errorf("%q as %s: nothing says that the line was cut", unit, format)
			}
		}
	}
}

// TestGridsAreBounded reads tables of one wide and many narrow rows, whose grids
// are much larger than their cells.
func TestGridsAreBounded(t *testing.T) {
	const limit = 100_000
	one := strings.Repeat("a\t", 300) + "\n" + strings.Repeat("\t\n", 300) + "\n"
	doc := Read(strings.Repeat(one, 100), extract.Text, extract.Limits{Cells: limit})
	places := 0
	for _, b := range doc.Blocks {
		places += b.Table.Rows * b.Table.Cols
	}
	if places == 0 || places > limit {
		t.Errorf("%d places in all grids, limit %d", places, limit)
	}
}
