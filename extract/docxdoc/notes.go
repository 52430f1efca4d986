package docxdoc

import "github.com/gouji/gouji/extract"

// noteKind tells the notes at the end of a page from those at the end of the
// document.
type noteKind uint8

const (
	footnotes noteKind = iota
	endnotes
)

// String returns the name of the part that has the notes.
func (k noteKind) String() string {
	if k == endnotes {
		return "endnotes"
	}
	return "footnotes"
}

// note is a reference to a note.
type note struct {
	kind noteKind
	id   string
}

// reference takes notice of the reference to a note. Its mark is not printed: it
// would join the number that it stands behind.
func (r *reader) reference(tag tag) {
	if r.look.hidden == on || len(r.notes) >= r.limits.Cells {
		return
	}
	n := note{kind: footnotes, id: r.attr("id")}
	if tag == endnoteReferenceTag {
		n.kind = endnotes
	}
	r.notes = append(r.notes, n)
}

// readNotes adds the notes of a kind that the text refers to, in its order.
func (r *reader) readNotes(kind noteKind, part string) error {
	wanted := make(map[string][]extract.Block)
	var order []string
	for _, n := range r.notes {
		if _, twice := wanted[n.id]; n.kind == kind && !twice {
			wanted[n.id] = nil
			order = append(order, n.id)
		}
	}
	if len(order) == 0 {
		return nil
	}
	if part == "" {
		r.problem(extract.TruncatedText, kind.String()+": the part is missing")
		return nil
	}
	s, err := r.part(part)
	if err != nil {
		return err
	}
	if r.relations, err = r.relationsOf(part); err != nil {
		return err
	}
	r.scanner, r.fields = s, nil
	body := r.blocks
	for range r.children() {
		for tag := range r.children() {
			id := r.attr("id")
			if _, ok := wanted[id]; !ok || tag != footnoteTag && tag != endnoteTag {
				continue
			}
			r.blocks = nil
			r.readBlocks()
			wanted[id] = append(wanted[id], r.blocks...)
		}
	}
	r.checkEnd(s, part)
	for _, id := range order {
		body = append(body, wanted[id]...)
	}
	r.blocks = body
	return nil
}
