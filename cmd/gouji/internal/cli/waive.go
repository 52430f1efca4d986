package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gouji/gouji/corpus/findings/waiver"
	"github.com/gouji/gouji/normalize"
)

// waiveFlags say which findings are accepted, and where new ones are written.
type waiveFlags struct {
	file, write, reason, by string
}

func (a *app) addWaiveFlags(flags *pflag.FlagSet) *waiveFlags {
	f, say := new(waiveFlags), a.lang.say
	flags.StringVar(&f.file, "waivers", "", say("已接受的发现（YAML）`FILE`：不计入总数和退出码", "`FILE` (YAML) of accepted findings, which count neither for totals nor for the exit code"))
	flags.StringVar(&f.write, "write-waivers", "", say("把现有的发现写入新文件 `FILE`，供删改后用于 --waivers", "write the present findings to a new `FILE`, to be cut down and used with --waivers"))
	flags.StringVar(&f.reason, "reason", "", say("--write-waivers 所写的理由 `TEXT`", "`TEXT` that --write-waivers gives as the reason"))
	flags.StringVar(&f.by, "by", "", say("--write-waivers 所写的接受人 `NAME`", "`NAME` that --write-waivers gives for who accepts"))
	return f
}

// waivers is what a run does about accepted findings.
type waivers struct {
	list *waiver.List // nil: nothing is accepted
	file *os.File     // of new entries, nil for none
	new  *waiver.Writer
}

// openWaivers reads the accepted findings and begins the file of new ones, which
// has to be new: it is made to be edited.
func (a *app) openWaivers(cmd *cobra.Command, f *waiveFlags) (*waivers, error) {
	var w waivers
	if f.file != "" {
		list, err := waiver.Load(f.file)
		if err != nil {
			return nil, a.usage(cmd, "已接受的发现有误：%v", "waivers: %v", err)
		}
		w.list = list
	}
	if f.write == "" {
		if f.reason != "" || f.by != "" {
			return nil, a.usage(cmd, "--reason 和 --by 只与 --write-waivers 同用", "--reason and --by go with --write-waivers only")
		}
		return &w, nil
	}
	if strings.TrimSpace(f.reason) == "" || strings.TrimSpace(f.by) == "" {
		return nil, a.usage(cmd, "--write-waivers 需要 --reason 和 --by", "--write-waivers needs --reason and --by")
	}
	file, err := os.OpenFile(f.write, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, a.usage(cmd, "--write-waivers：%v", "--write-waivers: %v", err)
	}
	w.file = file
	w.new = waiver.NewWriter(outputWriter{file}, normalize.Waiver{Reason: f.reason, By: f.by, Date: a.now().Format(time.DateOnly)})
	return &w, w.new.Begin()
}

// apply marks what is accepted of a report and writes down the rest.
func (w *waivers) apply(r *normalize.Report) error {
	w.list.Apply(r)
	if w.new == nil {
		return nil
	}
	return w.new.Report(r)
}

// close ends the file of new entries, and removes it where a run that failed has
// written none.
func (w *waivers) close(failed bool) error {
	if w.file == nil {
		return nil
	}
	err := w.file.Close()
	if failed && w.new.Count() == 0 {
		err = errors.Join(err, os.Remove(w.file.Name()))
	}
	if err != nil {
		return &outputError{err}
	}
	return nil
}

// tellUnused says which accepted findings no report has any more.
func (a *app) tellUnused(w *waivers, notes io.Writer) {
	for _, e := range w.list.Unused() {
		fmt.Fprintf(notes, "gouji: %s:%d: %s\n", printable(w.list.Name), e.Line,
			a.lang.sayf("未用到：没有发现 %s（%s）", "unused: there is no finding %s (%s)", e.Identity, printable(e.Reason)))
	}
}

// tellAccepted says which accepted findings were not needed, and how many were written.
func (a *app) tellAccepted(w *waivers, f *waiveFlags) {
	a.tellUnused(w, a.Stderr)
	if w.new != nil {
		fmt.Fprintln(a.Stderr, "gouji:", a.lang.sayf("%s：写入 %d 项", "%s: %d entries written", printable(f.write), w.new.Count()))
	}
}
