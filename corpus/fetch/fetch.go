// Package fetch gets reports from the sites that publish them, politely, and
// keeps what came over the wire.
//
// In: URLs, lists of URLs, list pages. Out: WARC files with every request and
// response, a log with a line for each URL, and an Entry for each as it ends.
// A run can be killed at any moment: the next one truncates a record that was
// torn, takes what is there for fetched and goes on.
//
// Polite: each host, and each IP address whatever the names of its hosts, is asked
// over one connection, with a delay between the end of a request and the next
// one, within its robots.txt; it is left alone for as long as it asks for. Many
// are asked side by side. Safe: see package
// safe.
//
// What may be retried, and when, is the policy of hashicorp/go-retryablehttp;
// its client is not used because it waits inside a request, where here another
// host is asked meanwhile. For the same reason the delays are times in a queue
// and not limiters.
package fetch

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"sync/atomic"
	"time"

	"github.com/gouji/gouji/corpus/fetch/safe"
	"github.com/gouji/gouji/normalize/form"
)

// Defaults of Options.
const (
	DefaultDelay        = time.Second
	DefaultHosts        = 16
	DefaultTimeout      = 3 * time.Minute
	DefaultMaxBytes     = 64 << 20
	DefaultMaxRedirects = 10
	DefaultRetries      = 4
	DefaultMaxPages     = 200
	DefaultRotate       = 1 << 30
	DefaultBackoff      = 2 * time.Second
	DefaultMaxWait      = 10 * time.Minute
)

// Options say how to fetch. The zero value of a field means its default.
type Options struct {
	// To is the directory for the WARC files and the log; "": nothing is kept.
	To string
	// Agent is the value of User-Agent; required.
	Agent string
	// Delay passes between two requests to a host, at least; up to half of it is
	// added by chance. A longer Crawl-delay is kept to, up to five minutes.
	// Default 1 s, negative: none.
	Delay time.Duration
	Hosts int // asked at once; default 16
	// PerAddress is how many hosts that have one IP address are asked at once; each of
	// these connections keeps the delay. Default 1.
	PerAddress int
	// Timeout is what one request may take with its answer, default 3 min; a third of it,
	// or a minute if that is more, until the answer's head.
	Timeout      time.Duration
	MaxBytes     int64         // of one answer, decoded; default 64 MiB
	MaxRedirects int           // default 10
	Retries      int           // after failures that may pass; default 4, negative: none
	Backoff      time.Duration // before the first retry, doubled for each further one; default 2 s
	// MaxWait is the longest Retry-After that is waited for; default 10 min. A
	// host that asks for more has failed until the next run.
	MaxWait  time.Duration
	MaxPages int   // of the list that begins at one page; default 200
	Rotate   int64 // bytes after which a new WARC file is begun; default 1 GiB, at most 2 GiB
	// Years bounds the years of the reports that are taken from list pages, both
	// included; a report whose title names no year is taken. 0 for no bound.
	Years [2]int
	// DryRun only reports what would be fetched, to Found; what would not be, to Done and
	// Known. List pages and robots.txt files are asked for, and nothing is written:
	// of To only what is there is read.
	DryRun bool
	Found  func(Found) error
	// Refresh asks again for what was fetched longer ago than RefreshAge, on condition
	// that it has changed. Otherwise nothing is asked for twice.
	Refresh    bool
	RefreshAge time.Duration
	// RetryFailed asks again for what failed in an earlier run.
	RetryFailed bool
	// Insecure accepts certificates that cannot be verified and old TLS versions.
	Insecure bool
	RootCAs  *x509.CertPool // nil: those of the system
	Dialer   safe.Dialer
	// Done is told of every entry of the log as it is written, one after the other.
	Done func(Entry)
	// Known is told of every address with an outcome of an earlier run that this one
	// takes as it is, likewise. Of such an Entry, URL, Kind, Outcome, Reason and the
	// fields that say how the address was come by are set.
	Known func(Entry)
	// Stats, if not nil, is counted in while the run goes on.
	Stats *Stats
}

