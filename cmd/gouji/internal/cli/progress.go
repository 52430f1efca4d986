package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/cupwriter"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/gouji/gouji/corpus/ingest"
)

const (
	barFrom       = 20 // files up to which no bar is shown
	barInterval   = 200 * time.Millisecond
	plainInterval = 10 * time.Second
)

// progress shows on standard error how far a run is. Files are counted while
// they are read, so the total may grow. Writing to it writes to standard error,
// above the bar.
//
// A bar is shown when standard error is a terminal and standard output is not:
// there, the output itself is the progress. It is drawn by vbauerster/mpb.
type progress struct {
	lang          lang
	stderr        io.Writer
	start         time.Time
	read, counted atomic.Int64
	cancel        context.CancelFunc
	running       sync.WaitGroup

	mu   sync.Mutex
	bars *mpb.Progress // nil until there is a bar
	bar  *mpb.Bar
}

// startProgress begins to show progress: mode is auto, plain or never.
func (a *app) startProgress(ctx context.Context, mode string, paths []string) *progress {
	ctx, cancel := context.WithCancel(ctx)
	p := &progress{lang: a.lang, stderr: a.Stderr, start: time.Now(), cancel: cancel}
	interval, show := time.Duration(0), (func())(nil)
	switch {
	case mode == "plain":
		interval, show = plainInterval, p.showLine
	case mode == "auto" && isTerminal(a.Stderr) && !isTerminal(a.Stdout):
		interval, show = barInterval, p.showBar
	default:
		return p
	}
	p.running.Go(func() { ingest.Count(ctx, paths, func() { p.counted.Add(1) }) })
	p.running.Go(func() { every(ctx, interval, show) })
	return p
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

func (p *progress) showLine() {
	line := p.lang.sayf("已处理 %d 个文件，已发现 %d 个", "%d of %d files found so far", p.read.Load(), p.counted.Load())
	if rate, rest, ok := p.speed(time.Since(p.start)); ok {
		line += p.lang.sayf("，每秒 %s 个，还需 %v", ", %s per second, %v left", perSecond(rate), rest)
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
		p.bars = mpb.New(mpb.WithOutput(p.stderr), mpb.WithWidth(40))
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
	return p.lang.sayf("  每秒 %s 个，还需 %v", "  %s/s, %v left", perSecond(rate), rest)
}

// Write writes to standard error.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars != nil {
		return p.bars.Write(b)
	}
	return p.stderr.Write(b)
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
