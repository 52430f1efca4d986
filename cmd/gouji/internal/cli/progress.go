package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/vbauerster/cupwriter"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize/form"
)

const (
	barFrom       = 20 // files up to which no bar is shown
	barInterval   = 200 * time.Millisecond
	plainInterval = 10 * time.Second
)

// progress shows how far a run is, on standard error. Files are counted while they
// are read, so the total may grow. What is written to it comes above the bar.
//
// A bar is shown when standard error is a terminal. Where standard output is one as
// well, the output itself is the progress, if it comes while the run goes on. The bar
// is drawn by vbauerster/mpb.
type progress struct {
	lang          lang
	to            io.Writer
	units         units
	start         time.Time
	read, counted atomic.Int64
	cancel        context.CancelFunc
	running       sync.WaitGroup

	mu   sync.Mutex
	bars *mpb.Progress // nil until there is a bar
	bar  *mpb.Bar
}

// units are the words for what a run goes through: a line with two numbers, and
// what follows the bar.
type units struct{ line, rate, bar form.Text }

func files() units {
	return units{line: form.Text{ZH: "已处理 %d 个文件，已发现 %d 个", EN: "%d of %d files found so far"},
		rate: form.Text{ZH: "，每秒 %s 个，还需 %v", EN: ", %s per second, %v left"},
		bar:  form.Text{ZH: "  每秒 %s 个，还需 %v", EN: "  %s/s, %v left"}}
}

// reports are the units of a run through the reports of a database.
func reports() units {
	return units{line: form.Text{ZH: "已处理 %d 份报告，共 %d 份", EN: "%d of %d reports done"},
		rate: form.Text{ZH: "，每秒 %s 份，还需 %v", EN: ", %s per second, %v left"},
		bar:  form.Text{ZH: "  每秒 %s 份，还需 %v", EN: "  %s/s, %v left"}}
}

// addProgressFlag adds the flag that says how progress is shown.
func (a *app) addProgressFlag(cmd *cobra.Command, mode *choice) {
	addChoice(cmd.Flags(), cmd, mode, "progress", a.lang.say("进度显示在标准错误：auto 仅限终端，plain 每 10 秒一行", "progress on standard error: auto on a terminal only, plain a line every 10 s"))
}

// startProgress begins to show how many of the files in paths are read: mode is auto,
// plain or never. quiet says that nothing is written to standard output before the end.
func (a *app) startProgress(ctx context.Context, mode string, paths []string, quiet bool) *progress {
	p := &progress{lang: a.lang, to: a.Stderr, units: files()}
	if ctx, shown := p.begin(ctx, mode, isTerminal(a.Stderr) && (quiet || !isTerminal(a.Stdout))); shown {
		p.running.Go(func() { ingest.Count(ctx, paths, func() { p.counted.Add(1) }) })
	}
	return p
}

// begin begins to show progress, unless mode says otherwise.
func (p *progress) begin(ctx context.Context, mode string, bar bool) (context.Context, bool) {
	ctx, p.cancel = context.WithCancel(ctx)
	p.start = time.Now()
	switch {
	case mode == "plain":
		p.running.Go(func() { every(ctx, plainInterval, p.showLine) })
	case mode == "auto" && bar:
		p.running.Go(func() { every(ctx, barInterval, p.showBar) })
	default:
		return ctx, false
	}
	return ctx, true
}

// every calls f in intervals until ctx ends.
func every(ctx context.Context, interval time.Duration, f func()) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			f()
		case <-ctx.Done():
			return
		}
	}
}

// member counts one file inside an archive.
func (p *progress) member() { p.counted.Add(1) }

// done counts one file.
func (p *progress) done() { p.read.Add(1) }

// reached says how many of all are done.
func (p *progress) reached(done, all int) {
	p.counted.Store(int64(all))
	p.read.Store(int64(done))
}

func (p *progress) showLine() {
	line := fmt.Sprintf(p.lang.text(p.units.line), p.read.Load(), p.counted.Load())
	if rate, rest, ok := p.speed(time.Since(p.start)); ok {
		line += fmt.Sprintf(p.lang.text(p.units.rate), perSecond(rate), rest)
	}
	fmt.Fprintln(p, "gouji:", line)
}

// speed returns the files per second and the time that the rest of those found
// so far will take, if anything can be said after such a time.
func (p *progress) speed(passed time.Duration) (rate float64, rest time.Duration, ok bool) {
	read := p.read.Load()
	if read == 0 || passed <= 0 {
		return 0, 0, false
	}
	rate = float64(read) / passed.Seconds()
	left := max(p.counted.Load()-read, 0)
	return rate, time.Duration(float64(left) / rate * float64(time.Second)).Round(time.Second), true
}

func (p *progress) showBar() {
	p.mu.Lock()
	defer p.mu.Unlock()
	total := p.counted.Load()
	if p.bars == nil {
		if total <= barFrom {
			return
		}
		p.bars = mpb.New(mpb.WithOutput(p.to), mpb.WithWidth(40))
		p.bar = p.bars.AddBar(0, mpb.PrependDecorators(decor.CountersNoUnit("%d / %d")),
			mpb.AppendDecorators(decor.Percentage(), decor.Any(p.rest)))
	}
	p.bar.SetTotal(total, false)
	p.bar.SetCurrent(p.read.Load())
}

// perSecond writes a rate, a low one with a decimal.
func perSecond(rate float64) string {
	const low = 10
	if rate < low {
		return strconv.FormatFloat(rate, 'f', 1, 64)
	}
	return strconv.FormatFloat(rate, 'f', 0, 64)
}

// rest is what the bar says of the time.
func (p *progress) rest(decor.Statistics) string {
	rate, rest, ok := p.speed(time.Since(p.start))
	if !ok {
		return ""
	}
	return fmt.Sprintf(p.lang.text(p.units.bar), perSecond(rate), rest)
}

// Write writes whole lines, above the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars != nil {
		return p.bars.Write(b)
	}
	return p.to.Write(b)
}

// stop removes the bar.
func (p *progress) stop() {
	p.cancel()
	p.running.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bars = nil
	}
}

func isTerminal(w io.Writer) bool { return cupwriter.New(w, false).IsTerminal() }
