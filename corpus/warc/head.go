package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

var errHeadTooLarge = errors.New("the head is larger than the limit")

// lines reads the lines of a head, all together at most left bytes.
type lines struct {
	r    *source
	left int
}

// next returns a line without its end. A line that the input's end cuts is
// io.ErrUnexpectedEOF.
func (l *lines) next() (string, error) {
	var long []byte
	for {
		part, err := l.r.readSlice('\n')
		if l.left -= len(part); l.left < 0 {
			return "", errHeadTooLarge
		}
		switch {
		case err == nil && long == nil:
			return string(trimEnd(part)), nil
		case err == nil:
			return string(trimEnd(append(long, part...))), nil
		case errors.Is(err, bufio.ErrBufferFull):
			long = append(long, part...)
		case errors.Is(err, io.EOF):
			return "", io.ErrUnexpectedEOF
		default:
			return "", err
		}
	}
}

func trimEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}

// fields reads named fields up to the empty line. Lines that are no field are
// passed over: real heads have them.
func (l *lines) fields() (Fields, error) {
	fields, last := Fields{}, ""
	for {
		line, err := l.next()
		if err != nil {
			return fields, err
		}
		if line == "" {
			return fields, nil
		}
		if line[0] == ' ' || line[0] == '\t' { // the rest of the field above
			if values := fields[last]; len(values) > 0 {
				values[len(values)-1] += " " + strings.TrimSpace(line)
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if name = strings.TrimSpace(name); !ok || name == "" {
			continue
		}
		last = textproto.CanonicalMIMEHeaderKey(name)
		fields[last] = append(fields[last], strings.TrimSpace(value))
	}
}

// version returns the version in the first line of a record.
func version(line string) (string, bool) {
	v, ok := strings.CutPrefix(line, "WARC/")
	return strings.TrimSpace(v), ok && len(v) >= 3 && len(v) < 16 && v[0] >= '0' && v[0] <= '9'
}

// newRecord reads the fields that every record has.
func newRecord(v string, f Fields) (*Record, error) {
	length, err := strconv.ParseInt(f.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, errors.New("no valid Content-Length")
	}
	date, err := time.Parse(time.RFC3339, f.Get("WARC-Date"))
	if err != nil {
		date = time.Time{}
	}
	return &Record{
		Type: Type(strings.ToLower(f.Get("WARC-Type"))), Version: v, URI: trimAngles(f.Get("WARC-Target-URI")), ID: f.Get("WARC-Record-ID"),
		Date: date, Fields: f, Length: length,
	}, nil
}

// trimAngles removes the angle brackets that some writers put around addresses.
func trimAngles(s string) string {
	if len(s) > 1 && s[0] == '<' && s[len(s)-1] == '>' {
		return s[1 : len(s)-1]
	}
	return s
}

// readHTTP reads the head of an HTTP message. With an error, it returns what it
// has read so far, nil where that is no head.
func readHTTP(l *lines) (*HTTP, error) {
	line, err := l.next()
	if err != nil {
		return nil, err
	}
	h := &HTTP{StatusLine: line}
	if strings.HasPrefix(line, "HTTP/") {
		parts := strings.SplitN(line, " ", 3)
		if h.Proto = parts[0]; len(parts) > 1 {
			h.Status, err = strconv.Atoi(parts[1])
		}
		if err != nil || h.Status < 100 || h.Status > 999 {
			return nil, errors.New("no status in " + strconv.Quote(clip(line)))
		}
	} else {
		parts := strings.Fields(line)
		if len(parts) != 3 || !strings.HasPrefix(parts[2], "HTTP/") {
			return nil, errors.New("no HTTP message: " + strconv.Quote(clip(line)))
		}
		h.Method, h.Target, h.Proto = parts[0], parts[1], parts[2]
	}
	fields, err := l.fields()
	h.Header = http.Header(fields)
	return h, err
}

func clip(s string) string { return s[:min(len(s), 60)] }
