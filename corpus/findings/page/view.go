package page

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"unicode"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// What the template shows. All texts are in the file's language.
type (
	headView struct {
		W            *words
		Lang, Policy string
		Style        template.CSS
		T            *totals
		Limits       Limits
		Version      string
	}
	refusalView struct {
		W                        *words
		Source, Refused, Message string
		Links                    []string
	}
	reportView struct {
		W                                   *words
		ID, Sign, Result                    string
		Organ, Year, Title, Form, Published string
		Source, Hash                        string
		Facts, Holds                        int
		Partial, Short                      bool
		Count                               findings.Count
		Findings, Accepted                  []findingView
		Tables                              []tableView
		TablesLeft                          string
		Chapters                            []chapterView
		TextLeft                            bool
		r                                   *normalize.Report
		marks                               map[findings.Cell]*findings.Mark
	}
	findingView struct {
		ID, Severity, SeverityText, Verdict string
		Message, Rule, At, Formula, Located string
		Place, Cause, Waived, Same          string
		Changes                             []changeView
	}
	changeView struct {
		Lead, Fact, Stated, Expected, Slip, Evidence, Place string
		Joined                                              bool // to the change above
	}
)

// ShortNote says how many reports are shown without tables and narrative.
func (h *headView) ShortNote() string {
	return fmt.Sprintf(h.W.ShortNote, h.Limits.Found, h.Limits.Sound, h.T.Short)
}

// view makes the view of a report.
func (w *Writer) view(r *normalize.Report) reportView {
	v := reportView{
		W: w.words, ID: "r" + strconv.Itoa(w.total.Reports+1), r: r,
		Organ: clean(r.Organ), Title: clean(r.Title), Published: clean(r.Published), Form: w.words.NoForm,
		Source: clean(r.Source.Name()), Hash: r.Source.SHA256,
		Facts: len(r.Facts), Holds: findings.Holds(r), Partial: r.Partial, Count: findings.Of(r),
	}
	if v.Organ == "" {
		v.Organ = w.words.OrganUnknown
	}
	v.Year = w.words.YearUnknown
	if r.Year != 0 {
		v.Year = strconv.Itoa(r.Year)
	}
	if r.FormData != nil {
		v.Form = clean(r.Form) + w.words.Colon + clean(w.language.Text(r.FormData.Title))
	} else if r.Form != "" {
		v.Form = clean(r.Form)
	}
	v.Sign, v.Result = w.result(r, v.Count)
	for i := range r.Findings {
		f := w.finding(r, &r.Findings[i])
		if i > 0 && len(f.Changes) > 0 && findings.SameAlternatives(&r.Findings[i-1], &r.Findings[i]) {
			f.Changes, f.Same = nil, w.words.SameChanges
		}
		if r.Findings[i].Waived != nil {
			v.Accepted = append(v.Accepted, f)
		} else {
			v.Findings = append(v.Findings, f)
		}
	}
	if v.Short = !w.full(v.Count); !v.Short {
		v.marks = findings.Marks(r)
		w.tables(&v)
		w.narrative(&v)
	}
	return v
}

// result says in a word how a report came out.
func (w *Writer) result(r *normalize.Report, c findings.Count) (sign, text string) {
	switch {
	case c.Errors > 0:
		return "bad", w.words.Broken
	case r.Form == "":
		return "doubt", w.words.Formless
	case findings.Undecided(r):
		return "doubt", w.words.Undecided
	case c.Warnings > 0:
		return "doubt", w.words.Sound
	}
	return "good", w.words.Sound
}

// finding makes the view of a finding.
func (w *Writer) finding(r *normalize.Report, f *normalize.Finding) findingView {
	say := w.language.Text
	v := findingView{
		ID: w.anchor(f.Identity), Severity: severityClass(f.Severity), SeverityText: say(findings.SeverityText(f.Severity)),
		Message: clean(say(f.Message)), Rule: f.Rule, At: clean(f.At), Formula: clean(f.Formula), Located: say(findings.LocatedText(f.Located, f.MoreRepairs)),
	}
	if f.Verdict != "" && f.Verdict != "broken" {
		v.Verdict = say(findings.VerdictText(f.Verdict))
	}
	switch f.Cause {
	case normalize.CausePublished:
		v.Cause = w.words.CausePublished
	case normalize.CauseReading:
		v.Cause = w.words.CauseReading
	}
	v.Changes = w.changes(r, f)
	if len(v.Changes) == 0 { // each has its own place
		v.Place = say(findings.FindingText(f))
	}
	if a := f.Waived; a != nil {
		v.Waived = clean(w.words.Waived + w.words.Colon + a.Reason + " — " + w.words.By + " " + a.By + w.words.Comma + a.Date)
		if a.Note != "" {
			v.Waived += w.words.Comma + clean(a.Note)
		}
	}
	return v
}

// changes lists the changes of cells that explain a finding. Several alternatives are
// numbered, and the cells of each hang together.
func (w *Writer) changes(r *normalize.Report, f *normalize.Finding) []changeView {
	var views []changeView
	alternatives := findings.Alternatives(f)
	for i := range alternatives {
		a := &alternatives[i]
		for k := range a.Changes {
			c := &a.Changes[k]
			v := changeView{
				Lead: w.words.SuspectCell + w.words.Colon, Fact: clean(w.language.Text(findings.FactText(r.FormData, c.Fact))),
				Stated: c.Stated.String(), Expected: c.Expected.String(),
				Slip: w.slip(c.Slip, a.Slip), Place: w.language.Text(findings.PlaceText(&c.Where)),
			}
			switch {
			case k > 0:
				v.Lead = w.words.And + w.words.Colon
			case len(alternatives) > 1:
				v.Lead = fmt.Sprintf("%s %d%s", w.words.Change, i+1, w.words.Colon)
			}
			if k == 0 {
				v.Evidence = w.evidence(a.Evidence)
			}
			v.Joined = k > 0
			views = append(views, v)
		}
	}
	return views
}

// evidence says what outside the table agrees with a change.
func (w *Writer) evidence(kinds []string) string {
	var texts []string
	for _, kind := range kinds {
		texts = append(texts, w.language.Text(findings.EvidenceText(kind)))
	}
	return strings.Join(texts, w.language.Say("，", ", "))
}

// slip names a slip: of the cell, else of the set.
func (w *Writer) slip(cell, set string) string {
	if cell == "" || set != "" {
		cell = set
	}
	if cell == "" {
		return ""
	}
	return w.language.Say("（", "(") + clean(w.language.Text(findings.SlipText(cell))) + w.language.Say("）", ")")
}

func severityClass(s string) string {
	switch s {
	case normalize.SeverityError, normalize.SeverityWarning:
		return s
	}
	return normalize.SeverityNotice
}

// title names a table of the form that a fact stands in.
func tableTitle(f *form.Form, id string) form.Text {
	if f == nil {
		return form.Text{}
	}
	slot, ok := f.Slot(id)
	if !ok {
		return form.Text{}
	}
	return f.Tables[f.Facts[slot].Table].Title
}

// clean makes text from outside fit to be shown: control characters, and marks
// that turn the direction of writing, become U+FFFD.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
