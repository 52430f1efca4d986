// Package record writes reports and refusals as JSON: the public record, one
// object each, whose names and order do not change between releases.
//
// In: a normalize.Report or a normalize.Refusal. Out: one line of compact JSON,
// appended to a buffer. The encoder is written by hand because a report has some
// two hundred facts and encoding/json spends more time on them than reading
// them takes. It writes valid JSON for every value: bytes that are no UTF-8
// become U+FFFD, HTML characters stay as they are.
package record

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// CheckSchema names the object that AppendCheck writes.
const CheckSchema = "gouji/check/v1"

// Append appends r as one JSON object without a line break.
func Append(b []byte, r *normalize.Report) []byte {
	b = append(b, '{')
	b = stringField(b, "schema", r.Schema)
	b = appendSource(key(b, "source"), &r.Source)
	b = stringField(b, "title", r.Title)
	b = stringField(b, "organ", r.Organ)
	b = textField(b, "organ_full", r.OrganFull)
	b = numberField(b, "year", int64(r.Year))
	b = stringField(b, "published", r.Published)
	b = stringField(b, "form", r.Form)
	if r.Partial {
		b = append(key(b, "partial"), "true"...)
	}
	if len(r.Metadata) > 0 {
		b = appendList(key(b, "metadata"), r.Metadata, appendMeta)
	}
	b = textField(b, "preamble", r.Preamble)
	b = appendList(key(b, "sections"), r.Sections, appendSection)
	b = appendList(key(b, "facts"), r.Facts, appendFact)
	if len(r.Tables) > 0 {
		b = appendList(key(b, "tables"), r.Tables, appendTable)
	}
	b = appendList(key(b, "mentions"), r.Mentions, appendMention)
	if len(r.Implied) > 0 {
		b = appendList(key(b, "implied"), r.Implied, appendImplied)
	}
	b = appendChecks(key(b, "checks"), r.Checks)
	b = appendList(key(b, "findings"), r.Findings, appendFinding)
	return append(b, '}')
}

// AppendCheck appends what the rules say about r, without the facts, as one
// JSON object without a line break.
func AppendCheck(b []byte, r *normalize.Report) []byte {
	b = append(b, '{')
	b = stringField(b, "schema", CheckSchema)
	b = appendSource(key(b, "source"), &r.Source)
	b = stringField(b, "organ", r.Organ)
	b = numberField(b, "year", int64(r.Year))
	b = stringField(b, "form", r.Form)
	b = appendChecks(key(b, "checks"), r.Checks)
	b = appendList(key(b, "findings"), r.Findings, appendFinding)
	return append(b, '}')
}

// AppendRefusal appends r as one JSON object without a line break.
func AppendRefusal(b []byte, r *normalize.Refusal) []byte {
	b = append(b, '{')
	b = stringField(b, "schema", r.Schema)
	b = appendSource(key(b, "source"), &r.Source)
	b = stringField(b, "refused", r.Refused)
	b = appendText(key(b, "reason"), r.Reason)
	b = textField(b, "detail", r.Detail)
	if len(r.Links) > 0 {
		b = appendList(key(b, "links"), r.Links, appendLink)
	}
	return append(b, '}')
}

func appendSource(b []byte, s *normalize.Source) []byte {
	b = append(b, '{')
	b = textField(b, "path", s.Path)
	b = textField(b, "url", s.URL)
	b = textField(b, "record", s.Record)
	b = textField(b, "format", s.Format)
	b = textField(b, "charset", s.Charset)
	b = textField(b, "sha256", s.SHA256)
	b = numberField(b, "bytes", s.Bytes)
	b = textField(b, "fetched", s.Fetched)
	return append(b, '}')
}

func appendMeta(b []byte, m *normalize.Meta) []byte {
	b = append(b, '{')
	b = stringField(b, "name", m.Name)
	b = stringField(b, "value", m.Value)
	return append(b, '}')
}

func appendLink(b []byte, l *normalize.Link) []byte {
	b = append(b, '{')
	b = stringField(b, "text", l.Text)
	b = stringField(b, "href", l.Href)
	return append(b, '}')
}

