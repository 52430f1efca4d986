package cli

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

func (a *app) corpusBuildCommand() *cobra.Command {
	list, verbose := "", false
	cmd := &cobra.Command{
		Use:   "build [FLAG…] DB PATH…",
		Short: a.lang.say("把报告读入数据库 DB", "read reports into the database DB"),
		Long: a.lang.say(`
PATH 是文件、目录（含子目录，不含以点开头者）、通配符（** 表示任意层目录）或归档（zip、tar、tar.gz、gz、
WARC、WACZ，可互相嵌套一层）；--list 从文件读取更多 PATH，每行一个，- 表示标准输入。DB 是一个 SQLite 文件，没有则新建，
有则更新：大小和时间未变的文件不再读取，内容未变的不再解析，变了的替换，不在了的标记；换了程序版本或设置则全部重读。
同一份报告的多个副本（HTML 与 PDF、镜像、繁体）只以一份为主，逐格比较，不同之处记为 copies.differ。

可随时中断（包括强行终止）：已提交的不会丢失，再次运行即继续，结果与一次完成相同。
表和视图的说明见 corpus/store/SCHEMA.md；查询用 gouji corpus sql，其他 SQLite 程序也可打开。

退出码：0 完成（被拒绝的输入及原因在表 failures 中）；2 用法错误；3 有 PATH 不存在或无法读取、
无法写出、另一个 build 正在写入，或被中断。`, `
A PATH is a file, a directory (with those below it, without names that begin with a dot), a
pattern (** stands for any directories) or an archive (zip, tar, tar.gz, gz, WARC, WACZ, also
one inside another). --list reads more of them from a file, one per line, - is standard input. DB is an
SQLite file. It is made, or brought up to date: files of the same size and time are not read
again, those of the same content not parsed again, changed ones are replaced, those no longer
there are marked; another version or other settings of the program read everything anew. Of
the copies of one report (HTML and PDF, mirrors, traditional characters) one is primary; they
are compared cell by cell, and what differs is a finding copies.differ.

It may be interrupted at any moment, also killed: what was committed is not lost, the next run
goes on, and the database comes out the same. Tables and views are described in
corpus/store/SCHEMA.md; query them with gouji corpus sql or any SQLite program.

Exit codes: 0 done (the table failures has what was refused and why), 2 wrong use, 3 a PATH
does not exist or cannot be read, the database cannot be written, another build is writing
to it, or the run was interrupted.`),
		Example: "gouji corpus build reports.db reports/\n" +
			"gouji corpus build reports.db 'crawl/**/*.html' archive-2024.zip\n" +
			"find crawl -name '*.htm*' | gouji corpus build reports.db --list -",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) == 1 && list == "" {
				return a.usage(cmd, "需要数据库和至少一个路径", "a database and a path are needed")
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&list, "list", "", a.lang.say("从文件 `FILE` 读取路径，每行一个；- 表示标准输入", "read paths from `FILE`, one per line; - is standard input"))
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, a.lang.say("每个被拒绝的输入一行", "print a line for every refused input"))
	in := a.addInputFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		paths := args[1:]
		if list != "" {
			more, err := a.readList(list)
			if err != nil {
				return err
			}
			paths = append(paths, more...)
		}
		if slices.Contains(paths, ingest.Stdin) {
			return a.usage(cmd, "- 不能作为 corpus build 的 PATH", "- is no PATH for corpus build")
		}
		return a.build(cmd, in, args[0], paths, verbose)
	}
	return cmd
}

