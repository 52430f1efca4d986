package cli

import (
	"cmp"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/fetch"
	"github.com/gouji/gouji/corpus/ingest"
)

// fetchFlags are those of gouji fetch.
type fetchFlags struct {
	*webFlags
	to          string
	list        string
	pages       []string
	years       string
	dryRun      bool
	delay       time.Duration
	hosts       int
	perAddress  int
	timeout     time.Duration
	maxBytes    byteSize
	maxPages    int
	redirects   int
	retries     int
	refresh     string
	retryFailed bool
	progress    *choice
}

func (a *app) fetchCommand() *cobra.Command {
	f := &fetchFlags{maxBytes: fetch.DefaultMaxBytes, progress: newChoice("auto", "plain", "never")}
	cmd := &cobra.Command{
		Use:   "fetch [FLAG…] URL…",
		Short: a.lang.say("从网站取得报告并保存证据", "get reports from sites and keep the evidence"),
		Long: a.lang.say(`
取得 URL、--list 文件中的网址、--from-page 列表页所列的报告（含后续各页、附件），把请求和应答原样
写入 DIR 中的 WARC 文件，每个网址的结果写入 DIR/fetch.jsonl。gouji parse DIR 读取结果。

遵守 robots.txt；每台主机、每个 IP 地址（不论其上有多少主机名，见 --per-address）只用一个连接，两次请求之间至少
间隔 --delay；遵从 Retry-After；许多主机同时进行。
默认不访问内网、本机等非公网地址（包括经跳转或域名解析到达的），不用环境变量中的代理。

可随时中断，再运行同样的命令即继续：已有应答的网址不再请求，以前未取得的照样报告
（--retry-failed 再次请求失败的，--refresh 再次请求全部）。

--dry-run 列出将取得的网址；以 # 开头的行是已有的和不会取得的，附原因。输出可直接用作 --list。
尚未取得的页面有哪些附件，事先不知道。

退出码：0 全部取得；2 用法错误；3 有网址未取得（包括以前）、有页面超过上限而未读完、无法写出或被中断。`, `
Gets the URLs, those in the file --list, and the reports that list pages (--from-page) link to,
over their further pages and attachments. Requests and answers are kept as they are in WARC files
in DIR, the outcome of each address in DIR/fetch.jsonl. gouji parse DIR reads the reports.

Keeps to robots.txt; asks each host, and each IP address whatever the names of its hosts (see
--per-address), over one connection with at least --delay between requests; heeds Retry-After;
asks many hosts side by side. Addresses that are not public are refused, also
behind redirects and names; proxies of the environment are not used.

A run can be interrupted at any time; the same command goes on: what has an answer is not asked
for again, and what was not got before is reported again (--retry-failed asks again for what failed,
--refresh for everything).

--dry-run prints the addresses that would be fetched; lines that begin with # have those that are
there already or would not be fetched, with the reason. The output can be given to --list. Which
attachments a page has that is not fetched yet cannot be known before.

Exit codes: 0 all was got, 2 wrong use, 3 an address was not got (in an earlier run, too), a limit
cut off a page, the output could not be written, or the run was interrupted.`),
		Example: "gouji fetch --to reports --contact me@example.org https://www.example.gov.cn/xxgk/2024.html\n" +
			"gouji fetch --to reports --from-page https://www.example.gov.cn/zfxxgknb/ --years 2019-2024\n" +
			"gouji fetch --dry-run --from-page https://www.example.gov.cn/zfxxgknb/\n" +
			"gouji fetch --to reports --list urls.txt && gouji check reports",
	}
	a.addFetchFlags(cmd, f)
	cmd.RunE = func(cmd *cobra.Command, urls []string) error { return a.fetch(cmd, f, urls) }
	return cmd
}

