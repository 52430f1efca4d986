package page

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/admission"
)

// literals yields the string literals of a script and where each ends. Escapes
// are undone. It gives up where quotation marks that begin none make it look at the
// same text over and over.
func literals(s string) func(yield func(text string, end int) bool) {
	const patience = 64 << 10
	return func(yield func(string, int) bool) {
		inVain := 0 // bytes
		for i := 0; i < len(s); i++ {
			switch c := s[i]; c {
			case '"', '\'':
				end := i + 1
				for end < len(s) && s[end] != c && s[end] != '\n' {
					if s[end] == '\\' {
						end++
					}
					end++
				}
				if end >= len(s) || s[end] != c {
					if inVain += end - i; inVain > patience+8*len(s) {
						return
					}
					continue // no literal: an apostrophe in a comment
				}
				if !yield(unescaped(s[i+1:end]), end) {
					return
				}
				i = end
			}
		}
	}
}

// unescaped undoes the escapes of a string literal.
func unescaped(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if s[i] == 'u' && i+4 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+5], 16, 16); err == nil && utf8.ValidRune(rune(v)) {
				b.WriteRune(rune(v))
				i += 4
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// objects finds links in lists of objects such as
// {"url":"/a.html","title":"…"}: the title of a report and the address that
// stands nearest to it.
func (r *reader) objects(s string) {
	const near = 12 // literals around a title
	type literal struct {
		text string
		end  int
	}
	var all []literal
	for text, end := range literals(s) {
		if len(text) > 2 { // shorter ones are neither a title nor an address
			all = append(all, literal{text, end})
		}
	}
	for i := range all {
		if len(all[i].text) > maxText || !admission.ReportTitle(all[i].text) {
			continue
		}
		at := -1
		for k := max(0, i-near); k < min(len(all), i+near+1); k++ {
			if !address(all[k].text) || strings.ContainsAny(s[min(all[i].end, all[k].end):max(all[i].end, all[k].end)], "}") {
				continue // an object ends between them
			}
			if at < 0 || abs(all[k].end-all[i].end) < abs(all[at].end-all[i].end) {
				at = k
			}
		}
		if at >= 0 {
			r.add(Link{URL: r.Resolve(all[at].text), Text: clean(all[i].text), Script: true})
		}
	}
}

func abs(n int) int { return max(n, -n) }

// address reports whether a literal looks like the address of a document.
func address(s string) bool {
	if len(s) < 3 || len(s) > maxText || strings.ContainsAny(s, " <>") {
		return false
	}
	path, _, _ := strings.Cut(strings.ToLower(s), "?")
	for _, end := range [...]string{".html", ".htm", ".shtml", ".jhtml", ".jsp", ".aspx", ".asp", ".php", ".do", ".action"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return admission.NamesFile(s) || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "/") && len(s) > 4
}

// fromScript finds the address in a piece of script such as
// javascript:window.open('a.html').
func (r *reader) fromScript(s string) *url.URL {
	if len(s) > 2*maxText {
		return nil
	}
	for text := range literals(s) {
		if address(text) {
			return r.Resolve(text)
		}
	}
	return nil
}

var (
	locationSet  = pattern(`(?:^|[^\w.])(?:window\.|self\.|top\.|document\.|parent\.)*location(?:\.href)?\s*=\s*(["'])([^"'\n]{1,1000})["']`)
	locationCall = pattern(`location\.(?:replace|assign)\(\s*(["'])([^"'\n]{1,1000})["']\s*\)`)
	dataCall     = pattern(`(?i)(?:fetch|axios(?:\.\w+)?|\$\.(?:get|post|getJSON|load)|\$http\.\w+|request(?:\.\w+)?)\s*\(\s*(["'` + "`" + `])([^"'` + "`" + `\n]{2,500})["'` + "`" + `]`)
	dataField    = pattern(`(?i)(?:\burl|api|dataUrl|ajaxUrl|baseUrl|interface)["']?\s*[:=]\s*(["'` + "`" + `])([^"'` + "`" + `\n]{2,500})["'` + "`" + `]`)
	openCall     = pattern(`(?i)\.open\(\s*["'](?:GET|POST)["']\s*,\s*(["'])([^"'\n]{2,500})["']`)
)

// ScriptTarget is where a page without text of its own sends the browser by a
// script; nil where none does.
func (p *Page) ScriptTarget() *url.URL {
	const little = 100 // characters of text
	if p.Runes > little {
		return nil
	}
	for _, s := range p.Scripts {
		for _, form := range []*regexp.Regexp{locationSet(), locationCall()} {
			if m := form.FindStringSubmatch(s); m != nil {
				if u := p.Resolve(unescaped(m[2])); u != nil {
					return u
				}
			}
		}
	}
	return nil
}

// Data returns the addresses from which the page's scripts fill it, as far as the page
// reveals them; at most ten.
func (p *Page) Data() []*url.URL {
	const most = 10
	var all []*url.URL
	seen := map[string]bool{}
	for _, s := range p.Scripts {
		for _, form := range []*regexp.Regexp{dataCall(), openCall(), dataField()} {
			for _, m := range form.FindAllStringSubmatch(s, 50) {
				text := unescaped(m[2])
				if !strings.ContainsAny(text, "/.?") || strings.HasSuffix(strings.ToLower(text), ".js") || strings.HasSuffix(strings.ToLower(text), ".css") {
					continue
				}
				u := p.Resolve(text)
				if u == nil || seen[u.String()] || len(all) == most {
					continue
				}
				seen[u.String()] = true
				all = append(all, u)
			}
		}
	}
	return all
}

// pattern returns an expression that is compiled when it is first asked for: to
// compile all of this package takes longer than to parse a report, and most commands
// look at no page.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
