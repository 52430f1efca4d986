package htmldoc

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// hostile are sources that are meant to exhaust a reader, of about size bytes.
func hostile(size int) map[string]string {
	repeat := func(s string) string { return times(s, size/len(s)) }
	return map[string]string{
		"cells":                  "<table>" + repeat("<td>"),
		"filled cells":           "<table>" + repeat("<td>1"),
		"cells outside of table": repeat("<td>1"),
		"rows":                   "<table>" + repeat("<tr>"),
		"filled rows":            "<table>" + repeat("<tr><td>1<td>2"),
		"groups":                 "<table><td colspan=1000>1" + repeat("<tbody>"),
		"groups of rows":         "<table><td colspan=1000>1" + repeat("<tbody><tr><td>1"),
		"rows under a span":      "<table><td rowspan=65534 colspan=1000>1" + repeat("<tr>"),
		"wide rows":              "<table>" + repeat("<td colspan=1000>1"),
		"wide tables":            repeat("<table><td colspan=999>1<td>2</table>"),
		"spans":                  "<table>" + repeat("<tr><td rowspan=65534>1"),
		"nested tables":          repeat("<table><tr><td>1<td>"),
		"tables in rows":         repeat("<table><tr>"),
		"nested blocks":          repeat("<div>") + "1" + repeat("</div>"),
		"nested blocks, unlike":  repeat("<div><section>") + "1" + repeat("</div></section>"),
		"hidden blocks":          repeat("<div hidden>") + "1" + repeat("</div>"),
		"hidden spans":           "<p hidden>" + repeat("<span>") + "1" + repeat("</b>"),
		"end tags":               times("<div>", 2000) + repeat("</ul>") + "1",
		"unclosed inlines":       repeat("<b>1"),
		"headings":               repeat("<h1>1<h2>2"),
		"items":                  repeat("<ul><li>1"),
		"links":                  repeat("<a href=x>1"),
		"links across blocks":    repeat("<a href=x>" + times("<p>1", 1000)),
		"one link":               "<a href=x>" + repeat("<p>1"),
		"meta":                   repeat("<meta name=a content=b>"),
		"comments":               repeat("<!--x--!>"),
		"comment":                "1<!--" + repeat("->-!>"),
		"less than":              repeat("<"),
		"less than slash":        repeat("</"),
		"attributes":             "1<p " + repeat("a=b "),
		"quotes":                 "1" + repeat("<p a='\">"),
		"one name":               "1<" + repeat("a"),
		"scripts":                "1" + repeat("<script></scrip>"),
		"titles":                 "1" + repeat("<title></title>"),
		"references":             repeat("&"),
		"long references":        "&" + repeat("aaaaaaaa"),
		"blanks":                 "1" + repeat(" ") + "2",
		"wide blanks":            "1" + repeat("　") + "2" + repeat("　 ") + "3",
		"breaks":                 "1" + repeat("<br>") + "2",
		"blanks in pre":          "<pre>1" + repeat(" \n"),
		"one text":               repeat("文"),
		"one text in pieces":     repeat("文<b>"),
		"one line":               repeat("文<br>"),
		"long cell":              "<table><tr><td>1<td>" + repeat("文<b>"),
		"NUL":                    "1" + repeat("\x00"),
		"layout":                 times("<table><tr><td>1<td>", 32) + repeat("<p>1"),
		"style sheet":            "<style>" + repeat(".a{display:none}") + "</style>1",
		"style sheet, unclosed":  "<style>" + repeat("@media{.a{") + "</style>1",
		"style sheets":           repeat("<style>@x{.a{display:none}</style>"),
		"selectors":              "<style>" + repeat(".a,") + "{display:none}</style>" + times("<p class='"+times("a ", 1000)+"'>1", 100),
		"boxes":                  repeat("<div><div>1</div><div></div></div>"),
		"boxes in boxes":         repeat("<div>甲<div>1</div><div>2</div>"),
		"tables in boxes":        times(repeat("<div><div>1</div><div>2</div></div><div><div>甲</div><div>")[:1<<14], 16),
		"rows of one box":        repeat("<div class=a><div>1</div><div>2</div></div><div class=a>1</div><div class=a></div>"),
		"a grid":                 "<div style='grid-template-columns:repeat(64,1fr)'>" + repeat("<div style='grid-column:span 63;grid-row:span 999'>1</div>"),
		"a grid with columns":    "<div style='grid-template-columns:repeat(60,1fr)'>" + repeat("<div style='grid-column:7/9;grid-row:span 999'>1</div><div>1</div>"),
		"styles":                 repeat("<p style='" + times("a:b;", 100) + "'>1"),
	}
}

