package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize/record"
)

func (a *app) checkCommand() *cobra.Command {
	format := newChoice("text", "json", "jsonl")
	colour := newChoice("auto", "always", "never")
	failOn := newChoice("error", "warning", "notice")
	verbose := false
	cmd := &cobra.Command{
		Use:   "check [FLAG…] PATH…",
		Short: a.lang.say("核对报告的勾稽关系", "check the sums of reports"),
		Long: a.lang.say(`
PATH 是文件、目录（含子目录，不含以点开头者）、通配符（** 表示任意层目录）、http(s) 网址或 -（标准输入）。
WARC 文件（.warc、.warc.gz，如 gouji fetch 所写）中的每份文档各为一个输入。
每份报告一段：不成立的勾稽关系连同数字、疑似有误的单元格和它的位置；最后一行是总数。
空白单元格不当作 0：空白处须填数才成立的记为“待定”，合计本身空白的记为“未载明”。

json（一个数组）和 jsonl（每行一个）为每份报告给出 schema, source, organ, year, form,
checks, findings，被拒绝的输入给出原因。

退出码：0 没有发现；1 有发现（默认只计 error，见 --fail-on）；2 用法错误；
3 有输入被拒绝或无法读取而没有发现，或无法写出、被中断。`, `
A PATH is a file, a directory (with those below it, without names that begin with a dot), a
pattern (** stands for any directories), an http(s) URL or - for standard input. Of a WARC file
(.warc, .warc.gz, such as gouji fetch writes) each document is an input. Each report becomes a block
with its broken sums, their numbers, the suspected cell and its place; the last line has totals.
Blank cells are not taken for 0: a sum that holds only if they stand for more is "open", one
whose total is blank is "not stated".

json (one array) and jsonl (one per line) give schema, source, organ, year, form, checks and
findings of each report, and the reason of each refusal.

Exit codes: 0 nothing was found, 1 something was (errors only, see --fail-on), 2 wrong use,
3 nothing was found, but an input was refused or could not be read; also when the output could
not be written or the run was interrupted.`),
		Example: "gouji check report.html\n" +
			"gouji check -v reports/\n" +
			"gouji check --format jsonl 'reports/**/*.html' > findings.jsonl",
		Args: a.somePaths,
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	addChoice(cmd.Flags(), cmd, colour, "color", a.lang.say("颜色：auto 仅限终端且未设 NO_COLOR", "colour: auto on a terminal without NO_COLOR"))
	addChoice(cmd.Flags(), cmd, failOn, "fail-on", a.lang.say("从哪一级起退出码为 1", "lowest severity that makes the exit code 1"))
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, a.lang.say("逐条列出待定、未载明、警告和提示", "list what is open, not stated, warned of and noticed"))
	in := a.addInputFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		var w outcomeWriter
		if format.value == "text" {
			w = &checkWriter{w: a.output(), lang: a.lang, paint: a.palette(colour.value), verbose: verbose, refusalLine: a.refusalLine}
		} else {
			w = newJSONWriter(a.output(), format.value == "json", record.AppendCheck)
		}
		return a.read(cmd, in, paths, w, func(o ingest.Outcome, _ io.Writer) {
			switch {
			case o.Refusal == nil && found(o.Report, failOn.value):
				a.code = ExitFindings
			case o.Refusal != nil && a.code == ExitOK:
				a.code = ExitFailure
			}
		})
	}
	return cmd
}
