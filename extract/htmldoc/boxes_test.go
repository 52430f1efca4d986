package htmldoc

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// boxRows writes rows of cells as boxes in boxes: rows divided by ; and cells by |.
func boxRows(row, cell, table string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(table, ";") {
		b.WriteString(`<div ` + row + `>`)
		for text := range strings.SplitSeq(line, "|") {
			b.WriteString(`<div ` + cell + `>` + strings.TrimSpace(text) + `</div>`)
		}
		b.WriteString("</div>\n")
	}
	return b.String()
}

// TestBoxTables has tables that have no table element.
func TestBoxTables(t *testing.T) {
	const data = "项目|自然人|其他|总计;新收|3||3;结转|0|—|0"
	const want = "{项目 | 自然人 | 其他 | 总计 ; 新收 | 3 |  | 3 ; 结转 | 0 | — | 0}"
	tests := []struct{ name, src, want string }{
		{"without any style", "<div>" + boxRows("", "", data) + "</div>", want},
		{"in the body", boxRows("class=row", "class=cell", data), want},
		{"among paragraphs", "<div><p>前</p>" + boxRows("class=row", "class=cell", data) + "<p>后</p></div>", "前⏎" + want + "⏎后"},
		{"each row in a box of its own", "<div>" + strings.ReplaceAll(strings.ReplaceAll(boxRows("class=row", "", data), `<div class=row>`, `<section><div class=row>`), "</div>\n", "</div></section>") + "</div>", want},
		{"two runs", "<div>" + boxRows("", "", data) + "<p>中</p>" + boxRows("", "", data) + "</div>", want + "⏎中⏎" + want},
		{"paragraphs in the boxes", "<div>" + boxRows("", "", "甲|<p>　</p><p>1</p>|<p>2</p>;乙|<p>3</p>|<p>4</p>") + "</div>", "{甲 | 1 | 2 ; 乙 | 3 | 4}"},
		{"lists", "<ul><li>新收<li>3<li>4</ul><ul><li>结转<li>5<li></ul>", "{新收 | 3 | 4 ; 结转 | 5 | }"},
		{"lists in a box", "<div><ul><li>新收<li>3<li>4</ul><ul><li>结转<li>5<li></ul></div>", "{新收 | 3 | 4 ; 结转 | 5 | }"},
		{"a row of one cell that looks like the others", "<div>" + boxRows("class=r", "", "新收|3|3;小计;结转|0|0") + "</div>", "{新收 | 3 | 3 ; 小计 ; 结转 | 0 | 0}"},
		{"a heading between rows", "<div>" + boxRows("", "", "甲|1|2;乙|3|4") + "<div>四、复议</div>" + boxRows("", "", "甲|1|2;乙|3|4") + "</div>",
			"{甲 | 1 | 2 ; 乙 | 3 | 4}⏎四、复议⏎{甲 | 1 | 2 ; 乙 | 3 | 4}"},
		{"rows beside the label of their group", "<div>" + boxRows("", "", "新收|9|9") +
			"<div><div>不予公开</div><div>" + boxRows("", "", "秘密|1|1;隐私|2|2") + "</div></div>" + boxRows("", "", "结转|8|8") + "</div>",
			"{新收 | 9 | 9 ; 不予公开(2×1) | 秘密 | 1 | 1 ; 隐私 | 2 | 2 ; 结转 | 8 | 8}"},
		{"all blank", "<div>" + boxRows("", "", "内容|上年|本年;收费||") + "</div>", "{内容 | 上年 | 本年 ; 收费 |  | }"},
		{"the end of floating boxes", "<div><div><div>甲</div><div>1</div><div class=clear></div></div><div><div>乙</div><div>2</div><div class=clear></div></div></div>", "{甲 | 1 ; 乙 | 2}"},
		{"in the cell of a table", "<table><tr><td><h1>题</h1><div>" + boxRows("", "", data) + "</div><td>右</table>", "# 题⏎" + want + "⏎右"},
		{"directly in the cell of a table", "<table><tr><td>" + boxRows("", "", data) + "<td>右<tr><td>" + boxRows("", "", data) + "</table>", want + "⏎右⏎" + want},
		{"terms", "<dl><dt>新收<dd>3<dd>4<dt>办理<dt>结转<dd>5<dd></dl>", "{新收 | 3 | 4 ; 办理 ; 结转 | 5 | }"},
		{"terms that are explained", "<dl><dt>公开<dd>向社会公布。<dt>答复<dd>12件<dt>复议<dd>不服的复议。</dl>", "公开⏎向社会公布。⏎答复⏎12件⏎复议⏎不服的复议。"},
		{"a number and its unit in a box", "<div>" + times("<div><div>申请</div><div><div>/</div><div>件</div></div></div>", 2) + "<div><div>答复</div><div><div>3</div><div>件</div></div></div></div>",
			"{申请 | / | 件 ; 申请 | / | 件 ; 答复 | 3 | 件}"},
		{"a grid", "<div style='display:grid;grid-template-columns:2fr repeat(3, 1fr)'>" + boxCells(data) + "</div>", want},
		{"a grid with spans", "<div style='grid-template-columns:1fr 1fr 1fr'><div style='grid-row:span 2'>项目</div><div style='grid-column:2 / 4'>数量</div><div>上年</div><div>本年</div>" + boxCells("新收|1|2") + "</div>",
			"{项目(2×1) | 数量(1×2) ; 上年 | 本年 ; 新收 | 1 | 2}"},

		{"inline elements by their style", "<div>" + times("<div><span style='display:inline-block;width:9%'>甲</span><span style='float:left;width:9%'><b>1</b></span><span style='display:inline-block; width:9%'></span></div>", 2) + "</div>", "{甲 | 1 |  ; 甲 | 1 | }"},
		{"inline elements by a class", "<style>.a .c{display:table-cell}</style><div>" + times("<div><span class=c>甲</span><span class='b c'><span>1</span></span></div>", 2) + "</div>", "{甲 | 1 ; 甲 | 1}"},
		{"inline elements in a class", "<style>.r{display:flex}</style><div>" + times("<div class=r><i>甲</i><p>1</p></div>", 2) + "</div>", "{甲 | 1 ; 甲 | 1}"},
		{"inline elements by the selector of their row", "<style>.r > span{display:inline-block;width:60px}</style><div>" + times("<div class=r><span>甲</span><span>1</span></div>", 2) + "</div>", "{甲 | 1 ; 甲 | 1}"},
		{"inline elements by their role", "<div>" + times("<div role=row><span role=rowheader>甲</span><span role=cell>1</span></div>", 2) + "</div>", "{甲 | 1 ; 甲 | 1}"},
		{"inline elements without a width", "<div>" + times("<div><span style='display:inline-block'>一</span><span>、概述</span></div>", 2) + "</div>", "一、概述⏎一、概述"},

		{"cells under spans lost", "<div>" + boxRows("", "", "项目|申请情况;自然人|其他|总计;新收|1|2|3;办理结果|（一）公开|4|5|9;（二）不公开|0|0|0") + "</div>",
			"{项目 | 申请情况 ; 自然人 | 其他 | 总计 ; 新收 | 1 | 2 | 3 ; 办理结果 | （一）公开 | 4 | 5 | 9 ; （二）不公开 | 0 | 0 | 0}"},
		{"blank cells lost", "<div>" + boxRows("", "", "内容|制发|废止|有效;规章|14;文件|1|2|3") + "</div>", "内容⏎制发⏎废止⏎有效⏎规章⏎14⏎文件⏎1⏎2⏎3"},
		{"blank cells lost below", "<div>" + boxRows("", "", "内容|制发|废止|有效;规章|1|2|3;文件|14") + "</div>", "内容⏎制发⏎废止⏎有效⏎规章⏎1⏎2⏎3⏎文件⏎14"},

		{"chapters", "<div>" + boxRows("", "", "一、总体情况|全面推进。;二、主动公开|公开信息12条。") + "</div>", "一、总体情况⏎全面推进。⏎二、主动公开⏎公开信息12条。"},
		{"a list with dates", "<div>" + boxRows("", "", "年度报告|2024-01-25;年度报告|2023-01-20") + "</div>", "年度报告⏎2024-01-25⏎年度报告⏎2023-01-20"},
		{"a menu", "<ul>" + times("<li><a>首页</a><ul><li>公开<li>服务</ul>", 3) + "</ul>", "首页⏎公开⏎服务⏎首页⏎公开⏎服务⏎首页⏎公开⏎服务"},
		{"columns of a page", "<div><div><div>导航</div><div>正文" + times("长文", 100) + "</div><div>12</div></div><div><div>主办</div><div>电话</div></div></div>",
			"导航⏎正文" + times("长文", 100) + "⏎12⏎主办⏎电话"},
		{"text beside the boxes", "<div><div>甲<div>1</div><div>2</div></div><div>乙<div>3</div><div>4</div></div></div>", "甲⏎1⏎2⏎乙⏎3⏎4"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { checkTable(t, test.src, test.want, "") })
	}
}

