package fetch

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"net/url"
	"strings"

	"golang.org/x/net/idna"

	"github.com/gouji/gouji/corpus/fetch/page"
	"github.com/gouji/gouji/corpus/fetch/safe"
)

// parseURL reads an address as a person writes it and puts it into its one
// form: host in lower case and ASCII, no default port, no fragment, no empty path.
func parseURL(s string) (*url.URL, error) {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "://") {
		return nil, errors.New("no scheme")
	}
	scheme, _, _ := strings.Cut(s, "://")
	if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" {
		return nil, &safe.Error{Reason: safe.BadScheme, Detail: scheme}
	}
	u := page.At(&url.URL{Scheme: "http", Host: "-"}).Resolve(s)
	if u == nil || u.Host == "" || u.Host == "-" {
		return nil, errors.New("no address of a web page")
	}
	return canonical(u), nil
}

// canonical returns the one form of an address.
func canonical(u *url.URL) *url.URL {
	c := *u
	c.Scheme = strings.ToLower(c.Scheme)
	host, port := strings.ToLower(c.Hostname()), c.Port()
	if ascii, err := idna.Lookup.ToASCII(host); err == nil && ascii != "" {
		host = ascii
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port != "" && !(c.Scheme == "http" && port == "80") && !(c.Scheme == "https" && port == "443") {
		host += ":" + port
	}
	c.Host = host
	if c.Path == "" {
		c.Path = "/"
	}
	c.Fragment, c.RawFragment = "", ""
	return &c
}

// key stands for an address in memory. Of ten million addresses, two have the same one with a
// probability of three in a million.
type key uint64

func keyOf(u string) key {
	sum := sha256.Sum256([]byte(u))
	return key(binary.LittleEndian.Uint64(sum[:]))
}
