package sarif

import (
	"strings"
	"unicode"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/normalize/form"
)

// rule returns the index of a rule, which it describes at its first result.
func (w *Writer) rule(id string, f *form.Form) int {
	if i, known := w.rules[id]; known {
		return i
	}
	i := len(w.described)
	w.rules[id] = i
	w.described = append(w.described, w.describe(id, f))
	return i
}

// describe says what a rule is about: as the catalogue does, else as the form.
func (w *Writer) describe(id string, f *form.Form) descriptor {
	var r Rule
	known := false
	if w.o.Describe != nil {
		r, known = w.o.Describe(id)
	}
	switch {
	case known:
	case id == ruleInput:
		r.Title = form.Text{ZH: "输入不是可读取的报告", EN: "the input is no report that could be read"}
	default:
		r.Title = formTitle(id, f)
	}
	say := w.o.Language.Text
	title := say(r.Title)
	d := descriptor{ID: id, Name: pascal(id), Short: text{Text: title}, Full: text{Text: title}, Help: text{Text: title}}
	if full := say(r.Full); full != "" {
		d.Full.Text, d.Help.Text = full, full
	}
	if help := say(r.Help); help != "" {
		d.Help.Text = help
	}
	if f != nil && f.Basis != "" && !known && id != ruleInput {
		d.Help.Text += "\n" + w.o.Language.Say("依据：", "Basis: ") + f.Basis
	}
	return d
}

// formTitle is what a form says of a rule, else its name in words.
func formTitle(id string, f *form.Form) form.Text {
	if f != nil {
		if title, ok := f.RuleTitle(id); ok && findings.English.Text(title) != "" {
			return title
		}
	}
	name := strings.NewReplacer(".", ": ", "_", " ").Replace(id)
	return form.Text{ZH: name, EN: name}
}

// pascal makes of applications.flow the ApplicationsFlow that the format likes
// for names.
func pascal(id string) string {
	var b strings.Builder
	upper := true
	for _, r := range id {
		switch {
		case r == '.' || r == '_' || r == '-':
			upper = true
			continue
		case upper:
			r = unicode.ToUpper(r)
			upper = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