func appendSection(b []byte, s *normalize.Section) []byte {
	b = append(b, '{')
	b = stringField(b, "key", s.Key)
	b = stringField(b, "number", s.Number)
	b = stringField(b, "title", s.Title)
	b = numberField(b, "level", int64(s.Level))
	b = stringField(b, "text", s.Text)
	if len(s.Sections) > 0 {
		b = appendList(key(b, "sections"), s.Sections, appendSection)
	}
	b = countField(b, "line", s.Line)
	return append(b, '}')
}

func appendFact(b []byte, f *normalize.Fact) []byte {
	b = append(b, `{"id":`...) // the fields that every fact has, by far most of a record
	b = appendString(b, f.ID)
	b = append(b, `,"value":`...)
	if f.Status.Known() {
		b = f.Value.Append(b)
	} else {
		b = append(b, "null"...)
	}
	b = append(b, `,"raw":`...)
	b = appendString(b, f.Raw)
	b = append(b, `,"unit":`...)
	b = appendString(b, f.Unit)
	b = append(b, `,"status":"`...)
	b = append(b, f.Status.String()...)
	b = append(b, '"')
	b = textField(b, "reason", f.Reason)
	b = textField(b, "reading", f.Reading.String())
	b = countField(b, "readings", int(f.Readings))
	if f.OCR != nil {
		b = appendOCR(key(b, "ocr"), f.OCR)
	}
	b = appendWhere(key(b, "where"), &f.Where)
	return append(b, '}')
}