func (a *app) addFetchFlags(cmd *cobra.Command, f *fetchFlags) {
	say, flags := a.lang.say, cmd.Flags()
	flags.StringVar(&f.to, "to", "", say("保存到目录 `DIR`（--dry-run 时不需要）", "keep everything in `DIR` (not needed with --dry-run)"))
	flags.StringVar(&f.list, "list", "", say("网址列表 `FILE`，每行一个，可为管道，- 为标准输入", "`FILE` with an address in each line, also a pipe, - for standard input"))
	flags.StringArrayVar(&f.pages, "from-page", nil, say("列表页 `URL`，取其中的报告；可多次给出", "list page `URL` whose reports are fetched; can be given repeatedly"))
	flags.StringVar(&f.years, "years", "", say("列表页中只取这些年度 `YEARS`，如 2019-2024 或 2023", "of list pages only the `YEARS` 2019-2024, or 2023"))
	flags.BoolVar(&f.dryRun, "dry-run", false, say("只列出将取得和不会取得的网址（会请求列表页和 robots.txt），不保存", "only print what would be fetched and what not (list pages and robots.txt are asked for), keep nothing"))
	flags.DurationVar(&f.delay, "delay", fetch.DefaultDelay, say("同一主机两次请求的最短间隔 `TIME`", "least `TIME` between two requests to a host"))
	flags.IntVar(&f.hosts, "hosts", fetch.DefaultHosts, say("同时请求 `N` 台主机", "ask `N` hosts at once"))
	flags.IntVar(&f.perAddress, "per-address", 1, say("同一 IP 地址上的主机同时请求 `N` 台（各自保持间隔）", "ask `N` of the hosts of one IP address at once, each with the delay"))
	flags.DurationVar(&f.timeout, "timeout", fetch.DefaultTimeout, say("一次请求的时间上限 `TIME`（等待应答首部为其三分之一，至少一分钟）", "`TIME` that one request may take (a third of it, but at least a minute, until the head of the answer)"))
	flags.Var(&f.maxBytes, "max-bytes", say("单个应答的大小上限", "largest answer"))
	flags.IntVar(&f.maxPages, "max-pages", fetch.DefaultMaxPages, say("每个列表的页数上限 `N`", "at most `N` pages of a list"))
	flags.IntVar(&f.redirects, "max-redirects", fetch.DefaultMaxRedirects, say("跳转次数上限 `N`", "at most `N` redirects in a row"))
	flags.IntVar(&f.retries, "retries", fetch.DefaultRetries, say("暂时失败时重试 `N` 次", "try again `N` times where a failure may pass"))
	flags.StringVar(&f.refresh, "refresh", "", say("再次请求 `AGE`（如 720h）之前取得的网址，仅在有变化时取回；不写则为全部", "ask again for what was got more than `AGE` ago (720h; without a value: for all), on condition that it has changed"))
	flags.Lookup("refresh").NoOptDefVal = "0s"
	flags.BoolVar(&f.retryFailed, "retry-failed", false, say("再次请求以前失败、被防护系统拦截或未请求的网址", "ask again for what failed before, was stopped by a firewall, or was not asked for"))
	f.webFlags = a.addWebFlags(cmd)
	a.addProgressFlag(cmd, f.progress)
}

// fetchOptions checks the flags and returns what they mean.
func (a *app) fetchOptions(cmd *cobra.Command, f *fetchFlags) (fetch.Options, error) {
	o := f.options()
	o.To, o.DryRun, o.Delay, o.Hosts, o.Timeout, o.MaxBytes = f.to, f.dryRun, f.delay, f.hosts, f.timeout, int64(f.maxBytes)
	o.PerAddress = f.perAddress
	o.MaxPages, o.MaxRedirects, o.Retries, o.RetryFailed = f.maxPages, f.redirects, f.retries, f.retryFailed
	if o.To == "" && !o.DryRun {
		return o, a.usage(cmd, "需要 --to DIR 或 --dry-run", "--to DIR or --dry-run is missing")
	}
	if f.delay < 0 || f.hosts < 1 || f.perAddress < 1 || f.timeout <= 0 || f.maxPages < 1 || f.redirects < 1 || f.retries < 0 {
		return o, a.usage(cmd, "--delay 和 --retries 不得为负，--hosts、--per-address、--timeout、--max-pages 和 --max-redirects 须大于 0",
			"--delay and --retries must not be negative, --hosts, --per-address, --timeout, --max-pages and --max-redirects must be above 0")
	}
	if o.Delay == 0 {
		o.Delay = -1 // none
	}
	if o.Retries == 0 {
		o.Retries = -1 // none
	}
	if f.refresh != "" {
		age, err := time.ParseDuration(f.refresh)
		if err != nil || age < 0 {
			return o, a.usage(cmd, "--refresh 的值 %q 无效；如 720h", "--refresh: invalid value %q; valid: 720h, 30m", f.refresh)
		}
		o.Refresh, o.RefreshAge = true, age
	}
	var err error
	if o.Years, err = parseYears(f.years); err != nil {
		return o, a.usage(cmd, "--years 的值 %q 无效；如 2019-2024、2023、2019-", "--years: invalid value %q; valid: 2019-2024, 2023, 2019-", f.years)
	}
	return o, nil
}