// TestHostile asserts that each of them is read within the limits; a quadratic
// reader would not come to an end.
func TestHostile(t *testing.T) {
	limits := extract.Limits{Cells: 20_000}
	for name, src := range hostile(1 << 19) {
		t.Run(name, func(t *testing.T) {
			doc := read(t, src, limits)
			if len(doc.Blocks) > 2*limits.Cells || len(doc.Links) > limits.Cells || len(doc.Meta) > limits.Cells {
				t.Errorf("%d blocks, %d links, %d meta", len(doc.Blocks), len(doc.Links), len(doc.Meta))
			}
			cells, places := 0, 0
			for _, table := range tablesOf(doc) {
				cells += len(table.Cells)
				places += table.Rows * table.Cols
			}
			if cells > limits.Cells || places > limits.Cells {
				t.Errorf("%d cells, %d places", cells, places)
			}
			if len(doc.Problems) > 10 {
				t.Errorf("%d problems", len(doc.Problems))
			}
		})
	}
}

func TestLimits(t *testing.T) {
	rows := "<table>" + times("<tr><td>1<td>2", 10) + "</table>"
	tests := []struct {
		name, src, want, problems string
		limits                    extract.Limits
	}{
		{"cells", rows, "{1 | 2 ; 1 | 2 ; 1 | 2}⏎1", "limit_reached table cells*14, limit_reached paragraphs*13", extract.Limits{Cells: 7}},
		{"paragraphs", times("<p>1", 5), "1⏎1⏎1", "limit_reached paragraphs*2", extract.Limits{Cells: 3}},
		{"places", "<table><tr><td>1<td colspan=50>2<tr><td>3<td>4", "2⏎{1 ; 3 | 4}", "limit_reached table cells*1", extract.Limits{Cells: 30}},
		{"depth", times("<table><tr><td>1<td>", 4) + "2</table>3</table>4</table>5</table>6",
			"1⏎{1 | 1⏎1⏎2⏎3⏎4}⏎5⏎6", "nesting_skipped tables*1", extract.Limits{Depth: 2}},
		{"text", "<p>一二三四五六七八九十</p>", "一二三四五⏎六七八九十", "", extract.Limits{Cell: 16}},
		{"text that leaves no room for a character", "<p>一二三四<b>a<b>五</p>", "一二三四a⏎五", "", extract.Limits{Cell: 16}},
		{"text in pieces", "<p>一二三四<b>五<b>六七八九<b>&amp;</p>", "一二三四五⏎六七八九&", "", extract.Limits{Cell: 16}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.src, test.limits)
			checkPlaces(t, doc)
			if got := render(doc.Blocks); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if got := problems(doc); got != test.problems {
				t.Errorf("got  %s\nwant %s", got, test.problems)
			}
		})
	}
}

func TestDeepNesting(t *testing.T) {
	src := times("<div>", 10_000) + "甲<table><tr><td>1<td>2</table>" + times("</div>", 10_000) + "<p>乙"
	doc := read(t, src, extract.Limits{})
	if got, want := render(doc.Blocks), "甲⏎1⏎2⏎乙"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := problems(doc); !strings.HasPrefix(got, "nesting_skipped elements*") {
		t.Errorf("problems: %s", got)
	}
}
