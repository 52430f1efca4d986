package robots

import (
	"strings"
	"testing"
	"time"
)

func TestAllowed(t *testing.T) {
	for _, test := range []struct{ name, file, allowed, disallowed string }{
		{"empty", "", "/ /a", ""},
		{"everything", "User-agent: *\nDisallow: /", "/robots.txt", "/ /a /年报/"},
		{"nothing", "User-agent: *\nDisallow:", "/ /a", ""},
		{"a directory", "User-agent: *\nDisallow: /a/", "/ /a /ab /b/a/", "/a/ /a/b /a/?x"},
		{"the longest rule", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/b/x", "/a /a/x /a/b/c"},
		{"as long: allow", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		{"as long: allow first", "User-agent: *\nAllow: /a\nDisallow: /a", "/a", ""},
		{"own group", "User-agent: *\nDisallow: /\n\nUser-agent: Gouji\nDisallow: /x", "/ /a", "/x"},
		{"own group with version", "User-agent: gouji/1.0\nDisallow: /x", "/a", "/x"},
		{"another's group", "User-agent: goujibot\nDisallow: /", "/a", ""},
		{"own groups together", "User-agent: gouji\nDisallow: /x\n\nUser-agent: other\nDisallow: /\n\nUser-agent: gouji\nDisallow: /y", "/a", "/x /y"},
		{"one group for several", "User-agent: other\nUser-agent: gouji\nDisallow: /x\nUser-agent: third\nDisallow: /y", "/y", "/x"},
		{"rules before any group", "Disallow: /\nUser-agent: *\nDisallow: /x", "/a", "/x"},
		{"group with a delay only", "User-agent: gouji\nCrawl-delay: 3\nUser-agent: *\nDisallow: /", "/a", ""},
		{"sitemap does not end a group", "User-agent: *\nSitemap: http://a/\nDisallow: /x", "/a", "/x"},
		{"blank lines do not end a group", "User-agent: *\n\nDisallow: /x", "/a", "/x"},
		{"star", "User-agent: *\nDisallow: /*.pdf\nDisallow: /a*b*c", "/a /ab /acb", "/x.pdf /x/y.pdf?z /abc /axxbyyc/d"},
		{"end", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /x$", "/x.pdf?y /x/ /xy", "/x.pdf /x"},
		{"only a star", "User-agent: *\nDisallow: *", "/robots.txt", "/ /a"},
		{"dollar inside", "User-agent: *\nDisallow: /a$b", "/a", "/a$b"},
		{"comments, case, blanks", "uSER-aGENT : *  # all\n dISALLOW:/x#y", "/a", "/x"},
		{"bare CR", "User-agent: *\rDisallow: /x\r", "/a", "/x"},
		{"byte order mark", "\ufeffUser-agent: *\r\nDisallow: /x\r\n", "/a", "/x"},
		{"without slash", "User-agent: *\nDisallow: x", "/a", "/x"},
		{"page of HTML", "<!DOCTYPE html>\n<title>404: not found</title>\n<p>Disallow: /", "/ /a", ""},
		{"Chinese path", "User-agent: *\nDisallow: /信息公开/", "/%E4%BF%A1%E6%81%AF /信息", "/信息公开/ /%E4%BF%A1%E6%81%AF%E5%85%AC%E5%BC%80/x /%e4%bf%a1%e6%81%af%e5%85%ac%e5%bc%80/"},
		{"encoded Chinese path", "User-agent: *\nDisallow: /%e4%bf%a1%E6%81%AF/", "/信", "/信息/ /%E4%BF%A1%E6%81%AF/a"},
		{"Chinese path with star and end", "User-agent: *\nDisallow: /*年报*.html$", "/年报.htm /年报.html?a", "/x年报1.html /%E5%B9%B4%E6%8A%A5.html"},
		{"GBK path", "User-agent: *\nDisallow: /\xc4\xea\xb1\xa8/", "/年报/", "/%C4%EA%B1%A8/ /%c4%ea%b1%a8/1"},
		{"encoded ASCII", "User-agent: *\nDisallow: /%61/%7Eb", "/b", "/a/~b /%61/~b /a/%7eb"},
		{"encoded slash is no slash", "User-agent: *\nDisallow: /a%2Fb", "/a/b", "/a%2fb"},
		{"encoded star is no star", "User-agent: *\nDisallow: /a%2Ab", "/axb", "/a%2ab"},
		{"bad encoding", "User-agent: *\nDisallow: /a%zz%", "/a", "/a%zz%"},
		{"query", "User-agent: *\nDisallow: /*?id=", "/a?x=1", "/a?id=1"},
		{"too long", "User-agent: *\nDisallow: /" + strings.Repeat("a", 5000), "/a", ""},
	} {
		r := Parse([]byte(test.file), "gouji")
		for _, path := range strings.Fields(test.allowed) {
			if !r.Allowed(path) {
				t.Errorf("%s: %s is not allowed", test.name, path)
			}
		}
		for _, path := range strings.Fields(test.disallowed) {
			if r.Allowed(path) {
				t.Errorf("%s: %s is allowed", test.name, path)
			}
		}
	}
}

func TestDelay(t *testing.T) {
	for file, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 10":                                       10 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5":                                      500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: 10\nUser-agent: gouji\nCrawl-delay: 2":    2 * time.Second,
		"User-agent: *\nCrawl-delay: -1":                                       0,
		"User-agent: *\nCrawl-delay: NaN":                                      0,
		"User-agent: *\nCrawl-delay: 1e300":                                    24 * time.Hour,
		"User-agent: other\nCrawl-delay: 10":                                   0,
		"User-agent: *\nDisallow: /x\nCrawl-delay: 3\nUser-agent: a\nAllow: /": 3 * time.Second,
	} {
		if got := Parse([]byte(file), "gouji").Delay; got != want {
			t.Errorf("%q: %v, want %v", file, got, want)
		}
	}
}

func TestDisallowAll(t *testing.T) {
	if r := DisallowAll(); r.Allowed("/a") || !r.Allowed("/robots.txt") {
		t.Error("wrong")
	}
}

// FuzzAllowed checks that the spelling of a path decides nothing.
func FuzzAllowed(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /信息*公开$\nAllow: /a%62", "/信息公开")
	f.Add("User-agent: gouji\nDisallow: /*%zz*?", "/%")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := Parse([]byte(file), "gouji")
		if got, want := r.Allowed(normalise(path)), r.Allowed(path); got != want && path != "" && normalise(path) != "/robots.txt" {
			t.Errorf("%q allowed %v, as %q %v", path, want, normalise(path), got)
		}
	})
}
