package htmldoc

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

func TestTables(t *testing.T) {
	tests := []struct{ name, src, want, problems string }{
		{"plain", "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "{1 | 2 ; 3 | 4}", ""},
		{"nothing closed", "<table><tr><td>1<td>2<tr><td>3<td>4", "{1 | 2 ; 3 | 4}", ""},
		{"rows unclosed, text follows", "甲<table><tbody><tr><td>1<td>2</td><tr><td>3<td>4</table>乙", "甲⏎{1 | 2 ; 3 | 4}⏎乙", ""},
		{"paragraphs in a cell", "<table><tr><td><p>三、本</p><p>年度</p><td><p>&nbsp;</p><p>1</p></table>", "{三、本⏎年度 | 1}", ""},
		{"breaks in a number", "<table><tr><td>总计<td>31<br>19</table>", "{总计 | 31⏎19}", ""},
		{"blank cells", "<table><tr><td>&nbsp;<td>　<td>1<tr><td><td><td>", "{ |  | 1 ;  |  | }", ""},
		{"header cells", "<table><thead><tr><td>甲<th>乙<tbody><tr><th>丙<td>1", "{!甲 | !乙 ; !丙 | 1}", ""},
		{"caption", "<table><caption><p>表一</p>续</caption><tr><td>1<td>2</table>", "表一⏎续⏎{1 | 2}", ""},
		{"text outside of cells", "<table>甲<tr>乙<td>1<td>2</td>丙<tr><td>3<td>4</table>", "甲⏎乙⏎丙⏎{1 | 2 ; 3 | 4}", ""},
		{"start tag of a cell lost", "<table><tr>1</td><td>2</td></tr><tr><td>3</td><p>4</p></td></tr></table>", "{1 | 2 ; 3 | 4}", ""},
		{"end tag of a cell twice", "<table><tr><td>1</td></td><td>2</td></tr></table>", "{1 | 2}", ""},
		{"form in a table", "<table><form><tr><td>1<td>2</td></form></tr><form><tr><td>3<td>4</table>", "{1 | 2 ; 3 | 4}", ""},
		{"block around rows", "<table><div><tr><td>1<td>2</div><tr><td>3<td>4</table>", "{1 | 2 ; 3 | 4}", ""},
		{"heading in a cell", "<table><tr><td><h4>甲</h4><td>乙<tr><td>丙<td>丁</table>", "{甲 | 乙 ; 丙 | 丁}", ""},
		{"unclosed heading in a cell", "<table><tr><td><h4>甲<td>乙<tr><td>丙<td>丁</table>戊", "{甲 | 乙 ; 丙 | 丁}⏎戊", ""},
		{"cell ends misnamed", "<table><tr><th>1</td><td>2</th></tr></table>", "{!1 | 2}", ""},
		{"div closed outside of its cell", "<table><tr><td><div>1<td>2</div>3<tr><td>4<td>5</table></div>6", "{1 | 23 ; 4 | 5}⏎6", ""},
		{"table in a paragraph", "<p>甲<table><tr><td>1<td>2</table>乙", "甲⏎{1 | 2}⏎乙", ""},
		{"blank table", "甲<table><tr><td><td>&nbsp;<tr><td></table>乙", "甲⏎乙", ""},
		{"empty rows", "<table><tr></tr><tr><td>1<td>2</tr><tr></tr></table>", "{1 | 2}", ""},
		{"short rows", "<table><tr><td>1<tr><td>2<td>3<tr><td>4", "{1 ; 2 | 3 ; 4}", ""},
		{"entity and zero-width", "<table><tr><td>&#8203;1&#65279;<td>&ensp;2", "{1 | 2}", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { checkTable(t, test.src, test.want, test.problems) })
	}
}

func checkTable(t *testing.T, src, want, wantProblems string) {
	t.Helper()
	doc := read(t, src, extract.Limits{})
	if diff := cmp.Diff(want, render(doc.Blocks)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(wantProblems, problems(doc)); diff != "" {
		t.Error(diff)
	}
}

func TestSpans(t *testing.T) {
	const (
		rows = "span_clipped rowspan*1"
		cols = "span_clipped colspan*1"
	)
	tests := []struct{ name, src, want, problems string }{
		{"both", "<table><tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2", "{甲(2×2) | 1 ; 2}", ""},
		{"quoted, with blanks", `<table><tr><td rowspan=" 2 ">甲<td colspan='+2px'>1<tr><td>2<td>3`, "{甲(2×1) | 1(1×2) ; 2 | 3}", ""},
		{"no numbers", `<table><tr><td rowspan=x colspan="">甲<td rowspan=-2 colspan=-1>1<tr><td colspan=0>2<td>3`, "{甲 | 1 ; 2 | 3}", ""},
		{"rowspan to the end of the group", "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>3<td>4", "{甲(2×1) | 1 ; 2 ; 3 | 4}", ""},
		{"rowspan too large", "<table><tr><td rowspan=9>甲<td>1<tr><td>2</table>", "{甲(2×1) | 1 ; 2}", rows},
		{"rowspan beyond the group", "<table><thead><tr><td rowspan=2>甲<td>1<tbody><tr><td>2<td>3</table>", "{!甲 | !1 ; 2 | 3}", rows},
		{"absurd spans", "<table><tr><td rowspan=999999999 colspan=999999999>甲<tr><td>1<td>2", "{甲(2×3) ; 1 | 2}", rows + ", " + cols},
		{"absurd colspan at the end", "<table><tr><td>甲<td colspan=99999>乙<tr><td>1<td>2<td>3", "{甲 | 乙(1×2) ; 1 | 2 | 3}", cols},
		{"colspan too large", "<table><tr><td colspan=8>甲<tr><td>1<td>2<tr><td>3<td>4", "{甲(1×2) ; 1 | 2 ; 3 | 4}", cols},
		{"columns in which no cell begins", "<table><tr><td colspan=4>甲<tr><td>1<td colspan=3>2", "{甲(1×4) ; 1 | 2(1×3)}", ""},
		{"rowspan too small shifts left", "<table><tr><td rowspan=2>甲<td>1<tr><td>2<tr><td>3<td>4", "{甲(2×1) | 1 ; 2 ; 3 | 4}", ""},
		{"a span pushes right", "<table><tr><td>1<td rowspan=2>甲<td>2<tr><td>3<td>4", "{1 | 甲(2×1) | 2 ; 3 | 4}", ""},
		{"rows in which no cell begins", "<table><tr><td rowspan=2>甲<td rowspan=2>乙<tr></tr><tr><td>1<td>2</table>", "{甲(2×1) | 乙(2×1) ;  ; 1 | 2}", ""},
		{"overlap", "<table><tr><td>1<td rowspan=2>甲<tr><td colspan=2>2", "{1 | 甲(2×1) ; 2(1×2)}", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { checkTable(t, test.src, test.want, test.problems) })
	}
}

func TestLayout(t *testing.T) {
	const data = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
	tests := []struct{ name, src, want string }{
		{"one cell", "<table><tr><td><h1>题</h1><p>文</p></table>", "# 题⏎文"},
		{"one column", "<table><tr><td>题<tr><td>来源<tr><td><p>一</p><p>二</p></table>", "题⏎来源⏎一⏎二"},
		{"a table in one cell", "甲<table><tr><td>题" + data + "尾</table>乙", "甲⏎题⏎{甲 | 乙 ; 1 | 2}⏎尾⏎乙"},
		{"layout tables in each other", "<table><tr><td><table><tr><td>题<tr><td>" + data + "</table></table>", "题⏎{甲 | 乙 ; 1 | 2}"},
		{"navigation beside an article", "<table><tr><td>首页<td>公开<tr><td><ul><li>2021<li>2022</ul><td><p>题</p>" + data + "</table>",
			"{首页 | 公开}⏎2021⏎2022⏎题⏎{甲 | 乙 ; 1 | 2}"},
		{"metadata above an article", "<table><tr><td colspan=4>题<tr><td>索引号<td>X1<td>机构<td>办公室<tr><td colspan=4>" + data + "<tr><td colspan=4>尾</table>",
			"题⏎{索引号 | X1 | 机构 | 办公室}⏎{甲 | 乙 ; 1 | 2}⏎尾"},
		{"a long text", "<table><tr><td>左<td>" + times("<p>"+times("长文", 30)+"</p>", 4) + "</table>", "左" + times("⏎"+times("长文", 30), 4)},
		{"a heading over paragraphs", "<table><tr><td>左<td><h2>题</h2><p>一<p>二</table>", "左⏎## 题⏎一⏎二"},
		{"a short article beside navigation", "<table><tr><td>左<td>" + times("<p>"+times("长文", 15)+"</p>", 4) + "</table>", "左" + times("⏎"+times("长文", 15), 4)},
		{"a remark among values", "<table><tr><td>甲<td>乙<td>注<tr><td>1<td>2<td>" + times("<p>"+times("长文", 15)+"</p>", 4) + "</table>", "{甲 | 乙 | 注 ; 1 | 2 | " + times("长文", 15) + times("⏎"+times("长文", 15), 3) + "}"},
		{"a label with one character per line", "<table><tr><td>" + times("<p>字</p>", 12) + "<td>1</table>", "{字" + times("⏎字", 11) + " | 1}"},
		{"a nested table among values", "<table><tr><td>甲<td>乙<td>丙<tr><td>1<td>2" + "<table><tr><td>a<td>b</table>" + "<td>3<tr><td>4<td>5<td>6</table>末",
			"{甲 | 乙 | 丙 ; 1 | 2 | 3 ; 4 | 5 | 6}⏎{a | b}⏎末"},
		{"a number in a table of its own", "<table><tr><td>甲<td><table><tr><td>1</table><tr><td>乙<td>2</table>", "{甲 | 1 ; 乙 | 2}"},
		{"a remark in the middle", "<table><tr><td rowspan=3>甲<td>1<tr><td>" + times("长文", 600) + "<tr><td>2</table>", "{甲 | 1}⏎" + times("长文", 600) + "⏎2"},
		{"rows without a table", "<div><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></div>文", "{1 | 2 ; 3 | 4}⏎文"},
		{"cells without a table", "甲<td>1</td><td>2</td>乙", "甲⏎{1 | 2}⏎乙"},
		{"rows without a table, then a paragraph", "<tr><td>1</td><td>2</td></tr><p>文</p>", "{1 | 2}⏎文"},
		{"one cell without a table", "<td>1</td>文", "1⏎文"},
		{"a table directly in a table", "<table><tr><td>1<td>2</tr><table><tr><td>3<td>4</table></table>", "{1 | 2}⏎{3 | 4}"},
		{"a table per clause", "<table><tr><td colspan=2>第一项<tr><td>规章<td>1</table><table><tr><td colspan=2>第五项<tr><td>许可<td>2</table>",
			"{第一项(1×2) ; 规章 | 1}⏎{第五项(1×2) ; 许可 | 2}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { checkTable(t, test.src, test.want, "") })
	}
}
