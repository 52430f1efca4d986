package textdoc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

// outline writes a document down: a line per paragraph, heading and row, with
// line breaks inside a text as ⏎ and the cells of a row between brackets.
func outline(doc *extract.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		text := strings.ReplaceAll(block.Text, "\n", "⏎")
		switch block.Kind {
		case extract.Paragraph:
			fmt.Fprintf(&b, "%s\n", text)
		case extract.Heading:
			fmt.Fprintf(&b, "%s %s\n", strings.Repeat("#", block.Level), text)
		case extract.TableBlock:
			b.WriteString(map[extract.Layout]string{extract.Tabs: "tabs\n", extract.Pipes: "pipes\n", extract.Markup: "spans\n"}[block.Table.Layout])
			for row := range block.Table.Rows {
				for _, c := range block.Table.Row(row) {
					b.WriteString("[" + strings.ReplaceAll(c.Text, "\n", "⏎"))
					if c.RowSpan > 1 || c.ColSpan > 1 {
						fmt.Fprintf(&b, " %d×%d", c.RowSpan, c.ColSpan)
					}
					b.WriteString("]")
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

type readCase struct {
	name, src string
	want      string
}

func testOutlines(t *testing.T, format extract.Format, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := Read(c.src, format, extract.Limits{})
			if diff := cmp.Diff(strings.TrimLeft(c.want, "\n"), outline(doc)); diff != "" {
				t.Errorf("Read(%q): (-want +got)\n%s", c.src, diff)
			}
			checkPlaces(t, doc)
		})
	}
}

// checkPlaces checks that each text begins at its place in the source, and for
// plain text that it is what stands there.
func checkPlaces(t *testing.T, doc *extract.Document) {
	t.Helper()
	check := func(text string, pos extract.Pos) {
		t.Helper()
		if pos.Offset < 0 || pos.Offset > len(doc.Source) {
			t.Fatalf("%q is at %d, outside of the source", text, pos.Offset)
		}
		if line := 1 + lineEnds(doc.Source[:pos.Offset]); line != pos.Line {
			t.Errorf("%q at %d: line %d, want %d", text, pos.Offset, pos.Line, line)
		}
		rest := doc.Source[pos.Offset:]
		if i := strings.IndexAny(text, "\n\""); i > 0 {
			text = text[:i] // lines of a cell stand apart, marks in quotation are doubled
		}
		if doc.Format == extract.Text && !strings.HasPrefix(rest, text) {
			t.Errorf("%q is not at its place: %.40q", text, rest)
		}
		if doc.Format == extract.Markdown && text != "" && rest[0] != text[0] && rest[0] != '&' && rest[0] != '<' {
			t.Errorf("%q does not begin at its place: %.40q", text, rest)
		}
	}
	for _, b := range doc.Blocks {
		check(b.Text, b.Pos)
		if b.Table == nil {
			continue
		}
		for _, c := range b.Table.Cells {
			check(c.Text, c.Pos)
		}
	}
}

func lineEnds(s string) int {
	for strings.Contains(s, "\r\r\n") {
		s = strings.ReplaceAll(s, "\r\r\n", "\r\n")
	}
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

func TestReadText(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"paragraphs", "  一、总体情况\r\n\r\n　　依据条例。　\n", "一、总体情况\n依据条例。\n"},
		{"byte order mark and blanks of all widths", "\ufeff\u200b一\u00a0\u2003\n", "一\n"},
		{"marks of markdown stay", "# 一、**总体**\n- 二\n| `0` | &nbsp; |\n", "# 一、**总体**\n- 二\npipes\n[`0`][&nbsp;]\n"},
		{"quoted as in an answer by mail", "> 一、总体\r\n>\r\n>> 规章\t0\r\n> 许可\t1\r\n", "一、总体\ntabs\n[规章][0]\n[许可][1]\n"},
		{"quoted in part, as a table below an answer", "一\n二\n" + strings.Repeat("> 许可\t1\n", 8), "一\n二\ntabs\n" + strings.Repeat("[许可][1]\n", 8)},
		{"quoted with pipes", "| 一、总体\n| 规章  0  1\n| 许可  ——\n", "一、总体\n规章  0  1\n许可  ——\n"},
		{"one cell a line", "规章\n0\n1\n", "规章\n0\n1\n"},
		{"single blanks", "规章 0 1 2\n规章   0   1\n", "规章 0 1 2\n规章   0   1\n"},

		{"rows of tabs", "规章\t0\t1\n许可\t5\t6\n", "tabs\n[规章][0][1]\n[许可][5][6]\n"},
		{"cells lost under a span, rows padded", "自然人\t法人\t\t\n\t\t企业\n(一)\t公开\t0\t\t\n", "tabs\n[自然人][法人][][]\n[][][企业]\n[(一)][公开][0][][]\n"},
		{"a caption padded with tabs", "第二十条第(一)项\t\t\t\n规章\t0\t1\t2\n", "tabs\n[第二十条第(一)项][][][]\n[规章][0][1][2]\n"},
		{"blanks around tabs", "规章 \t　0 \t 1\n", "tabs\n[规章][0][1]\n"},
		{"rows of empty cells inside and at the end", "总计\t维持\n\t\n5\t0\n\t\t\n", "tabs\n[总计][维持]\n[][]\n[5][0]\n[][][]\n"},
		{"tabs without text before a table", "\t\t\n规章\t0\n", "tabs\n[规章][0]\n"},
		{"tabs behind lines of other layouts", "规章\t0\n\n规章  1  0\t\n| 许可 | 2 |\t\n3\t\n", "tabs\n[规章][0]\n规章  1  0\npipes\n[许可][2]\n3\n"},
		{"tabs behind lines with wide blanks", "规章\t0\n\n规章　1　0\t\n", "tabs\n[规章][0]\n规章　1　0\n"},
		{"tabs behind lines only", "申请数\t\n2\t\n公开\t\t\n0\n", "申请数\n2\n公开\n0\n"},
		{"tabs behind labels and values on lines of their own", strings.Repeat("维持\t\n纠正\n3\t\n4\n", 6), strings.Repeat("维持\n纠正\n3\n4\n", 6)},
		{"a blank line cuts", "规章\t0\n \n许可\t1\n", "tabs\n[规章][0]\ntabs\n[许可][1]\n"},
		{"a page number cuts", "规章\t0\n- 4 -\n许可\t1\n", "tabs\n[规章][0]\n- 4 -\ntabs\n[许可][1]\n"},
		{"page numbers set with tabs cut", "规章\t0\n\t- 4 -\t\n许可\t1\n\t—3—\n处罚\t2\n\t第 4 页\n强制\t3\n",
			"tabs\n[规章][0]\n- 4 -\ntabs\n[许可][1]\n—3—\ntabs\n[处罚][2]\n第 4 页\ntabs\n[强制][3]\n"},
		{"nil marks and negative numbers are no page numbers", "规章\t0\n\t-\n\t- 4\n", "tabs\n[规章][0]\n[][-]\n[][- 4]\n"},
		{"a form feed cuts", "规章\t0\n\f许可\t1\n处罚\f强制\n", "tabs\n[规章][0]\ntabs\n[许可][1]\n处罚\n强制\n"},
		{"an indented paragraph", "\t一、总体情况\n规章\t0\n\t其中一项说明。\n", "一、总体情况\ntabs\n[规章][0]\n其中一项说明。\n"},
		{"a stray tab behind a line", "一、总体情况\t\n如下。\t\t\n", "一、总体情况\n如下。\n"},
		{"automatic numbers with a tab", "一、\t总体情况\n（一）\t公开\n1.\t网站\n•\t微博\n", "一、\t总体情况\n（一）\t公开\n1.\t网站\n•\t微博\n"},
		{"numbered rows", "一、\t新收\t5\n二、\t结转\t6\n", "tabs\n[一、][新收][5]\n[二、][结转][6]\n"},
		{"one value below its header", "名称\t数\n\t5\n", "tabs\n[名称][数]\n[][5]\n"},

		{"line ends of all kinds", "规章\t0\r许可\t1\r\n处罚\t2\r\r\n强制\t3\n一\r\r二", "tabs\n[规章][0]\n[许可][1]\n[处罚][2]\n[强制][3]\n一\n二\n"},
		{"line ends of \\r only", "一\r\r规章\t0\r许可\t1\r", "一\ntabs\n[规章][0]\n[许可][1]\n"},

		{"pipes", "| 规章 | 0 |\n| 许可 | 1 |\n", "pipes\n[规章][0]\n[许可][1]\n"},
		{"pipes and tabs next to each other", "| 规章 | 0 |\n许可\t1\n", "pipes\n[规章][0]\ntabs\n[许可][1]\n"},
		{"words with pipes between", "甲市人民政府2016年 | 政府信息公开工作年度报告\n首页 | 公开 | 年报\n", "甲市人民政府2016年 | 政府信息公开工作年度报告\n首页 | 公开 | 年报\n"},
		{"numbers behind pipes", "规章 | 0 | 1\n\n许可 | 5\n", "pipes\n[规章][0][1]\npipes\n[许可][5]\n"},
		{"a pipe behind each cell", "规章 |\n0 |\n||\n许可 |\n", "pipes\n[规章]\n[0]\n[]\n[许可]\n"},
		{"no outer pipes, blanks at both ends", "项目 |  | 申请人 |  \n |  | 自然人 | \n |  |  | 企业\n一、本年新收 |  | 1 | 2\n", "pipes\n[项目][][申请人][]\n[][][自然人]\n[][][][企业]\n[一、本年新收][][1][2]\n"},
		{"a drawn frame", "+----+---+\n| 规章 | 0 |\n+====+===+\n| 许可 | 1 |\n+----+---+\n", "pipes\n[规章][0]\n[许可][1]\n"},
		{"rules", "------ ----\n规章  5\n  ==========\n-----\n--\n——————\n├───┼──┤\n│ 甲 │ 5 │\n│  │\n─\n", "规章  5\n-----\n--\n——————\n│ 甲 │ 5 │\n│  │\n─\n"},
		{"nothing", " \n\t\n\f", ""},
	})
}

