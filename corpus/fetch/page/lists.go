package page

import (
	"net/netip"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/fold"
)

// Report is a link that by its title leads to an annual report.
type Report struct {
	URL  *url.URL
	Name string
	Year int // that the title names, 0 for none
	// Near is a year that stands beside a title without one: in a date, in the heading
	// above it or in the title of the page. It is that of the report, or that of its publication,
	// which is the next one. 0 for none.
	Near int
}

// Reports returns the links to reports on the page's own site, each address
// once, in order.
func (p *Page) Reports() []Report {
	column := p.column()
	seen := map[string]bool{}
	var all []Report
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL == nil || l.Frame || !SameSite(l.URL, p.URL) || seen[l.URL.String()] || *l.URL == *p.URL {
			continue
		}
		name := l.Name()
		one := Report{URL: l.URL, Name: name, Year: Year(name)}
		if !isReport(l, name) && !(column && onlyYear(name)) {
			if one.Year != 0 || !isReport(&Link{}, "2020年"+name) {
				continue
			}
			one.Near = p.near(l)
			if dated := besideYear(l.Beside) != 0; !dated && (isIndex(l.URL) || one.Near == 0 && !(column && ofOrgan(name))) {
				continue // the name of a column
			}
		}
		seen[l.URL.String()] = true
		all = append(all, one)
	}
	return all
}

// near returns the year that stands nearest to a link, 0 for none.
func (p *Page) near(l *Link) int {
	if year := besideYear(l.Beside); year != 0 {
		return year
	}
	for words := strings.Fields(l.Under); len(words) > 0; words = words[:len(words)-1] {
		if year := Year(words[len(words)-1]); year != 0 {
			return year
		}
	}
	if strings.Contains(p.Title, "年") {
		return Year(p.Title)
	}
	return 0
}

var date = pattern(`(?:^|[^0-9])(20[0-9][0-9])\s?[-./年]\s?(?:1[0-2]|0?[1-9])\s?[-./月]\s?(?:3[01]|[12][0-9]|0?[1-9])(?:$|[^0-9])`)

// besideYear returns the year of a date, or one with 年, in the text beside a link.
func besideYear(s string) int {
	if m := date().FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[1])
		return year
	}
	if strings.Contains(s, "年") {
		return Year(s)
	}
	return 0
}

// ofOrgan reports whether a title names whose report it is.
func ofOrgan(name string) bool {
	before, _, ok := strings.Cut(fold.Label(name), "信息公开")
	before = strings.TrimSuffix(strings.TrimSuffix(before, "政府"), "政务")
	return ok && utf8.RuneCountInString(before) > 1
}

var indexFile = pattern(`(?i)^(?:index|list|default)[_-]?[0-9]*\.\w+$`)

// isIndex reports whether an address looks like that of a list, not of a document.
func isIndex(u *url.URL) bool {
	return u.RawQuery == "" && (strings.HasSuffix(u.Path, "/") || indexFile().MatchString(path.Base(u.Path)))
}

// isReport reports whether a link leads to a report by its title, also one
// that the list cuts off.
func isReport(l *Link, name string) bool {
	if admission.ReportTitle(name) || l.Text != name && admission.ReportTitle(l.Text) {
		return true
	}
	if admission.NamesFile(name) {
		stem := strings.TrimSuffix(name, path.Ext(name))
		if admission.ReportTitle(stem) {
			return true
		}
	}
	if !cutOff(name) || Year(name) == 0 {
		return false
	}
	plain := fold.Label(name)
	return strings.Contains(plain, "信息公开") && !strings.Contains(plain, "通知") && !strings.Contains(plain, "指南")
}

// column reports whether the page is one of annual reports, where a bare year
// is the title of a report.
func (p *Page) column() bool {
	head := p.Title + p.Words[:min(len(p.Words), 1<<10)]
	return strings.Contains(head, "公开") && (strings.Contains(head, "年报") || strings.Contains(head, "年度报告"))
}

var bareYear = pattern(`^(?:20\d\d|二[〇零○]..)年?度?(?:年报|年度报告|报告)?$`)

