package page

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

// Next returns the further pages of a list as far as the page names them: the
// next one, those with a number, those that a script counts; at most as many as
// wanted. The site is the page's own.
func (p *Page) Next(most int) []*url.URL {
	seen := map[string]bool{p.URL.String(): true}
	var all []*url.URL
	add := func(u *url.URL) {
		if u == nil || !SameSite(u, p.URL) || seen[u.String()] || len(all) == most {
			return
		}
		seen[u.String()] = true
		all = append(all, u)
	}
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL != nil && strings.HasSuffix(l.URL.Path, "/dataproxy.jsp") { // the next group of a list that jpage shows
			add(l.URL)
		}
		if u := p.called(l); u != nil && (isNext(l.Text) || isNext(l.Title) || isNumber(l.Text)) {
			add(u)
		}
		if l.URL != nil && !l.Frame && (l.Rel == "next" || isNext(l.Text) || isNext(l.Title) || isNumber(l.Text) && p.sibling(l.URL)) {
			add(l.URL)
		}
	}
	for _, s := range p.Scripts {
		if len(all) == most {
			break
		}
		for _, u := range p.counted(s, most) {
			add(u)
		}
	}
	return all
}

// isNext reports whether the text of a link means the next page.
func isNext(text string) bool {
	if text == "" || len(text) > 40 {
		return false
	}
	switch strings.Trim(strings.ToLower(fold.Label(text)), "<>»›→") {
	case "下一页", "下页", "后一页", "下1页", "翻下页", "下一頁", "nextpage", "next":
		return true
	}
	switch fold.TrimBlanks(text) {
	case ">", "›", "»", "＞", "→":
		return true
	}
	return false
}

func isNumber(text string) bool {
	text = strings.Trim(text, "[]第页 ")
	n, err := strconv.Atoi(text)
	return err == nil && n > 0 && n <= 9999
}

var pageNumber = pattern(`[_-]?\d+(\.\w+)?$`)

// sibling reports whether a URL differs from the page's own only in a number,
// or by having one: index.html and index_2.html, ?page=1 and ?page=2.
func (p *Page) sibling(u *url.URL) bool {
	if u.Host != p.URL.Host {
		return false
	}
	if u.Path == p.URL.Path {
		return u.RawQuery != p.URL.RawQuery && u.RawQuery != ""
	}
	return withoutNumber(u.Path) == withoutNumber(p.URL.Path)
}

func withoutNumber(p string) string {
	if strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return pageNumber().ReplaceAllString(p, "$1")
}

var (
	createPage = pattern(`createPage\w*\(([^()]{1,300})\)`)
	countPage  = pattern(`\bcountPage\s*=\s*["']?(\d{1,5})`)
	pageURLs   = pattern(`(?i)\.(s?html?|jhtml|jsp|aspx?|php)$`)
)

// counted returns the pages that a script's pager counts.
func (p *Page) counted(s string, most int) []*url.URL {
	var all []*url.URL
	for _, m := range createPage().FindAllStringSubmatch(s, 10) {
		all = append(all, p.numbered(parsePager(m[1]), most)...)
	}
	all = append(all, p.grouped(s, most)...)
	if m := countPage().FindStringSubmatch(s); m != nil && len(all) == 0 && strings.Contains(s, "currentPage") {
		count, _ := strconv.Atoi(m[1])
		all = append(all, p.numbered(p.ownPager(count), most)...)
	}
	return all
}

// pager is a list of pages whose files are name.ext, name_1.ext, name_2.ext …
type pager struct {
	first, last int // numbers of the pages after the first one
	name, ext   string
}

// parsePager reads the arguments of the pagers in use: (pages, current,
// "index", "html") counts from 0, ('element', pages, current, 'name', 'shtml',
// items) from 1.
func parsePager(args string) pager {
	var numbers []int
	var words []string
	fromOne := false
	for i, arg := range strings.Split(args, ",") {
		arg = strings.TrimSpace(arg)
		if n, err := strconv.Atoi(arg); err == nil {
			numbers = append(numbers, n)
			continue
		}
		word := strings.Trim(arg, `"'`)
		if word == arg {
			continue // a variable
		}
		if i == 0 {
			fromOne = true // the element that the pager is written into
			continue
		}
		words = append(words, word)
	}
	if len(numbers) < 2 || len(words) < 2 {
		return pager{}
	}
	p := pager{first: 1, last: numbers[0] - 1, name: words[0], ext: words[1]}
	if fromOne {
		p.first, p.last = 2, numbers[0]
	}
	return p
}

// ownPager is that of a page which counts pages named like itself.
func (p *Page) ownPager(count int) pager {
	file := path.Base(p.URL.Path)
	if strings.HasSuffix(p.URL.Path, "/") || !pageURLs().MatchString(file) {
		file = "index.html"
	}
	ext := path.Ext(file)
	name := strings.TrimSuffix(file, ext)
	if i := strings.LastIndexByte(name, '_'); i > 0 && isNumber(name[i+1:]) {
		name = name[:i]
	}
	return pager{first: 1, last: count - 1, name: name, ext: ext[1:]}
}

