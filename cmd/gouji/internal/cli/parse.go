package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize/record"
)

func (a *app) parseCommand() *cobra.Command {
	format := newChoice("jsonl", "json", "csv", "tsv")
	bom := false
	cmd := &cobra.Command{
		Use:   "parse [FLAG…] PATH…",
		Short: a.lang.say("把报告读成记录", "read reports into records"),
		Long: a.lang.say(`
PATH 是文件、目录（含子目录，不含以点开头者）、通配符（** 表示任意层目录）、http(s) 网址、zip、tar、gz、WARC、WACZ
归档（其中每份文档各为一个输入）或 -（标准输入）。
每个输入按给出的次序得到一个对象：报告的记录，或拒绝的原因（schema gouji/refusal/v1）。
拒绝的原因同时在标准错误各占一行。

csv 和 tsv 每个数据一行：source, organ, year, form, table, row, column, value, raw, status。
csv 依 RFC 4180（CRLF 换行）；tsv 中制表符写作 \t，换行写作 \n，反斜杠写作 \\。
以 = + - @ 开头的内容原样写出；若用电子表格打开，请按文本导入。没有数据的报告在标准错误报一行。

退出码：0 全部读成；2 用法错误；3 有输入被拒绝或无法读取、无法写出或被中断。`, `
A PATH is a file, a directory (with those below it, without names that begin with a dot), a
pattern (** stands for any directories), an http(s) URL, a zip, tar, gz, WARC or WACZ archive (each
document in it is an input of its own) or - for standard input. Each input becomes one object, in
the order given: the record of a report or the reason of a refusal (schema gouji/refusal/v1).
Each refusal is also told in a line on standard error.

csv and tsv have one row per fact: source, organ, year, form, table, row, column, value, raw,
status. csv is that of RFC 4180 (lines end in CRLF); in tsv a tab is \t, a line break \n, a
backslash \\. Cells that begin with = + - @ are written as they are: import them as text into a
spreadsheet. A report without facts is told on standard error.

Exit codes: 0 all was read, 2 wrong use, 3 an input was refused or could not be read, the output
could not be written, or the run was interrupted.`),
		Example: "gouji parse report.html\n" +
			"gouji parse reports/ > reports.jsonl\n" +
			"gouji parse --format csv --bom 'reports/**/*.html' > facts.csv\n" +
			"gouji parse --format json https://www.example.gov.cn/xxgk/2024.html",
		Args: a.somePaths,
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	cmd.Flags().BoolVar(&bom, "bom", false, a.lang.say("csv、tsv 以 UTF-8 BOM 开头（供 Excel 使用）", "begin csv or tsv with a UTF-8 byte order mark, for Excel"))
	in := a.addInputFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		tidy := format.value == "csv" || format.value == "tsv"
		if bom && !tidy {
			return a.usage(cmd, "--bom 只用于 csv 和 tsv", "--bom goes with csv and tsv only")
		}
		var w outcomeWriter
		if tidy {
			w = newTableWriter(a.output(), format.value == "csv", bom)
		} else {
			w = newJSONWriter(a.output(), format.value == "json", record.Append)
		}
		return a.parse(cmd, in, paths, w)
	}
	return cmd
}

// outcomeWriter writes outcomes one after the other. Its methods return the
// errors of the writer below.
type outcomeWriter interface {
	begin() error
	write(ingest.Outcome) error
	end() error
}

// parse writes what paths hold with w.
func (a *app) parse(cmd *cobra.Command, in *inputFlags, paths []string, w outcomeWriter) error {
	return a.read(cmd, in, paths, w, func(o ingest.Outcome, notes io.Writer) {
		switch {
		case o.Refusal != nil:
			a.code = ExitFailure
			fmt.Fprintln(notes, "gouji:", a.refusalLine(o.Refusal))
		case len(o.Report.Facts) == 0:
			if _, tidy := w.(*tableWriter); tidy {
				fmt.Fprintf(notes, "gouji: %s: %s\n", printable(o.Report.Source.Name()), a.lang.say("报告没有表格数据", "a report without facts"))
			}
		}
	})
}
