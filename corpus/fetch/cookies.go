package fetch

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
)

// Bounds of what a host may have stored.
const (
	mostCookies = 50      // in one answer, and for one request
	longCookie  = 4 << 10 // bytes of a name with its value
)

// cookies holds the cookies of one host, as many as browsers hold. It is empty to
// begin with, and again when a host has set more than that.
type cookies struct{ jar *cookiejar.Jar }

// SetCookies takes the cookies of an answer.
func (c *cookies) SetCookies(u *url.URL, all []*http.Cookie) {
	if c.jar == nil || len(c.jar.Cookies(u)) > mostCookies {
		jar, err := cookiejar.New(nil)
		if err != nil {
			return // it never fails without options
		}
		c.jar = jar
	}
	var short []*http.Cookie
	for _, one := range all[:min(len(all), mostCookies)] {
		if len(one.Name)+len(one.Value) <= longCookie {
			short = append(short, one)
		}
	}
	c.jar.SetCookies(u, short)
}

// Cookies returns the cookies for a request.
func (c *cookies) Cookies(u *url.URL) []*http.Cookie {
	if c.jar == nil {
		return nil
	}
	all := c.jar.Cookies(u)
	return all[:min(len(all), mostCookies)]
}
