package fetch

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/gouji/gouji/corpus/fetch/page"
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/fold"
)

// verdict is what an answer means.
type verdict struct {
	outcome Outcome
	reason  Reason
	detail  string
	kind    string // of the content, by its bytes
	again   bool   // the failure may pass
	to      *url.URL
	reports []page.Report // that the page leads to
	next    []*url.URL    // further pages of a list
	limits  []Limit       // that cut off what a page leads to
	data    []string
}

// judge says what the answer to a task means.
type judge struct {
	reports *normalize.Reader
	pages   int // of a list that are wanted, at most
}

func (j *judge) verdict(x *exchange, kind Kind) verdict {
	switch {
	case x.status == http.StatusNotModified:
		return verdict{outcome: Unchanged}
	case x.status >= 300 && x.status < 400:
		return redirected(x)
	}
	v := verdict{kind: sniff(x.body)}
	var p *page.Page
	if v.kind == htmlType {
		p = page.Read(x.body, x.url)
		v.limits = limitsOf(x, p)
		if reason, detail := interstitial(x, p); reason != "" {
			v.outcome, v.reason, v.detail = Refused, reason, detail
			return v
		}
	}
	if x.status < 200 || x.status > 299 {
		return v.status(x)
	}
	switch {
	case x.cut == "length" && x.useless():
		v.outcome, v.reason, v.detail = Refused, ContentType, v.kind
	case x.cut == "length":
		v.outcome, v.reason = Refused, TooLarge
	case x.cut == "time":
		v.outcome, v.reason, v.again = Failed, TimedOut, true
	case x.cut != "":
		v.outcome, v.reason, v.again = Failed, Disconnected, true
	case x.decoded != nil:
		v.outcome, v.reason, v.detail, v.again = Failed, BadEncoding, x.decoded.Error(), true
	case x.size == 0:
		v.outcome, v.reason = Refused, Empty
	case isMedia(v.kind):
		v.outcome, v.reason, v.detail = Refused, ContentType, v.kind
	case kind == ListPage:
		j.list(&v, x, p)
	case kind == anything:
		v.outcome = Fetched
	case p != nil && x.whole():
		j.page(&v, x, p)
	default:
		j.file(&v, x)
	}
	return v
}

// limitsOf names the limits that cut off the links of a page.
func limitsOf(x *exchange, p *page.Page) (all []Limit) {
	if p.AllLinks > page.MaxLinks {
		all = append(all, Limit{Links, page.MaxLinks, p.AllLinks})
	}
	if p.ScriptBytes > page.MaxScripts {
		all = append(all, Limit{Scripts, page.MaxScripts, p.ScriptBytes})
	}
	if x.size > int64(len(x.body)) {
		all = append(all, Limit{PageBytes, len(x.body), int(x.size)})
	}
	return all
}

// redirected reads where an answer of the class 3xx leads.
func redirected(x *exchange) verdict {
	location := x.header.Get("Location")
	to := page.At(x.url).Resolve(location)
	if to == nil {
		if _, err := url.Parse(location); err == nil && strings.Contains(location, ":") {
			return verdict{outcome: Refused, reason: BadScheme, detail: "redirected to " + clip(location)}
		}
		return verdict{outcome: Refused, reason: HTTPStatus, detail: fmt.Sprintf("%d without an address", x.status)}
	}
	return verdict{outcome: Redirected, to: canonical(to)}
}

func clip(s string) string { return s[:min(len(s), 200)] }

// status says what an answer without success means.
func (v verdict) status(x *exchange) verdict {
	v.outcome = Refused
	switch s := x.status; {
	case s == http.StatusNotFound || s == http.StatusGone:
		v.reason = NotFound
	case s == http.StatusTooManyRequests:
		v.outcome, v.reason, v.again = Failed, TooManyRequests, true
	case s == http.StatusUnauthorized || s == http.StatusForbidden:
		v.reason = Forbidden
	case s >= 500 && s != http.StatusNotImplemented && s != http.StatusHTTPVersionNotSupported, s == http.StatusRequestTimeout, s == http.StatusTooEarly:
		v.outcome, v.reason, v.again = Failed, ServerError, true
	default:
		v.reason = HTTPStatus
	}
	v.detail = fmt.Sprint(x.status)
	return v
}