func (o Options) withDefaults() Options {
	number := func(n *int, normal int) {
		if *n == 0 {
			*n = normal
		}
	}
	length := func(d *time.Duration, normal time.Duration) {
		if *d == 0 {
			*d = normal
		}
	}
	length(&o.Delay, DefaultDelay)
	length(&o.Timeout, DefaultTimeout)
	length(&o.Backoff, DefaultBackoff)
	length(&o.MaxWait, DefaultMaxWait)
	number(&o.Hosts, DefaultHosts)
	number(&o.PerAddress, 1)
	number(&o.MaxRedirects, DefaultMaxRedirects)
	number(&o.Retries, DefaultRetries)
	number(&o.MaxPages, DefaultMaxPages)
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.Rotate == 0 {
		o.Rotate = DefaultRotate
	}
	o.Rotate = min(o.Rotate, mostRotate)
	if o.Stats == nil {
		o.Stats = new(Stats)
	}
	return o
}

// Stats counts what a run does, while it does it.
type Stats struct {
	Hosts  atomic.Int64 // that have been asked
	Queued atomic.Int64 // addresses that wait
	Done   atomic.Int64 // addresses with an outcome of this run
	Known  atomic.Int64 // addresses with an outcome of an earlier run
	Bytes  atomic.Int64 // that came over the wire
	Asked  atomic.Int64 // requests
}

// Input is what a run is to fetch.
type Input struct {
	URLs  []string
	Pages []string // list pages, whose reports are fetched
	// List has an address in each line; what follows a blank is passed over, as are lines
	// that begin with #. It is read again while the run goes on.
	List io.ReaderAt
}

// Kind says as what an address is fetched.
type Kind string

// The kinds.
const (
	Report     Kind = "report"
	ListPage   Kind = "list"
	Attachment Kind = "attachment" // of a page that only announces the report
	Robots     Kind = "robots"
)

// Found is a report that a dry run would fetch.
type Found struct {
	URL  string
	Year int    // that its title names, 0 for none
	Name string // its title in the list
	From string // the list
}

// Outcome is the short stable name of what became of an address.
type Outcome string

// The outcomes.
const (
	Fetched    Outcome = "fetched"    // an answer that looks like a document
	Page       Outcome = "page"       // a page that leads to documents: a list, an announcement
	Redirected Outcome = "redirected" // to another address
	Unchanged  Outcome = "unchanged"  // since it was fetched before
	Refused    Outcome = "refused"    // the answer is not what was asked for; Reason says what it is
	Failed     Outcome = "failed"     // no answer, or one that says that it may come later
	Skipped    Outcome = "skipped"    // not asked
	// Kept marks an answer that a killed run has left without having looked at it.
	// Another line for the address follows when a run comes to it.
	Kept Outcome = "kept"
)

// Entry is a line of the log: what became of one address. Of several lines for an
// address the last one counts.
type Entry struct {
	URL     string    `json:"url"`
	Kind    Kind      `json:"kind"`
	Outcome Outcome   `json:"outcome"`
	Reason  Reason    `json:"reason,omitempty"`
	Detail  string    `json:"detail,omitempty"` // English
	Status  int       `json:"status,omitempty"` // of the last answer
	To      string    `json:"to,omitempty"`     // of one that was redirected
	Asked   string    `json:"asked,omitempty"`  // the address given by the user that led here, where it is another
	From    string    `json:"from,omitempty"`   // the address before this one
	Name    string    `json:"name,omitempty"`   // the title in the list that led here
	Year    int       `json:"year,omitempty"`   // that the title names
	Data    []string  `json:"data,omitempty"`   // where a page that a script fills gets its text
	Limits  []Limit   `json:"limits,omitempty"` // that cut off what the page leads to
	Type    string    `json:"type,omitempty"`   // of the content, by its bytes
	Bytes   int64     `json:"bytes,omitempty"`  // of the content, decoded
	Digest  string    `json:"digest,omitempty"` // of the content, decoded: sha256:…
	WARC    string    `json:"warc,omitempty"`   // the file that has the answer
	Offset  int64     `json:"offset,omitempty"` // of its record
	Length  int64     `json:"length,omitempty"` // of its record, as stored
	Time    time.Time `json:"time"`
}

// Limit says that a limit cut off what a page leads to.
type Limit struct {
	What Part `json:"what"`
	Most int  `json:"most"` // that are taken
	Had  int  `json:"had"`  // that there are, as far as they were counted
}

// Part is the short stable name of what is limited.
type Part string

