package docxdoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// lvl is a level of a list.
func lvl(level int, format, text string, more ...string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, level, format, strings.Join(more, ""), text)
}

// listOf is a list with a num of the same id.
func listOf(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum><w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id, strings.Join(levels, ""), id, id)
}

// item is a numbered paragraph.
func item(num, level int, text string) string {
	return styled(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, num), text)
}

func TestNumbering(test *testing.T) {
	const nothing = `<w:suff w:val="nothing"/>`
	chapters := listOf(1, lvl(0, "chineseCountingThousand", "%1、", nothing), lvl(1, "chineseCounting", "（%2）", nothing), lvl(2, "decimal", "%3.", `<w:suff w:val="space"/>`), lvl(3, "decimal", "%1.%3.%4", `<w:isLgl/>`))
	cases := []struct{ name, numbering, body, want string }{
		{"levels", chapters, item(1, 0, "甲") + item(1, 1, "乙") + item(1, 1, "丙") + item(1, 2, "2023年") + p("丁") + item(1, 0, "戊") + item(1, 1, "己") + item(1, 3, "庚"),
			"一、甲⏎（一）乙⏎（二）丙⏎1. 2023年⏎丁⏎二、戊⏎（一）己⏎2.1.1 庚"},
		{"level without those above it", chapters, item(1, 1, "甲") + item(1, 0, "乙"), "（一）甲⏎二、乙"},
		{"number before a number", listOf(1, lvl(0, "decimal", "%1.", nothing)), item(1, 0, "2023年") + item(1, 0, "甲"), "1. 2023年⏎2.甲"},
		{"no list", chapters, item(0, 0, "甲") + item(7, 0, "乙") + item(1, 8, "丙") + item(1, 99, "丁"), "甲⏎乙⏎丙⏎丁"},
		{"bullets", listOf(1, lvl(0, "bullet", "\uf0b7")), item(1, 0, "甲"), "甲"},
		{"start", `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
			item(1, 0, "甲") + item(1, 0, "乙") + item(1, 0, "丙"), "第九条 甲⏎第十条 乙⏎第十一条 丙"},
		{"two nums of one list go on", `<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` + chapters, item(1, 0, "甲") + item(2, 0, "乙"), "一、甲⏎二、乙"},
		{"startOverride", chapters + `<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
			item(1, 0, "甲") + item(1, 0, "乙") + item(2, 0, "丙") + item(2, 0, "丁"), "一、甲⏎二、乙⏎一、丙⏎二、丁"},
		{"lvlOverride", chapters + `<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">` + lvl(0, "upperRoman", "%1.") + `</w:lvlOverride></w:num>`,
			item(1, 0, "甲") + item(2, 0, "乙"), "一、甲⏎II. 乙"},
		{"no restart", listOf(1, lvl(0, "decimal", "%1、"), lvl(1, "decimal", "%2)", `<w:lvlRestart w:val="0"/>`)), item(1, 0, "甲") + item(1, 1, "乙") + item(1, 0, "丙") + item(1, 1, "丁"), "1、 甲⏎1) 乙⏎2、 丙⏎2) 丁"},
		{"restart behind the first level only", listOf(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%2"), lvl(2, "decimal", "%3", `<w:lvlRestart w:val="1"/>`)),
			item(1, 2, "甲") + item(1, 1, "乙") + item(1, 2, "丙") + item(1, 0, "丁") + item(1, 2, "戊"), "1 甲⏎2 乙⏎2 丙⏎2 丁⏎1 戊"},
		{"cells", listOf(1, lvl(0, "decimal", "%1")), tbl(tr(item2cell(1), "甲"), tr(item2cell(1), "乙")), "{1 | 甲 ; 2 | 乙}"},
		{"labels of rows", chapters, tbl(tr(tc("", item(1, 0, "收件")), "3"), tr(tc("", item(1, 0, "办结")), "4")), "{一、收件 | 3 ; 二、办结 | 4}"},
		{"a cell that is merged away does not count", listOf(1, lvl(0, "decimal", "%1")),
			tbl(tr(tc("<w:vMerge w:val='restart'/>", item(1, 0, "甲")), "3"), tr(tc("<w:vMerge/>", item(1, 0, "")), "4"), tr(item2cell(1), "5")), "{1 甲(2×1) | 3 ; 4 ; 2 | 5}"},
		{"deleted mark", chapters, styled(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>`, "甲") + item(1, 0, "乙"), "一、甲乙"},
		{"separator of styles", chapters, styled(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/><w:specVanish/></w:rPr>`, "甲") + p("乙"), "一、甲乙"},
		{"hidden number", listOf(1, lvl(0, "decimal", "%1", `<w:rPr><w:vanish/></w:rPr>`)), item(1, 0, "甲"), "甲"},
		{"text with signs", listOf(1, lvl(0, "decimal", "%%1&amp;%0%")), item(1, 0, "甲"), "%1&%0% 甲"},
		{"own format", listOf(1, `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`), item(1, 0, "甲"), "01 甲"},
	}
	for _, c := range cases {
		test.Run(c.name, func(test *testing.T) {
			doc := read(test, body(c.body).with("word/numbering.xml", root("numbering", c.numbering)), extract.Limits{})
			checkPlaces(test, doc)
			if got := render(doc.Blocks); got != c.want || len(doc.Problems) > 0 {
				test.Errorf("got  %s %s\nwant %s", got, problems(doc), c.want)
			}
		})
	}
}

// item2cell is a cell with nothing but a number.
func item2cell(num int) string { return tc("", item(num, 0, "")) }

func TestNumberingByStyle(test *testing.T) {
	styles := root("styles", `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="3"><w:name w:val="no"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="numbering" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>`)
	numbering := root("numbering", listOf(5, lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="1"/>`), lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="2"/>`))+
		`<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="L"/>`+lvl(0, "decimal", "%1.")+`</w:abstractNum><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>`+
		`<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>`)
	style := func(id string) string { return "<w:pStyle w:val='" + id + "'/>" }
	files := body(styled(style("1"), "甲")+styled(style("2"), "乙")+styled(style("2"), "丙")+styled(style("3"), "丁")+
		styled(style("1")+"<w:numPr><w:numId w:val='0'/></w:numPr>", "戊")+styled(style("1"), "己")+item(7, 0, "庚")+item(6, 0, "辛")).
		with("word/styles.xml", styles).with("word/numbering.xml", numbering)
	doc := read(test, files, extract.Limits{})
	want := "# 一、 甲⏎## （一） 乙⏎## （二） 丙⏎# 丁⏎# 戊⏎# 二、 己⏎1. 庚⏎2. 辛"
	if got := render(doc.Blocks); got != want {
		test.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNumerals(test *testing.T) {
	tests := []struct {
		format string
		want   string // of 1, 10, 11, 20, 21, 99, 100, 101, 110, 1010, 12345
	}{
		{"decimal", "1 10 11 20 21 99 100 101 110 1010 12345"},
		{"nothing known", "1 10 11 20 21 99 100 101 110 1010 12345"},
		{"decimalZero", "01 10 11 20 21 99 100 101 110 1010 12345"},
		{"decimalFullWidth", "１ １０ １１ ２０ ２１ ９９ １００ １０１ １１０ １０１０ １２３４５"},
		{"chineseCounting", "一 十 十一 二十 二十一 九十九 一○○ 一○一 一一○ 一○一○ 一二三四五"},
		{"chineseCountingThousand", "一 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一千零一十 一二三四五"},
		{"japaneseCounting", "一 十 十一 二十 二十一 九十九 百 百一 百十 千十 一二三四五"},
		{"ideographDigital", "一 一〇 一一 二〇 二一 九九 一〇〇 一〇一 一一〇 一〇一〇 一二三四五"},
		{"chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹仟零壹拾 壹贰叁肆伍"},
		{"decimalEnclosedCircle", "① ⑩ ⑪ ⑳ ㉑ 99 100 101 110 1010 12345"},
		{"decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 21 99 100 101 110 1010 12345"},
		{"ideographTraditional", "甲 癸 11 20 21 99 100 101 110 1010 12345"},
		{"lowerLetter", "a j k t u uuuu vvvv wwww fffff 1010 12345"},
		{"upperRoman", "I X XI XX XXI XCIX C CI CX MX 12345"},
		{"lowerRoman", "i x xi xx xxi xcix c ci cx mx 12345"},
		{"none", "          "},
	}
	for _, c := range tests {
		var got []string
		for _, n := range [...]int{1, 10, 11, 20, 21, 99, 100, 101, 110, 1010, 12345} {
			got = append(got, numeral(c.format, n))
		}
		if got := strings.Join(got, " "); got != c.want {
			test.Errorf("%s: got  %s\nwant %s", c.format, got, c.want)
		}
	}
	for n, want := range map[int]string{0: "⓪", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51", -1: "-1"} {
		if got := numeral("decimalEnclosedCircle", n); got != want {
			test.Errorf("circle of %d is %s, want %s", n, got, want)
		}
	}
}