func TestReadMarkdown(t *testing.T) {
	testOutlines(t, extract.Markdown, []readCase{
		{"headings", "# 报告\n##  二、情况 ##\n###三、无空格\n#1 号\n#\n####### 七\n", "# 报告\n## 二、情况\n### 三、无空格\n#1 号\n####### 七\n"},
		{"headings underlined", "报告\n===\n\n一、情况\n---\n\n共5件。\n---\n- - -\n", "# 报告\n## 一、情况\n共5件。\n"},
		{"a rule below a table", "情况\n| a | b |\n---\n", "情况\npipes\n[a][b]\n"},
		{"front matter", "---\ntitle: 报告\n---\n正文\n", "title: 报告\n正文\n"},
		{"bold", "**一、总体情况**\n**（一）公开。**共 __5__ 件\n*注*：***无***\n", "一、总体情况\n（一）公开。共 5 件\n注：无\n"},
		{"what is no emphasis", "3*4*5\n* 注\n**\n2 * 3\na_b_c\n填____\n*****处\n**一\n", "3*4*5\n注\n**\n2 * 3\na_b_c\n填____\n*****处\n**一\n"},
		{"code, escapes, entities", "`5`件\n1\\. 一\\*\n甲&nbsp;&amp;乙&bogus;&\n&nbsp;\n", "5件\n1. 一*\n甲\u00a0&乙&bogus;&\n"},
		{"breaks and tags", "一<br>二<BR/>三<br />\n<b>四</b><条例><span style=\"x\">五</span>\n<center>\n5 < 6\n", "一⏎二⏎三\n四<条例>五\n5 < 6\n"},
		{"comments", "一<!-- x -->二\n<!-- 三\n四 --> 五\n<!-- 六\n", "一二\n五\n<!-- 六\n"},
		{"quotations and lists", "> 一\n> - 二\n- 4 -\n-\n+ 三\n1. 四\n", "一\n二\n- 4 -\n-\n三\n1. 四\n"},
		{"fences", "```text\n规章\t0\n```\n", "tabs\n[规章][0]\n"},
		{"raised and lowered digits", "88<sup>1</sup>9\n8<SUB>2</SUB>3<sup>40\n| 5<sup>[6]</sup> | 7 |\n", "88¹9\n8₂3⁴⁰\npipes\n[5[⁶]][7]\n"},
		{"struck text does not join its replacement", "<s>88</s>90\n~~5~~6\n", "<s>88</s>90\n~~5~~6\n"},
		{"divisions", "::: {.content data=\"表\"}\n:::: cell\n甲\n::::\n:::\n::: 乙 :::\n:: 丙\n", "甲\n::: 乙 :::\n:: 丙\n"},
		{"links and images", "见[附件](a.docx \"附\")和![图](b.png)。[[…]]\n[一[二](c)\n[三]\n", "见附件和。[[…]]\n[一二\n[三]\n"},

		{"a table with a header", "| 名称 | 数 |\n|:---|--:|\n| 规章 | 0 |\n", "pipes\n[名称][数]\n[规章][0]\n"},
		{"without outer pipes", "名称 | 数\n--- | ---\n规章 | 甲\n", "pipes\n[名称][数]\n[规章][甲]\n"},
		{"without a header", "| 规章 | 0 |\n| 许可 | 1 |\n", "pipes\n[规章][0]\n[许可][1]\n"},
		{"an empty header", "|  |  |\n|--|--|\n| 规章 | 0 |\n", "pipes\n[][]\n[规章][0]\n"},
		{"short delimiters", "|名称|数|\n|-|-|\n|规章|-|\n|-|-|\n", "pipes\n[名称][数]\n[规章][-]\n[-][-]\n"},
		{"rows of nil marks", "| 维持 | 纠正 |\n|---|---|\n| - | - |\n| -- | -- |\n", "pipes\n[维持][纠正]\n[-][-]\n[--][--]\n"},
		{"nil marks below a header without delimiter", "| 维持 | 纠正 |\n| - | - |\n", "pipes\n[维持][纠正]\n[-][-]\n"},
		{"delimiters that fill narrow columns", "| 结果维持 | 总计 | 其 |\n| ---- | -- | - |\n| 1 | 2 | - |\n| --- | -- | - |\n", "pipes\n[结果维持][总计][其]\n[1][2][-]\n[---][--][-]\n"},
		{"delimiters of one and two dashes", "| 总计 | 其 |\n| -- | - |\n| 2 | 1 |\n", "pipes\n[总计][其]\n[2][1]\n"},
		{"nil marks of one kind below a header", "| 总计 | 其他 |\n| -- | -- |\n", "pipes\n[总计][其他]\n[--][--]\n"},
		{"marks in cells", "| **规章** | `0` | 1<br>2 | a\\|b | &nbsp; |\n", "pipes\n[规章][0][1⏎2][a|b][]\n"},
		{"a backslash before a separator", "| a\\\\| b |\n", "pipes\n[a\\][b]\n"},
		{"pipes on lines of their own", "| 规章 | 5 |\n|\n| 许可 | 6 |\n", "pipes\n[规章][5]\n[]\n[许可][6]\n"},
		{"rows padded", "| a | b |||\n| c |\n|||\n", "pipes\n[a][b][][]\n[c]\n[][]\n"},
		{"rows in a quotation", "> | a | b |\n> |---|---|\n> | c | d |\n", "pipes\n[a][b]\n[c][d]\n"},
	})
}

