package reporttest

import (
	"bytes"
	"math/rand/v2"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func filePerturbations() []Perturbation {
	utf16 := func(order unicode.Endianness) encoding.Encoding {
		return unicode.UTF16(order, unicode.UseBOM)
	}
	return []Perturbation{
		{Name: "traditional", Kind: OfScript,
			Doc:  "The whole document in traditional characters: a site's second version.",
			file: func(_ *rand.Rand, d *Document) bool { d.traditional(); return true }},
		{Name: "crlf", Kind: OfLines,
			Doc:  "Line ends of Windows.",
			file: lineEnds("\r\n")},
		{Name: "cr", Kind: OfLines,
			Doc:  "Line ends of old Macintosh programs.",
			file: lineEnds("\r")},
		{Name: "no-last-line-end", Kind: OfLines,
			Doc: "No line end at the end, or many.",
			file: func(rng *rand.Rand, d *Document) bool {
				d.Bytes = bytes.TrimRight(d.Bytes, "\n")
				if chance(rng, 2) {
					d.Bytes = append(d.Bytes, "\n\n\n\n"...)
				}
				return true
			}},
		{Name: "tail-lost", Kind: OfLines, suits: only(HTML),
			Doc: "The end tags of the page lost: an interrupted download.",
			file: func(_ *rand.Rand, d *Document) bool {
				at := bytes.LastIndex(d.Bytes, []byte("</body>"))
				if at >= 0 {
					d.Bytes = d.Bytes[:at]
				}
				return at >= 0
			}},
		{Name: "gb18030", Kind: OfCharset,
			Doc:  "GB18030, declared as one of its names.",
			file: encoded(simplifiedchinese.GB18030, []string{"gb2312", "gbk", "GB18030"}, "gb18030", "gbk", "gb2312")},
		{Name: "gbk", Kind: OfCharset,
			Doc:  "GBK, declared as one of its names.",
			file: encoded(simplifiedchinese.GBK, []string{"gb2312", "GBK"}, "gb18030", "gbk", "gb2312")},
		{Name: "gbk-misdeclared", Kind: OfCharset, suits: only(HTML),
			Doc:  "GBK under another charset's name, as templates leave it.",
			file: encoded(simplifiedchinese.GBK, []string{"utf-8", "iso-8859-1", "big5"}, "gb18030", "gbk", "gb2312")},
		{Name: "utf-8-misdeclared", Kind: OfCharset, suits: only(HTML),
			Doc:  "UTF-8 under the name of GB2312.",
			file: encoded(encoding.Nop, []string{"gb2312", "GBK", "x-gbk", ""}, "utf-8")},
		{Name: "utf-8-bom", Kind: OfCharset,
			Doc: "UTF-8 with a byte order mark.",
			file: func(_ *rand.Rand, d *Document) bool {
				d.Bytes = append([]byte("\ufeff"), d.Bytes...)
				d.Charsets = []string{"utf-8", "utf-8-bom"}
				return true
			}},
		{Name: "utf-16le", Kind: OfCharset,
			Doc:  "UTF-16 as Windows writes it.",
			file: encoded(utf16(unicode.LittleEndian), []string{"utf-16", "unicode"}, "utf-16le", "utf-16")},
		{Name: "utf-16be", Kind: OfCharset,
			Doc:  "UTF-16 with the high byte first.",
			file: encoded(utf16(unicode.BigEndian), []string{"utf-16"}, "utf-16be", "utf-16")},
		{Name: "big5", Kind: OfCharset,
			Doc: "Big5, in traditional characters.",
			file: func(rng *rand.Rand, d *Document) bool {
				d.traditional()
				return encoded(traditionalchinese.Big5, []string{"big5", "Big5"}, "big5")(rng, d)
			}},
	}
}

func lineEnds(end string) func(*rand.Rand, *Document) bool {
	return func(_ *rand.Rand, d *Document) bool {
		d.Bytes = bytes.ReplaceAll(d.Bytes, []byte("\n"), []byte(end))
		return true
	}
}

// encoded writes the document in an encoding and declares one of the names; ""
// leaves the declaration out. It reports false where the encoding lacks a character.
func encoded(e encoding.Encoding, declared []string, charsets ...string) func(*rand.Rand, *Document) bool {
	return func(rng *rand.Rand, d *Document) bool {
		text := declare(d.Bytes, pick(rng, declared))
		encoder := e.NewEncoder()
		if d.Format == HTML {
			encoder = encoding.HTMLEscapeUnsupported(encoder)
		}
		out, err := encoder.Bytes(text)
		if err != nil {
			return false
		}
		d.Bytes, d.Charsets = out, charsets
		return true
	}
}

// declaration is how the printers declare the charset of a page.
const declaration = `charset=utf-8`

// declare gives a page another declared charset.
func declare(page []byte, name string) []byte {
	if name == "" {
		return bytes.Replace(page, []byte(declaration), nil, 1)
	}
	return bytes.Replace(page, []byte(declaration), []byte("charset="+name), 1)
}

// traditional rewrites document and truth in traditional characters.
func (d *Document) traditional() {
	d.Bytes = []byte(traditional(string(d.Bytes)))
	d.Want.Organ = traditional(d.Want.Organ)
	d.Want.OrganFull = traditional(d.Want.OrganFull)
	for id, v := range d.Want.Facts {
		if v.Print != "" {
			v.Print = traditional(v.Print)
			d.Want.Facts[id] = v
		}
	}
}