// list reads the links of a list page.
func (j *judge) list(v *verdict, x *exchange, p *page.Page) {
	if p == nil {
		j.file(v, x)
		return
	}
	v.outcome, v.reports, v.next = Page, p.Reports(), p.Next(j.pages+1)
	if len(v.next) == 0 && p.ScriptPager() {
		v.limits = append(v.limits, Limit{ScriptPager, 1, 2})
	}
	if len(v.reports) > 0 || len(v.next) > 0 {
		return
	}
	if to := sentOn(v, p); to != nil {
		return
	}
	j.page(v, x, p)
	switch {
	case v.outcome == Redirected:
	case v.outcome == Refused && v.reason != NotAReport:
	case v.outcome == Page && v.reason == AttachmentPage:
	case len(p.Scripts)+len(p.Sources) > 0 && (p.Runes < 200 || len(p.Data()) > 0):
		v.outcome, v.reason = Refused, ScriptPage
		v.reveal(p)
	default:
		v.outcome, v.reason = Page, NoReports
	}
}

// sentOn sets the verdict on a page that sends the browser on.
func sentOn(v *verdict, p *page.Page) *url.URL {
	to, reason := p.Refresh, MetaRefresh
	if to == nil {
		to, reason = p.ScriptTarget(), ScriptRedirect
	}
	if to == nil {
		return nil
	}
	if to = canonical(to); to.String() == p.URL.String() {
		return nil
	}
	v.outcome, v.reason, v.to = Redirected, reason, to
	return to
}

// reveal keeps the addresses that a page's scripts fill it from.
func (v *verdict) reveal(p *page.Page) {
	for _, u := range p.Data() {
		v.data = append(v.data, u.String())
	}
}

// page judges a page that should be a report.
func (j *judge) page(v *verdict, x *exchange, p *page.Page) {
	doc, err := read.Document("page.html", x.body, extract.Limits{})
	if err != nil {
		v.outcome, v.reason, v.detail = Refused, Empty, err.Error()
		return
	}
	_, refusal := j.reports.Read(doc)
	if refusal == nil {
		v.outcome, v.reason = Fetched, ""
		return
	}
	if sentOn(v, p) != nil {
		return
	}
	v.outcome, v.detail = Refused, refusal.Detail
	switch admission.Name(refusal.Refused) {
	case admission.ErrorPage:
		v.reason = ErrorPage
	case admission.ScriptPage:
		v.reason = ScriptPage
		v.reveal(p)
	case admission.ImagePage:
		v.outcome, v.reason = Fetched, ImagePage
	case admission.AttachmentPage:
		v.outcome, v.reason, v.reports = Page, AttachmentPage, p.Attachments()
		if len(v.reports) == 0 {
			v.outcome = Fetched
		}
	case admission.ListPage:
		v.outcome, v.reason = Fetched, IsListPage
	default:
		v.outcome, v.reason = Fetched, NotAReport
		if p.Runes < 200 && len(p.Data()) > 0 {
			v.outcome, v.reason = Refused, ScriptPage
			v.reveal(p)
		}
	}
}

// file judges content that is no page of HTML, or one too large to be looked at.
func (j *judge) file(v *verdict, x *exchange) {
	v.outcome = Fetched
	if v.kind == textType && x.whole() {
		doc, err := read.Document("", x.body, extract.Limits{})
		if err != nil {
			v.reason, v.detail = NotAReport, err.Error()
			return
		}
		if _, refusal := j.reports.Read(doc); refusal != nil {
			v.reason, v.detail = NotAReport, refusal.Detail
			if admission.Name(refusal.Refused) == admission.ErrorPage {
				v.outcome, v.reason = Refused, ErrorPage
			}
		}
	}
}

