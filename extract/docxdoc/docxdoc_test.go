package docxdoc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

// textCase is a body and what is read of it.
type textCase struct{ name, body, want, problems string }

func checkCases(test *testing.T, cases []textCase) {
	for _, c := range cases {
		test.Run(c.name, func(test *testing.T) {
			doc := read(test, body(c.body), extract.Limits{})
			checkPlaces(test, doc)
			if got := render(doc.Blocks); got != c.want {
				test.Errorf("got  %s\nwant %s", got, c.want)
			}
			if got := problems(doc); got != c.problems {
				test.Errorf("got  problems %s\nwant %s", got, c.problems)
			}
		})
	}
}

func TestText(test *testing.T) {
	checkCases(test, []textCase{
		{name: "runs join", body: "<w:p>" + t("收到申请") + t("3") + t("607") + t("件") + "</w:p>" + p("二"), want: "收到申请3607件⏎二"},
		{name: "blank paragraphs", body: p("一") + "<w:p/>" + p("　 ") + p("二"), want: "一⏎二"},
		{name: "characters", body: "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r></w:p>", want: "甲\t乙⏎丙⏎1-23"},
		{name: "blank lines and blanks at breaks", body: "<w:p>" + t(" 甲 ") + "<w:r><w:br/><w:br/></w:r>" + t(" 乙") + "<w:r><w:br w:type='page'/></w:r></w:p>", want: "甲⏎乙"},
		{name: "white space", body: "<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space='preserve" + "'> 乙\n丙 </w:t></w:r><w:r><w:t>丁</w:t></w:r></w:p>", want: "甲 乙 丙 丁"},
		{name: "references and CDATA", body: "<w:p><w:r><w:t>&lt;&amp;&#x4e00;&#19968;&quot;&nosuch;&<![CDATA[<&amp;>]]></w:t></w:r></w:p>", want: `<&一一"&nosuch;&<&amp;>`},
		{name: "comments and instructions", body: "<!-- <w:p> --><?x <w:p>?>" + p("甲<!-- > -->乙"), want: "甲乙"},
		{name: "symbols", body: "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings' w:char='F081'/><w:sym w:font='宋体' w:char='4E00'/><w:sym w:font='Wingdings 2' w:char='F052'/><w:sym w:font='X' w:char='zz'/></w:r></w:p>", want: "☑①一☑"},
		{name: "content controls, smart tags, hyperlinks", body: "<w:sdt><w:sdtPr><w:placeholder/><w:text/></w:sdtPr><w:sdtContent>" + p("甲") + "</w:sdtContent></w:sdt><w:customXml>" + p("乙") + "</w:customXml>" +
			"<w:p><w:smartTag><w:smartTagPr/>" + t("丙") + "</w:smartTag><w:sdt><w:sdtContent>" + t("丁") + "</w:sdtContent></w:sdt><w:hyperlink w:anchor='x'>" + t("戊") + "</w:hyperlink><w:dir>" + t("己") + "</w:dir></w:p>", want: "甲⏎乙⏎丙丁戊己"},
		{name: "ruby", body: "<w:p>" + t("收") + "<w:r><w:ruby><w:rubyPr/><w:rt>" + t("dào") + "</w:rt><w:rubyBase>" + t("到") + "</w:rubyBase></w:ruby></w:r></w:p>", want: "收到"},
		{name: "formula", body: "<w:p><m:oMathPara><m:oMath><m:r><m:t>1+</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>2</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:den></m:f></m:oMath></m:oMathPara></w:p>", want: "1+1/2³"},
		{name: "raised digits do not join", body: "<w:p>" + t("22") + "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>" + t("件") + "</w:p>", want: "22¹件"},
		{name: "comments are not shown", body: "<w:p><w:commentRangeStart w:id='0'/>" + t("甲") + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>", want: "甲"},
		{name: "other prefixes", body: `<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>甲</x:t></x:r></x:p><p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><r><t>乙</t></r></p><x:p><x:r><x:t>丙</x:t></x:r></x:p>`, want: "甲⏎乙"},
		{name: "text that only damaged files have", body: t("甲") + "<w:p>" + t("乙") + p("丙") + t("丁") + "</w:p>", want: "甲⏎乙丁⏎丙"},
	})
}

func TestHidden(test *testing.T) {
	hidden := func(text string) string {
		return "<w:r><w:rPr><w:vanish/></w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	checkCases(test, []textCase{
		{name: "run", body: "<w:p>" + t("甲") + hidden("乙") + hidden(" ") + t("丙") + "</w:p>", want: "甲丙", problems: "hidden_skipped*1"},
		{name: "switched off", body: "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>甲</w:t></w:r></w:p>", want: "甲"},
		{name: "mark", body: "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + t("甲") + "</w:p>" + p("乙"), want: "甲乙"},
		{name: "paragraph", body: "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + hidden("甲") + "</w:p>" + p("乙"), want: "乙", problems: "hidden_skipped*1"},
		{name: "text box and picture", body: "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textbox><w:txbxContent>" + p("甲") + "</w:txbxContent></v:textbox></w:pict></w:r>" + t("乙") + "</w:p>", want: "乙", problems: "hidden_skipped*1"},
		{name: "rows", body: tbl(tr("1", "2"), tr("<w:trPr><w:hidden/></w:trPr>", "3", "4"), tr("5", "6")), want: "{1 | 2 ; 5 | 6}", problems: "hidden_skipped table rows*1"},
	})
}

func TestStruck(test *testing.T) {
	run := func(properties, text string) string {
		return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	checkCases(test, []textCase{
		{name: "corrected number", body: tbl(tr("甲", tc("", "<w:p>"+run("<w:strike/>", "48")+t("2")+"</w:p>"))), want: "{甲 | 2}", problems: "struck_skipped*1"},
		{name: "two lines", body: "<w:p>" + run("<w:strike w:val='0'/><w:dstrike/>", "48") + t("2") + "</w:p>", want: "2", problems: "struck_skipped*1"},
		{name: "switched off", body: "<w:p>" + run("<w:strike w:val='false'/><w:dstrike w:val='0'/>", "48") + t("2") + "</w:p>", want: "482"},
		{name: "only the run", body: "<w:p>" + run("<w:strike/>", " ") + run("", "48") + "</w:p>", want: "48"},
	})
}

func TestTrackedChanges(test *testing.T) {
	deletedMark := "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
	checkCases(test, []textCase{
		{name: "runs", body: "<w:p>" + t("受理") + "<w:del w:id='1'><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id='2'>" + t("13") + "</w:ins>" + t("件") + "</w:p>", want: "受理13件"},
		{name: "moves", body: "<w:p><w:moveFromRangeStart w:id='1'/><w:moveFrom>" + t("甲") + "</w:moveFrom><w:moveFromRangeEnd w:id='1'/>" + t("乙") + "<w:moveTo>" + t("甲") + "</w:moveTo></w:p>", want: "乙甲"},
		{name: "deleted mark joins", body: "<w:p>" + deletedMark + t("甲") + "</w:p>" + p("乙") + p("丙"), want: "甲乙⏎丙"},
		{name: "joined properties are the last ones", body: "<w:p><w:pPr><w:outlineLvl w:val='0'/><w:rPr><w:del/></w:rPr></w:pPr>" + t("甲") + "</w:p>" + p("乙"), want: "甲乙"},
		{name: "deleted mark before a table", body: "<w:p>" + deletedMark + t("甲") + "</w:p>" + tbl(tr("1", "2")) + p("乙"), want: "甲⏎{1 | 2}⏎乙"},
		{name: "deleted mark at the end of a cell", body: tbl(tr(tc("", "<w:p>"+deletedMark+t("甲")+"</w:p>"), "乙")), want: "{甲 | 乙}"},
		{name: "deleted paragraph", body: p("甲") + "<w:p>" + deletedMark + "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>" + p("丙"), want: "甲⏎丙"},
		{name: "former properties", body: "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>", want: "甲"},
		{name: "rows", body: tbl(tr("1", "2"), tr("<w:trPr><w:del w:id='1'/></w:trPr>", "3", "4"), tr("<w:trPr><w:ins w:id='1'/></w:trPr>", "5", "6")), want: "{1 | 2 ; 5 | 6}"},
		{name: "cells", body: tbl(tr("1", tc("<w:cellDel/>", "2"), tc("<w:cellIns/>", "3")), tr("4", "5")), want: "{1 | 3 ; 4 | 5}"},
		{name: "merged cells", body: tbl(tr(tc("<w:cellMerge w:vMerge='rest'/>", "1"), "2"), tr(tc("<w:cellMerge w:vMerge='cont'/>", ""), "3")), want: "{1(2×1) | 2 ; 3}"},
		{name: "all rows", body: p("甲") + tbl(tr("<w:trPr><w:del/></w:trPr>", "1", "2")) + p("乙"), want: "甲⏎乙"},
		{name: "deleted row of a merged cell", body: tbl(tr(tc("<w:vMerge w:val='restart'/>", "1"), "2"), tr("<w:trPr><w:del/></w:trPr>", tc("<w:vMerge/>", ""), "3"), tr(tc("<w:vMerge/>", ""), "4")), want: "{1(2×1) | 2 ; 4}"},
	})
}

// complexField is a field with an instruction.
func complexField(instruction, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instruction + `</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func TestFields(test *testing.T) {
	checkCases(test, []textCase{
		{name: "result", body: "<w:p>" + t("共") + complexField("=SUM(ABOVE)", t("12")) + t("件") + "</w:p>", want: "共12件"},
		{name: "without result", body: "<w:p>" + t("共") + "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>XE</w:instrText><w:fldChar w:fldCharType='end'/></w:r>" + t("件") + "</w:p>", want: "共件"},
		{name: "nested in the instruction", body: "<w:p>" + complexField("IF </w:instrText></w:r>"+complexField("PAGE", t("7"))+"<w:r><w:instrText> = 1", t("甲")) + "</w:p>", want: "甲"},
		{name: "nested in the result", body: "<w:p>" + complexField("TOC", t("甲")+complexField("PAGEREF", t("7"))+t("乙")) + "</w:p>", want: "甲7乙"},
		{name: "simple", body: "<w:p><w:fldSimple w:instr='PAGE'>" + t("3") + "</w:fldSimple></w:p>", want: "3"},
		{name: "over paragraphs", body: "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType='separate'/></w:r>" + t("甲") + "</w:p><w:p>" + t("乙") + "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>", want: "甲⏎乙"},
		{name: "never separated", body: "<w:p>" + t("甲") + "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>X</w:instrText></w:r></w:p>" + p("乙"), want: "甲⏎乙"},
		{name: "end without begin", body: "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>" + t("甲") + "</w:p>", want: "甲"},
		{name: "in deleted text", body: "<w:p><w:del><w:r><w:fldChar w:fldCharType='begin'/><w:delInstrText>X</w:delInstrText></w:r></w:del>" + t("甲") + "</w:p>", want: "甲"},
	})
}

func TestTextBoxes(test *testing.T) {
	box := func(content string) string {
		return "<w:drawing><a:graphic><wps:wsp><wps:txbx><w:txbxContent>" + content + "</w:txbxContent></wps:txbx></wps:wsp></a:graphic></w:drawing>"
	}
	both := "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + box(p("盒")) + "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("盒") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
	checkCases(test, []textCase{
		{name: "shown once", body: "<w:p>" + t("甲") + both + t("乙") + "</w:p>" + p("丙"), want: "甲乙⏎盒⏎丙"},
		{name: "only the fallback shows anything", body: "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:x/></mc:Choice><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", want: "甲"},
		{name: "alternate paragraphs", body: "<mc:AlternateContent><mc:Choice Requires='x'>" + p("甲") + "</mc:Choice><mc:Fallback>" + p("乙") + "</mc:Fallback></mc:AlternateContent>", want: "甲"},
		{name: "in a box", body: "<w:p>" + t("甲") + "<w:r>" + box("<w:p>"+t("乙")+"<w:r>"+box(p("丙"))+"</w:r></w:p>"+p("丁")) + "</w:r></w:p>", want: "甲⏎乙⏎丙⏎丁"},
		{name: "table", body: "<w:p>" + t("甲") + "<w:r>" + box(tbl(tr("1", "2"))+p("乙")) + "</w:r></w:p>", want: "甲⏎{1 | 2}⏎乙"},
		{name: "in a cell", body: tbl(tr("1", tc("", "<w:p>"+t("2")+"<w:r>"+box(p("3"))+"</w:r></w:p>"))), want: "{1 | 2⏎3}"},
		{name: "in a field", body: "<w:p>" + complexField("X", t("甲")+"<w:r>"+box("<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r>"+t("乙")+"</w:p>")+"</w:r>"+t("丙")) + "</w:p>", want: "甲丙⏎乙"},
		{name: "drawn letters", body: "<w:p><w:r><w:pict><v:shape><v:textpath string='年度 &amp; 报告'/></v:shape></w:pict></w:r>" + t("甲") + "</w:p>", want: "甲⏎年度 & 报告"},
	})
}

func TestTables(test *testing.T) {
	down, below := "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
	span := func(n string) string { return "<w:gridSpan w:val='" + n + "'/>" }
	checkCases(test, []textCase{
		{name: "grid", body: p("前") + tbl(tr("1", "2"), tr("3", "")) + p("后"), want: "前⏎{1 | 2 ; 3 | }⏎后"},
		{name: "gridSpan", body: tbl(tr(tc(span("2"), "1"), "2"), tr("3", "4", "5")), want: "{1(1×2) | 2 ; 3 | 4 | 5}"},
		{name: "vMerge", body: tbl(tr(tc(down, "1"), "2"), tr(tc(below, ""), "3"), tr(tc(down, "4"), "5"), tr(tc(below, ""), "6")), want: "{1(2×1) | 2 ; 3 ; 4(2×1) | 5 ; 6}"},
		{name: "vMerge behind spans", body: tbl(tr(tc(span("2"), "1"), tc(span("2")+down, "2")), tr("3", "4", tc(span("2")+below, ""))), want: "{1(1×2) | 2(2×2) ; 3 | 4}"},
		{name: "vMerge without a beginning", body: tbl(tr("1", "2"), tr(tc(below, "3"), "4"), tr(tc(below, ""), "5")), want: "{1 | 2 ; 3(2×1) | 4 ; 5}"},
		{name: "vMerge wider than above", body: tbl(tr(tc(down, "1"), "2", "3"), tr(tc(span("2")+below, "4"), "5")), want: "{1 | 2 | 3 ; 4(1×2) | 5}"},
		{name: "text that is merged away", body: tbl(tr(tc(down, "1"), "2"), tr(tc(below, "3"), "4")), want: "{1(2×1) | 2 ; 4}", problems: "hidden_skipped text of merged cells*1"},
		{name: "hMerge", body: tbl(tr(tc("<w:hMerge w:val='restart'/>", "1"), tc("<w:hMerge/>", ""), "2"), tr("3", "4", "5")), want: "{1(1×2) | 2 ; 3 | 4 | 5}"},
		{name: "hMerge and vMerge", body: tbl(tr(tc("<w:hMerge w:val='restart'/>"+down, "1"), tc("<w:hMerge/>"+down, ""), "2"), tr(tc("<w:hMerge w:val='restart'/>"+below, ""), tc("<w:hMerge/>"+below, ""), "3"), tr("4", "5", "6")), want: "{1(2×2) | 2 ; 3 ; 4 | 5 | 6}"},
		{name: "gridBefore and gridAfter", body: tbl(tr("1", "2", "3"), tr("<w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='1'/></w:trPr>", "4"), tr("5", "6", "7")), want: "{1 | 2 | 3 ; 4 ; 5 | 6 | 7}"},
		{name: "header rows", body: tbl(tr("<w:trPr><w:tblHeader/></w:trPr>", "1", "2"), tr("3", "4")), want: "{!1 | !2 ; 3 | 4}"},
		{name: "paragraphs in a cell", body: tbl(tr(tc("", p("自")+"<w:p/>"+p("然")+p("人")), "1")), want: "{自⏎然⏎人 | 1}"},
		{name: "nested", body: tbl(tr("1", tc("", p("2")+tbl(tr("a", "b"))+p("3"))), tr("4", "5"), tr("6", "7")), want: "{1 | 2⏎3 ; 4 | 5 ; 6 | 7}⏎{a | b}"},
		{name: "nested two deep", body: tbl(tr("1", "2"), tr("3", tc("", tbl(tr("a", tc("", p("b")+tbl(tr("x", "y")))), tr("c", "d"))+p("4"))), tr("5", "6"), tr("7", "8"), tr("9", "0")), want: "{1 | 2 ; 3 | 4 ; 5 | 6 ; 7 | 8 ; 9 | 0}⏎{a | b ; c | d}⏎{x | y}"},
		{name: "frame", body: tbl(tr("甲"), tr(tc("", p("乙")+tbl(tr("1", "2"))+p("丙")))), want: "甲⏎乙⏎{1 | 2}⏎丙"},
		{name: "layout", body: tbl(tr("甲", tc("", p("乙")+tbl(tr("1", "2"), tr("3", "4"), tr("5", "6"))+p("丙")))), want: "甲⏎乙⏎{1 | 2 ; 3 | 4 ; 5 | 6}⏎丙"},
		{name: "article in a row", body: tbl(tr("甲"), tr("1", "2"), tr(tc("", times(p(times("文", 60)), 4)), "3"), tr("4", "5")), want: "甲⏎{1 | 2}⏎" + times(times("文", 60)+"⏎", 4) + "3⏎{4 | 5}"},
		{name: "content controls", body: tbl("<w:sdt><w:sdtPr/><w:sdtContent>"+tr("1", "2")+"</w:sdtContent></w:sdt>", "<w:tr><w:sdt><w:sdtContent>"+tc("", "3")+"</w:sdtContent></w:sdt>"+tc("", "<w:sdt><w:sdtContent>"+p("4")+"</w:sdtContent></w:sdt>")+"</w:tr>"), want: "{1 | 2 ; 3 | 4}"},
		{name: "blank", body: p("甲") + tbl(tr("", ""), tr("", "")) + p("乙"), want: "甲⏎乙"},
		{name: "empty rows", body: tbl("<w:tr/>", tr("1", "2"), "<w:tr/>"), want: "{1 | 2}"},
		{name: "a row that only goes on", body: tbl(tr(tc(down, "1"), tc(down, "2")), tr(tc(below, ""), tc(below, "")), tr("3", "4")), want: "{1(2×1) | 2(2×1) ;  ; 3 | 4}"},
		{name: "a span that is too large", body: tbl(tr(tc(span("9"), "1")), tr("2", "3"), tr("4", "5")), want: "{1(1×2) ; 2 | 3 ; 4 | 5}", problems: "span_clipped gridSpan*1"},
		{name: "paragraphs between rows", body: tbl(tr("1", "2"), p("甲"), tr("3", "4")), want: "甲⏎{1 | 2 ; 3 | 4}"},
		{name: "tables side by side stay two", body: tbl(tr("1", "2")) + tbl(tr("3", "4")), want: "{1 | 2}⏎{3 | 4}"},
	})
}

func TestPlaces(test *testing.T) {
	doc := read(test, body(p("甲")+tbl(tr("", "1"), tr(tc("", p("乙")+p("丙")), ""))+p("丁")), extract.Limits{})
	checkPlaces(test, doc)
	if want := "甲\n\n1\n乙\n丙\n\n丁\n"; doc.Source != want {
		test.Errorf("source %q, want %q", doc.Source, want)
	}
	table := doc.Blocks[1]
	if table.Pos != (extract.Pos{Line: 3, Offset: 5}) || table.Table.Pos != table.Pos {
		test.Errorf("table at %+v, %+v", table.Pos, table.Table.Pos)
	}
	if at := table.Table.Cells[3].Pos; at != (extract.Pos{Line: 6, Offset: 15}) {
		test.Errorf("last cell at %+v", at)
	}
}

func TestEmbedded(test *testing.T) {
	files := body("<w:p><w:r><w:object><v:shape><v:imagedata r:id='rId5'/></v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r><w:r><w:drawing><a:blip r:embed='rId6'/></w:drawing></w:r></w:p><w:altChunk r:id='rId7'/>" + p("甲"))
	files["word/_rels/document.xml.rels"] = `<Relationships><Relationship Id="rId7" Type="x/aFChunk" Target="afchunk.htm"/></Relationships>`
	doc := read(test, files, extract.Limits{})
	if want := "embedded_skipped object Excel.Sheet.12*1, embedded_skipped altChunk word/afchunk.htm*1"; problems(doc) != want {
		test.Errorf("problems %s, want %s", problems(doc), want)
	}
	if doc.Images != 2 || render(doc.Blocks) != "甲" {
		test.Errorf("%d images, %s", doc.Images, render(doc.Blocks))
	}
}

func TestLinks(test *testing.T) {
	files := body("<w:p>" + t("见") + "<w:hyperlink r:id='rId1'>" + t(" 全文") + t("链接 ") + "</w:hyperlink>" + complexField(` HYPERLINK "http://b/?x=1&amp;y=2" \o "z" `, t("附件")) +
		"<w:hyperlink r:id='rId2'>" + t("本页") + "</w:hyperlink>" + complexField(`HYPERLINK \l "x"`, t("书签")) + "</w:p>")
	files["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/hyperlink" Target="http://a/1.docx" TargetMode="External"/><Relationship Id="rId2" Type="x/hyperlink" Target="x"/></Relationships>`
	doc := read(test, files, extract.Limits{})
	want := []extract.Link{{Text: "全文链接", Href: "http://a/1.docx"}, {Text: "附件", Href: "http://b/?x=1&y=2"}}
	if diff := cmp.Diff(want, doc.Links); diff != "" {
		test.Error(diff)
	}
	if got := render(doc.Blocks); got != "见 全文链接 附件本页书签" {
		test.Error(got)
	}
}

func TestNotes(test *testing.T) {
	files := body("<w:p>" + t("22") + "<w:r><w:footnoteReference w:id='3'/></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>*</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r></w:p>" + p("末"))
	files.with("word/footnotes.xml", root("footnotes", "<w:footnote w:type='separator' w:id='0'>"+p("")+"</w:footnote><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r>"+t(" 乙")+"</w:p></w:footnote><w:footnote w:id='3'>"+p("甲")+p("续")+"</w:footnote><w:footnote w:id='4'>"+p("无")+"</w:footnote>"))
	files.with("word/endnotes.xml", root("endnotes", "<w:endnote w:id='2'>"+p("丙")+"</w:endnote>"))
	doc := read(test, files, extract.Limits{})
	checkPlaces(test, doc)
	if got, want := render(doc.Blocks), "22⏎末⏎甲⏎续⏎乙⏎丙"; got != want || len(doc.Problems) > 0 {
		test.Errorf("got %s, %s, want %s", got, problems(doc), want)
	}
	delete(files, "word/endnotes.xml")
	if got, want := problems(read(test, files, extract.Limits{})), "truncated_text endnotes: the part is missing*1"; got != want {
		test.Errorf("got %s, want %s", got, want)
	}
}

func TestMetadata(test *testing.T) {
	files := body(p("甲")).with("docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">`+
		`<dc:title> 年度&amp;报告 </dc:title><dc:creator>办公室</dc:creator><cp:lastModifiedBy></cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2024-01-31T01:02:03Z</dcterms:created></cp:coreProperties>`)
	doc := read(test, files, extract.Limits{})
	want := []extract.Meta{{Name: "dc:title", Value: "年度&报告"}, {Name: "dc:creator", Value: "办公室"}, {Name: "dcterms:created", Value: "2024-01-31T01:02:03Z"}}
	if diff := cmp.Diff(want, doc.Meta); diff != "" {
		test.Error(diff)
	}
	if doc.Title != "年度&报告" || doc.Format != extract.Docx || doc.Charset != "utf-8" {
		test.Errorf("title %q, format %q, charset %q", doc.Title, doc.Format, doc.Charset)
	}
}

func TestHeadings(test *testing.T) {
	styles := root("styles", `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="X"><w:name w:val="自定"/><w:basedOn w:val="1"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Y"><w:name w:val="条"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Z"><w:name w:val="正文标题"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="B"><w:name w:val="标题 2"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="D"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="D"><w:name w:val="D"/><w:basedOn w:val="C"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>`+
		`<w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:vanish w:val="off"/></w:rPr></w:style>`+
		`<w:style w:type="character" w:styleId="V"><w:name w:val="V"/><w:rPr><w:vanish/><w:vertAlign w:val="superscript"/></w:rPr></w:style>`)
	style := func(id, text string) string { return styled("<w:pStyle w:val='"+id+"'/>", text) }
	files := body(style("T", "题")+style("1", "甲")+style("X", "乙")+style("Y", "丙")+style("Z", "丁")+style("B", "戊")+style("C", "己")+p("庚")+
		styled("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "辛")+styled("<w:outlineLvl w:val='1'/>", "壬")+style("Heading3", "癸")+
		"<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr>"+t("隐")+"<w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>显</w:t></w:r></w:p>"+
		"<w:p>"+t("子")+"<w:r><w:rPr><w:rStyle w:val='V'/></w:rPr><w:t>丑</w:t></w:r><w:r><w:rPr><w:rStyle w:val='V'/><w:vanish w:val='0'/></w:rPr><w:t>2</w:t></w:r></w:p>").
		with("word/styles.xml", styles)
	doc := read(test, files, extract.Limits{})
	want := "# 题⏎# 甲⏎# 乙⏎### 丙⏎丁⏎## 戊⏎己⏎庚⏎辛⏎## 壬⏎### 癸⏎显⏎子²"
	if got := render(doc.Blocks); got != want {
		test.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := problems(doc), "hidden_skipped*2"; got != want {
		test.Errorf("problems %s, want %s", got, want)
	}
}

func TestOtherNames(test *testing.T) {
	xml := body(p("甲"))["word/document.xml"]
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/Text/Main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	rels := strings.ReplaceAll(packageRels, "word/document.xml", "/Text/main.xml")
	for name, files := range map[string]parts{
		"relations":     {"_rels/.rels": rels, "text/main.xml": xml},
		"content types": {"[Content_Types].xml": types, "Text/Main.xml": xml},
		"neither":       {"word/document.xml": xml},
		"backslashes":   {`word\document.xml`: xml},
		"strict": {"word/document.xml": strings.ReplaceAll(xml, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
			"_rels/.rels": strings.ReplaceAll(packageRels, "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")},
		"UTF-16": {"word/document.xml": utf16le(strings.Replace(xml, "UTF-8", "UTF-16", 1))},
	} {
		test.Run(name, func(test *testing.T) {
			doc := read(test, files, extract.Limits{})
			if got := render(doc.Blocks); got != "甲" || len(doc.Problems) > 0 {
				test.Errorf("got %s, %s", got, problems(doc))
			}
		})
	}
}

// utf16le encodes text as UTF-16 with a byte order mark.
func utf16le(s string) string {
	b := []byte{0xff, 0xfe}
	for _, c := range s {
		b = append(b, byte(c), byte(c>>8))
	}
	return string(b)
}
