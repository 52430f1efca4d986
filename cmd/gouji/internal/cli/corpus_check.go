package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/check"
	"github.com/gouji/gouji/corpus/findings/list"
	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/number"
)

func (a *app) corpusCheckCommand() *cobra.Command {
	format, failOn := newChoice("text", "json", "csv"), newChoice("error", "warning", "notice", "never")
	aliases, roster, verbose := "", "", false
	cmd := &cobra.Command{
		Use:   "check [FLAG…] DB",
		Short: a.lang.say("核对各年度之间、上下级之间的数字，提示雷同", "check reports against other years and other organs, and show likenesses"),
		Long: a.lang.say(`
核对一份报告看不出的问题：同一机关前后年度的结转、现行有效件数、项目数量、历年累计（series.*），汇总数与所属机关之和
（hierarchy.*，需要 --roster），以及提示：与其他机关相比变化悬殊、金额单位（hint.*）、数字或正文雷同（copies.*）。
规则由 gouji explain 说明。结果写入数据库的表 findings（origin 为 series），代替上一次的；build 有变动时清除，应再次核对。

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
force, its numbers of items and cumulative values (series.*), a government's figures against the
sum of its organs (hierarchy.*, with --roster), and gives hints: changes unlike those of other
organs, units of amounts (hint.*), figures or text of another report (copies.*). gouji explain
tells what the rules are about. What is found goes into the database's table findings (origin
series) in place of what was found before; a build that changes anything drops it, so check again.

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
	addChoice(flags, cmd, format, "format", say("输出格式", "output format"))
	addChoice(flags, cmd, failOn, "fail-on", say("从哪一级起退出码为 1", "lowest severity that makes the exit code 1"))
	flags.StringVar(&aliases, "aliases", "", say("机关别名（YAML）`FILE`", "`FILE` (YAML) of organs' other names"))
	flags.StringVar(&roster, "roster", "", say("汇总关系（YAML）`FILE`", "`FILE` (YAML) of whose figures are added up where"))
	flags.BoolVarP(&verbose, "verbose", "v", false, say("text 也列出提示", "list notices in text, too"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o := check.Options{}
		if err := readYAML(aliases, func(data []byte) (err error) { o.Aliases, err = organs.ParseAliases(aliases, data); return err }); err != nil {
			return a.usage(cmd, "别名文件有误：%v", "aliases: %v", err)
		}
		if err := readYAML(roster, func(data []byte) (err error) { o.Roster, err = organs.ParseRoster(roster, data, o.Aliases); return err }); err != nil {
			return a.usage(cmd, "名册有误：%v", "roster: %v", err)
		}
		out := bufio.NewWriter(a.output())
		w := a.seriesWriter(format.value, out, verbose)
		grave := severities()
		grave = grave[:slices.Index(grave, failOn.value)+1]
		found := false
		o.Found = func(f check.Finding) error {
			found = found || slices.Contains(grave, f.Severity)
			return w.finding(&f)
		}
		return a.corpusCheck(cmd, args[0], o, w, out, &found)
	}
	return cmd
}

// corpusCheck runs the check on the database at path.
func (a *app) corpusCheck(cmd *cobra.Command, path string, o check.Options, w seriesWriter, out *bufio.Writer, found *bool) error {
	ctx := cmd.Context()
	there, err := store.Open(ctx, path) // Create would make one
	if err != nil {
		return err
	}
	if err := there.Close(); err != nil {
		return err
	}
	db, err := store.Create(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := w.begin(); err != nil {
		return err
	}
	summary, err := check.Run(ctx, db, o)
	if err == nil {
		err = w.end(summary)
	}
	if err = firstError(err, out.Flush()); err == nil && *found {
		a.code = ExitFindings
	}
	return err
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

// seriesWriter writes findings about several reports.
type seriesWriter interface {
	begin() error
	finding(f *check.Finding) error
	end(s *check.Summary) error
}

func (a *app) seriesWriter(format string, out io.Writer, verbose bool) seriesWriter {
	switch format {
	case "json":
		return &seriesJSON{out: out}
	case "csv":
		return &seriesCSV{out: out, lang: a.lang}
	}
	return &seriesText{out: out, lang: a.lang, verbose: verbose}
}

// placeName names the file of a report.
func placeName(p *check.Place) string {
	if p.Member == "" {
		return p.Path
	}
	return p.Path + "!" + p.Member
}

// seriesText writes a block per finding, then totals.
type seriesText struct {
	out     io.Writer
	lang    lang
	verbose bool
}

func (w *seriesText) begin() error { return nil }

func (w *seriesText) finding(f *check.Finding) error {
	if f.Severity == "notice" && !w.verbose {
		return nil
	}
	sign := "!"
	if f.Severity == "error" {
		sign = "✗"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %d  %s %s\n", sign, printable(f.Report.Organ), f.Report.Year, f.Rule, printable(f.At))
	fmt.Fprintf(&b, "    %s\n", printable(w.lang.say(f.Message.ZH, f.Message.EN)))
	if f.Formula != "" {
		fmt.Fprintf(&b, "    %s\n", printable(f.Formula))
	}
	fmt.Fprintf(&b, "    %s\n", printable(placeName(&f.Report)))
	if f.Other != nil {
		fmt.Fprintf(&b, "    %s\n", printable(placeName(f.Other)))
	}
	_, err := io.WriteString(w.out, b.String())
	return err
}

func (w *seriesText) end(s *check.Summary) error {
	say := w.lang.sayf
	var b strings.Builder
	b.WriteString(say("报告 %d 份，机关 %d 个：错误 %d 项，警告 %d 项，提示 %d 项", "reports: %d of %d organs — errors: %d, warnings: %d, notices: %d",
		s.Reports, s.Organs, s.Findings["error"], s.Findings["warning"], s.Findings["notice"]) + "\n")
	for _, c := range s.Checks {
		fmt.Fprintf(&b, "  %-24s %s\n", c.Rule, say("成立 %d，不成立 %d", "holds %d, broken %d", c.Holds, c.Broken))
	}
	for _, left := range []struct {
		n      int
		zh, en string
	}{
		{s.Undated, "没有年度的报告 %d 份，未比较", "reports without a year: %d, not compared"},
		{s.Nameless, "没有机关名称的报告 %d 份，未比较", "reports without an organ's name: %d, not compared"},
		{s.Alone, "机关名称不能确定是哪一个的报告 %d 份，不与其他年度比较（见 --aliases）", "reports of organs whose name others may have: %d, not compared with other years (see --aliases)"},
	} {
		if left.n > 0 {
			b.WriteString(say(left.zh, left.en, left.n) + "\n")
		}
	}
	_, err := io.WriteString(w.out, b.String())
	return err
}

// seriesJSON writes one object with the findings, one in a line, and the summary.
type seriesJSON struct {
	out     io.Writer
	written bool
}

func (w *seriesJSON) begin() error {
	_, err := io.WriteString(w.out, `{"schema":"gouji/corpus-check/v1","findings":[`)
	return err
}

func (w *seriesJSON) finding(f *check.Finding) error {
	separator := "\n"
	if w.written {
		separator = ",\n"
	}
	w.written = true
	return w.value(separator, f, "")
}

func (w *seriesJSON) end(s *check.Summary) error { return w.value("\n],\n\"summary\":", s, "}\n") }

func (w *seriesJSON) value(before string, v any, after string) error {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w.out, before+strings.TrimSuffix(b.String(), "\n")+after)
	return err
}

// seriesCSV writes a row per finding (RFC 4180).
type seriesCSV struct {
	out  io.Writer
	lang lang
}

func (w *seriesCSV) begin() error {
	return w.row("organ", "year", "form", "path", "member", "rule", "at", "severity", "verdict", "left", "right", "difference", "formula", "message", "identity",
		"other_organ", "other_year", "other_path", "other_member")
}

func (w *seriesCSV) finding(f *check.Finding) error {
	value := func(v *number.Value) string {
		if v == nil {
			return ""
		}
		return v.String()
	}
	other := make([]string, 4)
	if o := f.Other; o != nil {
		other = []string{o.Organ, strconv.Itoa(o.Year), o.Path, o.Member}
	}
	r := &f.Report
	return w.row(append([]string{r.Organ, strconv.Itoa(r.Year), r.Form, r.Path, r.Member, f.Rule, f.At, f.Severity, f.Verdict, value(f.Left), value(f.Right),
		value(f.Difference), f.Formula, w.lang.say(f.Message.ZH, f.Message.EN), f.Identity}, other...)...)
}

func (w *seriesCSV) end(*check.Summary) error { return nil }

func (w *seriesCSV) row(cells ...string) error {
	var b []byte
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = list.AppendCell(b, cell)
	}
	_, err := w.out.Write(append(b, "\r\n"...))
	return err
}
