package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"strings"

	"github.com/gouji/gouji/corpus/fetch/safe"
)

// failureReason names an error of the network; final says that asking again
// changes nothing.
func failureReason(err error) (r Reason, final bool) {
	var dns *net.DNSError
	var chain x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var handshake *handshakeError
	var plain tls.RecordHeaderError
	var private *safe.Error
	var op *net.OpError
	switch {
	case errors.As(err, &private):
		return safeReason(private), true
	case errors.As(err, &dns) && dns.IsNotFound:
		return NoSuchHost, true
	case errors.As(err, &dns):
		return DNSFailed, false
	case errors.As(err, &chain):
		return TLSChain, true
	case errors.As(err, &name):
		return TLSName, true
	case errors.As(err, &invalid):
		return TLSExpired, true
	case errors.As(err, &plain):
		return TLSFailed, true
	case errors.As(err, &handshake):
		return TLSFailed, false
	case isTimeout(err):
		return TimedOut, false
	case errors.As(err, &op) && op.Op == "dial":
		return ConnectFailed, false
	case strings.Contains(err.Error(), "malformed HTTP"), strings.Contains(err.Error(), "exceeded"):
		return BadAnswer, true
	}
	return Disconnected, false
}

// detailOf is what an error says beside its reason.
func detailOf(err error) string {
	var refused *safe.Error
	if errors.As(err, &refused) {
		return refused.Detail
	}
	return err.Error()
}

func safeReason(err error) Reason {
	var e *safe.Error
	if errors.As(err, &e) {
		return Reason(e.Reason)
	}
	return BadURL
}