// captchaWords and blockWords stand on pages that stand in front of the one
// asked for; compared as admission compares.
var (
	captchaWords = [...]string{"验证码", "滑动验证", "人机验证", "安全验证", "拖动滑块", "点击验证", "geetest", "captcha", "verifycode"}
	blockWords   = [...]string{"请求被拦截", "已被拦截", "被拦截", "访问被拒绝", "访问被阻断", "网站防火墙", "webapplicationfirewall", "可能对网站造成", "访问过于频繁", "请求过于频繁", "操作过于频繁", "ip已被", "非法请求", "accessdenied"}
	// weakBlockWords are such words only where the answer is one of failure.
	weakBlockWords = [...]string{"异常访问", "您的ip", "云防护", "安全狗", "waf"}
)

// interstitial recognises pages that firewalls put in front of a site: scripts
// that have to be run, riddles, refusals.
func interstitial(x *exchange, p *page.Page) (reason Reason, detail string) {
	const little = 600 // characters of text; pages with more are what was asked for
	if p.Runes > little {
		return "", ""
	}
	scripts := strings.Join(p.Scripts, "\n")
	cookie := strings.Contains(scripts, "document.cookie") || strings.Contains(scripts, "document['cookie']") || strings.Contains(scripts, `document["cookie"]`)
	reloads := strings.Contains(scripts, "location")
	known := strings.Contains(scripts, "__jsl_clearance") || strings.Contains(scripts, "$_ts") || strings.Contains(scripts, "acw_sc__v2") || strings.Contains(scripts, "_cf_chl") || strings.Contains(scripts, "__zlcheck")
	plain := fold.Label(p.Title + "\n" + p.Words)
	failed := x.status < 200 || x.status > 299
	if word := among(plain, captchaWords[:]); word != "" && (failed || p.Runes < 200) && !strings.Contains(plain, "年度报告") {
		return Captcha, fmt.Sprintf("status %d, %q", x.status, word)
	}
	few := p.Runes < 100
	switch {
	case known && few, cookie && reloads && few && p.Refresh == nil:
		return ScriptChallenge, fmt.Sprintf("status %d, a script that sets a cookie", x.status)
	case (x.status == http.StatusPreconditionFailed || x.status == 521 || x.status == http.StatusAccepted) && few && len(p.Scripts)+len(p.Sources) > 0:
		return ScriptChallenge, fmt.Sprintf("status %d with a script", x.status)
	}
	word := among(plain, blockWords[:])
	if word == "" && failed {
		word = among(plain, weakBlockWords[:])
	}
	if word != "" && (failed && x.status != http.StatusNotFound || p.Runes < 300) && !strings.Contains(plain, "年度报告") {
		return Blocked, fmt.Sprintf("status %d, %q", x.status, word)
	}
	return "", ""
}

func among(s string, words []string) string {
	for _, w := range words {
		if strings.Contains(s, w) {
			return w
		}
	}
	return ""
}

// The types of content that are told apart here.
const (
	htmlType = "text/html"
	textType = "text/plain"
)

// sniff tells the type of content by its bytes.
func sniff(b []byte) string {
	for _, s := range [...]struct{ magic, kind string }{
		{"%PDF-", "application/pdf"}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole"}, {"PK\x03\x04", "application/zip"},
		{"Rar!\x1a", "application/x-rar"}, {"{\\rtf", "application/rtf"}, {"7z\xbc\xaf", "application/x-7z"},
	} {
		if bytes.HasPrefix(b, []byte(s.magic)) {
			return s.kind
		}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(b), ";")
	if kind != textType && kind != "text/xml" && kind != "application/octet-stream" {
		return kind
	}
	beginning := bytes.ToLower(b[:min(len(b), 4<<10)])
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<meta", "<title", "<body", "<script", "<div", "<table", "<p>", "<p ", "<iframe", "<a ", "<datastore"} {
		if bytes.Contains(beginning, []byte(tag)) {
			return htmlType
		}
	}
	return kind
}

// isMedia reports whether a type is none of documents.
func isMedia(kind string) bool {
	for _, prefix := range [...]string{"image/", "video/", "audio/", "font/"} {
		if strings.HasPrefix(kind, prefix) {
			return true
		}
	}
	return false
}
