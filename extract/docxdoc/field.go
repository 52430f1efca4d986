package docxdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// field is an open field: its instruction comes first, then its result, which is
// what is printed.
type field struct {
	instruction bool   // its instruction is being read
	text        string // of the instruction
	href        string // where it is a link
	from        int    // where its result begins in the paragraph
}

// fieldCharacter begins a field, turns to its result or ends it.
func (r *reader) fieldCharacter(kind string) {
	const deepest = 64
	if kind == "begin" {
		if len(r.fields) < deepest {
			r.fields = append(r.fields, field{instruction: true})
		}
		return
	}
	if len(r.fields) == 0 {
		return
	}
	f := &r.fields[len(r.fields)-1]
	switch kind {
	case "separate":
		f.instruction = false
		f.href = linkOf(f.text)
		f.from = len(r.par.buf)
	case "end":
		if f.href != "" {
			r.link(f.href, f.from)
		}
		r.fields = r.fields[:len(r.fields)-1]
	}
}

// instruction reads a piece of a field's instruction.
func (r *reader) instruction() {
	const longest = 4096
	depth := len(r.open)
	for len(r.open) >= depth && r.next() {
		if n := len(r.fields); r.kind == textToken && n > 0 && len(r.fields[n-1].text)+len(r.scanner.text) <= longest {
			r.fields[n-1].text += unescape(r.scanner.text)
		}
	}
}

// inInstruction reports whether text belongs to the instruction of a field.
func (r *reader) inInstruction() bool {
	for i := range r.fields {
		if r.fields[i].instruction {
			return true
		}
	}
	return false
}

// endFields ends what a field cannot take beyond a paragraph: an instruction
// without end would take the rest of the document.
func (r *reader) endFields() {
	for i := range r.fields {
		r.fields[i].instruction = false
		r.fields[i].from = 0
	}
}

// linkOf returns the address of a field that is a link, otherwise "".
func linkOf(instruction string) string {
	words := strings.Fields(instruction)
	if len(words) < 2 || !strings.EqualFold(words[0], "HYPERLINK") || strings.HasPrefix(words[1], `\`) {
		return ""
	}
	return strings.Trim(words[1], `"“”`)
}

// hyperlink reads a hyperlink element.
func (r *reader) hyperlink() {
	to, ok := r.relations[r.attr("id")]
	from := len(r.par.buf)
	r.inlines()
	if ok && to.external {
		r.link(to.target, from)
	}
}

// link adds a link whose text began in the paragraph at from.
func (r *reader) link(href string, from int) {
	const longest = 512
	if r.look.hidden == on {
		return
	}
	if len(r.doc.Links) >= r.limits.Cells {
		r.problem(extract.LimitReached, "links")
		return
	}
	text := strings.TrimFunc(cutBefore(string(r.par.buf[min(from, len(r.par.buf)):]), longest), blank)
	r.doc.Links = append(r.doc.Links, extract.Link{Text: text, Href: strings.TrimSpace(href)})
}