// readList reads paths from a file, one per line; empty lines do not count.
func (a *app) readList(name string) ([]string, error) {
	from := a.Stdin
	if name != ingest.Stdin {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		from = f
	}
	var paths []string
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		if line := strings.TrimSuffix(lines.Text(), "\r"); line != "" {
			paths = append(paths, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return paths, nil
}

// build brings the database up to date.
func (a *app) build(cmd *cobra.Command, in *inputFlags, path string, paths []string, verbose bool) error {
	forms, err := a.checkInput(cmd, in)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	db, err := store.Create(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	bar := a.startProgress(ctx, in.progress.value, paths, true)
	defer bar.stop()
	parse, done := a.parser(in, forms)
	defer done()
	start := time.Now()
	summary, err := db.Build(ctx, store.BuildOptions{
		Ingest: a.options(in, parse, bar), Paths: paths, Forms: forms, Parser: parserName(in, forms),
		Done: func(o ingest.Outcome) {
			a.noteRefusal(o, bar, verbose)
			bar.done()
		},
	})
	bar.stop()
	if err != nil && ctx.Err() == nil {
		return err
	}
	if err := a.printSummary(&summary, time.Since(start)); err != nil {
		return err
	}
	return context.Cause(ctx)
}

// noteRefusal tells of an input that could not be read at all, and of every
// refused one if that is wanted.
func (a *app) noteRefusal(o ingest.Outcome, to io.Writer, all bool) {
	if o.Refusal == nil {
		return
	}
	unread := false
	switch o.Refusal.Refused {
	case ingest.NotFound, ingest.NoMatch, ingest.BadPattern, ingest.NoFiles, ingest.Permission, ingest.IO:
		unread = true
		a.code = ExitFailure
	}
	if unread || all {
		fmt.Fprintln(to, "gouji:", a.refusalLine(o.Refusal))
	}
}

// printSummary says what a build did.
func (a *app) printSummary(s *store.Summary, took time.Duration) error {
	var b strings.Builder
	say := func(zh, en string, args ...any) { b.WriteString(a.lang.sayf(zh, en, args...)) }
	all := s.Parsed + s.Refusals() + s.Known + s.Unchanged
	say("输入 %d 个：读成 %d 个", "inputs: %d — %d parsed", all, s.Parsed)
	if s.Partial > 0 {
		say("（其中部分读成 %d 个）", " (%d of them in part)", s.Partial)
	}
	say("，拒绝 %d 个，内容已有 %d 个，未变 %d 个", ", %d refused, %d with a known content, %d unchanged", s.Refusals(), s.Known, s.Unchanged)
	if s.Removed > 0 {
		say("；不在了的 %d 个", "; %d no longer there", s.Removed)
	}
	say("；用时 %v，每秒 %.0f 个\n", "; %v, %.0f per second\n", took.Round(10*time.Millisecond), float64(all)/max(took.Seconds(), 1e-3))
	names := slices.SortedFunc(maps.Keys(s.Refused), func(x, y string) int {
		return cmp.Or(cmp.Compare(s.Refused[y], s.Refused[x]), cmp.Compare(x, y))
	})
	for _, name := range names {
		fmt.Fprintf(&b, "  %-20s %d  %s\n", name, s.Refused[name], a.lang.text(s.Reasons[name]))
	}
	say("数据库：报告 %d 份，另有副本 %d 份，副本间不同的单元格 %d 个\n", "database: %d reports, %d copies of them, %d cells in which copies differ\n",
		s.Reports, s.Copies, s.Differ)
	_, err := io.WriteString(a.output(), b.String())
	return err
}

// parserName names what reads: this program, and the settings that change what
// it reads.
func parserName(in *inputFlags, forms []*form.Form) string {
	name := programName()
	for _, s := range []struct {
		name string
		set  bool
	}{{"ocr", in.ocr}, {"two-readings", in.twoReadings}} {
		if s.set {
			name += " " + s.name
		}
	}
	name += fmt.Sprintf(" bytes=%d cells=%d depth=%d", in.maxBytes, in.maxCells, in.maxDepth)
	if in.forms != "" {
		h := sha256.New()
		for _, f := range forms {
			_ = form.Write(h, f, "en") // a hash takes everything
		}
		name += " forms=" + hex.EncodeToString(h.Sum(nil)[:6])
	}
	return name
}

// programName is the revision that the program was built from, or a hash of the
// program itself where that is not known or does not tell all.
func programName() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		revision, modified := "", ""
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value
			}
		}
		if revision != "" && modified == "false" {
			return revision
		}
	}
	path, err := os.Executable()
	if err != nil {
		return "unknown"
	}
	f, err := os.Open(path)
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "unknown"
	}
	return "program " + hex.EncodeToString(h.Sum(nil)[:10])
}
