package cli

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/gouji/gouji/corpus/fetch"
)

// fetchProgress shows on standard error how far a run of gouji fetch is: hosts,
// pages, bytes, rate. On a terminal it is a line that is drawn by
// vbauerster/mpb, as long as the total is not known until the end.
type fetchProgress struct {
	lang    lang
	stderr  io.Writer
	stats   *fetch.Stats
	began   time.Time
	cancel  context.CancelFunc
	running sync.WaitGroup

	bars *mpb.Progress // nil without a terminal
	bar  *mpb.Bar
}

// startFetchProgress begins to show progress: mode is auto, plain or never.
func (a *app) startFetchProgress(ctx context.Context, mode string, stats *fetch.Stats) *fetchProgress {
	ctx, cancel := context.WithCancel(ctx)
	p := &fetchProgress{lang: a.lang, stderr: a.Stderr, stats: stats, began: time.Now(), cancel: cancel}
	switch {
	case mode == "plain":
		p.running.Go(func() { every(ctx, plainInterval, func() { fmt.Fprintln(p.stderr, "gouji:", p.text()) }) })
	case mode == "auto" && isTerminal(a.Stderr):
		p.bars = mpb.New(mpb.WithOutput(p.stderr), mpb.WithWidth(20))
		p.bar = p.bars.AddBar(0, mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return p.text() })))
		p.running.Go(func() { every(ctx, barInterval, p.move) })
	}
	return p
}

// move draws the bar.
func (p *fetchProgress) move() {
	done := p.stats.Done.Load()
	p.bar.SetTotal(done+p.stats.Queued.Load(), false)
	p.bar.SetCurrent(done)
}

// text says in a line how far the run is.
func (p *fetchProgress) text() string {
	s := p.stats
	seconds := max(time.Since(p.began).Seconds(), 0.001)
	return p.lang.sayf("主机 %d，完成 %d，等待 %d，%s，%.1f 次/秒，%s/秒", "%d hosts, %d done, %d waiting, %s, %.1f requests/s, %s/s",
		s.Hosts.Load(), s.Done.Load(), s.Queued.Load(), sizeText(s.Bytes.Load()), float64(s.Asked.Load())/seconds, sizeText(int64(float64(s.Bytes.Load())/seconds)))
}

// stop removes the bar.
func (p *fetchProgress) stop() {
	p.cancel()
	p.running.Wait()
	if p.bars != nil {
		p.bar.Abort(true)
		p.bars.Wait()
	}
}