// The parts.
const (
	Links       Part = "links"       // of a page
	Scripts     Part = "scripts"     // of a page, in bytes
	PageBytes   Part = "bytes"       // of a page that are looked at
	Attachments Part = "attachments" // of one announcement
	Depth       Part = "depth"       // pages that lead to each other
	ScriptPager Part = "pager"       // pages of a list, of which only a script knows the next one
)

// Text says for people what a part is.
func (p Part) Text() form.Text {
	switch p {
	case Links:
		return form.Text{ZH: "页面上的链接", EN: "links of the page"}
	case Scripts:
		return form.Text{ZH: "页面上的脚本（字节）", EN: "bytes of the page's scripts"}
	case PageBytes:
		return form.Text{ZH: "页面大小（字节）", EN: "bytes of the page"}
	case Attachments:
		return form.Text{ZH: "附件", EN: "attachments"}
	case ScriptPager:
		return form.Text{ZH: "列表后续各页只能由脚本翻到（至少页数）", EN: "pages of the list, at least, of which only a script knows the next one"}
	case Depth:
		return form.Text{ZH: "逐级链接的页面", EN: "pages that lead to each other"}
	}
	return form.Text{ZH: string(p), EN: string(p)}
}

// Run fetches everything that in names and what that leads to. It returns an
// error only where the run could not go on: the directory cannot be written or
// is in use, ctx ended, Found failed.
func Run(ctx context.Context, o Options, in Input) (err error) {
	if o.Agent == "" {
		return errors.New("fetch: no user agent")
	}
	o = o.withDefaults()
	var kept *archive
	switch {
	case o.To == "":
	case o.DryRun:
		kept, err = readArchive(o.To)
	default:
		kept, err = openArchive(o.To, o.Agent, o.Rotate)
	}
	if err != nil {
		return err
	}
	if kept != nil {
		defer func() { err = errors.Join(err, kept.close()) }()
	}
	c := newCrawl(o, kept)
	defer c.client.close()
	return c.run(ctx, in)
}

// Reason is the short stable name of why an outcome is what it is.
type Reason string

// The reasons.
const (
	BadURL          Reason = "bad_url"
	BadScheme       Reason = "bad_scheme"
	PrivateAddress  Reason = "private_address"
	RobotsDisallow  Reason = "robots"
	RobotsLost      Reason = "robots_unreachable"
	HostDown        Reason = "host_down"
	TooManyPages    Reason = "too_many_pages"
	OtherYear       Reason = "other_year"
	NoSuchHost      Reason = "no_such_host"
	DNSFailed       Reason = "dns_failed"
	ConnectFailed   Reason = "connect_failed"
	TimedOut        Reason = "timeout"
	TLSChain        Reason = "tls_chain"
	TLSName         Reason = "tls_name"
	TLSExpired      Reason = "tls_expired"
	TLSFailed       Reason = "tls_failed"
	Disconnected    Reason = "disconnected"
	BadAnswer       Reason = "bad_answer"
	ServerError     Reason = "server_error"
	TooManyRequests Reason = "too_many_requests"
	RetryLater      Reason = "retry_later"
	RedirectLoop    Reason = "redirect_loop"
	TooManyHops     Reason = "too_many_redirects"
	MetaRefresh     Reason = "meta_refresh"
	ScriptRedirect  Reason = "script_redirect"
	NotFound        Reason = "not_found"
	Forbidden       Reason = "forbidden"
	HTTPStatus      Reason = "http_status"
	ErrorPage       Reason = "error_page"
	ScriptChallenge Reason = "script_challenge"
	Captcha         Reason = "captcha"
	Blocked         Reason = "blocked"
	ScriptPage      Reason = "script_page"
	ImagePage       Reason = "image_page"
	AttachmentPage  Reason = "attachment_page"
	IsListPage      Reason = "list_page"
	NotAReport      Reason = "not_a_report"
	NoReports       Reason = "no_reports"
	ContentType     Reason = "content_type"
	TooLarge        Reason = "too_large"
	Empty           Reason = "empty"
	BadEncoding     Reason = "bad_encoding"
)

// Text says for people what a reason means.
func (r Reason) Text() form.Text {
	if t, ok := reasonTexts()[r]; ok {
		return t
	}
	return form.Text{ZH: string(r), EN: string(r)}
}

