package safe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

// names resolves hosts by a table.
type names map[string]string

func (n names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	var addrs []netip.Addr
	for a := range strings.FieldsSeq(n[host]) {
		addrs = append(addrs, netip.MustParseAddr(a))
	}
	if len(addrs) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return addrs, nil
}

// isPrivate reports whether err says that an address is not public.
func isPrivate(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Reason == PrivateAddress
}

// dialled is the error of a dial that was let through.
type dialled struct{ address string }

func (d dialled) Error() string { return "dialled " + d.address }

func testDialer(n names) *Dialer {
	return &Dialer{Resolver: n, Dial: func(_ context.Context, _, address string) (net.Conn, error) { return nil, dialled{address} }}
}

func TestRefused(t *testing.T) {
	d := testDialer(names{
		"private.example": "10.1.2.3", "mapped.example": "::ffff:192.168.1.1", "six.example": "fd00::1", "nat64.example": "64:ff9b::7f00:1",
		"metadata.example": "169.254.169.254", "sixtofour.example": "2002:7f00:1::", "localhost": "127.0.0.1",
	})
	for host := range strings.FieldsSeq(`127.0.0.1 127.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.1.1 169.254.169.254 100.64.0.1
		100.127.255.255 100.100.100.200 0.0.0.0 0.1.2.3 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1
		::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1
		2001:db8::1 2002:7f00:1:: 2001::1 fec0::1
		2130706433 0x7f000001 0x7f.0.0.1 0x7F.1 0177.0.0.1 017700000001 127.1 127.0.1 10.1 192.168.257 0 0x 3232235777 0xa9fea9fe 127.0.0.1.
		private.example mapped.example six.example nat64.example metadata.example sixtofour.example localhost`) {
		_, err := d.DialContext(t.Context(), "tcp", net.JoinHostPort(host, "80"))
		if !isPrivate(err) {
			t.Errorf("%s: %v", host, err)
		}
	}
}

// TestOrder dials the addresses of one family in one order, whatever the order of the answer.
func TestOrder(t *testing.T) {
	d := testDialer(names{"a.example": "9.9.9.9 2400:3200::1 8.8.8.8", "b.example": "2400:3200::1 8.8.8.8 9.9.9.9", "c.example": "8.8.8.8 9.9.9.9 2400:3200::1"})
	for host, want := range map[string]string{"a.example": "[8.8.8.8 9.9.9.9 2400:3200::1]", "b.example": "[2400:3200::1 8.8.8.8 9.9.9.9]", "c.example": "[8.8.8.8 9.9.9.9 2400:3200::1]"} {
		if got, err := d.Lookup(t.Context(), host); err != nil || fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s, error %v", host, got, want, err)
		}
	}
}

func TestLetThrough(t *testing.T) {
	d := testDialer(names{"a.example": "8.8.8.8", "mixed.example": "10.0.0.1 2400:3200::1 8.8.4.4"})
	for host, want := range map[string]string{
		"8.8.8.8": "8.8.8.8:80", "a.example": "8.8.8.8:80", "2400:3200::1": "[2400:3200::1]:80", "::ffff:8.8.8.8": "8.8.8.8:80", "mixed.example": "[2400:3200::1]:80",
	} {
		_, err := d.DialContext(t.Context(), "tcp", net.JoinHostPort(host, "80"))
		if err != (dialled{want}) {
			t.Errorf("%s: %v, want %s", host, err, want)
		}
	}
	d.AllowPrivate = true
	if _, err := d.DialContext(t.Context(), "tcp", "127.0.0.1:80"); err != (dialled{"127.0.0.1:80"}) {
		t.Errorf("allowed: %v", err)
	}
	if _, err := d.DialContext(t.Context(), "tcp", "224.0.0.1:80"); !isPrivate(err) {
		t.Errorf("multicast: %v", err)
	}
	if _, err := d.DialContext(t.Context(), "tcp", "none.example:80"); err == nil || isPrivate(err) {
		t.Errorf("no such host: %v", err)
	}
}

// TestSocket checks that the address of the socket itself is looked at, behind
// a resolver that changes its answer.
func TestSocket(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	d := &Dialer{}
	_, err = d.dial(t.Context(), "tcp", l.Addr().String())
	if !isPrivate(err) {
		t.Errorf("error %v", err)
	}
	d.AllowPrivate = true
	conn, err := d.dial(t.Context(), "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	conn.Close()
}

func TestCheckURL(t *testing.T) {
	for text, want := range map[string]Reason{
		"http://a.example/": "", "https://a.example:8443/x?y": "", "http://8.8.8.8/": "", "http://1.2.3.4.5/": "", "http://年报.example/": "",
		"ftp://a.example/": BadScheme, "file:///etc/passwd": BadScheme, "gopher://a/": BadScheme, "javascript:x": BadScheme, "data:text/html,x": BadScheme,
		"http:///x": BadURL, "http://": BadURL, "http://user:pw@a.example/": BadURL, "http://134744072/": BadURL,
		"http://127.0.0.1/": PrivateAddress, "http://[::1]/": PrivateAddress, "http://2130706433/": PrivateAddress, "http://[::ffff:7f00:1]/": PrivateAddress,
	} {
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		var got Reason
		var e *Error
		if errors.As((&Dialer{}).CheckURL(u), &e) {
			got = e.Reason
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// FuzzDial checks that no spelling of a host leads to an address that is not
// public.
func FuzzDial(f *testing.F) {
	for _, s := range []string{"127.0.0.1", "0x7f.1", "::ffff:10.0.0.1", "8.8.8.8", "a.example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, host string) {
		_, err := testDialer(names{}).DialContext(t.Context(), "tcp", net.JoinHostPort(host, "80"))
		var d dialled
		if err == nil {
			t.Fatal("connected")
		}
		if errors.As(err, &d) {
			at := netip.MustParseAddrPort(d.address).Addr()
			if at.IsLoopback() || at.IsPrivate() || at.IsLinkLocalUnicast() || at.IsMulticast() || at.Is4In6() || !at.IsGlobalUnicast() {
				t.Errorf("%q dialled %s", host, at)
			}
		}
	})
}
