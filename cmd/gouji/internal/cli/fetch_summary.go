package cli

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gouji/gouji/corpus/fetch"
)

// fetchResult is an outcome with its reason.
type fetchResult struct {
	outcome fetch.Outcome
	reason  fetch.Reason
}

// bad reports whether an address with the result was not got.
func (r fetchResult) bad() bool {
	return (r.outcome == fetch.Refused || r.outcome == fetch.Failed || r.outcome == fetch.Skipped) && r.reason != fetch.OtherYear
}

// tally counts results.
type tally struct {
	counts   map[fetchResult]int
	examples map[fetchResult][]string // the first addresses
}

func newTally() *tally {
	return &tally{counts: map[fetchResult]int{}, examples: map[fetchResult][]string{}}
}

func (t *tally) add(e fetch.Entry) {
	const most = 3
	r := fetchResult{e.Outcome, e.Reason}
	t.counts[r]++
	if len(t.examples[r]) < most {
		t.examples[r] = append(t.examples[r], e.URL)
	}
}

// bad counts the addresses that were not got.
func (t *tally) bad() (n int) {
	for r, count := range t.counts {
		if r.bad() {
			n += count
		}
	}
	return n
}

// fetchSummary counts what became of the addresses of a run: in it and, as far as it
// came to them again, in earlier ones.
type fetchSummary struct {
	now, before *tally
	found       int           // by a dry run
	limits      []fetch.Entry // that reached a limit, the first ones
	limited     int           // addresses that did
}

func newFetchSummary() *fetchSummary { return &fetchSummary{now: newTally(), before: newTally()} }

func (s *fetchSummary) add(e fetch.Entry) {
	if e.Kind != fetch.Robots && e.Outcome != fetch.Kept {
		s.now.add(e)
		s.limit(e)
	}
}

func (s *fetchSummary) addKnown(e fetch.Entry) {
	s.before.add(e)
	s.limit(e)
}

// limit notes a page of which a limit cut something off.
func (s *fetchSummary) limit(e fetch.Entry) {
	const most = 10
	if len(e.Limits) == 0 {
		return
	}
	if s.limited++; len(s.limits) < most {
		s.limits = append(s.limits, e)
	}
}

// bad reports whether something was not got, in this run or before.
func (s *fetchSummary) bad() bool { return s.now.bad()+s.before.bad()+s.limited > 0 }

// dryRun prints what a dry run comes upon: the addresses that would be fetched
// with year and title, and behind a # those that would not.
type dryRun struct {
	mu  sync.Mutex
	out io.Writer
	sum *fetchSummary
	err error // of writing
}

// found prints a report that would be fetched: address, year, title.
func (d *dryRun) found(f fetch.Found) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.sum.found++
	_, err := fmt.Fprintf(d.out, "%s\t%s\t%s\n", printable(f.URL), yearOf(f.Year), printable(f.Name))
	return err
}

// other prints an address that would not be fetched, with the reason.
func (d *dryRun) other(what string, e fetch.Entry) {
	if e.Kind == fetch.Robots {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if e.Reason != "" {
		what += " " + string(e.Reason)
	}
	if _, err := fmt.Fprintf(d.out, "# %s\t%s\t%s\t%s\n", what, printable(e.URL), yearOf(e.Year), printable(e.Name)); d.err == nil {
		d.err = err
	}
}

func yearOf(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// outcome puts an outcome into the user's language.
func (l lang) outcome(o fetch.Outcome) string {
	switch o {
	case fetch.Fetched:
		return l.say("已取得", "fetched")
	case fetch.Page:
		return l.say("列表页或附件页", "pages that lead further")
	case fetch.Redirected:
		return l.say("跳转", "redirected")
	case fetch.Unchanged:
		return l.say("无变化", "unchanged")
	case fetch.Refused:
		return l.say("不是所求内容", "not what was asked for")
	case fetch.Failed:
		return l.say("失败", "failed")
	case fetch.Skipped:
		return l.say("未请求", "not asked")
	}
	return string(o)
}

// summary prints what became of the addresses, with the reasons.
func (a *app) summary(out io.Writer, s *fetchSummary, o fetch.Options, took time.Duration) error {
	var b strings.Builder
	say := a.lang.sayf
	if o.DryRun {
		b.WriteString(say("将取得：%d\n", "would be fetched: %d\n", s.found))
	}
	a.results(&b, s.now, "")
	if known := o.Stats.Known.Load(); known > 0 {
		b.WriteString(say("以前已有：%d\n", "known from before: %d\n", known))
		a.results(&b, s.before, "  ")
	}
	if s.limited > 0 {
		b.WriteString(say("超过上限而未读完的页面：%d\n", "pages of which a limit cut something off: %d\n", s.limited))
		for _, e := range s.limits {
			for _, l := range e.Limits {
				text := l.What.Text()
				b.WriteString(say("  %s：%d，上限 %d\n    %s\n", "  %s: %d, limit %d\n    %s\n", a.lang.text(text), l.Had, l.Most, printable(e.URL)))
			}
		}
	}
	if s.before.bad() > 0 {
		b.WriteString(say("以前未取得的没有再次请求（见 --retry-failed、--refresh）\n", "what was not got before was not asked for again (see --retry-failed, --refresh)\n"))
	}
	b.WriteString(say("请求 %d 次，主机 %d 台，%s，%v\n", "%d requests to %d hosts, %s in %v\n",
		o.Stats.Asked.Load(), o.Stats.Hosts.Load(), sizeText(o.Stats.Bytes.Load()), took.Round(100*time.Millisecond)))
	if o.To != "" && !o.DryRun {
		b.WriteString(say("日志 %s\n", "log %s\n", filepath.Join(o.To, fetch.LogName)))
	}
	text := b.String()
	if o.DryRun { // the lines of addresses can be given to --list as they are
		text = "# " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n# ") + "\n"
	}
	_, err := io.WriteString(out, text)
	return err
}

// results prints counts by outcome and reason, with the first addresses of those that were
// not got.
func (a *app) results(b *strings.Builder, t *tally, indent string) {
	for _, outcome := range []fetch.Outcome{fetch.Fetched, fetch.Unchanged, fetch.Page, fetch.Redirected, fetch.Refused, fetch.Failed, fetch.Skipped} {
		total := 0
		var results []fetchResult
		for r, n := range t.counts {
			if r.outcome == outcome {
				total += n
				results = append(results, r)
			}
		}
		if total == 0 {
			continue
		}
		fmt.Fprintf(b, "%s%s%s%d\n", indent, a.lang.outcome(outcome), a.lang.say("：", ": "), total)
		slices.SortFunc(results, func(x, y fetchResult) int {
			return cmp.Or(cmp.Compare(t.counts[y], t.counts[x]), cmp.Compare(x.reason, y.reason))
		})
		for _, r := range results {
			if r.reason == "" {
				continue
			}
			fmt.Fprintf(b, "%s  %d %s (%s)\n", indent, t.counts[r], a.lang.text(r.reason.Text()), r.reason)
			for _, u := range t.examples[r] {
				if r.bad() {
					fmt.Fprintf(b, "%s    %s\n", indent, printable(u))
				}
			}
		}
	}
}

// sizeText writes a number of bytes for people.
func sizeText(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d B", n)
	case n < 1<<20:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	case n < 1<<30:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
}
