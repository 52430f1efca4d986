// Package sarif writes findings in the Static Analysis Results Interchange
// Format, version 2.1.0 (OASIS), which code hosts and editors show at the place
// of each finding.
//
// In: checked reports and refusals. Out: one JSON object with one run: a result
// per finding and per refused input, an artifact per input with its hash, and
// the rules that were met. Results are written at once; artifacts are kept until
// the end (package spool), rules as long as the run. The encoder is
// encoding/json; no library is needed for a format of a few dozen names.
package sarif

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/internal/spool"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// Options say how a Writer writes.
type Options struct {
	Language findings.Language
	Version  string // of the program, "" where it is not known
	// Suppressions says that findings may be waived: then every result says whether
	// it is, as the format wants it of all or of none.
	Suppressions bool
	// Describe says what a rule is about; nil, or false: what the form says of it.
	Describe func(rule string) (Rule, bool)
}

// Rule is what people are told about a rule.
type Rule struct {
	Title form.Text // one phrase
	Full  form.Text // one sentence or more
	Help  form.Text // what it means for the reader, and the law
}

// Writer writes findings as SARIF. It is a findings.Writer.
type Writer struct {
	w         io.Writer
	o         Options
	encoder   *json.Encoder
	artifacts spool.Spool
	inputs    int
	results   int
	rules     map[string]int // index by rule
	described []descriptor
}

// New returns a writer to w.
func New(w io.Writer, o Options) *Writer {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &Writer{w: w, o: o, encoder: e, rules: map[string]int{}}
}

const (
	version   = "2.1.0"
	schema    = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	ruleInput = "input.refused" // the rule of a refused input
	// fingerprint names the identity of a finding among the fingerprints.
	fingerprint = "goujiIdentity/v1"
)

// Begin opens the run.
func (w *Writer) Begin() error {
	return w.text(`{"$schema":"` + schema + `","version":"` + version + `","runs":[{"columnKind":"unicodeCodePoints","results":[`)
}

// Report writes a report's findings.
func (w *Writer) Report(r *normalize.Report) error {
	index, err := w.artifact(&r.Source, map[string]any{"organ": r.Organ, "year": r.Year, "form": r.Form, "holds": findings.Holds(r)})
	if err != nil {
		return err
	}
	for i := range r.Findings {
		if err := w.result(w.finding(r, &r.Findings[i], index)); err != nil {
			return err
		}
	}
	return nil
}

// Refusal writes an input that is no report, as a result of its own.
func (w *Writer) Refusal(r *normalize.Refusal) error {
	index, err := w.artifact(&r.Source, map[string]any{"refused": r.Refused})
	if err != nil {
		return err
	}
	row := findings.RowOfRefusal(r)
	message := w.o.Language.Text(form.Text{ZH: row.MessageZH, EN: row.MessageEN})
	res := result{
		RuleID: ruleInput, RuleIndex: w.rule(ruleInput, nil), Level: "warning", Message: text{Text: message},
		Locations:  []location{{PhysicalLocation: &physical{Artifact: w.location(&r.Source, index)}}},
		Properties: map[string]any{"refused": r.Refused, "detail": r.Detail},
	}
	if len(r.Links) > 0 {
		res.Properties["links"] = r.Links
	}
	w.suppress(&res, nil)
	return w.result(res)
}

// End writes the artifacts and the rules, and closes the run.
func (w *Writer) End() error {
	if err := w.text(`],"artifacts":[`); err != nil {
		return err
	}
	if _, err := w.artifacts.WriteTo(w.w); err != nil {
		return err
	}
	if err := w.text(`],"tool":{"driver":`); err != nil {
		return err
	}
	d := driver{Name: "Gouji", Version: w.o.Version, Language: w.o.Language.Say("zh-CN", "en-US"), Rules: w.described}
	if d.Rules == nil {
		d.Rules = []descriptor{}
	}
	if err := w.encoder.Encode(d); err != nil {
		return err
	}
	return w.text("}}]}\n")
}

func (w *Writer) text(s string) error {
	_, err := io.WriteString(w.w, s)
	return err
}

func (w *Writer) result(r result) error {
	w.results++
	if w.results > 1 {
		if err := w.text(","); err != nil {
			return err
		}
	}
	return w.encoder.Encode(r)
}

