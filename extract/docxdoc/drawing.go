package docxdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// drawing takes notice of an element in which there may be a picture or a text
// that is no text of the document.
func (r *reader) drawing(tag tag) {
	if r.look.hidden == on {
		return
	}
	switch tag {
	case blipTag, imagedataTag:
		r.doc.Images++
	case oleObjectTag:
		r.problem(extract.EmbeddedSkipped, strings.TrimSpace("object "+shortName(r.attr("ProgID"))))
	case chartTag:
		r.embedded("chart")
	case diagramTag:
		r.problem(extract.EmbeddedSkipped, "diagram")
	case textpathTag:
		r.wordArt(r.attr("string"))
	}
}

// wordArt adds a text that is drawn as a picture.
func (r *reader) wordArt(text string) {
	if text = strings.TrimFunc(text, blank); text != "" {
		r.add(len(r.blocks), extract.Block{Text: cutBefore(text, r.limits.Cell)})
	}
}
