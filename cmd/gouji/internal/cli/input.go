package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// inputFlags say how paths are read; parse and check share them.
type inputFlags struct {
	jobs        int
	maxBytes    byteSize
	maxCells    int
	maxDepth    int
	timeLimit   time.Duration
	forms       string
	twoReadings bool
	ocr         bool
	progress    *choice
	debug       bool
	keep        bool // the document stays with the report
	web         *webFlags
	years       []string                // paths of reports of other years
	beside      func(*normalize.Report) // what they say of a report
}

// ocrTimeLimit is the default time limit of a file where scans are read.
const ocrTimeLimit = 15 * time.Minute

func (a *app) addInputFlags(cmd *cobra.Command) *inputFlags {
	limits := extract.Limits{}.WithDefaults()
	in := &inputFlags{maxBytes: byteSize(limits.Bytes), progress: newChoice("auto", "plain", "never")}
	say, flags := a.lang.say, cmd.Flags()
	flags.IntVarP(&in.jobs, "jobs", "j", 0, say("同时读取 `N` 个文件，0 表示用全部处理器核", "read `N` files at once, 0 for all cores"))
	flags.Var(&in.maxBytes, "max-bytes", say("单个文件的大小上限", "largest file that is read"))
	flags.IntVar(&in.maxCells, "max-cells", limits.Cells, say("单个文件的单元格上限 `N`", "at most `N` table cells of a file are read"))
	flags.IntVar(&in.maxDepth, "max-depth", limits.Depth, say("表格嵌套层数上限 `N`", "at most `N` tables inside each other are told apart"))
	flags.DurationVar(&in.timeLimit, "time-limit", ingest.DefaultTimeLimit, say("单个文件的时间上限 `TIME`，0 表示不限", "`TIME` that one file may take, 0 for any"))
	flags.StringVar(&in.forms, "forms", "", say("另加目录 `DIR` 中的格式定义（YAML）；同名者取代内置格式", "add the form files (YAML) in `DIR`; one with a known id replaces that form"))
	flags.BoolVar(&in.twoReadings, "two-readings", false, say("用两种读法读取所有 PDF；否则只对勾稽关系不成立者再读一次", "read every PDF by two readers; otherwise only those whose sums do not hold"))
	flags.BoolVar(&in.ocr, "ocr", false, say("用已安装的 tesseract（chi_sim）读取扫描页；单个文件的时间上限默认改为 15 分钟", "read scanned pages with an installed tesseract (chi_sim); the default time limit of a file is then 15 minutes"))
	a.addProgressFlag(cmd, in.progress)
	flags.BoolVar(&in.debug, "debug", false, say("内部错误时打印调用栈", "print the stack of an internal error"))
	in.web = a.addWebFlags(cmd)
	return in
}

// read parses all paths, writes the outcomes in order with w and then calls note
// for each, which may write to standard error. An interrupted run ends w as well.
func (a *app) read(cmd *cobra.Command, in *inputFlags, paths []string, w outcomeWriter, note func(ingest.Outcome, io.Writer)) error {
	forms, err := a.checkInput(cmd, in)
	if err != nil {
		return err
	}
	if err := w.begin(); err != nil {
		return err
	}
	ctx := cmd.Context()
	bar := a.startProgress(ctx, in.progress.value, paths, false)
	defer bar.stop()
	parse, done := a.parser(in, forms)
	defer done()
	o := a.options(in, parse, bar)
	get, hangUp := in.web.fetcher(o.MaxBytes)
	defer hangUp()
	o.Fetch = get
	err = ingest.Run(ctx, o, paths, func(o ingest.Outcome) error {
		if err := w.write(o); err != nil {
			return err
		}
		note(o, bar)
		bar.done()
		return nil
	})
	if err != nil && ctx.Err() == nil {
		return err
	}
	return errors.Join(w.end(), ctx.Err())
}

// checkInput checks the input flags and returns the forms that they name.
func (a *app) checkInput(cmd *cobra.Command, in *inputFlags) ([]*form.Form, error) {
	if in.jobs < 0 || in.maxCells <= 0 || in.maxDepth <= 0 || in.timeLimit < 0 {
		return nil, a.usage(cmd, "--jobs 和 --time-limit 不得为负，--max-cells 和 --max-depth 须大于 0",
			"--jobs and --time-limit must not be negative, --max-cells and --max-depth must be above 0")
	}
	if in.ocr && !cmd.Flags().Changed("time-limit") {
		in.timeLimit = ocrTimeLimit
	}
	forms, err := loadForms(in.forms)
	if err != nil {
		return nil, a.usage(cmd, "格式定义有误：%v", "form files: %v", err)
	}
	return forms, nil
}

// options says how a run reads. Stacks are written to bar.
func (a *app) options(in *inputFlags, parse ingest.Parser, bar *progress) ingest.Options {
	o := ingest.Options{
		Parse:     parse,
		Stdin:     a.Stdin,
		Workers:   in.jobs,
		MaxBytes:  int64(in.maxBytes),
		TimeLimit: in.timeLimit,
		OnMember:  bar.member,
	}
	if in.timeLimit == 0 {
		o.TimeLimit = -1 // none
	}
	if in.debug {
		o.OnPanic = func(path string, value any, stack []byte) {
			fmt.Fprintf(bar, "gouji: %s: %v\n%s", printable(path), value, stack)
		}
	}
	return o
}

// parser returns the reader of documents, and what ends it.
func (a *app) parser(in *inputFlags, forms []*form.Form) (parse ingest.Parser, done func()) {
	s := ingest.Settings{
		Limits:       extract.Limits{Bytes: int64(in.maxBytes), Cells: in.maxCells, Depth: in.maxDepth},
		TimeLimit:    in.timeLimit,
		TwoReadings:  in.twoReadings,
		OCR:          in.ocr,
		PDFWorker:    a.PDFWorker,
		Second:       a.Second,
		KeepDocument: in.keep,
		Beside:       in.beside,
	}
	if a.Parser != nil {
		return a.Parser(forms, s), func() {}
	}
	p := ingest.NewPipeline(forms, s)
	return p.Parse, func() { _ = p.Close() } // nothing is lost with an engine that does not end
}

// loadForms returns the official forms and those in dir, if it is not "".
func loadForms(dir string) ([]*form.Form, error) {
	forms, err := form.Embedded()
	if err != nil || dir == "" {
		return forms, err
	}
	own, err := loadDir(dir)
	if err != nil {
		return nil, err
	}
	place := map[string]int{}
	for i, f := range forms {
		place[f.ID] = i
	}
	for _, f := range own {
		if i, known := place[f.ID]; known {
			forms[i] = f
		} else {
			forms = append(forms, f)
		}
	}
	return forms, nil
}

func loadDir(dir string) ([]*form.Form, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: no such directory", dir)
	}
	forms, err := form.Load(os.DirFS(dir), ".")
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", dir, err)
	case len(forms) == 0:
		return nil, fmt.Errorf("%s: no .yaml file", dir)
	}
	return forms, nil
}

// refusalLine says in one line which input was refused and why.
func (a *app) refusalLine(r *normalize.Refusal) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", printable(r.Source.Name()), a.lang.text(r.Reason))
	detail := printable(r.Detail)
	if detail != "" && detail != r.Reason.EN {
		fmt.Fprintf(&b, " (%s: %s)", r.Refused, detail)
	} else {
		fmt.Fprintf(&b, " (%s)", r.Refused)
	}
	for _, link := range r.Links {
		fmt.Fprintf(&b, "\n  → %s %s", printable(link.Text), printable(link.Href))
	}
	return b.String()
}