// parseYears reads 2019-2024, 2023, 2019- or -2024; "" means all.
func parseYears(s string) (years [2]int, err error) {
	if s == "" {
		return years, nil
	}
	parts := strings.Split(strings.NewReplacer("–", "-", "—", "-", "至", "-").Replace(s), "-")
	if len(parts) > 2 || s == "-" {
		return years, errors.New("no years")
	}
	for i, p := range parts {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if years[i], err = strconv.Atoi(p); err != nil || years[i] < 1990 || years[i] > 2999 {
			return years, errors.New("no year")
		}
	}
	if len(parts) == 1 {
		years[1] = years[0]
	}
	if years[1] != 0 && years[0] > years[1] {
		return years, errors.New("the first year is the later one")
	}
	return years, nil
}

// fetch runs the command.
func (a *app) fetch(cmd *cobra.Command, f *fetchFlags, urls []string) error {
	if len(urls)+len(f.pages) == 0 && f.list == "" {
		return a.usage(cmd, "需要一个网址、--list 或 --from-page", "a URL, --list or --from-page is missing")
	}
	o, err := a.fetchOptions(cmd, f)
	if err != nil {
		return err
	}
	in := fetch.Input{URLs: urls, Pages: f.pages}
	if f.list != "" {
		list, err := a.listFile(f.list)
		if err != nil {
			return err
		}
		defer list.Close()
		in.List = list
	}
	if a.Getenv("GOGC") == "" {
		debug.SetGCPercent(100) // a run that waits for others may collect as it goes
	}
	out := a.output()
	sum := newFetchSummary()
	o.Done, o.Known = sum.add, sum.addKnown
	o.Stats = new(fetch.Stats)
	dry := &dryRun{out: out, sum: sum}
	if o.DryRun {
		o.Found = dry.found
		o.Done = func(e fetch.Entry) { sum.add(e); dry.other(string(e.Outcome), e) }
		o.Known = func(e fetch.Entry) { sum.addKnown(e); dry.other("known: "+string(e.Outcome), e) }
	}
	began := time.Now()
	bar := a.startFetchProgress(cmd.Context(), f.progress.value, o.Stats)
	err = fetch.Run(cmd.Context(), o, in)
	bar.stop()
	if err != nil && cmd.Context().Err() == nil {
		return a.fetchError(err)
	}
	if err := errors.Join(dry.err, a.summary(out, sum, o, time.Since(began))); err != nil {
		return err
	}
	if sum.bad() {
		a.code = ExitFailure
	}
	return err
}

// fetchError puts an error of a run into the user's language.
func (a *app) fetchError(err error) error {
	var output *outputError
	switch {
	case errors.As(err, &output):
		return output
	case errors.Is(err, fetch.ErrInUse):
		return errors.New(a.lang.say("目录正被另一个 gouji fetch 使用", "another gouji fetch writes to the directory"))
	}
	return err
}

// listFile opens the list of addresses. What can be read only once, such as standard
// input or a pipe, is copied, as the list is read again while the run goes on.
func (a *app) listFile(name string) (*os.File, error) {
	from := cmp.Or[io.Reader](a.Stdin, strings.NewReader(""))
	if name != ingest.Stdin {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		info, err := f.Stat()
		switch {
		case err != nil:
			return nil, errors.Join(err, f.Close())
		case info.IsDir():
			return nil, errors.Join(&os.PathError{Op: "read", Path: name, Err: syscall.EISDIR}, f.Close())
		case info.Mode().IsRegular():
			return f, nil
		}
		defer f.Close()
		from = f
	}
	f, err := os.CreateTemp("", "gouji-list-*")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name()) // where the system allows that, the file goes with the process
	if _, err := io.Copy(f, from); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