func TestHiddenBoxes(t *testing.T) {
	src := "<div>" + boxRows("", "", "甲|1|2;乙|3|4") + "<div style='display:none'><div>丙</div><div>5</div></div>" +
		"<div><div>丁</div><div style='display:none'>7</div><div>6</div><div style='visibility:hidden'>8</div></div></div>"
	checkTable(t, src, "{甲 | 1 | 2 ; 乙 | 3 | 4 ; 丁 | 6 | }", "hidden_skipped*3")
}

// boxCells writes the cells of a table as boxes beside each other.
func boxCells(table string) string {
	row := boxRows("", "", strings.ReplaceAll(table, ";", "|"))
	return row[len("<div >") : len(row)-len("</div>\n")]
}

// TestBoxPlaces asserts that blank boxes are where they would have content.
func TestBoxPlaces(t *testing.T) {
	src := "<div>\n" + boxRows("", "", "甲|1|2;乙||4") + "</div>"
	tables := tablesOf(read(t, src, extract.Limits{}))
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	c := tables[0].At(1, 1)
	if got, want := c.Pos.Offset, strings.Index(src, "乙</div>")+len("乙</div><div >"); got != want || c.Pos.Line != 3 {
		t.Errorf("the blank is at line %d, offset %d, not %d", c.Pos.Line, got, want)
	}
}

// TestValueLike has texts that may or may not be values of a table.
func TestValueLike(t *testing.T) {
	for text, want := range map[string]string{
		"": "value", "—": "value", "/": "value", "无": "value", "条": "value",
		"3": "number", "1,234": "number", "96.5万元": "number", "12 件": "number", "+3": "number", "减少16": "number", "22（其中修订16件）": "number", "１２": "number",
		"1.其他": "", "X1": "", "3、其他": "", "2024-01-25": "", "10:30": "", "本年新收3件申请": "", "人次": "", "自然人": "", "商业企业": "", "第二十条第（一）项": "",
	} {
		value, number := valueLike(text)
		got := map[bool]string{true: "value"}[value]
		if number {
			got = "number"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
