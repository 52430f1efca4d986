package normalize

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/outline"
	"github.com/gouji/gouji/normalize/tables"
)

// admit decides whether the document is a report, on what was read in it.
func admit(doc *extract.Document, o *opening, found *tables.Result, outlined *outline.Outline) admission.Verdict {
	stated := 0
	for i := range found.Cells {
		if statusOf(found.Cells[i].Kind).Known() {
			stated++
		}
	}
	chapters := make([]string, len(outlined.Sections))
	for i := range outlined.Sections {
		chapters[i] = outlined.Sections[i].Key
	}
	return admission.Judge(admission.Input{Document: doc, Form: found.Form, Stated: stated, Chapters: chapters, Masthead: o.Masthead})
}

// refusalOf writes a refusal as the record has it.
func refusalOf(doc *extract.Document, r *admission.Refusal) *Refusal {
	out := &Refusal{
		Schema:  RefusalSchema,
		Source:  Source{Format: string(doc.Format), Charset: doc.Charset},
		Refused: string(r.Name), Reason: r.Reason, Detail: r.Detail,
	}
	for _, l := range r.Links {
		out.Links = append(out.Links, Link(l))
	}
	return out
}
