package docxdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// metadata reads the part with the document's properties. They are named as in
// the file.
func (r *reader) metadata(part string) error {
	if part == "" {
		return nil
	}
	s, err := r.part(part)
	if err != nil {
		return err
	}
	for range s.children() {
		for tag := range s.children() {
			name := propertyName(tag)
			if name == "" {
				continue
			}
			value := property(s)
			if tag == titleTag && r.doc.Title == "" {
				r.doc.Title = value
			}
			const most = 100
			if value != "" && len(r.doc.Meta) < most {
				r.doc.Meta = append(r.doc.Meta, extract.Meta{Name: name, Value: value})
			}
		}
	}
	r.checkEnd(s, part)
	return nil
}

func propertyName(tag tag) string {
	switch tag {
	case titleTag:
		return "dc:title"
	case subjectTag:
		return "dc:subject"
	case creatorTag:
		return "dc:creator"
	case descriptionTag:
		return "dc:description"
	case keywordsTag:
		return "cp:keywords"
	case lastModifiedByTag:
		return "cp:lastModifiedBy"
	case createdTag:
		return "dcterms:created"
	case modifiedTag:
		return "dcterms:modified"
	}
	return ""
}

// property reads the text of an element, with its white space joined.
func property(s *scanner) string {
	var b strings.Builder
	depth := len(s.open)
	for len(s.open) >= depth && s.next() {
		if s.kind == textToken {
			b.WriteString(unescape(s.text))
		}
	}
	return strings.TrimFunc(strings.Join(strings.Fields(b.String()), " "), blank)
}
