package textdoc

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestRecords(t *testing.T) {
	const rows = "规章,2,0,11\n文件,109,489,597\n决定,1,,3\n措施,4,0,1\n"
	const cells = "[规章][2][0][11]\n[文件][109][489][597]\n[决定][1][][3]\n[措施][4][0][1]\n"
	testOutlines(t, extract.Text, []readCase{
		{"commas", "报告\n共公开5件，其中1,234件。\n信息内容,制发件数\n" + rows + "第二十条\n内容,数量\n许可,5\n", "报告\n共公开5件，其中1,234件。\ntabs\n[信息内容][制发件数]\n" + cells + "第二十条\ntabs\n[内容][数量]\n[许可][5]\n"},
		{"semicolons, line ends of all kinds, a byte order mark", "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(rows, ",", ";"), "\n", "\r\n") + "强制;1;2;3\r处罚;4;5;6", "tabs\n" + cells + "[强制][1][2][3]\n[处罚][4][5][6]\n"},
		{"wide commas", "报告\n共公开5件，其中3件，2件，1件。\n" + strings.ReplaceAll(rows, ",", "，"), "报告\n共公开5件，其中3件，2件，1件。\ntabs\n" + cells},
		{"separators inside brackets", strings.ReplaceAll(rows, ",", "，") + "（甲，1，2，3\n部分公开（区分的，只计），1，2，3\n", "tabs\n" + cells + "[（甲][1][2][3]\n[部分公开（区分的，只计）][1][2][3]\n"},
		{"quoted, blanks behind lines", strings.ReplaceAll(strings.ReplaceAll("\""+strings.TrimSuffix(rows, "\n")+"\"", ",", "\",\""), "\n", "\" \n\""), "tabs\n" + cells},
		{"one row of many values", "维持,纠正,其他\n0,1,2,3,4,5,6,7,8,9,10\n", "tabs\n[维持][纠正][其他]\n[0][1][2][3][4][5][6][7][8][9][10]\n"},
		{"wide thousands", strings.Repeat("规章\n６，０３３\n", 9), strings.Repeat("规章\n６，０３３\n", 9)},
		{"wide strokes", strings.ReplaceAll(rows, ",", "｜"), "tabs\n" + cells},
		{"drawn lines", "│规章│2│\n├──┤\n│文件│1│3│9│\n├──┤\n│决定│1││3│\n├──┤\n│措施│4│0│1│\n└──┘\n", "tabs\n[规章][2]\n[文件][1][3][9]\n[决定][1][][3]\n[措施][4][0][1]\n"},
		{"drawn lines with tabs behind", strings.ReplaceAll("┌──┬─┬─┐\n│规章│2│3│\n├──┼─┼─┤\n│文件│1│4│\n├──┼─┼─┤\n│决定│ │6│\n└──┴─┴─┘\n", "\n", "\t\n"), "pipes\n[规章][2][3]\n[文件][1][4]\n[决定][][6]\n"},
		{"heavy lines, as wide strokes in frames", strings.ReplaceAll(rows, ",", "┃") + strings.ReplaceAll("＋－－＋\n"+rows, ",", "┃"), "tabs\n" + cells + cells},
		{"marks for nothing", strings.Repeat("规章 7 / /\n决定 / 10 / 19\n", 4), strings.Repeat("规章 7 / /\n决定 / 10 / 19\n", 4)},
		{"narrow rows in a frame", strings.Repeat("│ 申请数（件） │ 0 │\n", 8), "tabs\n" + strings.Repeat("[申请数（件）][0]\n", 8)},
		{"quoted", "\"报告\n\n第一,\"\"甲\"\"。\"\n" + rows + "\"收费\r\n金额\",\"1,234\",\"\",\"a\"\"b\"\n\"许可\",\"5\", \"6\",7\n", "报告\n第一,\"甲\"。\ntabs\n" + cells + "[收费⏎金额][1,234][][a\"b]\n[许可][5][6][7]\n"},
		{"quoted in narrow rows", strings.Repeat("\"申请,数\",\"件\",\"0\"\n", 4) + strings.Repeat("\"申请数\",\"件\",\"12件\"\n", 8), "tabs\n" + strings.Repeat("[申请,数][件][0]\n", 4) + strings.Repeat("[申请数][件][12件]\n", 8)},
		{"wide digits, units, words and marks for nothing", "规章,２,0,十一\n文件,无,/,5件\n决定,1,——,3.5万元\n", "tabs\n[规章][２][0][十一]\n[文件][无][/][5件]\n[决定][1][——][3.5万元]\n"},
		{"hard blanks in a frame", strings.Repeat("│ 申请数 │ 0\u00a0│\n", 8), "tabs\n" + strings.Repeat("[申请数][0]\n", 8)},
		{"thousands in columns", strings.Repeat("规章   1,204   ——   5,345   706\n", 9) + strings.Repeat("许可1,234,567,890件\n文件   １，２０４   ２０，３００，４５６\n", 4), strings.Repeat("规章   1,204   ——   5,345   706\n", 9) + strings.Repeat("许可1,234,567,890件\n文件   １，２０４   ２０，３００，４５６\n", 4)},
		{"thousands on lines of their own", rows + "总计\n1,342\n总计 4,404 35,794\n", "tabs\n" + cells + "总计\n1,342\n总计 4,404 35,794\n"},
		{"tabs behind records", strings.ReplaceAll(rows, "\n", "\t\n"), "tabs\n" + cells},
		{"marks that quote nothing", rows + "\"三公\"经费,1,2,3\n\"不闭合,4,5,6\n", "tabs\n" + cells + "[\"三公\"经费][1][2][3]\n[\"不闭合][4][5][6]\n"},
		{"a sheet as wide as its widest table", "报告,,,\n一、情况,,,\n如下。,,,\n" + rows + ",,,\n办理,,,\n三、申请,,,\n甲,,,5\n", "报告\n一、情况\n如下。\ntabs\n" + cells + "[][][][]\n[办理][][][]\n三、申请\ntabs\n[甲][][][5]\n"},
		{"prose with commas", "2023年,我局公开1,234,567件,同比增长5,678件,其中1,2,3类。\n许可1,234,567,890件\n许可 1,234,567,890\n处罚 1,234,567,891\n强制 1,234,567,892\n", "2023年,我局公开1,234,567件,同比增长5,678件,其中1,2,3类。\n许可1,234,567,890件\n许可 1,234,567,890\n处罚 1,234,567,891\n强制 1,234,567,892\n"},
		{"two rows are no table", "规章,2,0,11\n文件,109,48,597\n", "规章,2,0,11\n文件,109,48,597\n"},
		{"many narrow rows", "报告\n一、主动公开,,\n" + strings.Repeat("\"公开数,总数\",条,12\n", 2) + strings.Repeat("申请数,件,0\n", 7) + "费用,万元,0.5\n公开,渠道1,234\n",
			"报告\n一、主动公开\ntabs\n" + strings.Repeat("[公开数,总数][条][12]\n", 2) + strings.Repeat("[申请数][件][0]\n", 7) + "[费用][万元][0.5]\n[公开][渠道1][234]\n"},
		{"few narrow rows", strings.Repeat("申请数,件,0\n", 7) + "公开,渠道1,234\n", strings.Repeat("申请数,件,0\n", 7) + "公开,渠道1,234\n"},
		{"tabs, quoted cells of a spreadsheet", "\"行政\n许可\"\t5\t\"a\"\"b\"\n强制\t6\n", "tabs\n[行政⏎许可][5][a\"b]\n[强制][6]\n"},
		{"tabs, quotation marks in words", "\"三公\"经费\t5\n\"三公\" \t6\t\"\n", "tabs\n[\"三公\"经费][5]\n[\"三公\"][6][\"]\n"},
	})
}

func TestRecordsInMarkdown(t *testing.T) {
	testOutlines(t, extract.Markdown, []readCase{
		{"beside headings and pipes", "# 报告；一\n规章；2；0；11\n文件；1；4；5\n决定；1；；3\n\n| 甲；乙 | 1 |\n", "# 报告；一\ntabs\n[规章][2][0][11]\n[文件][1][4][5]\n[决定][1][][3]\npipes\n[甲；乙][1]\n"},
	})
}

// TestSpaced: where an empty line stands behind every row, one does not end a table.
func TestSpaced(t *testing.T) {
	rows, cells := strings.Repeat("甲\t1\n\n", 9), strings.Repeat("[甲][1]\n", 9)
	piped := strings.Repeat("| 甲 | 1 |\n\n", 9)
	testOutlines(t, extract.Text, []readCase{
		{"tabs", "报告\n\n" + rows + "二、申请\n\n" + rows + "\n" + rows, "报告\ntabs\n" + cells + "二、申请\ntabs\n" + cells + "tabs\n" + cells},
		{"pipes", piped, "pipes\n" + cells},
		{"blank values", "甲\t1\n\n" + strings.Repeat("甲\t\n\n", 9), "tabs\n[甲][1]\n" + strings.Repeat("[甲][]\n", 9)},
		{"tables apart", strings.Repeat("甲\t1\n乙\t2\n\n", 9), strings.Repeat("tabs\n[甲][1]\n[乙][2]\n", 9)},
		{"a few rows", strings.Repeat("甲\t1\t2\n\n", 3), strings.Repeat("tabs\n[甲][1][2]\n", 3)},
	})
}

func TestRecordPlaces(t *testing.T) {
	src := "甲,1,2,3\n\"乙\r\n丙\",\" 4\",5,6\n丁,7,8,9\n"
	doc := Read(src, extract.Text, extract.Limits{})
	c := doc.Blocks[0].Table.Row(1)
	if want := (extract.Pos{Line: 2, Offset: strings.Index(src, "乙")}); c[0].Pos != want || c[0].Text != "乙\n丙" {
		t.Errorf("first cell %q at %+v, want it at %+v", c[0].Text, c[0].Pos, want)
	}
	if want := (extract.Pos{Line: 3, Offset: strings.Index(src, "4")}); c[1].Pos != want {
		t.Errorf("second cell at %+v, want %+v", c[1].Pos, want)
	}
	if want := (extract.Pos{Line: 4, Offset: strings.Index(src, "丁")}); doc.Blocks[0].Table.Row(2)[0].Pos != want {
		t.Errorf("third row at %+v, want %+v", doc.Blocks[0].Table.Row(2)[0].Pos, want)
	}
}
