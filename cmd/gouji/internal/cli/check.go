package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/list"
	"github.com/gouji/gouji/corpus/findings/page"
	"github.com/gouji/gouji/corpus/findings/sheet"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize/record"
)

// checkFlags say how check writes.
type checkFlags struct {
	format, colour, failOn *choice
	output                 string
	verbose, bom           bool
	waive                  *waiveFlags
}

func (a *app) checkCommand() *cobra.Command {
	f := &checkFlags{
		format: newChoice("text", "json", "jsonl", "csv", "sarif", "html", "xlsx"),
		colour: newChoice("auto", "always", "never"),
		failOn: newChoice("error", "warning", "notice", "never"),
	}
	cmd := &cobra.Command{
		Use:   "check [FLAG…] PATH…",
		Short: a.lang.say("核对报告的勾稽关系、结构和法定要求", "check sums, structure and what the law asks of reports"),
		Long: a.lang.say(`
PATH 是文件、目录（含子目录，不含以点开头者）、通配符（** 表示任意层目录）、http(s) 网址、zip、tar、gz、WARC、WACZ
归档（其中每份文档各为一个输入）或 -（标准输入）。
每份报告一段：不成立的勾稽关系连同数字、疑似有误的单元格和它的位置，以及其他错误；最后一行是总数。
结果所写的规则由 gouji explain 说明。
空白单元格不当作 0：空白处须填数才成立的记为“待定”，合计本身空白的记为“未载明”。

其他格式（被拒绝的输入也各占一项）：
json（一个数组）和 jsonl（每行一个）为每份报告给出 schema, source, organ, year, form, checks, findings；
csv 每个发现一行（RFC 4180；以 = + - @ 开头的内容原样写出，请按文本导入电子表格）；
sarif 是 SARIF 2.1.0；
html 是一个独立的文件，照原样重画表格并标出有误之处，可打印签字；
xlsx 是 Excel 工作簿，含全部发现和标出有误之处的表格。
html 至多为 300 份有错误或警告的报告和 20 份其他报告附表格和正文，xlsx 至多 200 份和 20 份；
其余只列发现，文件中有说明。

--waivers 的文件是一个列表，每项有 identity, reason, by, date 和可省的 note。数字一变，发现的
identity 随之改变，发现重新出现；没有用到的条目在标准错误中列出。

退出码：0 没有发现；1 有发现（默认只计 error，见 --fail-on）；2 用法错误；
3 有输入被拒绝或无法读取而没有发现，或无法写出、被中断。--fail-on never 不因发现而返回 1。`, `
A PATH is a file, a directory (with those below it, without names that begin with a dot), a
pattern (** stands for any directories), an http(s) URL, a zip, tar, gz, WARC or WACZ archive (each
document in it is an input of its own) or - for standard input. Each report becomes a block
with its broken sums, their numbers, the suspected cell and its place, and other errors; the last
line has totals. gouji explain tells what the rule of a finding is about.
Blank cells are not taken for 0: a sum that holds only if they stand for more is "open", one
whose total is blank is "not stated".

The other formats (a refused input is an entry in each of them):
json (one array) and jsonl (one per line) give schema, source, organ, year, form, checks and
findings of each report;
csv has one row per finding (RFC 4180; cells that begin with = + - @ are written as they are:
import them as text into a spreadsheet);
sarif is SARIF 2.1.0;
html is one file that stands alone, with the tables as printed and marked, to be printed and signed;
xlsx is an Excel workbook with all findings and the marked tables.
html has tables and narrative of at most 300 reports with errors or warnings and of 20 others, xlsx
tables of 200 and 20; of the rest there are the findings only, and the file says so.

The file of --waivers is a list of entries with identity, reason, by, date and, optionally, note.
When the numbers of a finding change, so does its identity, and it is shown again; entries that
were not needed are told on standard error.

Exit codes: 0 nothing was found, 1 something was (errors only, see --fail-on), 2 wrong use,
3 nothing was found, but an input was refused or could not be read; also when the output could
not be written or the run was interrupted. With --fail-on never, findings do not make it 1.`),
		Example: "gouji check report.html\n" +
			"gouji check -v reports/\n" +
			"gouji check --format html -o findings.html reports/\n" +
			"gouji check --format jsonl 'reports/**/*.html' > findings.jsonl",
		Args: a.somePaths,
	}
	flags, say := cmd.Flags(), a.lang.say
	addChoice(flags, cmd, f.format, "format", say("输出格式", "output format"))
	flags.StringVarP(&f.output, "output", "o", "", say("写入文件 `FILE` 而不是标准输出", "write to `FILE` instead of standard output"))
	addChoice(flags, cmd, f.colour, "color", say("颜色：auto 仅限终端且未设 NO_COLOR", "colour: auto on a terminal without NO_COLOR"))
	addChoice(flags, cmd, f.failOn, "fail-on", say("从哪一级起退出码为 1", "lowest severity that makes the exit code 1"))
	flags.BoolVarP(&f.verbose, "verbose", "v", false, say("逐条列出待定、未载明、警告、提示和已接受的发现", "list what is open, not stated, warned of, noticed and accepted"))
	flags.BoolVar(&f.bom, "bom", false, say("csv 以 UTF-8 BOM 开头（供 Excel 使用）", "begin csv with a UTF-8 byte order mark, for Excel"))
	f.waive = a.addWaiveFlags(flags)
	in := a.addInputFlags(cmd)
	flags.StringArrayVar(&in.years, "years", nil, say("先读 `PATH` 中其他年度的报告：上年、次年的结转数作为判断哪一格有误的旁证", "first read reports of other years from `PATH`: what they carry over is evidence of which cell is wrong"))
	cmd.RunE = func(cmd *cobra.Command, paths []string) error { return a.check(cmd, f, in, paths) }
	return cmd
}

