// Package read makes a Document of any file that Gouji knows: it decides the
// format, by content first and by name second, decodes the text and hands it to
// the reader of that format.
//
// In: a file's bytes and name. Out: an extract.Document, or an *extract.Error
// with the reason why the file is none.
package read

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/charset"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/extract/textdoc"
)

// Document reads the file b. The name serves only where the content leaves the
// format open; it may be empty. The Document refers to b, which must not be
// changed afterwards.
func Document(name string, b []byte, limits extract.Limits) (*extract.Document, error) {
	limits = limits.WithDefaults()
	if int64(len(b)) > limits.Bytes {
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%d bytes, limit %d", len(b), limits.Bytes)}
	}
	if format := foreign(b); format != "" {
		return nil, &extract.Error{Reason: extract.UnsupportedFormat, Detail: format}
	}
	text, err := charset.Decode(b, charset.Declared(b))
	if err != nil {
		return nil, &extract.Error{Reason: extract.UnsupportedFormat, Detail: "binary data"}
	}
	if strings.TrimSpace(text.String) == "" {
		return nil, &extract.Error{Reason: extract.Empty}
	}
	doc, err := decoded(name, text.String, limits)
	if err != nil {
		return nil, err
	}
	doc.Charset = string(text.Charset)
	doc.Problems = append(doc.Problems, byteProblems(text)...)
	return doc, nil
}

// decoded reads decoded text.
func decoded(name, text string, limits extract.Limits) (*extract.Document, error) {
	switch format(name, text) {
	case extract.HTML:
		return htmldoc.Read(text, limits)
	case extract.Markdown:
		return textdoc.Read(text, extract.Markdown, limits), nil
	}
	return textdoc.Read(text, extract.Text, limits), nil
}

func byteProblems(text charset.Text) []extract.Problem {
	var ps []extract.Problem
	if text.Invalid > 0 {
		ps = append(ps, extract.Problem{Kind: extract.InvalidBytes, Count: text.Invalid, Pos: extract.Pos{Offset: max(text.FirstInvalid, 0)}})
	}
	if text.Truncated {
		ps = append(ps, extract.Problem{Kind: extract.TruncatedText, Count: 1, Pos: extract.Pos{Offset: len(text.String)}})
	}
	return ps
}

// foreign names the format of bytes that are no text, as far as their first
// bytes tell; "" for text and for what is unknown.
func foreign(b []byte) string {
	signatures := [...]struct{ magic, format string }{
		{"%PDF-", "pdf"},
		{"PK\x03\x04", "zip"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"},
		{"\x1f\x8b", "gzip"},
		{"\x89PNG", "png"},
		{"\xff\xd8\xff", "jpeg"},
		{"GIF8", "gif"},
		{"{\\rtf", "rtf"},
		{"Rar!\x1a", "rar"},
		{"7z\xbc\xaf", "7z"},
		{"SQLite format 3\x00", "sqlite"},
		{"WARC/", "warc"},
		{"\x7fELF", "elf"},
	}
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.magic)) {
			return s.format + inside(s.format, b)
		}
	}
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		return "pdf"
	}
	return ""
}

// inside says what a container holds, where its first bytes tell.
func inside(format string, b []byte) string {
	head := b[:min(len(b), 4096)]
	switch {
	case format == "zip" && bytes.Contains(head, []byte("word/")), format == "zip" && bytes.Contains(head, []byte("[Content_Types].xml")):
		return " (docx or another Office file)"
	case format == "zip" && bytes.Contains(head, []byte("OFD.xml")):
		return " (ofd)"
	case format == "ole":
		return " (doc, wps or another old Office file)"
	}
	return ""
}

// format tells HTML, markdown and plain text apart.
func format(name, text string) extract.Format {
	if markup(text) {
		return extract.HTML
	}
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, "\\", "/"))) {
	case ".html", ".htm", ".xhtml", ".shtml":
		if strings.Contains(text, "<") {
			return extract.HTML
		}
	case ".md", ".markdown":
		return extract.Markdown
	}
	if markdown(text) {
		return extract.Markdown
	}
	return extract.Text
}

// markup reports whether text is HTML: it begins with a tag, or one of the tags
// that reports consist of is closed in it.
func markup(text string) bool {
	if strings.IndexByte(text, '<') < 0 {
		return false
	}
	head := strings.TrimLeft(text[:min(len(text), 1024)], " \t\r\n\ufeff")
	if strings.HasPrefix(head, "<") && len(head) > 1 {
		if c := head[1]; c == '!' || c == '?' || c|0x20 >= 'a' && c|0x20 <= 'z' {
			return true
		}
	}
	for _, tag := range [...]string{"</td>", "</TD>", "</p>", "</P>", "</div>", "</DIV>", "</span>", "</html>", "</HTML>"} {
		if strings.Contains(text, tag) {
			return true
		}
	}
	// A table of cells that nobody closed.
	return strings.Count(text, "<td") > 2 || strings.Count(text, "<TD") > 2
}

// markdown reports whether text has a markdown table's header line or a
// heading at the beginning.
func markdown(text string) bool {
	return strings.HasPrefix(text, "# ") || strings.Contains(text, "\n|---") || strings.Contains(text, "\n|:-") ||
		strings.Contains(text, "\n| ---") || strings.Contains(text, "\n| :-") || strings.Contains(text, "\n## ")
}
