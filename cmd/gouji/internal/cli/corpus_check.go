package cli

import (
	"bufio"
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/check"
	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/store"
)

// corpusCheckFlags say what corpus check knows of organs and how it writes.
type corpusCheckFlags struct {
	format, failOn, progress *choice
	aliases, roster, forms   string
	verbose                  bool
	waive                    *waiveFlags
}

func (a *app) corpusCheckCommand() *cobra.Command {
	f := &corpusCheckFlags{format: newChoice("text", "json", "csv"), failOn: newChoice("error", "warning", "notice", "never"),
		progress: newChoice("auto", "plain", "never")}
	cmd := &cobra.Command{
		Use:   "check [FLAG…] DB",
		Short: a.lang.say("核对各年度之间、上下级之间的数字，提示雷同", "check reports against other years and other organs, and show likenesses"),
		Long: a.lang.say(`
核对一份报告看不出的问题：同一机关前后年度的结转、现行有效件数、项目数量、历年累计，以及相邻年度的结转数表明
哪一格有误（series.*），汇总数与所属机关之和（hierarchy.*，需要 --roster），以及提示：与其他机关相比变化悬殊、
金额单位（hint.*）、数字或正文雷同、同一报告的副本不同（copies.*）。
规则由 gouji explain 说明。结果写入数据库的表 findings（origin 为 series），代替上一次的；build 有变动时清除，应再次核对。
--waivers 列出已接受的发现（写法同 gouji check）：不计入总数和退出码，-v 仍列出，数据库中照样保留。

机关名称统一写法后相同的，是同一机关（简繁、全半角、人民政府与政府、办公厅与办公室、管理委员会与管委会等）。
--aliases 是一个列表，列出程序看不出的：
  - name: 示例市水务局
    also: [示例市水务管理局]
    renamed_from: [{name: 示例市水利局, until: 2018}]
    merged_from: [{name: 示例市节约用水办公室, until: 2018}]
until 是用该名称的最后一个报告年度。仅凭名称不能确定的（财政局、城关镇、鼓楼区），除非来自同一网站，不作为同一机关。
--roster 列出汇总数包括哪些机关，includes_own 表示还含本机关自己的数：
  - organ: 示例市人民政府
    includes_own: true
    children: [示例县人民政府, 示例市公安局]

退出码：0 没有发现；1 有发现（默认只计 error，见 --fail-on）；2 用法错误；3 数据库无法读写、无法写出或被中断。`, `
Checks what one report alone cannot show: what an organ carries over from year to year, has in
force, its numbers of items and cumulative values, and which cell of a broken sum is wrong by
what the years beside it carry over (series.*), a government's figures against the
sum of its organs (hierarchy.*, with --roster), and gives hints: changes unlike those of other
organs, units of amounts (hint.*), figures or text of another report, copies that differ
(copies.*). gouji explain tells what the rules are about. What is found goes into the database's table findings (origin
series) in place of what was found before; a build that changes anything drops it, so check again.
--waivers lists accepted findings (as for gouji check), which count neither for totals nor for the
exit code; -v lists them, and the database has them all the same.

Reports are one organ's where its names, written one way, are the same (characters, width,
人民政府 and 政府, 办公厅 and 办公室, 管理委员会 and 管委会 …). --aliases is a list of what the program
cannot see:
  - name: 示例市水务局
    also: [示例市水务管理局]
    renamed_from: [{name: 示例市水利局, until: 2018}]
    merged_from: [{name: 示例市节约用水办公室, until: 2018}]
until is the last report year with that name. Organs whose name others have too (财政局, 城关镇,
鼓楼区) are one only if their reports come from one site. --roster lists whose figures a report
adds up, includes_own says that there are those of its own office besides:
  - organ: 示例市人民政府
    includes_own: true
    children: [示例县人民政府, 示例市公安局]

Exit codes: 0 nothing was found, 1 something was (errors only, see --fail-on), 2 wrong use, 3 the
database cannot be read or written, the output could not be written, or the run was interrupted.`),
		Example: "gouji corpus check reports.db\n" +
			"gouji corpus check --aliases organs.yaml --roster roster.yaml reports.db\n" +
			"gouji corpus check --format csv reports.db > series.csv",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return a.usage(cmd, "需要一个数据库", "one database is needed")
			}
			return nil
		},
	}
	flags, say := cmd.Flags(), a.lang.say
	addChoice(flags, cmd, f.format, "format", say("输出格式", "output format"))
	addChoice(flags, cmd, f.failOn, "fail-on", say("从哪一级起退出码为 1", "lowest severity that makes the exit code 1"))
	flags.StringVar(&f.aliases, "aliases", "", say("机关别名（YAML）`FILE`", "`FILE` (YAML) of organs' other names"))
	flags.StringVar(&f.roster, "roster", "", say("汇总关系（YAML）`FILE`", "`FILE` (YAML) of whose figures are added up where"))
	flags.StringVar(&f.forms, "forms", "", say("另加目录 `DIR` 中的格式定义", "add the form files in `DIR`"))
	flags.BoolVarP(&f.verbose, "verbose", "v", false, say("text 也列出提示和已接受的发现", "list notices and what was accepted in text, too"))
	f.waive = a.addWaiveFlags(flags)
	a.addProgressFlag(cmd, f.progress)
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return a.corpusCheck(cmd, f, args[0]) }
	return cmd
}