// check reads paths and writes what the rules say about them.
func (a *app) check(cmd *cobra.Command, f *checkFlags, in *inputFlags, paths []string) (err error) {
	drawn := f.format.value == "html" || f.format.value == "xlsx"
	switch {
	case f.bom && f.format.value != "csv":
		return a.usage(cmd, "--bom 只用于 csv", "--bom goes with csv only")
	case drawn && f.output == "" && isTerminal(a.Stdout):
		return a.usage(cmd, "%s 不写到终端：请用 -o FILE 或重定向", "%s is not written to a terminal: use -o FILE or redirect the output", f.format.value)
	}
	out, err := a.openTarget(cmd, f.output, paths)
	if err != nil {
		return err
	}
	accepted, err := a.openWaivers(cmd, f.waive)
	if err != nil {
		return firstError(err, out.close(false))
	}
	defer func() { err = firstError(err, accepted.close(err != nil)) }()
	w, err := a.checkWriter(f, in.forms, out, accepted)
	if err != nil {
		return firstError(err, out.close(false))
	}
	if err := a.readYears(cmd, in); err != nil {
		return firstError(err, out.close(false))
	}
	in.keep = drawn
	err = a.read(cmd, in, paths, applying{w, accepted}, func(o ingest.Outcome, _ io.Writer) {
		switch {
		case o.Refusal == nil && found(o.Report, f.failOn.value):
			a.code = ExitFindings
		case o.Refusal != nil && a.code == ExitOK:
			a.code = ExitFailure
		}
	})
	if err == nil {
		a.tellAccepted(accepted, f.waive)
	}
	return firstError(err, out.close(err == nil || cmd.Context().Err() != nil))
}

// firstError returns the first of two errors.
func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// applying marks what is accepted before it writes.
type applying struct {
	outcomeWriter
	accepted *waivers
}

func (w applying) write(o ingest.Outcome) error {
	if o.Report != nil {
		if err := w.accepted.apply(o.Report); err != nil {
			return err
		}
	}
	return w.outcomeWriter.write(o)
}

// checkWriter returns the writer of the chosen format; dir holds the user's forms.
func (a *app) checkWriter(f *checkFlags, dir string, out io.Writer, accepted *waivers) (outcomeWriter, error) {
	language := findings.Language(a.lang == chinese)
	switch f.format.value {
	case "json", "jsonl":
		return newJSONWriter(out, f.format.value == "json", record.AppendCheck), nil
	case "csv":
		return findingsWriter{list.New(out, language, f.bom)}, nil
	case "sarif":
		return findingsWriter{sarifWriter(out, language, dir, accepted.list != nil)}, nil
	case "html":
		w, err := page.New(out, page.Options{Language: language, Version: programVersion()})
		return findingsWriter{w}, err
	case "xlsx":
		return findingsWriter{sheet.New(out, sheet.Options{Language: language, Version: programVersion()})}, nil
	}
	return &checkWriter{w: out, lang: a.lang, paint: a.palette(f.colour.value, f.output), verbose: f.verbose,
		refusalLine: a.refusalLine, accepted: accepted}, nil
}
