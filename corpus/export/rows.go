package export

import (
	"context"
	"strings"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/organs/division"
	"github.com/gouji/gouji/corpus/store"
)

// ahead is how many reports are read from the database before they are written.
const ahead = 64

// rows writes the rows of all tables.
func (w *writer) rows(ctx context.Context, db *store.DB) error {
	if err := w.codebook(); err != nil {
		return err
	}
	if err := w.variableRows(); err != nil {
		return err
	}
	if err := db.Failures(ctx, w.failure); err != nil {
		return err
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	reports, done := make(chan *store.Report, ahead), make(chan error, 1)
	go func() {
		defer close(reports)
		done <- db.Reports(inner, func(r *store.Report) error {
			select {
			case reports <- r:
				return nil
			case <-inner.Done():
				return inner.Err()
			}
		})
	}()
	var failed error
	for r := range reports {
		if failed == nil {
			failed = ctx.Err()
		}
		if failed == nil {
			failed = w.add(r)
		}
		if failed != nil {
			cancel() // and drain the channel
		}
	}
	if err := <-done; failed == nil {
		failed = err
	}
	if failed != nil {
		return failed
	}
	if err := w.rules(); err != nil {
		return err
	}
	return w.panel.flush(w.tables)
}

func (w *writer) failure(f *store.Failure) error {
	return w.tables.failures.add(text(f.Path), text(f.Member), text(f.Refused), text(f.ReasonZH), text(f.ReasonEN), text(f.Detail))
}

// add writes the rows of one report.
func (w *writer) add(r *store.Report) error {
	w.report++
	report := cell{kind: whole, integer: w.report}
	organ, year, formID := text(r.Organ), some(r.Year), text(r.Form)
	errors, warnings := 0, 0
	for i := range r.Findings {
		f := &r.Findings[i]
		w.tallies.of(f.Rule).findings++
		switch f.Severity {
		case "error":
			errors++
		case "warning":
			warnings++
		}
		if err := w.tables.findings.add(report, organ, year, formID, text(f.Origin), text(f.Rule), text(f.At), text(f.Severity), text(f.Verdict),
			digits(f.Left), digits(f.Right), digits(f.Difference), text(f.Formula), text(f.Located), text(f.Facts), text(f.Suspects),
			text(f.MessageZH), text(f.MessageEN), text(f.Identity)); err != nil {
			return err
		}
	}
	if err := w.checks(r, []cell{report, organ, year, formID}); err != nil {
		return err
	}
	if err := w.tables.reports.add(report, organ, text(r.OrganFull), identityOf(r), divisionOf(r), year, formID, text(r.Title), date(r.Published), boolean(r.Partial),
		integer(len(r.Facts)), integer(r.Known), integer(errors), integer(warnings), integer(r.Copies), text(r.Format), text(r.Charset),
		text(r.Path), text(r.Member), text(r.URL), text(r.Fetched), text(r.SHA256), cell{kind: whole, integer: r.Bytes}); err != nil {
		return err
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		table, rest, _ := strings.Cut(f.ID, ".")
		row, column, _ := strings.Cut(rest, ".")
		if err := w.tables.facts.add(report, organ, year, formID, text(f.ID), text(table), text(row), text(column), value(f), text(f.Raw), text(f.Unit),
			text(f.Status.String()), some(f.Page), some(f.Line), some(f.Table), some(f.Row), some(f.Column)); err != nil {
			return err
		}
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		parent := cell{}
		if s.Parent >= 0 {
			parent = integer(s.Parent)
		}
		if err := w.tables.sections.add(report, organ, year, integer(s.N), parent, text(s.Key), text(s.Number), text(s.Title), integer(s.Level), text(s.Text)); err != nil {
			return err
		}
	}
	if err := w.panel.add(r, w.report, w.tables); err != nil {
		return err
	}
	if w.Done != nil {
		w.Done()
	}
	return nil
}

// identityOf is the key under which the reports of an organ are the same.
func identityOf(r *store.Report) cell {
	file := r.Path
	if r.Member != "" {
		file += "!" + r.Member
	}
	return text(organs.Of(organs.Fullest(r.Organ, r.OrganFull)).Identity(r.URL, file))
}

// divisionOf is the code of the division that a report's organ belongs to.
func divisionOf(r *store.Report) cell {
	d, _ := division.In(organs.Fullest(r.Organ, r.OrganFull), r.Year)
	return some(d.Code)
}
