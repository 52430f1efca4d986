package pdfdoc

import (
	"unicode"

	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

// readable sorts out the pages that are images and says why a file has no text
// that can be relied on.
func readable(file *pdfium.File) (pages []layout.Page, scanned []int, err error) {
	glyphs := 0
	for i := range file.Pages {
		if p := &file.Pages[i]; scan(p) {
			scanned = append(scanned, p.Number)
		} else {
			pages = append(pages, *p)
			glyphs += len(p.Glyphs)
		}
	}
	switch {
	case glyphs > 0 && !suspect(pages):
		return pages, scanned, nil
	case glyphs > 0:
		return nil, nil, &extract.Error{Reason: extract.NoText, Detail: "pdf: the fonts do not say which characters they print"}
	case len(scanned) > 0:
		return nil, scanned, &extract.Error{Reason: extract.Scanned, Detail: "pages " + pageList(scanned)}
	case len(pages) == 0:
		return nil, nil, &extract.Error{Reason: extract.Damaged, Detail: fmt.Sprintf("pdf: none of %d pages could be read", file.Total)}
	}
	return nil, nil, &extract.Error{Reason: extract.NoText, Detail: "pdf: nothing is printed"}
}

// scan reports whether a page is an image: one covers half of it or more and
// little text is printed, or none that is visible.
func scan(p *layout.Page) bool {
	const few = 20
	if len(p.Glyphs) >= few && !p.Invisible {
		return false
	}
	var covered float32
	for _, b := range p.Images {
		w := min(b.X1, p.Box.X1) - max(b.X0, p.Box.X0)
		h := min(b.Y1, p.Box.Y1) - max(b.Y0, p.Box.Y0)
		covered += max(w, 0) * max(h, 0)
	}
	return covered > (p.Box.X1-p.Box.X0)*(p.Box.Y1-p.Box.Y0)/2
}

// suspect reports whether the text is likely not what is printed: fonts without
// a map to Unicode give characters at random, of which neither the common
// characters of the mainland nor those of Taiwan make up nine tenths.
func suspect(pages []layout.Page) bool {
	count := map[rune]int{}
	total := 0
	for i := range pages {
		for _, g := range pages[i].Glyphs {
			if g.Rune >= 0x80 && layout.Plain(g.Rune) != ' ' && !unicode.IsSpace(g.Rune) {
				count[g.Rune]++
				total++
			}
		}
	}
	const enough = 20
	if total < enough {
		return false
	}
	return common(count, gb2312)*10 < total*9 && common(count, big5)*10 < total*9
}

// common counts the characters of a set.
func common(count map[rune]int, in func(rune) bool) int {
	n := 0
	for r, k := range count {
		if in(layout.Plain(r)) {
			n += k
		}
	}
	return n
}

// gb2312 reports whether r is among the characters of GB 2312: those that GBK
// writes with two high bytes in the standard's rows.
func gb2312(r rune) bool {
	b := encoded(simplifiedchinese.GBK, r)
	return len(b) == 2 && b[0] >= 0xa1 && b[0] <= 0xf7 && b[1] >= 0xa1
}

// big5 reports whether r is among the characters of Big5.
func big5(r rune) bool { return len(encoded(traditionalchinese.Big5, r)) == 2 }

// encoded writes a character in an encoding, nothing where it is not in it.
func encoded(e encoding.Encoding, r rune) []byte {
	b, err := e.NewEncoder().Bytes([]byte(string(r)))
	if err != nil {
		return nil
	}
	return b
}

// pageList writes page numbers: 1-3, 7.
func pageList(pages []int) string {
	var b strings.Builder
	for i := 0; i < len(pages); {
		end := i
		for end+1 < len(pages) && pages[end+1] == pages[end]+1 {
			end++
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, pages[i])
		if end > i {
			fmt.Fprintf(&b, "-%d", pages[end])
		}
		i = end + 1
	}
	return b.String()
}
