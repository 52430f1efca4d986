package ingest

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc"
	"github.com/gouji/gouji/extract/pdfdoc/interpret"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/extract/pdfdoc/ocr"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/mentions"
	"github.com/gouji/gouji/normalize/reconcile"
	"github.com/gouji/gouji/normalize/rules"
)

// Settings say how a Pipeline reads. The zero value of a field means its default.
type Settings struct {
	Limits extract.Limits
	// TimeLimit is what reading one PDF file may take, by each reader; default
	// DefaultTimeLimit.
	TimeLimit time.Duration
	// TwoReadings reads every PDF file by both readers; otherwise the second one
	// reads only what does not reconcile.
	TwoReadings bool
	// OCR reads scanned pages with the tesseract program; otherwise they are named
	// and left out.
	OCR bool
	// PDFWorker starts a process that reads PDF files for this one; nil: they are
	// read in this process.
	PDFWorker []string
	// Second starts the second reader's child process; nil: there is no second
	// reader.
	Second []string
	// KeepDocument leaves in a report the document that it was read from, and the
	// tables, for output that prints them again.
	KeepDocument bool
	// Beside, where set, tells what reports of other years say of a report's facts,
	// before its sums are judged.
	Beside func(*normalize.Report)
}

// Pipeline makes a document of a file, a report of the document, and checks the
// report's sums. It is to be closed after use.
type Pipeline struct {
	settings  Settings
	documents read.Reader
	pdf       *pdfdoc.Reader
	second    *interpret.Reader
	reports   *normalize.Reader
	mentions  *mentions.Reader
}

// NewPipeline returns a pipeline for reports of the forms given. It starts
// nothing before its first PDF file.
func NewPipeline(forms []*form.Form, s Settings) *Pipeline {
	if s.TimeLimit <= 0 {
		s.TimeLimit = DefaultTimeLimit
	}
	p := &Pipeline{settings: s, reports: normalize.New(forms), mentions: mentions.New(forms)}
	p.reports.Keep = s.KeepDocument
	o := pdfdoc.Options{Options: pdfium.Options{Worker: s.PDFWorker}, Timeout: s.TimeLimit}
	if s.OCR {
		o.OCR = ocr.New(ocr.Options{})
	}
	p.pdf = pdfdoc.New(o)
	p.documents = read.Reader{Limits: s.Limits, PDF: p.pdf}
	if s.Second != nil {
		p.second = &interpret.Reader{Command: s.Second, Timeout: s.TimeLimit}
	}
	return p
}

// Close ends what the pipeline has started.
func (p *Pipeline) Close() error {
	if p.second != nil {
		p.second.Close()
	}
	return p.pdf.Close()
}

// Parse is the pipeline's Parser.
func (p *Pipeline) Parse(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
	ctx := context.Background()
	doc, err := p.documents.Document(ctx, path, content)
	if err != nil {
		return nil, documentRefusal(path, err)
	}
	if !p.settings.KeepDocument {
		defer doc.Done()
	}
	report, refusal := p.reports.Read(doc)
	if refusal != nil {
		return nil, refusal
	}
	twice := doc.Format == extract.PDF && p.second != nil && !recognised(report)
	damaged := twice && slices.ContainsFunc(doc.Problems, func(p extract.Problem) bool { return p.Kind == extract.ChecksumFailed })
	if damaged {
		again, err := p.readAgain(ctx, content)
		if err != nil {
			return nil, documentRefusal(path, err)
		}
		report.Compare(again.report, true)
		again.tell(report)
	}
	p.judge(report)
	if twice && !damaged && (p.settings.TwoReadings || doubtful(report)) {
		again, err := p.readAgain(ctx, content)
		if err != nil {
			return nil, documentRefusal(path, err)
		}
		report.Compare(again.report, false)
		again.tell(report)
		reconcile.Check(report)
	}
	return report, nil
}

// judge says what the rules have to say about a report: what the narrative
// states and the years beside it, which is evidence for the sums; the sums, which say what blanks must be;
// and the rules of structure and law, which name that.
func (p *Pipeline) judge(r *normalize.Report) {
	p.mentions.Check(r)
	if p.settings.Beside != nil {
		p.settings.Beside(r)
	}
	reconcile.Check(r)
	rules.Check(r)
	reconcile.Order(r)
}

// recognised reports whether cells were read from images, which the second
// reader cannot do.
func recognised(r *normalize.Report) bool {
	return slices.ContainsFunc(r.Facts, func(f normalize.Fact) bool { return f.OCR != nil })
}

// doubtful reports whether sums are broken or need numbers in blanks, cells are
// unreadable, rows unknown, or rows, tables or chapters missing: then it is worth knowing whether the print or the reading is at
// fault.
func doubtful(r *normalize.Report) bool {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Verdict == "broken" || f.Verdict == "open" || f.Verdict == "not_stated" {
			return true
		}
		switch f.Rule {
		case normalize.RuleUnreadable, normalize.RuleRowMissing, normalize.RuleRowUnknown, "structure.table_missing", "structure.section_missing":
			return true
		}
	}
	return false
}

// reading is what the second reader finds in a file.
type reading struct {
	report *normalize.Report // nil where that reader fails: two readings are evidence, one is the rule
	abrupt []int             // the pages whose content ends in the middle
	lost   []int             // the pages that are damaged
}

// tell tells a report which pages are damaged.
func (r reading) tell(report *normalize.Report) {
	report.Damaged(extract.PagesAbrupt, r.abrupt)
	report.Damaged(extract.PagesDamaged, r.lost)
}

// readAgain reads a PDF file by the second reader. Its error says that the file's
// numbers are not what it prints, whoever reads them.
func (p *Pipeline) readAgain(ctx context.Context, content []byte) (reading, error) {
	file, err := p.second.Read(ctx, content)
	if errors.Is(err, interpret.ErrContradiction) {
		return reading{}, &extract.Error{Reason: extract.NoText, Detail: "pdf: " + err.Error()}
	}
	if file == nil || err != nil && len(file.Pages) == 0 {
		return reading{}, nil
	}
	r := reading{abrupt: file.Abrupt, lost: file.Damaged}
	laid, err := layout.Document(ctx, file.Pages, p.settings.Limits)
	if err != nil {
		return r, nil
	}
	r.report, _ = p.reports.Read(&extract.Document{Format: extract.PDF, Blocks: laid.Blocks, Source: laid.Source})
	return r, nil
}

// documentRefusal says why a file is no document.
func documentRefusal(path string, err error) *normalize.Refusal {
	f := &fault{InternalError, err.Error()}
	var why *extract.Error
	switch {
	case errors.As(err, &why):
		f = &fault{string(why.Reason), why.Detail}
	case errors.Is(err, ocr.ErrNoTesseract):
		f = &fault{NoTesseract, err.Error()}
	case errors.Is(err, context.DeadlineExceeded):
		f = &fault{TimeLimit, ""}
	}
	return f.refusal(path)
}
