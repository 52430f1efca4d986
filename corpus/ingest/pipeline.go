package ingest

import (
	"errors"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reconcile"
)

// Pipeline returns the parser that makes a document of a file, a report of the
// document and checks the report's sums by the forms given.
func Pipeline(forms []*form.Form, limits extract.Limits) Parser {
	reader := normalize.New(forms)
	return func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		doc, err := read.Document(path, content, limits)
		if err != nil {
			return nil, documentRefusal(path, err)
		}
		report, refusal := reader.Read(doc)
		if refusal != nil {
			return nil, refusal
		}
		reconcile.Check(report)
		return report, nil
	}
}

// documentRefusal says why a file is no document.
func documentRefusal(path string, err error) *normalize.Refusal {
	f := &fault{InternalError, err.Error()}
	var why *extract.Error
	if errors.As(err, &why) {
		f = &fault{string(why.Reason), why.Detail}
	}
	return f.refusal(path)
}