func reasonTexts() map[Reason]form.Text {
	return map[Reason]form.Text{
		BadURL:          {ZH: "网址写法有误", EN: "the URL is malformed"},
		BadScheme:       {ZH: "只支持 http 和 https", EN: "neither http nor https"},
		PrivateAddress:  {ZH: "地址不是公网地址（见 --allow-private）", EN: "the address is not public (see --allow-private)"},
		RobotsDisallow:  {ZH: "robots.txt 不允许", EN: "robots.txt does not allow it"},
		RobotsLost:      {ZH: "robots.txt 无法取得，按规定不得抓取", EN: "robots.txt cannot be reached, so that nothing may be fetched"},
		HostDown:        {ZH: "该主机多次无法连接，不再尝试", EN: "the host has failed repeatedly and is not asked again"},
		TooManyPages:    {ZH: "列表页数超过上限（见 --max-pages）", EN: "the list has more pages than the limit (see --max-pages)"},
		OtherYear:       {ZH: "标题没有年度，旁边的日期或栏目不在 --years 之内", EN: "its title names no year, and the one beside it is not among --years"},
		NoSuchHost:      {ZH: "主机名不存在", EN: "no such host"},
		DNSFailed:       {ZH: "域名解析失败", EN: "the name of the host could not be resolved"},
		ConnectFailed:   {ZH: "无法连接", EN: "no connection"},
		TimedOut:        {ZH: "超时", EN: "timed out"},
		TLSChain:        {ZH: "证书链不完整或不受信任（见 --insecure）", EN: "the certificate chain is incomplete or not trusted (see --insecure)"},
		TLSName:         {ZH: "证书与主机名不符（见 --insecure）", EN: "the certificate is that of another host (see --insecure)"},
		TLSExpired:      {ZH: "证书已过期或无效（见 --insecure）", EN: "the certificate has expired or is invalid (see --insecure)"},
		TLSFailed:       {ZH: "TLS 握手失败", EN: "the TLS handshake failed"},
		Disconnected:    {ZH: "连接中断", EN: "the connection broke"},
		BadAnswer:       {ZH: "应答不是有效的 HTTP", EN: "the answer is not valid HTTP"},
		ServerError:     {ZH: "服务器错误", EN: "the server failed"},
		TooManyRequests: {ZH: "服务器称请求过多", EN: "the server says that there were too many requests"},
		RetryLater:      {ZH: "服务器要求过后再来", EN: "the server asks to come back later"},
		RedirectLoop:    {ZH: "循环跳转", EN: "redirected in a circle"},
		TooManyHops:     {ZH: "跳转次数过多", EN: "redirected too often"},
		MetaRefresh:     {ZH: "页面自动跳转", EN: "the page sends the browser on"},
		ScriptRedirect:  {ZH: "页面由脚本跳转", EN: "a script of the page sends the browser on"},
		NotFound:        {ZH: "页面不存在", EN: "not found"},
		Forbidden:       {ZH: "禁止访问", EN: "forbidden"},
		HTTPStatus:      {ZH: "服务器拒绝了请求", EN: "the server refused the request"},
		ErrorPage:       {ZH: "状态为成功，内容却是错误页面", EN: "an error page with the status of success"},
		ScriptChallenge: {ZH: "须运行脚本才能访问（反爬虫）", EN: "a script has to be run first (a check for robots)"},
		Captcha:         {ZH: "须输入验证码", EN: "a captcha has to be solved"},
		Blocked:         {ZH: "被防护系统拦截", EN: "blocked by a firewall"},
		ScriptPage:      {ZH: "页面内容由脚本载入", EN: "a script fills the page in the browser"},
		ImagePage:       {ZH: "报告以图片形式发布", EN: "the report is published as pictures"},
		AttachmentPage:  {ZH: "报告在附件中", EN: "the report is an attached file"},
		IsListPage:      {ZH: "是列表页（见 --from-page）", EN: "a list page (see --from-page)"},
		NotAReport:      {ZH: "不是年度报告", EN: "not an annual report"},
		NoReports:       {ZH: "列表页中没有报告链接", EN: "no links to reports in the list"},
		ContentType:     {ZH: "不是文档（图片、视频等）", EN: "no document, but an image, a video or the like"},
		TooLarge:        {ZH: "超过大小上限（见 --max-bytes）", EN: "larger than the limit (see --max-bytes)"},
		Empty:           {ZH: "没有内容", EN: "empty"},
		BadEncoding:     {ZH: "内容编码损坏", EN: "the content's encoding is damaged"},
	}
}