// corpusCheck checks the database at path.
func (a *app) corpusCheck(cmd *cobra.Command, f *corpusCheckFlags, path string) (err error) {
	forms, err := loadForms(f.forms)
	if err != nil {
		return a.usage(cmd, "格式定义有误：%v", "form files: %v", err)
	}
	o := check.Options{Forms: forms}
	if err := readYAML(f.aliases, func(data []byte) (err error) { o.Aliases, err = organs.ParseAliases(f.aliases, data); return err }); err != nil {
		return a.usage(cmd, "别名文件有误：%v", "aliases: %v", err)
	}
	if err := readYAML(f.roster, func(data []byte) (err error) {
		o.Roster, err = organs.ParseRoster(f.roster, data, o.Aliases)
		return err
	}); err != nil {
		return a.usage(cmd, "名册有误：%v", "roster: %v", err)
	}
	db, err := openForCheck(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer db.Close()
	accepted, err := a.openWaivers(cmd, f.waive)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, accepted.close(err != nil)) }()
	o.Waivers = accepted.list
	bar, out, flush := a.startCheckProgress(cmd.Context(), f)
	defer bar.stop()
	o.Progress = bar.reached
	w := a.seriesWriter(f.format.value, out, f.verbose)
	o.Found = func(found check.Finding) error {
		if counts(&found.Finding, f.failOn.value) {
			a.code = ExitFindings
		}
		if accepted.new != nil {
			if err := accepted.new.Finding(placeName(&found.Report), &found.Finding); err != nil {
				return err
			}
		}
		return w.finding(&found)
	}
	if err := w.begin(); err != nil {
		return err
	}
	summary, err := check.Run(cmd.Context(), db, o)
	bar.stop()
	if err == nil {
		err = w.end(summary)
	}
	if err = firstError(err, flush()); err == nil {
		a.tellAccepted(accepted, f.waive)
	}
	return err
}

// openForCheck opens a database that is there for writing.
func openForCheck(ctx context.Context, path string) (*store.DB, error) {
	there, err := store.Open(ctx, path) // Create would make one
	if err != nil {
		return nil, err
	}
	if err := there.Close(); err != nil {
		return nil, err
	}
	return store.Create(ctx, path)
}

// startCheckProgress begins to show progress and returns what the findings are written
// to. Where both go to a terminal, text is written above the bar, a finding at a time.
func (a *app) startCheckProgress(ctx context.Context, f *corpusCheckFlags) (bar *progress, out io.Writer, flush func() error) {
	p := &progress{lang: a.lang, to: a.Stderr, units: reports()}
	terminals := isTerminal(a.Stderr) && isTerminal(a.Stdout)
	if terminals && f.format.value == "text" && f.progress.value == "auto" {
		p.to = a.Stdout
		p.begin(ctx, f.progress.value, true)
		return p, outputWriter{p}, func() error { return nil }
	}
	p.begin(ctx, f.progress.value, isTerminal(a.Stderr) && !terminals)
	buffered := bufio.NewWriter(a.output())
	return p, buffered, buffered.Flush
}

// readYAML reads the file with the given name, if there is one.
func readYAML(name string, parse func([]byte) error) error {
	if name == "" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, organs.MaxBytes+1))
	if err != nil {
		return err
	}
	return parse(data)
}
