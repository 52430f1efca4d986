// Package read makes a Document of any file that Gouji knows: it decides the
// format, by content first and by name second, decodes the text and hands it to
// the reader of that format.
//
// In: a file's bytes and name. Out: an extract.Document, or an *extract.Error
// with the reason why the file is none; formats that are not read are named. The
// formats are told apart by own rules, since the usual libraries take a text with
// a few tags in it for HTML or none, and know neither markdown nor OFD and WPS.
package read

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/charset"
	"github.com/gouji/gouji/extract/docxdoc"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/extract/textdoc"
)

// Reader reads files of all formats. It is safe for concurrent use where its PDF
// reader is, and not to be copied once it has read.
type Reader struct {
	Limits extract.Limits
	PDF    PDF // nil: PDF files are refused as unsupported

	html htmldoc.Reader
	text textdoc.Reader
}

// PDF reads PDF files. It is an interface because its engine is large and needs
// to be closed, which is the business of whoever reads PDF files.
type PDF interface {
	Read(ctx context.Context, b []byte, limits extract.Limits) (*extract.Document, error)
}

// Document reads the file b. The name serves only where the content leaves the
// format open; it may be empty. The Document refers to b, which must not be
// changed afterwards. The errors are those of the PDF reader, and *extract.Error:
// TooLarge, Empty, Damaged, or UnsupportedFormat, whose Detail names the format.
func (r *Reader) Document(ctx context.Context, name string, b []byte) (*extract.Document, error) {
	limits := r.Limits.WithDefaults()
	if int64(len(b)) > limits.Bytes {
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%d bytes, limit %d", len(b), limits.Bytes)}
	}
	switch format := foreignBytes(name, b); {
	case format == "":
		return r.decode(name, b, limits)
	case format == "pdf" && r.PDF != nil:
		return r.PDF.Read(ctx, b, r.Limits)
	case format == "docx", format == "docx, xlsx or pptx":
		return docxdoc.Read(b, limits)
	default:
		return nil, &extract.Error{Reason: extract.UnsupportedFormat, Detail: format}
	}
}

// Document reads one file of any format but PDF, as Reader.Document does.
func Document(name string, b []byte, limits extract.Limits) (*extract.Document, error) {
	r := Reader{Limits: limits}
	return r.Document(context.Background(), name, b)
}

// decode reads a file that is text of some charset.
func (r *Reader) decode(name string, b []byte, limits extract.Limits) (*extract.Document, error) {
	text, err := charset.Decode(b, charset.Declared(b))
	if err != nil {
		return nil, &extract.Error{Reason: extract.UnsupportedFormat, Detail: "binary data"}
	}
	start := strings.TrimLeftFunc(text.String, invisible)
	if start == "" {
		return nil, &extract.Error{Reason: extract.Empty, Detail: fmt.Sprintf("%d bytes, no text", len(b))}
	}
	if format := foreignText(start); format != "" {
		return nil, &extract.Error{Reason: extract.UnsupportedFormat, Detail: format}
	}
	doc, err := r.decoded(formatOf(name, start), text.String, limits)
	if err != nil {
		return nil, err
	}
	doc.Charset = string(text.Charset)
	doc.Problems = append(doc.Problems, byteProblems(text)...)
	return doc, nil
}

// decoded reads decoded text.
func (r *Reader) decoded(format extract.Format, text string, limits extract.Limits) (*extract.Document, error) {
	switch format {
	case extract.HTML:
		return r.html.Read(text, limits)
	case extract.Markdown:
		if spans := tableSpans(text); len(spans) > 0 {
			return r.mixed(text, spans, limits)
		}
	}
	return r.text.Read(text, format, limits), nil
}

// byteProblems says what was wrong with the bytes of a text.
func byteProblems(text charset.Text) []extract.Problem {
	var ps []extract.Problem
	body := strings.TrimRight(text.String, "\x00") // some programs fill their files up
	if at := strings.IndexByte(body, 0); at >= 0 && text.Invalid == 0 {
		// A block that was never written, or was lost.
		ps = append(ps, extract.Problem{Kind: extract.InvalidBytes, Count: strings.Count(body, "\x00"), Pos: place(text.String, at)})
	}
	if text.Invalid > 0 {
		ps = append(ps, extract.Problem{Kind: extract.InvalidBytes, Count: text.Invalid, Pos: place(text.String, text.FirstInvalid)})
	}
	if text.Truncated {
		ps = append(ps, extract.Problem{Kind: extract.TruncatedText, Count: 1, Pos: place(text.String, len(text.String))})
	}
	return ps
}

// place returns the position of a byte of text.
func place(text string, offset int) extract.Pos {
	return extract.Pos{Line: 1 + strings.Count(text[:offset], "\n"), Offset: offset}
}

// invisible reports whether r is printed as nothing.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x200b && r <= 0x200d || r == 0x2060 || r == 0xfeff || r < ' '
}
