package read

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"
)

// signature is how the files of a format begin.
type signature struct {
	at            int
	magic, format string
}

// signatures are those of files that are no text.
var signatures = [...]signature{
	{0, "%PDF-", "pdf"},
	{0, "PK\x03\x04", "zip"},
	{0, "PK\x05\x06", "zip"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"},
	{0, "{\\rtf", "rtf"},
	{0, "\x1f\x8b", "gzip"},
	{0, "Rar!\x1a", "rar"},
	{0, "7z\xbc\xaf\x27\x1c", "7z"},
	{0, "BZh", "bzip2"},
	{0, "\xfd7zXZ\x00", "xz"},
	{0, "\x28\xb5\x2f\xfd", "zstd"},
	{257, "ustar", "tar"},
	{0, "\x89PNG", "png"},
	{0, "\xff\xd8\xff", "jpeg"},
	{0, "GIF8", "gif"},
	{0, "II*\x00", "tiff"},
	{0, "MM\x00*", "tiff"},
	{8, "WEBP", "webp"},
	{0, "\x00\x00\x01\x00", "ico"},
	{0, "AT&TFORM", "djvu"},
	{0, "CAJ\x00", "caj"},
	{0, "HN\x00\x00", "caj"},
	{0, "\xc8\x00\x00\x00", "caj"},
	{0, "KDH ", "kdh"},
	{0, "Founder CEB", "ceb"},
	{0, "Foudner CEB", "ceb"}, // as the program that writes them spells it
	{0, "%!PS", "postscript"},
	{0, "SQLite format 3\x00", "sqlite"},
	{0, "WARC/", "warc"},
	{4, "ftyp", "mp4"},
	{0, "ID3\x03", "mp3"},
	{0, "ID3\x04", "mp3"},
	{0, "\x7fELF", "elf"},
	{0, "MZ\x90\x00", "exe"},
}

// foreignBytes names the format of bytes that are no text, as far as their
// beginning tells; "" for text and for what is unknown.
func foreignBytes(name string, b []byte) string {
	for i := range signatures {
		s := &signatures[i]
		if len(b) > s.at && bytes.HasPrefix(b[s.at:], []byte(s.magic)) {
			return inside(s.format, name, b)
		}
	}
	if bitmap(b) {
		return "bmp"
	}
	if pdfBehindJunk(b) {
		return "pdf"
	}
	if mhtml(b) {
		return "mhtml"
	}
	return ""
}

// bitmap reports whether b begins with a BMP header: the letters BM are no proof.
func bitmap(b []byte) bool {
	return len(b) > 18 && string(b[:2]) == "BM" && string(b[6:10]) == "\x00\x00\x00\x00" && b[15] == 0
}

// pdfBehindJunk reports whether a PDF file begins within the first KB, at the
// beginning of a line or behind bytes that are no text.
func pdfBehindJunk(b []byte) bool {
	i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-"))
	return i > 0 && (b[i-1] < ' ' || b[i-1] >= utf8.RuneSelf && !utf8.Valid(b[:i]))
}

// mhtml reports whether b is a web page saved as a mail message.
func mhtml(b []byte) bool {
	const reach = 4 << 10
	head := bytes.TrimLeft(b[:min(len(b), reach)], "\xef\xbb\xbf \r\n")
	if !headerField.Match(head[:min(len(head), 80)]) {
		return false
	}
	head = bytes.ToLower(head)
	return bytes.Contains(head, []byte("content-type: multipart/related")) ||
		bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("content-type:"))
}

// inside says which format a container holds, as far as its first and last
// bytes tell.
func inside(container, name string, b []byte) string {
	switch container {
	case "zip":
		return zipped(b)
	case "ole":
		return compound(name, b)
	}
	return container
}

// zipped names what a ZIP archive holds by the names of its files.
func zipped(b []byte) string {
	const reach = 64 << 10
	ends := [][]byte{b[:min(len(b), reach)], b[max(0, len(b)-reach):]}
	for _, part := range [...]struct{ file, format string }{
		{"word/document", "docx"}, {"word/", "docx"}, {"xl/", "xlsx"}, {"ppt/", "pptx"}, {"OFD.xml", "ofd"},
		{"opendocument.text", "odt"}, {"opendocument.spreadsheet", "ods"}, {"epub+zip", "epub"}, {"[Content_Types].xml", "docx, xlsx or pptx"},
	} {
		for _, end := range ends {
			if bytes.Contains(end, []byte(part.file)) {
				return part.format
			}
		}
	}
	return "zip"
}