func (p *Page) numbered(g pager, most int) []*url.URL {
	var all []*url.URL
	for n := g.first; n <= g.last && len(all) < most+1 && g.name != ""; n++ {
		if u := p.Resolve(g.name + "_" + strconv.Itoa(n) + "." + strings.TrimPrefix(g.ext, ".")); u != nil {
			all = append(all, u)
		}
	}
	return all
}

var (
	proxyURL    = pattern(`(?i)\bproxyUrl["']?\s*[:=]\s*["']([^"'\n]{1,500})["']`)
	totalRecord = pattern(`(?i)\btotalRecord["']?\s*[:=]\s*["']?(\d{1,7})`)
	perPage     = pattern(`(?i)\bperPage["']?\s*[:=]\s*["']?(\d{1,4})`)
	groupSize   = pattern(`(?i)\bgroupSize["']?\s*[:=]\s*["']?(\d{1,3})`)
	ajaxParam   = pattern(`(?is)\bajaxParam["']?\s*[:=]\s*\{([^{}]{1,1000})\}`)
	parameter   = pattern(`["']?(\w{1,40})["']?\s*:\s*(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|(\d{1,20}))`)
)

// grouped returns the addresses from which jpage gets the records of a list that the page
// does not hold itself, a group of pages with each.
func (p *Page) grouped(s string, most int) (all []*url.URL) {
	proxy, total, per, params := proxyURL().FindStringSubmatch(s), number(totalRecord(), s, 0), number(perPage(), s, 0), ajaxParam().FindStringSubmatch(s)
	if proxy == nil || total == 0 || per == 0 || params == nil {
		return nil
	}
	u := p.Resolve(unescaped(proxy[1]))
	if u == nil {
		return nil
	}
	rest := url.Values{}
	for _, m := range parameter().FindAllStringSubmatch(params[1], 50) {
		rest.Set(m[1], unescaped(m[2]+m[3]+m[4]))
	}
	group := per * max(number(groupSize(), s, 3), 1)
	for first := group + 1; first <= total && len(all) <= most; first += group {
		one := *u
		one.RawQuery = "startrecord=" + strconv.Itoa(first) + "&endrecord=" + strconv.Itoa(min(first+group-1, total)) + "&perpage=" + strconv.Itoa(per) + "&" + rest.Encode()
		all = append(all, &one)
	}
	return all
}

func number(form *regexp.Regexp, s string, normal int) int {
	if m := form.FindStringSubmatch(s); m != nil {
		normal, _ = strconv.Atoi(m[1])
	}
	return normal
}

var (
	oneCall  = pattern(`^\s*(?:javascript\s*:)?\s*(?:return\s+)?([A-Za-z_$][\w$]*)\s*\(\s*["']?(\d{1,5})["']?\s*\)\s*;?`)
	goesTo   = pattern(`location(?:\.href)?\s*=\s*(["'])([^"'\n]{0,300})["']\s*\+\s*(?:parseInt\()?([A-Za-z_$][\w$]*)\)?\s*(?:\+\s*["']([^"'\n]{0,100})["'])?\s*;?`)
	anyCall  = pattern(`[A-Za-z_$][\w$.]*\s*\(([^()]*)\)`)
	noTarget = pattern(`(?i)void\s*\(|history\.|window\.close|print\(|alert\(`)
)

// call returns the script of an attribute that calls a function, "" for others.
func call(s string) string {
	if len(s) > maxText || noTarget().MatchString(s) || !anyCall().MatchString(s) {
		return ""
	}
	return s
}

// called is where a link leads whose script calls a function of the page with the number of a
// page, as far as that function only puts the number into an address: goPage(2).
func (p *Page) called(l *Link) *url.URL {
	m := oneCall().FindStringSubmatch(l.Call)
	if l.URL != nil || m == nil {
		return nil
	}
	const longest = 2 << 10 // bytes of a function
	for _, s := range p.Scripts {
		at := strings.Index(s, "function "+m[1])
		if at < 0 {
			continue
		}
		body := s[at:min(len(s), at+longest)]
		if end := strings.Index(body[1:], "function "); end > 0 {
			body = body[:end+1]
		}
		_, params, _ := strings.Cut(body, "(")
		param, _, _ := strings.Cut(params, ")")
		if to := goesTo().FindStringSubmatch(body); to != nil && to[3] == strings.TrimSpace(param) {
			return p.Resolve(unescaped(to[2]) + m[2] + unescaped(to[4]))
		}
	}
	return nil
}

// ScriptPager reports whether the page has further pages that only a script turns to, in a way
// that is not known.
func (p *Page) ScriptPager() bool {
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL != nil || l.Call == "" || !isNext(l.Text) && !isNext(l.Title) {
			continue
		}
		if m := oneCall().FindStringSubmatch(l.Call); m == nil || m[2] != "0" && m[2] != "1" {
			return true
		}
	}
	return false
}
