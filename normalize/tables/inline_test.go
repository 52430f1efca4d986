package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestRowsInOneLine reads lines in which the rows of a small table stand one behind the
// other.
func TestRowsInOneLine(t *testing.T) {
	const want = "regulations.issued=0 regulations.repealed=nil regulations.in_force=3 normative_documents.issued=0 normative_documents.repealed=0 normative_documents.in_force=4 licensing.decisions=7"
	testLayouts(t, []layout{
		{name: "each table in a line", prefix: "disclosure.", format: extract.Text,
			source: "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 / 3 行政规范性文件 0 0 4\n\n第二十条第（五）项 信息内容 本年处理决定数量 行政许可 7\n", want: want},
		{name: "a sentence is no table", prefix: "disclosure.", format: extract.Text,
			source: "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 / 3\n行政规范性文件 0 0 4\n信息内容 本年处理决定数量\n行政许可 7\n\n今年 办理 规章 9 件 和 行政处罚 8 件 以及 行政强制 6 件\n", want: want},
	})
}
