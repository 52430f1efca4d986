package htmldoc

import "strings"

// superscripts and subscripts are how raised and lowered digits are printed, so
// that the mark of a note or an exponent does not join the number beside it.
var (
	superscripts = [10]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}
	subscripts   = [10]string{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"}
)

// shiftedDigit returns a digit as it is printed above or below the line.
func (v visibility) shiftedDigit(c byte) string {
	if v&raised != 0 {
		return superscripts[c-'0']
	}
	return subscripts[c-'0']
}

// printShifted prints a part of the source whose digits are raised or lowered.
func (r *reader) printShifted(start, end int) {
	src, shift := r.scan.src, r.open.top().shift
	for start < end {
		stop := start
		for stop < end && !digit(src[stop]) {
			stop++
		}
		if stop > start {
			r.print(start, stop, "")
		}
		for ; stop < end && digit(src[stop]); stop++ {
			r.print(stop, stop+1, shift.shiftedDigit(src[stop]))
		}
		start = stop
	}
}

// shifted returns a decoded character reference as it is printed.
func (r *reader) shifted(decoded string) string {
	if shift := r.open.top().shift; shift != 0 && len(decoded) == 1 && digit(decoded[0]) {
		return shift.shiftedDigit(decoded[0])
	}
	return decoded
}

// refersToNote reports whether the link that begins is the mark of a note: a
// number that leads to a place of a page and touches another number.
func (r *reader) refersToNote() bool {
	a := &r.scan.token.attrs
	if !a.given(hrefAttr) || strings.IndexByte(a.values[hrefAttr], '#') < 0 {
		return false
	}
	const reach = 512
	src := r.scan.src
	rest := src[r.scan.token.end:min(len(src), r.scan.token.end+reach)]
	mark, rest := upToEnd(rest)
	if mark = strings.TrimSpace(mark); mark == "" || strings.Trim(mark, "0123456789") != "" {
		return false
	}
	return r.par.endsWithDigit() || digitAhead(rest)
}

// upToEnd returns the text of the link whose content s begins with, "" if it is
// not closed, and what is behind.
func upToEnd(s string) (text, rest string) {
	for {
		before, behind, found := strings.Cut(s, "<")
		if !found {
			return "", ""
		}
		text += before
		markup, behind, found := strings.Cut(behind, ">")
		if !found {
			return "", ""
		}
		if s = behind; begins(markup, "/a") && strings.TrimSpace(markup[len("/a"):]) == "" {
			return text, s
		}
	}
}

// digitAhead reports whether s begins with a digit, behind blanks and the end
// tags of inline elements.
func digitAhead(s string) bool {
	const inline = "bsifueBSIFUE" // b, span, sup, i, font, u, em
	for {
		s = strings.TrimLeft(s, " \t\r\n")
		if len(s) < len("</b>") || s[:2] != "</" || strings.IndexByte(inline, s[2]) < 0 {
			return s != "" && digit(s[0])
		}
		_, behind, found := strings.Cut(s, ">")
		if !found {
			return false
		}
		s = behind
	}
}

// endsWithDigit reports whether the last printed character is an ASCII digit.
func (p *paragraph) endsWithDigit() bool {
	switch {
	case p.copied:
		return digit(p.buf[len(p.buf)-1])
	case p.begun():
		return digit(p.src[p.end-1])
	}
	return false
}

// input prints what a field of a form shows. Tabs keep it apart from the text
// around it.
func (r *reader) input(hidden visibility) {
	a := &r.scan.token.attrs
	if r.open.top().hidden|hidden != 0 || !a.given(valueAttr) || !typed(a.get(typeAttr)) {
		return
	}
	r.par.blank("\t", true)
	r.text(false, false, a.value, a.value+len(a.values[valueAttr]))
	r.par.blank("\t", true)
}

// typed reports whether an input of a type shows its value as text.
func typed(kind string) bool {
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "hidden", "password", "checkbox", "radio", "file", "image", "color", "range", "submit", "button", "reset":
		return false
	}
	return true
}

// image notes that the open cell shows an image.
func (r *reader) image(hidden visibility) {
	if t := r.innermost(); t != nil && t.cell > 0 && t.holds && r.open.top().hidden|hidden == 0 {
		r.cells[len(r.cells)-1].Image = true
	}
}
