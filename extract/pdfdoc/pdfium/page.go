package pdfium

import (
	"unicode/utf8"

	pdf "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// pageReader reads one page.
type pageReader struct {
	in     pdf.Pdfium
	page   requests.Page
	budget int                          // how many more objects are looked at
	marked bool                         // a text in a form has marks, which may be an ActualText
	texts  []references.FPDF_PAGEOBJECT // a few, to see whether they are visible
	ends   ends                         // of the lines
	dots   []layout.Box                 // of which dotted lines may consist
	out    layout.Page
}

// bounds finds the visible part of the page.
func (r *pageReader) bounds() error {
	box, err := r.in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: r.page})
	if err != nil {
		return err
	}
	b := box.Rect
	r.out.Box = layout.Box{X0: min(b.Left, b.Right), Y0: min(b.Bottom, b.Top), X1: max(b.Left, b.Right), Y1: max(b.Bottom, b.Top)}
	return nil
}

// glyphs reads the characters, but for blanks: PDFium makes some up.
func (r *pageReader) glyphs(most int) error {
	text, err := r.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.page})
	if err != nil {
		return err
	}
	count, err := r.in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return err
	}
	if count.Count > most {
		r.out.Cut = true
		return nil
	}
	var moved []offset
	if r.marked {
		moved = r.misplaced(text.TextPage, count.Count)
	}
	chars, err := r.in.GetPageTextStructured(&requests.GetPageTextStructured{Page: r.page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return err
	}
	r.textClips(text.TextPage, chars.Chars)
	if _, err := r.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}); err != nil {
		return err
	}
	r.out.Glyphs = make([]layout.Glyph, 0, len(chars.Chars))
	for i, c := range chars.Chars {
		char, _ := utf8.DecodeRuneInString(c.Text)
		if c.Text == "" || char <= ' ' {
			continue
		}
		at := c.PointPosition
		if i < len(moved) {
			at = moved[i].apply(at)
		}
		r.out.Glyphs = append(r.out.Glyphs, layout.Glyph{
			Rune: char, Angle: -float32(c.Angle), // PDFium counts clockwise
			Box: layout.Box{X0: float32(at.Left), Y0: float32(at.Bottom), X1: float32(at.Right), Y1: float32(at.Top)},
		})
	}
	return nil
}

// objects reads the lines and images.
func (r *pageReader) objects() error {
	count, err := r.in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: r.page})
	if err != nil {
		return err
	}
	for i := range count.Count {
		if r.budget == 0 {
			break
		}
		object, err := r.in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: r.page, Index: i})
		if err != nil {
			return err
		}
		if err := r.object(object.PageObject, identity(), 0); err != nil {
			return err
		}
	}
	r.out.Rules = append(r.out.Rules, layout.Dotted(r.dots)...)
	return nil
}

// invisible reports whether the texts of a page are not printed, as far as its
// first ones tell.
func (r *pageReader) invisible() bool {
	for _, text := range r.texts {
		mode, err := r.in.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: text})
		if err != nil || mode.TextRenderMode != enums.FPDF_TEXTRENDERMODE_INVISIBLE {
			return false
		}
	}
	return len(r.texts) > 0
}

// maxDepth bounds forms inside forms.
const maxDepth = 16

// object reads one object, which m places on the page.
func (r *pageReader) object(object references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	if r.budget--; r.budget <= 0 {
		r.budget, r.out.Cut = 0, true
		return nil
	}
	kind, err := r.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		return r.path(object, m)
	case enums.FPDF_PAGEOBJ_IMAGE:
		if b, ok := r.bounded(object, m); ok {
			r.out.Images = append(r.out.Images, b)
		}
	case enums.FPDF_PAGEOBJ_TEXT:
		const few = 32
		if len(r.texts) < few {
			r.texts = append(r.texts, object)
		}
		if depth > 0 && !r.marked {
			marks, err := r.in.FPDFPageObj_CountMarks(&requests.FPDFPageObj_CountMarks{PageObject: object})
			r.marked = err == nil && marks.Count > 0
		}
	case enums.FPDF_PAGEOBJ_FORM:
		if depth < maxDepth {
			return r.form(object, m, depth)
		}
	}
	return nil
}

// form reads the objects of a form.
func (r *pageReader) form(form references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	own, err := r.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: form})
	if err != nil {
		return nil // a form without a place is not shown
	}
	count, err := r.in.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: form})
	if err != nil {
		return err
	}
	inner := m.after(matrix(own.Matrix))
	for i := range count.Count {
		if r.budget == 0 {
			break
		}
		object, err := r.in.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: form, Index: uint64(i)})
		if err != nil {
			return err
		}
		if err := r.object(object.PageObject, inner, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// bounded returns the box of an object on the page.
func (r *pageReader) bounded(object references.FPDF_PAGEOBJECT, m matrix) (layout.Box, bool) {
	b, err := r.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return layout.Box{}, false
	}
	return m.box(layout.Box{X0: b.Left, Y0: b.Bottom, X1: b.Right, Y1: b.Top}), true
}
