// Package robots reads robots.txt files as RFC 9309 has them and says which
// paths of a site may be fetched.
//
// In: the bytes of a robots.txt file and the product token of a crawler. Out:
// Rules, which tell for each path whether it is allowed, and the delay that
// the site asks for (Crawl-delay, which is no part of the RFC but what sites
// use). Paths are compared by their octets, however much of them is
// percent-encoded: /信息公开/ and /%e4%bf%a1… are the same. That is the reason for
// an own matcher: the usual Go packages compare the spelling.
package robots

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

const (
	maxBytes = 500 << 10 // of a file that are read; the least that RFC 9309 demands
	maxPath  = 2 << 10   // bytes of a pattern; longer ones match nothing that exists
)

// Rules are what a robots.txt file says to one crawler. The zero value allows
// everything.
type Rules struct {
	// Delay is the Crawl-delay, 0 where none is stated.
	Delay time.Duration
	rules []rule
	all   bool // nothing is allowed
}

// rule is one Allow or Disallow line.
type rule struct {
	allow   bool
	pattern string // normalised
}

// DisallowAll returns rules that allow nothing but /robots.txt: those of a site
// whose robots.txt cannot be reached (RFC 9309, 2.3.1.4).
func DisallowAll() *Rules { return &Rules{all: true} }

// Parse reads a robots.txt file for the crawler with the product token given, such
// as "gouji". All groups that name it count, together; where none does, those for *.
func Parse(file []byte, token string) *Rules {
	file = bytes.TrimPrefix(file[:min(len(file), maxBytes)], []byte("\xef\xbb\xbf"))
	p := parser{token: token, own: &Rules{}, any: &Rules{}}
	for line := range lines(file) {
		p.line(line)
	}
	if p.named {
		return p.own
	}
	return p.any
}

// lines yields the lines of a file that end in CR, LF or both.
func lines(file []byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for len(file) > 0 {
			line := file
			if i := bytes.IndexAny(file, "\r\n"); i >= 0 {
				line, file = file[:i], file[i+1:]
			} else {
				file = nil
			}
			if !yield(string(line)) {
				return
			}
		}
	}
}

type parser struct {
	token    string
	own, any *Rules
	named    bool // a group names the crawler
	forOwn   bool // the group being read is for it
	forAny   bool
	inRules  bool // a rule of the group has been read: the next User-agent begins another one
}

func (p *parser) line(line string) {
	if i := strings.IndexByte(line, '#'); i >= 0 {
		line = line[:i]
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "user-agent", "useragent", "user agent":
		p.agent(value)
	case "allow":
		p.rule(true, value)
	case "disallow":
		p.rule(false, value)
	case "crawl-delay", "crawldelay":
		p.inRules = true
		if d := seconds(value); d > 0 {
			p.each(func(r *Rules) { r.Delay = max(r.Delay, d) })
		}
	}
}

func (p *parser) agent(value string) {
	if p.inRules {
		p.inRules, p.forOwn, p.forAny = false, false, false
	}
	switch {
	case strings.HasPrefix(value, "*"):
		p.forAny = true
	case strings.EqualFold(product(value), p.token):
		p.forOwn, p.named = true, true
	}
}

// product returns the product token at the beginning of a user agent's name.
func product(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r == '-')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

func (p *parser) rule(allow bool, value string) {
	p.inRules = true
	if value == "" || len(value) > maxPath {
		return
	}
	if value[0] != '/' && value[0] != '*' {
		value = "/" + value
	}
	pattern := normalise(value)
	p.each(func(r *Rules) { r.rules = append(r.rules, rule{allow, pattern}) })
}

func (p *parser) each(f func(*Rules)) {
	if p.forOwn {
		f(p.own)
	}
	if p.forAny {
		f(p.any)
	}
}

// seconds reads a delay such as 10 or 0.5, at most a day.
func seconds(s string) time.Duration {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || n <= 0 {
		return 0
	}
	return time.Duration(min(n, 86400) * float64(time.Second))
}

// Allowed reports whether a path with its query, as an URL has it, may be
// fetched. The longest rule that matches decides, of two as long the one that allows.
func (r *Rules) Allowed(path string) bool {
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true
	}
	if r.all {
		return false
	}
	path = normalise(path)
	longest, allowed := -1, true
	for _, rule := range r.rules {
		n := len(rule.pattern)
		if n < longest || n == longest && (allowed || !rule.allow) {
			continue
		}
		if matches(rule.pattern, path) {
			longest, allowed = n, rule.allow
		}
	}
	return allowed
}

// matches reports whether path begins with pattern, in which * stands for any
// octets and $ at the end for the path's end.
func matches(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	if len(parts) == 1 {
		return !anchored || rest == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part):]
	}
	if anchored {
		return strings.HasSuffix(rest, parts[last])
	}
	return strings.Contains(rest, parts[last])
}

// normalise writes a path so that two spellings of the same octets are the
// same text: octets that are no printable ASCII are percent-encoded, and
// encoded ones that need not be are not. Encoded reserved characters stay
// encoded (RFC 9309, 2.2.2): %2F is no /.
func normalise(path string) string {
	var b strings.Builder
	b.Grow(len(path))
	for i := 0; i < len(path); i++ {
		c := path[i]
		encoded := false
		if c == '%' && i+2 < len(path) {
			if v, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				c, encoded = byte(v), true
				i += 2
			}
		}
		switch {
		case c <= ' ' || c >= 0x7f, encoded && !unreserved(c):
			b.WriteByte('%')
			b.WriteByte("0123456789ABCDEF"[c>>4])
			b.WriteByte("0123456789ABCDEF"[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// unreserved reports whether a character means the same whether it is encoded or
// not (RFC 3986, 2.3).
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// Unreachable reports whether nothing is allowed because the robots.txt could
// not be had.
func (r *Rules) Unreachable() bool { return r.all }
