package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/stats"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

func (a *app) corpusStatsCommand() *cobra.Command {
	format := newChoice("text", "json", "html")
	cmd := &cobra.Command{
		Use:   "stats [FLAG…] DB",
		Short: a.lang.say("统计数据库：覆盖、勾稽关系成立的比例、最多的发现", "count what the database holds: coverage, share that reconciles, top findings"),
		Long: a.lang.say(`
按年度、格式、地区（机关名称开头的地名）列出报告份数和勾稽关系全部成立的比例，按规则列出成立的比例，
并列出最多的发现和被拒绝的输入。比例只计有可核对勾稽关系的报告。html 是一个自包含的页面，图为 SVG，不载入任何外部内容。

退出码：0 完成；2 用法错误；3 数据库无法读取、无法写出或被中断。`, `
Reports by year, form and place (that the organ's name begins with), with the share of those
in which all sums hold; the same share by rule; the most frequent findings, and what was
refused. Shares are of the reports that have sums to check. html is one page with charts in
SVG that loads nothing from anywhere.

Exit codes: 0 done, 2 wrong use, 3 the database cannot be read, the output could not be
written, or the run was interrupted.`),
		Example: "gouji corpus stats reports.db\ngouji corpus stats --format html reports.db > stats.html",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return a.usage(cmd, "需要一个数据库", "one database is needed")
			}
			return nil
		},
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		db, err := store.Open(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		defer db.Close()
		s, err := stats.Compute(cmd.Context(), db)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(a.output())
		switch format.value {
		case "json":
			encoder := json.NewEncoder(out)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			err = encoder.Encode(s)
		case "html":
			var forms []*form.Form
			if forms, err = loadForms(""); err == nil {
				err = s.WritePage(out, string(a.lang), forms)
			}
		default:
			a.statsText(out, s)
		}
		if err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// statsText writes the statistics for a terminal. Errors stay in out.
func (a *app) statsText(out io.Writer, s *stats.Stats) {
	const mostRows = 30
	say := a.lang.say
	fmt.Fprintln(out, a.lang.sayf("报告 %d 份（部分读成 %d），机关 %d 个，数据 %d 个，另有副本 %d 份；可核对的报告中勾稽关系全部成立的占 %s",
		"reports: %d (%d in part), organs: %d, facts: %d, copies: %d; all sums hold in %s of the reports with sums to check",
		s.Reports.Reports, s.Partial, s.Organs, s.Facts, s.Copies, s.Reports.Share()))
	for _, part := range []struct {
		title  string
		counts []stats.Count
	}{{say("年度", "year"), s.Years}, {say("格式", "form"), s.Forms}, {say("省级", "province"), s.Provinces}, {say("地区", "place"), s.Places}} {
		t := statsTable(part.title, say("报告", "reports"), say("成立", "reconcile"), say("不成立", "broken"), say("无可核对", "nothing to check"), say("成立比例", "share"))
		for _, c := range part.counts[:min(len(part.counts), mostRows)] {
			t.AppendRow(table.Row{cmp.Or(printable(c.Name), say("（无）", "(none)")), c.Reports, c.Reconcile, c.Broken, c.Unchecked(), c.Share()})
		}
		fmt.Fprintf(out, "\n%s\n", t.Render())
		if more := len(part.counts) - mostRows; more > 0 {
			fmt.Fprintln(out, a.lang.sayf("另有 %d 个（见 json）", "%d more, see json", more))
		}
	}
	t := statsTable(say("规则", "rule"), say("报告", "reports"), say("成立", "hold"), say("成立比例", "share"), say("核对次数", "checks"), say("不成立", "broken"))
	for _, r := range s.Rules {
		t.AppendRow(table.Row{r.Rule, r.Reports, r.Reconcile, r.Share(), r.Identities, r.Broken})
	}
	fmt.Fprintf(out, "\n%s\n", t.Render())
	t = statsTable(say("发现", "finding"), say("级别", "severity"), say("次数", "findings"), say("报告", "reports"))
	for _, f := range s.Findings {
		t.AppendRow(table.Row{printable(f.Rule), a.severity(f.Severity), f.Findings, f.Reports})
	}
	fmt.Fprintf(out, "\n%s\n", t.Render())
	if len(s.Refused) > 0 {
		t = statsTable(say("被拒绝的输入", "refused"), say("个数", "inputs"), say("原因", "reason"))
		for _, r := range s.Refused {
			t.AppendRow(table.Row{r.Refused, r.Inputs, say(r.ZH, r.EN)})
		}
		fmt.Fprintf(out, "\n%s\n", t.Render())
	}
}

func statsTable(header ...string) table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	row := make(table.Row, len(header))
	for i, h := range header {
		row[i] = h
	}
	t.AppendHeader(row)
	return t
}
