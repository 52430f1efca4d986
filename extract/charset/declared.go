package charset

import (
	"bytes"
	"strings"
)

// declaredWithin is how many bytes at the beginning of a document are searched
// for a declaration. Browsers search 1 KiB; Chinese pages are less tidy.
const declaredWithin = 4 << 10

// Declared returns the charset that the beginning of an HTML or XML document
// declares in a meta element or an XML declaration, in lower case and as it is
// spelt there, "" where there is no declaration in its first 4 KiB. Comments do
// not count.
func Declared(prefix []byte) string {
	b := prefix[:min(len(prefix), declaredWithin)]
	for {
		start := bytes.IndexByte(b, '<')
		if start < 0 {
			return ""
		}
		b = b[start:]
		end := ">"
		if bytes.HasPrefix(b, []byte("<!--")) {
			end = "-->"
		}
		length := bytes.Index(b, []byte(end))
		if length < 0 {
			return ""
		}
		if label := declaredIn(b[:length]); label != "" {
			return label
		}
		b = b[length:]
	}
}

// declaredIn returns the charset that a tag declares.
func declaredIn(tag []byte) string {
	key := ""
	switch {
	case hasPrefixFold(tag, "<meta") && len(tag) > 5 && (isSpace(tag[5]) || tag[5] == '/'):
		key = "charset"
	case hasPrefixFold(tag, "<?xml"):
		key = "encoding"
	default:
		return ""
	}
	for i := 1; i+len(key) < len(tag); i++ {
		if isDelimiter(tag[i-1]) && hasPrefixFold(tag[i:], key) {
			if label := labelAfter(string(tag[i+len(key):])); label != "" {
				return label
			}
		}
	}
	return ""
}

// labelAfter returns the charset's name in what follows the word charset: an
// equals sign and a name, perhaps in quotes.
func labelAfter(s string) string {
	const blanks = " \t\r\n\f"
	s, found := strings.CutPrefix(strings.TrimLeft(s, blanks), "=")
	if !found {
		return ""
	}
	s = strings.TrimLeft(s, blanks+`"'`)
	end := strings.IndexFunc(s, func(r rune) bool { return !isLabel(r) })
	if end >= 0 {
		s = s[:end]
	}
	return strings.ToLower(s)
}

// isLabel reports whether r occurs in names of charsets.
func isLabel(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_.:+", r)
}

func isSpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r'
}

// isDelimiter reports whether c can precede the name of an attribute or of a
// parameter.
func isDelimiter(c byte) bool {
	return isSpace(c) || strings.IndexByte(`;"'/`, c) >= 0
}

// hasPrefixFold reports whether b begins with a prefix in lower case ASCII
// letters, whatever the case in b.
func hasPrefixFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && bytes.EqualFold(b[:len(prefix)], []byte(prefix))
}

// family returns the charset that likeliest would report for a declaration,
// "" for none that it knows: GB18030 stands for all three Chinese sets.
func family(declared string) Name {
	label := strings.ToLower(declared)
	if i := strings.Index(label, "charset"); i >= 0 {
		label = labelAfter(label[i+len("charset"):])
	}
	label = strings.Trim(label, " \t\r\n\"'")
	switch {
	case strings.HasPrefix(label, "gb"), strings.HasPrefix(label, "x-gb"), strings.HasPrefix(label, "csgb"),
		label == "euc-cn", label == "cp936", label == "ms936", label == "windows-936":
		return GB18030
	case strings.Contains(label, "big5"), label == "cp950", label == "ms950", label == "windows-950":
		return Big5
	case label == "utf-8", label == "utf8":
		return UTF8
	case strings.HasPrefix(label, "utf-16be"):
		return UTF16BE
	case strings.HasPrefix(label, "utf-16"):
		return UTF16LE
	}
	return ""
}
