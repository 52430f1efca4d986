// Package cli is the command line of gouji: flags, output and exit codes.
//
// In: arguments and the three standard streams. Out: records, verdicts or
// listings on standard output, what went wrong on standard error, an exit code.
// Everything else is done by the packages it calls.
//
// Commands and flags are parsed with spf13/cobra, which brings completion for
// four shells; help is printed by this package, in Chinese or English.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/export"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

// The exit codes.
const (
	ExitOK       = 0 // done, nothing found
	ExitFindings = 1 // check: something found
	ExitUsage    = 2 // wrong use
	ExitFailure  = 3 // an input was refused or could not be read, output could not be written, or interrupted
)

// Command is what one run of the program works with.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(name string) string // nil: no variable is set

	// PDFWorker starts this program as a worker that reads PDF files; nil: they are
	// read in this process, which is slower.
	PDFWorker []string
	// Second starts this program as the second reader of PDF files; nil: there is
	// none.
	Second []string
	// Now tells the date that new waivers get; nil: time.Now.
	Now func() time.Time
	// Parser makes the reader of documents; nil: an ingest.Pipeline.
	Parser func(forms []*form.Form, s ingest.Settings) ingest.Parser
}

// Run executes the command line args, without the program's name, and returns
// the exit code. The end of ctx ends a run after what is done has been printed.
func (c Command) Run(ctx context.Context, args []string) int {
	if c.Getenv == nil {
		c.Getenv = func(string) string { return "" }
	}
	a := &app{Command: c, lang: chooseLang(args, c.Getenv)}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	return a.exitCode(root.ExecuteContext(ctx))
}

// app is one run of the program.
type app struct {
	Command
	lang lang
	code int // when there is no error
}

// usageError says that the command line is wrong.
type usageError struct {
	msg     string
	command string // whose help tells more
}

func (e *usageError) Error() string { return e.msg }

func (a *app) usage(cmd *cobra.Command, zh, en string, args ...any) error {
	return &usageError{msg: a.lang.sayf(zh, en, args...), command: cmd.CommandPath()}
}

// outputError says that standard output could not be written.
type outputError struct{ err error }

func (e *outputError) Error() string { return e.err.Error() }
func (e *outputError) Unwrap() error { return e.err }

// exitCode tells the user about err and returns the exit code.
func (a *app) exitCode(err error) int {
	var usage *usageError
	var output *outputError
	switch {
	case err == nil:
		return a.code
	case errors.As(err, &usage):
		fmt.Fprintf(a.Stderr, "gouji: %s\n%s\n", usage.msg,
			a.lang.sayf("用法见 %s --help", "see %s --help", usage.command))
		return ExitUsage
	case errors.As(err, &output):
		if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
			return a.code // the reader has seen enough
		}
		fmt.Fprintln(a.Stderr, "gouji:", a.lang.sayf("无法写出：%v", "cannot write: %v", err))
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.Stderr, "gouji:", a.lang.say("已中断，以上为已完成部分", "interrupted; what was done is printed"))
	default:
		fmt.Fprintln(a.Stderr, "gouji:", a.errorText(err))
	}
	return ExitFailure
}

// errorText writes an error of the database in the user's language.
func (a *app) errorText(err error) string {
	text := err.Error()
	for _, known := range []struct {
		err error
		zh  string
	}{
		{store.ErrNotFound, "没有这个数据库"}, {store.ErrForeign, "不是 gouji 的数据库"}, {store.ErrDirectory, "是目录，不是数据库"}, {store.ErrReadOnly, "无法写入数据库：文件或所在目录只读"}, {store.ErrEmpty, "数据库是空的，请先 build"},
		{store.ErrNewer, "数据库由更新版本的 gouji 写成"}, {store.ErrOlder, "数据库由较旧版本的 gouji 写成，请再次 build 以升级"},
		{store.ErrBusy, "另一个 build 正在写入数据库"}, {store.ErrUnfinished, "上一次 build 没有完成，请再次运行"}, {store.ErrWrites, "只允许读取"},
		{store.ErrOneQuery, "需要一条查询语句，且只能一条"},
		{export.ErrOccupied, "不是先前导出的文件，不予覆盖：请换一个目录"},
		{export.ErrOtherFormat, "目录中已有另一种格式的导出，由其中的 datapackage.json 说明：请换一个目录"},
		{export.ErrTooLarge, "行数超过工作簿的上限，请用 csv、jsonl 或 parquet"},
	} {
		if errors.Is(err, known.err) {
			return strings.Replace(text, known.err.Error(), a.lang.say(known.zh, known.err.Error()), 1)
		}
	}
	if meaning, printed := store.Explain(err); printed != "" {
		text = strings.Replace(text, printed, fmt.Sprintf("%s (%s)", a.lang.text(meaning), printed), 1)
	}
	return text
}

func (a *app) now() time.Time {
	if a.Now == nil {
		return time.Now()
	}
	return a.Now()
}

// output returns a writer to standard output whose errors are outputErrors.
func (a *app) output() io.Writer { return outputWriter{a.Stdout} }

type outputWriter struct{ w io.Writer }

func (o outputWriter) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if err != nil {
		return n, &outputError{err}
	}
	return n, nil
}