// artifact keeps an input and returns its index.
func (w *Writer) artifact(s *normalize.Source, properties map[string]any) (int, error) {
	index := w.inputs
	w.inputs++
	a := artifact{Location: w.location(s, index), Properties: properties}
	a.Location.Index = nil
	if s.Bytes > 0 {
		a.Length = &s.Bytes
	}
	if s.SHA256 != "" {
		a.Hashes = map[string]string{"sha-256": s.SHA256}
	}
	if s.Record != "" {
		properties["record"] = s.Record
	}
	if s.Charset != "" {
		properties["charset"] = s.Charset // what the bytes were; the format's own field wants names of IANA
	}
	b, err := json.Marshal(a)
	if err != nil {
		return 0, fmt.Errorf("sarif: %w", err)
	}
	if index > 0 {
		b = append([]byte{','}, b...)
	}
	_, err = w.artifacts.Write(append(b, '\n'))
	return index, err
}

func (w *Writer) location(s *normalize.Source, index int) artifactLocation {
	uri := s.URL
	if s.Path != "" {
		uri = fileURI(s.Path)
	}
	return artifactLocation{URI: uri, Index: &index}
}

// finding makes a result of a finding.
func (w *Writer) finding(r *normalize.Report, f *normalize.Finding, index int) result {
	message := w.o.Language.Text(f.Message)
	if f.Formula != "" {
		message += "\n" + f.Formula
	}
	res := result{
		RuleID: f.Rule, RuleIndex: w.rule(f.Rule, r.FormData), Level: level(f.Severity),
		Message:      text{Text: message},
		Fingerprints: map[string]string{fingerprint: f.Identity},
		Properties:   properties(f),
	}
	alternatives := findings.Alternatives(f)
	at, name := f.Where, f.At
	if len(alternatives) > 0 && len(alternatives[0].Changes) > 0 {
		at, name = &alternatives[0].Changes[0].Where, alternatives[0].Changes[0].Fact
	}
	primary := w.place(r, at, index)
	if f.Passage != nil {
		primary.PhysicalLocation.Properties["passage"] = f.Passage
	}
	if name != "" {
		primary.Logical = []logical{{Name: name, Kind: "value"}}
	}
	res.Locations = []location{primary}
	for _, a := range alternatives {
		for i := range a.Changes {
			c := &a.Changes[i]
			l := w.place(r, &c.Where, index)
			l.ID = len(res.Related) + 1
			l.Message = &text{Text: c.Fact + " " + c.Stated.String() + " → " + c.Expected.String() +
				" (" + w.o.Language.Text(findings.SlipText(c.Slip)) + ")"}
			l.Logical = []logical{{Name: c.Fact, Kind: "value"}}
			res.Related = append(res.Related, l)
		}
	}
	w.suppress(&res, f.Waived)
	return res
}

// place makes a location of a place in a report.
func (w *Writer) place(r *normalize.Report, at *normalize.Where, index int) location {
	p := &physical{Artifact: w.location(&r.Source, index), Properties: map[string]any{}}
	if at != nil {
		if at.Line > 0 {
			p.Region = &region{StartLine: at.Line}
		}
		p.Properties["where"] = at
	}
	return location{PhysicalLocation: p}
}

// suppress says whether a result was accepted, where results may be.
func (w *Writer) suppress(r *result, by *normalize.Waiver) {
	if !w.o.Suppressions {
		return
	}
	r.Suppressions = &[]suppression{}
	if by != nil {
		properties := map[string]string{"by": by.By, "date": by.Date}
		if by.Note != "" {
			properties["note"] = by.Note
		}
		r.Suppressions = &[]suppression{{Kind: "external", Status: "accepted", Justification: by.Reason, Properties: properties}}
	}
}

func level(severity string) string {
	switch severity {
	case normalize.SeverityError, normalize.SeverityWarning:
		return severity
	}
	return "note"
}

// properties hold what the format has no name for.
func properties(f *normalize.Finding) map[string]any {
	p := map[string]any{"at": f.At}
	for name, value := range map[string]string{"verdict": f.Verdict, "formula": f.Formula, "located": f.Located, "cause": f.Cause} {
		if value != "" {
			p[name] = value
		}
	}
	if f.Left != nil {
		p["left"] = f.Left
	}
	if f.Right != nil {
		p["right"] = f.Right
	}
	if f.Difference != nil {
		p["difference"] = f.Difference
	}
	if f.Derived != nil {
		p["derived"] = f.Derived
	}
	if len(f.Facts) > 0 {
		p["facts"] = f.Facts
	}
	if len(f.Repairs) > 0 {
		p["repairs"] = f.Repairs
	}
	return p
}
