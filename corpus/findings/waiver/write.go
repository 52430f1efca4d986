package waiver

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/gouji/gouji/normalize"
)

// Writer writes the findings of reports as a file of waivers, to be looked
// through and cut down by the person who accepts them.
type Writer struct {
	w       io.Writer
	by      normalize.Waiver
	written map[string]bool // identities
}

// NewWriter returns a writer of entries with the given reason, name and date. It
// writes what the file is for at the first finding.
func NewWriter(w io.Writer, by normalize.Waiver) *Writer {
	return &Writer{w: w, by: by, written: map[string]bool{}}
}

// Begin writes what the file is.
func (w *Writer) Begin() error {
	_, err := io.WriteString(w.w, "# Accepted findings, for --waivers of gouji check and gouji corpus check. Delete the entries that are not accepted.\n"+
		"# 已接受的发现，供 gouji check 和 gouji corpus check 的 --waivers 使用。请删去不接受的条目。\n")
	return err
}

// Count is the number of entries written.
func (w *Writer) Count() int { return len(w.written) }

// Report writes an entry for every finding of a report that nobody accepted yet,
// once for each identity, below a comment that says what it is.
func (w *Writer) Report(r *normalize.Report) error {
	for i := range r.Findings {
		if err := w.Finding(r.Source.Path, &r.Findings[i]); err != nil {
			return err
		}
	}
	return nil
}

// Finding writes an entry for a finding of the report at path, as Report does.
func (w *Writer) Finding(path string, f *normalize.Finding) error {
	if f.Waived != nil || f.Identity == "" || w.written[f.Identity] {
		return nil
	}
	w.written[f.Identity] = true
	var b strings.Builder
	fmt.Fprintf(&b, "\n# %s: %s %s (%s)\n", comment(path), comment(f.Rule), comment(f.At), f.Severity)
	for _, text := range []string{f.Message.ZH, f.Message.EN, f.Formula} {
		if text != "" {
			b.WriteString("# " + comment(text) + "\n")
		}
	}
	fmt.Fprintf(&b, "- identity: %s\n  reason: %s\n  by: %s\n  date: %s\n",
		quote(f.Identity), quote(w.by.Reason), quote(w.by.By), quote(w.by.Date))
	_, err := io.WriteString(w.w, b.String())
	return err
}

// comment makes text from outside fit for a comment: one line of characters that
// YAML allows.
func comment(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r == '\uFEFF' || r >= 0xFFFE && r <= 0xFFFF:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// quote writes a text as JSON does, which YAML reads.
func quote(text string) string {
	b, err := json.Marshal(comment(text))
	if err != nil {
		return `""` // no text is beyond JSON
	}
	return string(b)
}
