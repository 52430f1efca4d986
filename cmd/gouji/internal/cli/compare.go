package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/compare"
	"github.com/gouji/gouji/corpus/ingest"
)

func (a *app) compareCommand() *cobra.Command {
	format, all := newChoice("text", "json"), false
	cmd := &cobra.Command{
		Use:   "compare [FLAG…] A B",
		Short: a.lang.say("并列比较两份报告", "show two reports side by side"),
		Long: a.lang.say(`
A 和 B 各是一份报告：文件、http(s) 网址或 -（标准输入）；可以是不同年度、不同格式、不同机关，
也可以是同一报告的网页和 PDF。
显示：机关、年度、格式和发布日期；不同的数据，连同两边的数值、差（B − A）和各自的位置；
正文各章的不同段落；数据和正文的相似度。
数据按标识对应，不按位置；章按键、标题、序号对应。繁简、全半角、空白和分段不同视为相同，但予以注明。
空白单元格与 0 不同。相似度：数据为相等者所占比例，另计不同为 0 者；正文为各章相邻两字的重合（Dice 系数）。

json 给出同样的内容（schema gouji/comparison/v1）。未加 --all 时只列不同之处。

退出码：0 没有不同；1 有不同；2 用法错误；3 有报告被拒绝或无法读取、无法写出或被中断。`, `
A and B are one report each: a file, an http(s) URL or - for standard input. They may be of
different years, forms and organs, or the web page and the PDF of the same report.
Shown are organ, year, form and date; the cells that differ, with both values, the difference
(B − A) and both places; the paragraphs that differ, chapter by chapter; how similar cells and text are.
Cells are matched by their ids, never by where they stand, chapters by key, title and number.
Traditional and simplified characters, widths, blanks and where paragraphs end make no difference,
but are told. A blank cell is not a 0. Similarity is, of cells, the share of equal ones, also
without those that are 0 in both, of text the shared pairs of neighbouring characters (Dice).

json has the same (schema gouji/comparison/v1). Without --all only what differs is listed.

Exit codes: 0 no difference, 1 differences, 2 wrong use, 3 a report was refused or could not be
read, the output could not be written, or the run was interrupted.`),
		Example: "gouji compare 2023.html 2024.html\n" +
			"gouji compare --all report.html report.pdf\n" +
			"gouji compare --format json report.docx https://www.example.gov.cn/xxgk/2024.html",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return a.usage(cmd, "需要两份报告", "two reports are needed")
			case args[0] == ingest.Stdin && args[1] == ingest.Stdin:
				return a.usage(cmd, "标准输入只能读一次", "standard input can be read once only")
			}
			return nil
		},
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	cmd.Flags().BoolVar(&all, "all", false, a.lang.say("也列出相等的数据和相同的段落", "list also equal cells and paragraphs that are the same"))
	in := a.addInputFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		two := new(couple)
		if err := a.read(cmd, in, paths, two, func(ingest.Outcome, io.Writer) {}); err != nil {
			return err
		}
		return a.compare(cmd, two, format.value == "json", all)
	}
	return cmd
}

// couple keeps the outcomes of the two inputs.
type couple struct {
	outcomes []ingest.Outcome // the first two
	n        int
}

func (c *couple) begin() error { return nil }
func (c *couple) end() error   { return nil }

func (c *couple) write(o ingest.Outcome) error {
	if c.n++; c.n <= 2 {
		c.outcomes = append(c.outcomes, o)
	}
	return nil
}

// compare prints what sets two reports apart.
func (a *app) compare(cmd *cobra.Command, two *couple, asJSON, all bool) error {
	if two.n != 2 {
		return a.usage(cmd, "需要两份报告，得到 %d 份", "two reports are needed, there are %d", two.n)
	}
	for i := range two.outcomes {
		if refusal := two.outcomes[i].Refusal; refusal != nil {
			a.code = ExitFailure
			fmt.Fprintln(a.Stderr, "gouji:", a.refusalLine(refusal))
		}
	}
	if a.code == ExitFailure {
		return nil
	}
	c := compare.Of(two.outcomes[0].Report, two.outcomes[1].Report)
	if c.Different {
		a.code = ExitFindings
	}
	if asJSON {
		if !all {
			c = c.Differences()
		}
		e := json.NewEncoder(a.output())
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(c)
	}
	t := comparing{Comparison: c, lang: a.lang, all: all}
	_, err := io.WriteString(a.output(), t.text())
	return err
}

// relations in the order in which their cells are listed.
func relations(all bool) []compare.Relation {
	r := []compare.Relation{compare.Differs, compare.StatusDiffers, compare.OnlyA, compare.OnlyB, compare.Equal}
	if !all {
		r = slices.DeleteFunc(r, func(r compare.Relation) bool { return r == compare.Equal })
	}
	return r
}
