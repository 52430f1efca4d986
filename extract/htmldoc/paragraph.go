package htmldoc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// paragraph collects the text of one paragraph, with blanks as a browser shows
// them: runs of ASCII white space become one blank, every line is trimmed of
// all blanks, empty lines vanish. While the text is one stretch of the source
// it is not copied.
type paragraph struct {
	src        string
	start, end int    // the text is src[start:end] …
	buf        []byte // … unless it is here
	copied     bool
	blanks     []byte // printed since the last printed character
	broken     bool   // a line break was met since the last printed character
	pos        extract.Pos
	level      uint8 // of a heading
}

// begun reports whether a character has been printed.
func (p *paragraph) begun() bool { return p.end > p.start || p.copied }

// size is the length of the text so far, in bytes.
func (p *paragraph) size() int {
	if p.copied {
		return len(p.buf)
	}
	return p.end - p.start
}

func (p *paragraph) reset() {
	p.start, p.end, p.copied = 0, 0, false
	p.buf, p.blanks, p.broken = p.buf[:0], p.blanks[:0], false
}

// lineBreak ends the line, if anything is printed in the paragraph.
func (p *paragraph) lineBreak() {
	if p.begun() {
		p.broken = true
	}
	p.blanks = p.blanks[:0]
}

// blank adds a blank that stays as it is.
func (p *paragraph) blank(s string, pre bool) {
	if p.begun() && (!p.broken || pre) {
		p.blanks = append(p.blanks, s...)
	}
}

// white adds one character of ASCII white space, which joins the ones before.
func (p *paragraph) white() {
	if p.begun() && !p.broken && (len(p.blanks) == 0 || p.blanks[len(p.blanks)-1] != ' ') {
		p.blanks = append(p.blanks, ' ')
	}
}

// verbatim adds src[start:end], which begins and ends with a printed character.
func (p *paragraph) verbatim(start, end int) {
	if !p.begun() {
		p.start, p.end = start, end
		return
	}
	if !p.copied && !p.broken && p.src[p.end:start] == string(p.blanks) {
		p.end = end
		p.blanks = p.blanks[:0]
		return
	}
	p.printed(p.src[start:end])
}

// printed adds text that does not stand in the source as it is printed.
func (p *paragraph) printed(s string) {
	if !p.copied {
		p.buf = append(p.buf[:0], p.src[p.start:p.end]...)
		p.copied = true
	}
	if p.broken {
		p.buf = append(p.buf, '\n')
		p.broken = false
	}
	p.buf = append(p.buf, p.blanks...)
	p.blanks = p.blanks[:0]
	p.buf = append(p.buf, s...)
}

// text reads the text token of r's scanner into the paragraph.
func (r *reader) text(raw, pre bool, start, end int) {
	src := r.scan.src
	for i := start; i < end; {
		c := src[i]
		switch {
		case c > ' ' && (c != '&' || raw):
			i = r.run(i, end, raw, pre)
		case c == '&':
			i = r.reference(i, end, pre)
		case pre && (c == '\n' || c == '\r'):
			r.par.lineBreak()
			i++
		case pre && space(c):
			r.par.blank(src[i:i+1], true)
			i++
		case space(c) || c == '\v':
			r.par.white()
			i++
		case c == 0: // browsers leave it out
			i++
		default:
			r.print(i, i+1, "")
			i++
		}
	}
}

// run adds the characters from i up to the next one that needs care, and
// returns its place.
func (r *reader) run(i, end int, raw, pre bool) int {
	src := r.scan.src
	start := i
	for i < end && src[i] > ' ' && (src[i] != '&' || raw) {
		i++
	}
	first, last := start, i
	for first < last {
		size := blankAt(src[first:last])
		if size == 0 {
			break
		}
		r.par.blank(src[first:first+size], pre)
		first += size
	}
	for first < last {
		size := blankBefore(src[first:last])
		if size == 0 {
			break
		}
		last -= size
	}
	switch {
	case first == last:
	case r.open.top().shift != 0:
		r.printShifted(first, last)
	default:
		r.print(first, last, "")
	}
	if last < i && last > first {
		r.par.blank(src[last:i], pre)
	}
	return i
}

// print adds the source from start to end, or decoded where that is not empty.
// Text beyond the limit on the size of a paragraph goes to a new one.
func (r *reader) print(start, end int, decoded string) {
	p := &r.par
	for {
		if !p.begun() {
			p.pos = r.lines.at(start)
			p.level = r.open.top().level
		}
		room := r.limits.Cell - p.size() - len(p.blanks) - 1
		if decoded != "" {
			if len(decoded) <= room || !p.begun() {
				p.printed(decoded)
				return
			}
		} else {
			if end-start <= room {
				p.verbatim(start, end)
				return
			}
			if cut := cutBefore(r.scan.src[start:end], room); cut > 0 {
				p.verbatim(start, start+cut)
				start += cut
			}
		}
		r.flush()
	}
}

// cutBefore returns a place in s between two characters, at n or a little
// before; 0 if not even the first character has room.
func cutBefore(s string, n int) int {
	for i := n; i >= 0 && i > n-utf8.UTFMax; i-- {
		if utf8.RuneStart(s[i]) {
			return i
		}
	}
	return max(n, 0)
}

// reference adds the character reference at i, or the & that it is not.
func (r *reader) reference(i, end int, pre bool) int {
	src := r.scan.src
	if strings.HasPrefix(src[i:end], "&nbsp;") {
		r.par.blank("\u00a0", pre)
		return i + len("&nbsp;")
	}
	decoded, size := decode(src[i:end])
	switch {
	case strings.TrimLeft(decoded, " \t\r\n\f\v") == "":
		r.par.white()
	case blankAt(decoded) == len(decoded):
		r.par.blank(decoded, pre)
	case size == 1:
		r.print(i, i+1, "")
	default:
		r.print(i, i+size, r.shifted(decoded))
	}
	return i + size
}

// blankAt returns the length of the blank that s begins with, 0 if it begins
// with a printed character.
func blankAt(s string) int {
	switch s[0] {
	case 0xc2, 0xe1, 0xe2, 0xe3, 0xef:
		if c, size := utf8.DecodeRuneInString(s); blank(c) {
			return size
		}
	}
	return 0
}

// blankBefore is blankAt for the end of s.
func blankBefore(s string) int {
	if s[len(s)-1] < utf8.RuneSelf {
		return 0
	}
	if c, size := utf8.DecodeLastRuneInString(s); blank(c) {
		return size
	}
	return 0
}

// blank reports whether c prints nothing: a blank beyond ASCII or a mark of no
// width.
func blank(c rune) bool {
	switch c {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(c)
}