func appendWhere(b []byte, w *normalize.Where) []byte {
	b = append(b, '{')
	b = countField(b, "page", w.Page)
	b = countField(b, "line", w.Line)
	b = countField(b, "table", w.Table)
	b = countField(b, "row", w.Row)
	b = countField(b, "column", w.Column)
	b = countField(b, "offset", w.Offset)
	if w.Box != [4]float32{} {
		b = append(key(b, "box"), '[')
		for i, edge := range w.Box {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendFloat(b, edge, 1)
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

func appendOCR(b []byte, o *normalize.OCR) []byte {
	b = append(b, '{')
	b = appendFloat(key(b, "confidence"), o.Confidence, 2)
	b = countField(b, "readings", o.Readings)
	if len(o.Candidates) > 0 {
		b = appendStrings(key(b, "candidates"), o.Candidates)
	}
	return append(b, '}')
}

func appendTable(b []byte, t *normalize.Raw) []byte {
	b = append(b, '{')
	b = numberField(b, "table", int64(t.Table))
	b = countField(b, "line", t.Line)
	b = textField(b, "section", t.Section)
	b = appendList(key(b, "rows"), t.Rows, func(b []byte, row *[]string) []byte {
		return appendStrings(b, *row)
	})
	return append(b, '}')
}

func appendChecks(b []byte, checks []normalize.Check) []byte {
	b = append(b, '{')
	for i := range checks {
		c := &checks[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, c.Rule), ":{"...)
		b = numberField(b, "holds", int64(c.Holds))
		b = numberField(b, "broken", int64(c.Broken))
		b = numberField(b, "open", int64(c.Open))
		b = numberField(b, "not_stated", int64(c.NotStated))
		b = append(b, '}')
	}
	return append(b, '}')
}

// appendFinding writes the lists of facts and suspects of every identity, also
// the empty ones: no suspect is a statement, too.
func appendFinding(b []byte, f *normalize.Finding) []byte {
	b = append(b, '{')
	b = stringField(b, "rule", f.Rule)
	b = stringField(b, "at", f.At)
	b = stringField(b, "severity", f.Severity)
	b = textField(b, "verdict", f.Verdict)
	b = valueField(b, "left", f.Left)
	b = valueField(b, "right", f.Right)
	b = valueField(b, "difference", f.Difference)
	b = valueField(b, "derived", f.Derived)
	b = textField(b, "formula", f.Formula)
	b = textField(b, "cause", f.Cause)
	identity := f.Verdict != ""
	if identity || len(f.Facts) > 0 {
		b = appendStrings(key(b, "facts"), f.Facts)
	}
	if identity || len(f.Suspects) > 0 {
		b = appendList(key(b, "suspects"), f.Suspects, appendSuspect)
	}
	if len(f.Repairs) > 0 {
		b = appendList(key(b, "repairs"), f.Repairs, appendRepair)
	}
	b = countField(b, "more_repairs", f.MoreRepairs)
	b = textField(b, "located", f.Located)
	if f.Where != nil {
		b = appendWhere(key(b, "where"), f.Where)
	}
	if f.Passage != nil {
		b = appendPassage(key(b, "passage"), f.Passage)
	}
	b = appendText(key(b, "message"), f.Message)
	b = stringField(b, "identity", f.Identity)
	if f.Waived != nil {
		b = appendWaiver(key(b, "waived"), f.Waived)
	}
	return append(b, '}')
}

func appendWaiver(b []byte, w *normalize.Waiver) []byte {
	b = append(b, '{')
	b = stringField(b, "reason", w.Reason)
	b = stringField(b, "by", w.By)
	b = stringField(b, "date", w.Date)
	b = textField(b, "note", w.Note)
	return append(b, '}')
}

func appendSuspect(b []byte, s *normalize.Suspect) []byte {
	b = append(b, '{')
	b = stringField(b, "fact", s.Fact)
	b = s.Stated.Append(key(b, "stated"))
	b = s.Expected.Append(key(b, "expected"))
	b = stringField(b, "slip", s.Slip)
	b = stringField(b, "reason", s.Reason)
	if len(s.Evidence) > 0 {
		b = appendStrings(key(b, "evidence"), s.Evidence)
	}
	b = appendWhere(key(b, "where"), &s.Where)
	return append(b, '}')
}

func appendRepair(b []byte, r *normalize.Repair) []byte {
	b = append(b, '{')
	b = appendList(key(b, "changes"), r.Changes, appendChange)
	b = textField(b, "slip", r.Slip)
	if len(r.Evidence) > 0 {
		b = appendStrings(key(b, "evidence"), r.Evidence)
	}
	return append(b, '}')
}

func appendChange(b []byte, c *normalize.Change) []byte {
	b = append(b, '{')
	b = stringField(b, "fact", c.Fact)
	b = c.Stated.Append(key(b, "stated"))
	b = c.Expected.Append(key(b, "expected"))
	b = stringField(b, "slip", c.Slip)
	b = appendWhere(key(b, "where"), &c.Where)
	return append(b, '}')
}

func appendMention(b []byte, m *normalize.Mention) []byte {
	b = append(b, '{')
	b = appendStrings(key(b, "facts"), m.Facts)
	b = key(b, "value")
	if m.Reason == normalize.UnreadableMention {
		b = append(b, "null"...)
	} else {
		b = m.Value.Append(b)
	}
	b = stringField(b, "raw", m.Raw)
	b = stringField(b, "verdict", m.Verdict)
	b = textField(b, "reason", m.Reason)
	b = appendPassage(key(b, "where"), &m.Where)
	return append(b, '}')
}

func appendPassage(b []byte, p *normalize.Passage) []byte {
	b = append(b, '{')
	b = stringField(b, "section", p.Section)
	b = numberField(b, "chapter", int64(p.Chapter))
	b = numberField(b, "paragraph", int64(p.Paragraph))
	b = numberField(b, "offset", int64(p.Offset))
	b = countField(b, "length", p.Length)
	return append(b, '}')
}

func appendImplied(b []byte, i *normalize.Implied) []byte {
	b = append(b, '{')
	b = stringField(b, "fact", i.Fact)
	b = i.Least.Append(key(b, "least"))
	b = valueField(b, "most", i.Most)
	return append(b, '}')
}

func appendText(b []byte, t form.Text) []byte {
	b = append(b, '{')
	b = stringField(b, "zh", t.ZH)
	b = stringField(b, "en", t.EN)
	return append(b, '}')
}