func onlyYear(name string) bool { return bareYear().MatchString(fold.TrimBlanks(name)) }

var digitYear = pattern(`(?:^|[^0-9])((?:19|20)[0-9][0-9])(年|年度)?(?:$|[^0-9])`)

// Year returns the year that a title of a report names, 0 for none. Of
// several, one with 年 behind it counts, and of these the first.
func Year(title string) int {
	plain := strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, title)
	bare := 0
	for s := plain; ; {
		m := digitYear().FindStringSubmatchIndex(s)
		if m == nil {
			break
		}
		year, _ := strconv.Atoi(s[m[2]:m[3]])
		if m[4] >= 0 {
			return year
		}
		if bare == 0 {
			bare = year
		}
		s = s[m[3]:]
	}
	if y := chineseYear(plain); y > 0 {
		return y
	}
	return bare
}

// chineseYear reads a year in Chinese digits: 二〇二四年.
func chineseYear(s string) int {
	i := strings.Index(s, "二")
	if i < 0 {
		return 0
	}
	year, n := 0, 0
	for _, r := range s[i:] {
		d := strings.IndexRune("〇一二三四五六七八九", r)
		switch {
		case r == '零' || r == '○' || r == 'О' || r == 'O':
			d = 0
		case d < 0:
			return 0
		default:
			d /= utf8.RuneLen('一')
		}
		year = year*10 + d
		if n++; n == 4 {
			break
		}
	}
	if n < 4 || year < 1990 || year > 2099 {
		return 0
	}
	return year
}

// Attachments returns the links to files and frames that may be the report that
// the page announces, the files that name one first.
func (p *Page) Attachments() []Report {
	seen := map[string]bool{}
	var named, files, frames []Report
	for i := range p.Links {
		l := &p.Links[i]
		if l.URL == nil || seen[l.URL.String()] {
			continue
		}
		name := l.Name()
		a := Report{URL: l.URL, Name: name, Year: Year(name)}
		file := admission.NamesFile(l.URL.String()) || admission.NamesFile(l.Text) || admission.NamesFile(l.Title)
		switch {
		case l.Frame && !admission.FramesReport(l.URL.Path+"?"+l.URL.RawQuery):
			continue
		case l.Frame && file:
			files = append(files, p.shown(a))
		case l.Frame:
			frames = append(frames, p.shown(a))
		case file && strings.Contains(fold.Label(name), "报") && !admission.ReportTitle(name) && strings.Contains(name, "模板"):
			continue
		case file && (strings.Contains(name, "报告") || strings.Contains(name, "年报") || strings.Contains(name, "附件")):
			named = append(named, a)
		case file:
			files = append(files, a)
		default:
			continue
		}
		seen[l.URL.String()] = true
	}
	if len(named) > 0 { // the others are what the site offers on every page
		return named
	}
	if len(files) > 0 {
		return files
	}
	return frames
}

// shown returns what a viewer in a frame shows: viewer.html?file=a.pdf.
func (p *Page) shown(a Report) Report {
	for _, values := range a.URL.Query() {
		for _, v := range values {
			if admission.NamesFile(v) {
				inner := *p
				inner.base = a.URL
				if u := inner.Resolve(v); u != nil {
					a.URL = u
					return a
				}
			}
		}
	}
	return a
}

// SameSite reports whether two hosts belong to one site: the same host, or
// hosts of one registered domain. www.gov.cn registers nothing: under gov.cn
// each organ is a site of its own.
func SameSite(a, b *url.URL) bool {
	x, y := strings.ToLower(a.Hostname()), strings.ToLower(b.Hostname())
	if x == y {
		return true
	}
	if _, err := netip.ParseAddr(x); err == nil {
		return false
	}
	if _, err := netip.ParseAddr(y); err == nil {
		return false
	}
	dx, errX := publicsuffix.EffectiveTLDPlusOne(x)
	dy, errY := publicsuffix.EffectiveTLDPlusOne(y)
	return errX == nil && errY == nil && dx == dy
}
