package cli

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/export"
	"github.com/gouji/gouji/corpus/store"
)

func (a *app) corpusExportCommand() *cobra.Command {
	format, progressMode := newChoice("csv", "jsonl", "parquet", "xlsx"), newChoice("auto", "plain", "never")
	to, dir, bom := "", "", false
	cmd := &cobra.Command{
		Use:   "export [FLAG…] DB --to DIR",
		Short: a.lang.say("把数据库导出为 CSV、JSON Lines、Parquet 或 Excel", "export the database as CSV, JSON Lines, Parquet or Excel"),
		Long: a.lang.say(`
在目录 DIR 中写出：
  reports     报告                       facts      每个印出的单元格一行
  panel       每机关每年一行、每个数据项一列
  comparable  同上，各格式共有的变量     variables  这些变量与数据项的对应关系
  sections    章节文字                   findings   发现
  checks      每份报告每条规则成立、不成立几次
  rules       规则的要求和全库计数       failures   被拒绝的输入
  codebook    中英文编码手册
以及说明全部列的 datapackage.json（Frictionless Table Schema）。xlsx 把各表写入一个工作簿 gouji.xlsx，最多约 500 万个数据。
同一份报告的副本不重复导出。空值表示没有可读的数值，不是零。相同的数据库得到逐字节相同的文件。
先前同一格式的导出由新的取代；不是导出写成的文件不覆盖；一个目录只放一种格式。

退出码：0 完成；2 用法错误；3 数据库无法读取、无法写出或被中断。`, `
Written to the directory DIR:
  reports     the reports                 facts      one row per printed cell
  panel       one row per organ and year, one column per fact
  comparable  the same, with the variables that the forms have in common
  variables   what these are in each form
  sections    the text                    findings   what the rules have found
  checks      how often each rule holds and is broken in each report
  rules       what they want, and counts over all reports
  failures    what was refused, and why   codebook   every fact, in Chinese and English
and datapackage.json, which describes every column (Frictionless Table Schema). xlsx puts the
tables into one workbook, gouji.xlsx, for up to five million facts. Copies of a report are not
exported again. An empty value means that there is no readable number, not zero. The same
database gives the same bytes. Files of an earlier export of the same format are replaced,
others are never; a directory is for one format.

Exit codes: 0 done, 2 wrong use, 3 the database cannot be read, the output could not be
written, or the run was interrupted.`),
		Example: "gouji corpus export reports.db --to data/\n" +
			"gouji corpus export reports.db --to data/ --format parquet\n" +
			"gouji corpus export reports.db --to data/ --bom        # CSV for Excel",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return a.usage(cmd, "需要一个数据库", "one database is needed")
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&to, "to", "", a.lang.say("写入目录 `DIR`", "write to the directory `DIR`"))
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("文件格式", "format of the files"))
	cmd.Flags().BoolVar(&bom, "bom", false, a.lang.say("csv 以 UTF-8 BOM 开头（供 Excel 使用）", "begin csv with a UTF-8 byte order mark, for Excel"))
	cmd.Flags().StringVar(&dir, "forms", "", a.lang.say("另加目录 `DIR` 中的格式定义", "add the form files in `DIR`"))
	a.addProgressFlag(cmd, progressMode)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case to == "":
			return a.usage(cmd, "需要 --to DIR", "--to DIR is missing")
		case bom && format.value != "csv":
			return a.usage(cmd, "--bom 只用于 csv", "--bom goes with csv only")
		}
		forms, err := loadForms(dir)
		if err != nil {
			return a.usage(cmd, "格式定义有误：%v", "form files: %v", err)
		}
		db, err := store.Open(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		defer db.Close()
		if a.Getenv("GOGC") == "" {
			debug.SetGCPercent(100) // rows stay until their group is written: garbage that waits would cost several times as much
		}
		all, err := db.CountReports(cmd.Context())
		if err != nil {
			return err
		}
		bar := &progress{lang: a.lang, to: a.Stderr, units: reports()}
		bar.counted.Store(all)
		bar.begin(cmd.Context(), progressMode.value, isTerminal(a.Stderr))
		files, err := export.Write(cmd.Context(), db, export.Options{Dir: to, Format: export.Format(format.value), BOM: bom, Forms: forms, Done: bar.done})
		bar.stop()
		if err != nil {
			return err
		}
		var b strings.Builder
		for _, f := range files {
			if f.Rows > 0 {
				fmt.Fprintf(&b, "%-20s %s\n", f.Name, a.lang.sayf("%d 行，%d 字节", "%d rows, %d bytes", f.Rows, f.Bytes))
			} else {
				fmt.Fprintf(&b, "%-20s %s\n", f.Name, a.lang.sayf("%d 字节", "%d bytes", f.Bytes))
			}
		}
		_, err = fmt.Fprint(a.output(), b.String())
		return err
	}
	return cmd
}