func TestLinksAndImages(t *testing.T) {
	doc := Read("- [**年报**](./a.docx \"x\")\n- [二](<b.pdf>)\n\n![](c.png)\n", extract.Markdown, extract.Limits{})
	want := []extract.Link{{Text: "年报", Href: "./a.docx"}, {Text: "二", Href: "b.pdf"}}
	if diff := cmp.Diff(want, doc.Links); diff != "" || doc.Images != 1 {
		t.Errorf("links (-want +got):\n%s\n%d images, want 1", diff, doc.Images)
	}
}

func TestPlaces(t *testing.T) {
	src := "一\r\n| **规章** |  <br>12 |\r\n## __二__\n"
	doc := Read(src, extract.Markdown, extract.Limits{})
	cells := doc.Blocks[1].Table.Cells
	got := []extract.Pos{doc.Blocks[1].Pos, cells[0].Pos, cells[1].Pos, doc.Blocks[2].Pos}
	want := []extract.Pos{
		{Line: 2, Offset: strings.Index(src, "|")},
		{Line: 2, Offset: strings.Index(src, "规")},
		{Line: 2, Offset: strings.Index(src, "12")},
		{Line: 3, Offset: strings.Index(src, "二")},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLimits(t *testing.T) {
	long := strings.Repeat("字", 100)
	for _, c := range []struct {
		name, src  string
		limits     extract.Limits
		want       string
		wantDetail string
	}{
		{"paragraph", long, extract.Limits{Cell: 7}, "字字\n", "paragraph text"},
		{"cell", long + "\t0", extract.Limits{Cell: 7}, "tabs\n[字字][0]\n", "cell text"},
		{"cells", "1\t2\n3\t4\n5\t6\n七\n", extract.Limits{Cells: 5}, "tabs\n[1][2]\n[3][4]\n七\n", "cells"},
		{"places of a ragged grid", "1\n" + "1\t2\t3\t4\n5\t\n6\t7\n", extract.Limits{Cells: 8}, "1\ntabs\n[1][2][3][4]\n[5][]\n", "cells"},
		{"places of all tables", "1\t2\n\n3\t4\n\n5\t6\n", extract.Limits{Cells: 4}, "tabs\n[1][2]\ntabs\n[3][4]\n", "cells"},
		{"blocks", "1\n2\n3\n", extract.Limits{Cells: 2}, "1\n2\n", "blocks"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := Read(c.src, extract.Text, c.limits)
			if diff := cmp.Diff(c.want, outline(doc)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if len(doc.Problems) != 1 || doc.Problems[0].Kind != extract.LimitReached || doc.Problems[0].Detail != c.wantDetail {
				t.Errorf("problems %+v, want one of %s: %s", doc.Problems, extract.LimitReached, c.wantDetail)
			}
		})
	}
}

// TestSamples holds the reader against the sample reports: their tables, by rows
// and columns.
func TestSamples(t *testing.T) {
	for _, c := range []struct {
		file   string
		format extract.Format
		want   string
	}{
		{"ruzhou-2021.txt", extract.Text, "14x4 11x9 17x10 4x15"},
		{"shuyang-county-2025.md", extract.Markdown, "3x4 2x2 3x2 2x2 2x2 2x5 2x2 2x8 2x8 2x8 2x8 9x8 4x8 6x8 2x8 5x8 2x5 2x5 2x5"},
	} {
		t.Run(c.file, func(t *testing.T) {
			doc := Read(sample(t, c.file), c.format, extract.Limits{})
			checkPlaces(t, doc)
			var sizes []string
			for _, b := range doc.Blocks {
				if b.Table != nil {
					sizes = append(sizes, fmt.Sprintf("%dx%d", b.Table.Rows, b.Table.Cols))
				}
			}
			if got := strings.Join(sizes, " "); got != c.want {
				t.Errorf("tables %s, want %s", got, c.want)
			}
		})
	}
}

func sample(tb testing.TB, name string) string {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", "samples", name))
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}
