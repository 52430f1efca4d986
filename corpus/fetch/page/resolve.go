package page

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
	"golang.org/x/text/encoding"
)

// Resolve resolves a reference as browsers do; nil for those that lead to no
// other page: empty ones, fragments, scripts, mail addresses.
func (p *Page) Resolve(href string) *url.URL {
	const longest = 4 << 10
	href = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r == 0 {
			return -1
		}
		return r
	}, strings.TrimFunc(href, fold.Blank))
	if href == "" || href[0] == '#' || len(href) > longest {
		return nil
	}
	if i := strings.IndexByte(href, ':'); i > 0 && !strings.ContainsAny(href[:i], "/?#\\") {
		switch strings.ToLower(href[:i]) {
		case "http", "https":
		default:
			return nil
		}
	}
	path, query, hasQuery := strings.Cut(href, "?")
	path = strings.ReplaceAll(path, `\`, "/")
	path, _, hasFragment := strings.Cut(path, "#")
	if hasFragment {
		hasQuery = false
	}
	u, err := url.Parse(escaped(path))
	if err != nil {
		return nil
	}
	if hasQuery {
		query, _, _ = strings.Cut(query, "#")
		u.RawQuery, u.ForceQuery = p.query(query), query == ""
	}
	u = p.base.ResolveReference(u)
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	u.Fragment, u.RawFragment = "", ""
	return u
}

// escaped encodes what a path may not hold, and percent signs that begin no
// octet.
func escaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && !(i+2 < len(s) && hex(s[i+1]) && hex(s[i+2])):
			b.WriteString("%25")
		case c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>' || c == '`' || c == '{' || c == '}' || c == '|' || c == '^':
			b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func hex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }

// query encodes a query in the page's own charset, as browsers do.
func (p *Page) query(s string) string {
	if p.encoding != nil {
		if b, err := encoding.ReplaceUnsupported(p.encoding.NewEncoder()).String(s); err == nil {
			s = b
		}
	}
	var b bytes.Buffer
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '"' || c == '<' || c == '>' {
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// refreshTarget returns the reference in the content of a refresh: 0; url='x'.
func refreshTarget(content string) string {
	i := strings.IndexAny(content, ";,")
	if i < 0 {
		return ""
	}
	rest := strings.TrimSpace(content[i+1:])
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if after, ok := strings.CutPrefix(strings.TrimSpace(rest[3:]), "="); ok {
			rest = strings.TrimSpace(after)
		}
	}
	if rest != "" && (rest[0] == '\'' || rest[0] == '"') {
		quote := rest[:1]
		rest, _, _ = strings.Cut(rest[1:], quote)
	}
	return rest
}