// compound names what an OLE compound file holds by the names of its streams,
// which are in its directory. WPS files have the streams of the Microsoft ones.
func compound(name string, b []byte) string {
	directory := oleDirectory(b)
	for _, stream := range [...]struct{ name, format, ext, wps string }{
		{"WordDocument", "doc", ".wps", "wps"}, {"Workbook", "xls", ".et", "et"}, {"Book", "xls", ".et", "et"},
		{"PowerPoint Document", "ppt", ".dps", "dps"},
	} {
		if bytes.Contains(directory, utf16le(stream.name)) {
			if strings.EqualFold(path.Ext(name), stream.ext) {
				return stream.wps
			}
			return stream.format
		}
	}
	return "ole (doc, wps, xls or another old Office file)"
}

// oleDirectory returns the beginning of the directory of an OLE file, or, where
// its header does not lead there, the first and last KBs of the file.
func oleDirectory(b []byte) []byte {
	const header, reach = 512, 16 << 10
	if len(b) >= header {
		size := int64(1) << min(binary.LittleEndian.Uint16(b[30:]), 16)
		start := size * (1 + int64(binary.LittleEndian.Uint32(b[48:])))
		if start < int64(len(b)) {
			at := b[start:]
			if at = at[:min(len(at), reach)]; bytes.HasPrefix(at, utf16le("Root Entry")) {
				return at
			}
		}
	}
	return bytes.Join([][]byte{b[:min(len(b), reach)], b[max(0, len(b)-reach):]}, nil)
}

// utf16le encodes an ASCII text.
func utf16le(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// foreignText names the format of a text that is no document: data, programs,
// style sheets, and XML of office programs. start is the text without blanks
// before it.
func foreignText(start string) string {
	head := start[:min(len(start), 2<<10)]
	switch start[0] {
	case '{', '[':
		if jsonObject.MatchString(head) || json.Valid([]byte(start)) {
			return "json"
		}
	case '<':
		return foreignMarkup(head)
	}
	switch {
	case start[0] >= utf8.RuneSelf: // the common case: neither begins so
	case styleSheet.MatchString(head) && latin(start):
		return "css"
	case program.MatchString(head) && latin(start):
		return "javascript"
	}
	return ""
}

// foreignMarkup names the format of a text that begins with an element: by its
// first one or, behind an XML declaration, by any that stands before an html
// element.
func foreignMarkup(head string) string {
	declared := strings.HasPrefix(head, "<?xml")
	for _, root := range [...]struct{ mark, format string }{
		{`progid="Word.Document"`, "doc (Word XML)"}, {`progid="Excel.Sheet"`, "xls (Excel XML)"}, {"<pkg:package", "docx (flat XML)"},
		{"<rss", "rss"}, {"<feed", "atom"}, {"<urlset", "sitemap"}, {"<sitemapindex", "sitemap"}, {"<svg", "svg"},
	} {
		if strings.HasPrefix(head, root.mark) {
			return root.format
		}
		if !declared {
			continue
		}
		if before, _, found := strings.Cut(head, root.mark); found && !strings.Contains(before, "<html") {
			return root.format
		}
	}
	return ""
}

// latin reports whether less than a quarter of the beginning of a text is
// Chinese: scraped texts of reports may begin with a style sheet or a program.
func latin(text string) bool {
	const reach = 64 << 10
	text = text[:min(len(text), reach)]
	wide := 0
	for i := range len(text) {
		if text[i] >= 0x80 {
			wide++
		}
	}
	return wide < len(text)/4
}

// How mail messages begin, and how data, programs and style sheets begin behind
// comments.
var (
	headerField = regexp.MustCompile(`^[A-Za-z][-A-Za-z]*:`)
	jsonObject  = regexp.MustCompile(`^(\[\s*)*\{\s*"[^"]{0,200}"\s*:`)
	styleSheet  = regexp.MustCompile(`^(/\*(?s:.*?)\*/\s*)*(@(charset|import|media|font-face)\b|[.#*:a-z][-\w.#*:,>\s\[\]="']*\{\s*(/\*(?s:.*?)\*/\s*)*[-a-z]+\s*:)`)
	program     = regexp.MustCompile(`^(/\*(?s:.*?)\*/\s*|//[^\n]*\n\s*)*(["']use strict["']|[!;(]*function\b|\(\(\)\s*=>|(var|let|const)\s+[\w$]+\s*(=|;|,)|import\s+[\w{*"']|document\.write|window\.|\$\(|jQuery)`)
)
