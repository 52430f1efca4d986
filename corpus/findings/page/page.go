// Package page writes findings as one HTML file that stands alone: a summary, and
// for every report its findings, its tables as printed with the cells of broken
// sums marked, and its narrative with the numbers in it marked. It is made to be
// read on a screen and to be printed on A4 and signed.
//
// In: checked reports that keep their tables (normalize.Reader.Keep), and
// refusals. Out: HTML without script and without any request; a content security
// policy says so. Reports are written to a spool (package spool) as they come,
// because the summary stands before them; memory does not grow with their number
// but for the identities of findings.
//
// All text goes through html/template of the standard library, which escapes it
// for where it stands.
package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"html/template"
	"io"
	"strconv"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/internal/spool"
	"github.com/gouji/gouji/normalize"
)

// Limits bound what is shown in full, so that a browser can show the file. What
// is left out is said in its place; findings are never left out. The zero value
// of a field means its default.
type Limits struct {
	Found int // reports with errors or warnings shown with tables and narrative; default 300
	Sound int // other reports shown that way; default 20
	Cells int // of the tables of one report; default 20000
	Chars int // of the narrative of one report; default 200000
}

func (l Limits) withDefaults() Limits {
	for _, d := range [...]struct {
		field *int
		value int
	}{{&l.Found, 300}, {&l.Sound, 20}, {&l.Cells, 20_000}, {&l.Chars, 200_000}} {
		if *d.field <= 0 {
			*d.field = d.value
		}
	}
	return l
}

// Options say how a Writer writes.
type Options struct {
	Language findings.Language
	Limits   Limits
	Version  string // of the program
}

// Writer writes findings as HTML. It is a findings.Writer.
type Writer struct {
	w        io.Writer
	language findings.Language
	limits   Limits
	version  string
	words    *words
	template *template.Template
	index    spool.Spool // the lines of the summary
	bodies   spool.Spool // the reports
	anchors  map[string]int
	total    totals
}

// totals are the numbers of the summary.
type totals struct {
	Reports, Sound, Broken, Undecided, Formless, Refused int
	Findings                                             findings.Count
	Short                                                int // reports shown without tables and narrative
	found, full                                          int // of those shown in full: with findings, without
}

//go:embed page.tmpl
var source string

//go:embed page.css
var style string

// New returns a writer to w.
func New(w io.Writer, o Options) (*Writer, error) {
	t, err := template.New("page").Parse(source)
	if err != nil {
		return nil, err
	}
	words := english
	if o.Language == findings.Chinese {
		words = chinese
	}
	return &Writer{
		w: w, language: o.Language, limits: o.Limits.withDefaults(), version: o.Version, words: &words, template: t, anchors: map[string]int{},
	}, nil
}

// Begin does nothing: the first part of the file is known last.
func (w *Writer) Begin() error { return nil }

// Report keeps a report's part of the file.
func (w *Writer) Report(r *normalize.Report) error {
	v := w.view(r)
	w.count(r, &v)
	return errors.Join(
		w.template.ExecuteTemplate(&w.index, "line", &v),
		w.template.ExecuteTemplate(&w.bodies, "report", &v),
	)
}

// Refusal keeps the line of an input that is no report.
func (w *Writer) Refusal(r *normalize.Refusal) error {
	w.total.Refused++
	row := findings.RowOfRefusal(r)
	v := refusalView{W: w.words, Source: clean(row.Source), Refused: r.Refused, Message: clean(w.language.Say(row.MessageZH, row.MessageEN))}
	for _, link := range r.Links {
		v.Links = append(v.Links, clean(link.Text+" "+link.Href))
	}
	return w.template.ExecuteTemplate(&w.index, "refusal", &v)
}

// End writes the file.
func (w *Writer) End() error {
	defer w.index.Close() // a second time where all went well
	defer w.bodies.Close()
	hash := sha256.Sum256([]byte(style))
	head := headView{
		W: w.words, Lang: w.language.Tag(), Style: template.CSS(style), T: &w.total, Limits: w.limits, Version: w.version,
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'",
	}
	if err := w.template.ExecuteTemplate(w.w, "head", &head); err != nil {
		return err
	}
	if _, err := w.index.WriteTo(w.w); err != nil {
		return err
	}
	if err := w.template.ExecuteTemplate(w.w, "summary-end", &head); err != nil {
		return err
	}
	if _, err := w.bodies.WriteTo(w.w); err != nil {
		return err
	}
	return w.template.ExecuteTemplate(w.w, "end", &head)
}

// count adds a report to the totals.
func (w *Writer) count(r *normalize.Report, v *reportView) {
	t := &w.total
	t.Reports++
	t.Findings.Add(v.Count)
	switch {
	case v.Count.Errors > 0:
		t.Broken++
	case r.Form == "":
		t.Formless++
	case findings.Undecided(r):
		t.Undecided++
	default:
		t.Sound++
	}
	if v.Short {
		t.Short++
	}
}

// full reports whether a report is shown with tables and narrative.
func (w *Writer) full(c findings.Count) bool {
	if c.Errors+c.Warnings > 0 {
		w.total.found++
		return w.total.found <= w.limits.Found
	}
	w.total.full++
	return w.total.full <= w.limits.Sound
}

// anchor names the place of a finding in the file: its identity, with a number
// where the same finding stands in it more than once.
func (w *Writer) anchor(identity string) string {
	n := w.anchors[identity] + 1
	w.anchors[identity] = n
	if n == 1 {
		return "f-" + identity
	}
	return "f-" + identity + "-" + strconv.Itoa(n)
}
