// Package charset decides what charset the bytes of a Chinese document really
// are in and decodes them.
//
// In: bytes of text and the charset that a header or a meta element declares,
// which is often wrong. Out: a Text, always valid UTF-8, that says which charset
// was found and what could not be read, or an error that wraps ErrBinary.
//
// The bytes decide: a byte order mark, then validity as UTF-8. What is left is
// read in every charset that comes into question (damaged UTF-8, UTF-16 in both
// byte orders, GB 18030, Big5); the reading under which the bytes are most
// likely Chinese text wins, the declaration counting as weak evidence. Text that was
// taken for Latin letters and written again is turned back.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Name is the name of a charset, in lower case as in the IANA registry.
type Name string

// The charsets that Decode finds. Of the three Chinese sets that contain each
// other it reports the smallest that has all characters of the text.
const (
	UTF8    Name = "utf-8" // pure ASCII too
	UTF16LE Name = "utf-16le"
	UTF16BE Name = "utf-16be"
	GB2312  Name = "gb2312"  // only characters of GB/T 2312-1980
	GBK     Name = "gbk"     // two-byte characters outside GB 2312, such as 〇
	GB18030 Name = "gb18030" // four-byte characters
	Big5    Name = "big5"    // with the Hong Kong supplement, as on the web
)

// ErrBinary reports bytes that are no text in any charset known here.
var ErrBinary = errors.New("not text")

// Text is decoded text.
type Text struct {
	String  string // valid UTF-8, without the byte order mark
	Charset Name   // what the bytes were
	BOM     bool   // a byte order mark was there and is removed
	// Invalid counts the sequences that are no character; each became one U+FFFD.
	Invalid int
	// FirstInvalid is the byte offset in String of the first of these U+FFFD,
	// -1 where there is none.
	FirstInvalid int
	// Truncated is true where the bytes end inside a character. Its bytes are
	// left out of String and not counted as invalid.
	Truncated bool
}

// Decode finds the charset of b and decodes it. declared is the charset that a
// Content-Type header or the document names ("GBK", "text/html; charset=gbk"),
// or "".
//
// Valid UTF-8 is not copied: String then shares the memory of b, which must not
// be changed any more. The error wraps ErrBinary.
func Decode(b []byte, declared string) (Text, error) {
	body, name, err := cutBOM(b)
	if err != nil {
		return Text{}, err
	}
	original, doubled := []byte(nil), false
	if name == "" {
		original, doubled = undouble(body)
	}
	if doubled {
		if text, err := Decode(original, ""); err == nil && text.Invalid == 0 {
			text.Charset += AsLatin1
			return text, nil
		}
	}
	text, err := decodeBody(body, name, declared)
	if err != nil {
		return Text{}, err
	}
	text.BOM = len(body) < len(b)
	if name != "" {
		text.Charset = name // which the mark needs even where the text does not
	}
	return text, nil
}

// cutBOM removes a byte order mark. The name is that of the charset that the
// mark settles: not UTF-8, whose mark also precedes other charsets in pages
// that a server put together.
func cutBOM(b []byte) (body []byte, name Name, err error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return b[3:], "", nil
	case bytes.HasPrefix(b, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(b, []byte("\x00\x00\xFE\xFF")):
		return nil, "", fmt.Errorf("%w: UTF-32 is not supported", ErrBinary)
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return b[2:], UTF16LE, nil
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return b[2:], UTF16BE, nil
	case bytes.HasPrefix(b, []byte("\x84\x31\x95\x33")):
		return b[4:], GB18030, nil
	}
	return b, "", nil
}

// decodeBody decodes bytes without a byte order mark; name is the charset that
// the mark settled, "" where the bytes have to be examined.
func decodeBody(b []byte, name Name, declared string) (Text, error) {
	if name == "" {
		whole := b[:len(b)-partialUTF8(b)]
		if validUTF8Prefix(whole) == len(whole) && bytes.IndexByte(b, 0) < 0 {
			text := Text{String: view(whole), Charset: UTF8, FirstInvalid: -1, Truncated: len(whole) < len(b)}
			return text, checkControls(text.String)
		}
		var err error
		if name, err = likeliest(b, family(declared)); err != nil {
			return Text{}, err
		}
	}
	text := decodeAs(b, name)
	if err := checkControls(text.String); err != nil {
		return Text{}, err
	}
	text.spoiled()
	return text, nil
}

// spoiled makes U+FFFD of each NUL that stands alone: a character was there that the
// damage overwrote. A row of them only fills up.
func (t *Text) spoiled() {
	const nul = "\x00"
	if !strings.Contains(t.String, nul) {
		return
	}
	s := t.String
	var out strings.Builder
	for at := strings.Index(s, nul); at >= 0; at = strings.Index(s, nul) {
		end := len(s) - len(strings.TrimLeft(s[at:], nul))
		out.WriteString(s[:at])
		if end == at+1 {
			if t.Invalid++; t.FirstInvalid < 0 || out.Len() < t.FirstInvalid {
				t.FirstInvalid = out.Len()
			}
			out.WriteString("\uFFFD")
		} else {
			out.WriteString(s[at:end])
		}
		s = s[end:]
	}
	out.WriteString(s)
	t.String = out.String()
}

// decodeAs decodes b, which is in a charset that likeliest reports.
func decodeAs(b []byte, name Name) Text {
	switch name {
	case UTF16LE, UTF16BE:
		return decodeUTF16(b, name == UTF16BE)
	case GB18030:
		return decodePairs(b, gbTable())
	case Big5:
		return decodePairs(b, big5Table())
	}
	return decodeUTF8(b)
}

// checkControls returns an error where s has more control characters than a
// damaged text would have.
func checkControls(s string) error {
	const some = 2 // in texts of any length
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	controls := countControls(b)
	if controls == 0 {
		return nil
	}
	repeated := countRepeatedNUL(b)
	characters := utf8.RuneCountInString(s) - repeated
	controls -= repeated
	if controls > some+characters/4 || controls == characters {
		return fmt.Errorf("%w: %d of %d characters are control characters", ErrBinary, controls, characters)
	}
	return nil
}

// view returns b as a string that shares its memory.
func view(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}
