// Package safe connects to public addresses only.
//
// In: a host and a port, from a URL that anybody may have written. Out: a
// connection, or an *Error where the host is, or a name resolves to, an
// address that is not public: private, loopback, link-local, shared
// (carrier-grade NAT), metadata services, multicast and all others of the IANA
// registries of special addresses, also as IPv4 inside IPv6. What is checked
// is the address that is dialled, when it is dialled, so that neither
// redirects nor changing DNS answers get around it.
//
// The ranges are those of code.dny.dev/ssrf, which is generated from the registries.
package safe

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// Reason is the short stable name of an error.
type Reason string

// The reasons.
const (
	BadURL         Reason = "bad_url"         // it is no URL, or one without a host
	BadScheme      Reason = "bad_scheme"      // neither http nor https
	PrivateAddress Reason = "private_address" // the address is not public
)

// Error says why there is no connection.
type Error struct {
	Reason Reason
	Detail string // English: the host, the address
}

func (e *Error) Error() string { return string(e.Reason) + ": " + e.Detail }

// Resolver finds the addresses of a host. *net.Resolver is one.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Dialer connects to hosts. The zero value allows public addresses only.
type Dialer struct {
	AllowPrivate bool     // also addresses that are not public, for tests and intranets
	Resolver     Resolver // nil: that of the system
	// Dial connects to an address that was checked; nil: the system does, and the
	// address is checked once more when the socket connects.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Timeout is what connecting to one address may take; default 15 s.
	Timeout time.Duration
}

const defaultTimeout = 15 * time.Second

// DialContext connects to a host and port, trying the addresses of the host in
// turn. Addresses that are not allowed are passed over; the error is an *Error
// where no other is left.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, &Error{BadURL, address}
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return nil, &Error{BadURL, address}
	}
	addrs, err := d.Lookup(ctx, host)
	if err != nil {
		return nil, err
	}
	var refused, failed error
	for _, addr := range addrs {
		if err := d.Check(addr); err != nil {
			refused = &Error{PrivateAddress, fmt.Sprintf("%s is %s", host, addr)}
			continue
		}
		conn, err := d.dial(ctx, network, net.JoinHostPort(addr.String(), port))
		if err == nil {
			return conn, nil
		}
		failed = err
		if ctx.Err() != nil {
			break
		}
	}
	if failed != nil {
		return nil, failed
	}
	return nil, refused
}

// Lookup returns the addresses of a host, at least one, without zones, in the order
// in which they are dialled: those of one family always in the same one, so that hosts with the
// same addresses are asked at the same address. Some of them may not be allowed.
func (d *Dialer) Lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{plain(addr)}, nil
	}
	if addr, ok := numeric(host); ok { // 2130706433, 0x7f.1, 0177.0.0.1: some resolvers read them as addresses
		return nil, odd(host, addr, d.Check(addr))
	}
	var resolver Resolver = net.DefaultResolver
	if d.Resolver != nil {
		resolver = d.Resolver
	}
	addrs, err := resolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, err
	}
	if len(addrs) == 0 {
		return nil, &net.DNSError{Err: "no addresses", Name: host, IsNotFound: true}
	}
	for i := range addrs {
		addrs[i] = plain(addrs[i])
	}
	four := addrs[0].Is4() // the resolver knows which family can be reached
	slices.SortFunc(addrs, func(a, b netip.Addr) int {
		if a.Is4() != b.Is4() {
			if a.Is4() == four {
				return -1
			}
			return 1
		}
		return a.Compare(b)
	})
	return addrs, nil
}

func plain(a netip.Addr) netip.Addr { return a.Unmap().WithZone("") }

// odd refuses an address in another than its usual form.
func odd(host string, addr netip.Addr, private error) error {
	if private != nil {
		return &Error{PrivateAddress, fmt.Sprintf("%s is %s", host, addr)}
	}
	return &Error{BadURL, fmt.Sprintf("%s: the address is usually written %s", host, addr)}
}

func (d *Dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	timeout := d.Timeout
	if timeout <= 0 {
		timeout = defaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	if d.Dial != nil {
		return d.Dial(ctx, network, address)
	}
	system := net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return &Error{BadURL, address}
		}
		return d.Check(plain(at.Addr()))
	}}
	return system.DialContext(ctx, network, address)
}

// Check returns an *Error where an address is not allowed.
func (d *Dialer) Check(addr netip.Addr) error {
	addr = plain(addr)
	if d.AllowPrivate && !addr.IsMulticast() {
		return nil
	}
	if err := ssrf.New(ssrf.WithAnyPort()).SafeAddr(addr); err != nil {
		return &Error{PrivateAddress, addr.String()}
	}
	return nil
}

// CheckURL returns an *Error where a URL may not be asked, as far as it tells
// without a question to the DNS.
func (d *Dialer) CheckURL(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return &Error{BadScheme, u.Scheme}
	}
	host := u.Hostname()
	if host == "" || strings.ContainsAny(host, " %\x00") {
		return &Error{BadURL, "no host"}
	}
	if u.User != nil {
		return &Error{BadURL, "a name and password in the URL"}
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		return d.Check(addr)
	}
	if addr, ok := numeric(host); ok {
		return odd(host, addr, d.Check(addr))
	}
	return nil
}

// numeric reads a host that browsers and some resolvers take for an IPv4
// address: one to four numbers, decimal, octal or hexadecimal, of which the
// last fills what is left.
func numeric(host string) (netip.Addr, bool) {
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var value uint64
	for i, part := range parts {
		n, err := number(part)
		if err != nil {
			return netip.Addr{}, false
		}
		if i < len(parts)-1 {
			if n > 255 {
				return netip.Addr{}, false
			}
			value |= n << (24 - 8*i)
			continue
		}
		if n >= 1<<(8*(5-len(parts))) {
			return netip.Addr{}, false
		}
		value |= n
	}
	return netip.AddrFrom4([4]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}), true
}

func number(s string) (uint64, error) {
	switch {
	case strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0X"):
		if s = s[2:]; s == "" {
			return 0, nil
		}
		return strconv.ParseUint(s, 16, 40)
	case len(s) > 1 && s[0] == '0':
		return strconv.ParseUint(s[1:], 8, 40)
	}
	return strconv.ParseUint(s, 10, 40)
}
