package masthead

import (
	"strings"
	"testing"
	"time"

	"github.com/gouji/gouji/extract"
)

func FuzzRead(f *testing.F) {
	for _, o := range openings(f) {
		f.Add(o.Text, "", "")
	}
	for _, cases := range [][]readCase{titleCases, proseCases, dateCases, pageCases, convertedCases} {
		for _, c := range cases {
			f.Add(c.text, c.page, "2020-02-30")
		}
	}
	f.Fuzz(func(t *testing.T, text, page, meta string) {
		in := fromText(text)
		in.PageTitle = page
		in.Meta = []extract.Meta{{Name: "PubDate", Value: meta}, {Name: "SiteName", Value: page}, {Name: "ContentSource", Value: meta}}
		m := Read(in)
		printed := everything(in)
		for _, s := range []string{m.Title, m.Organ, m.OrganFull} {
			if !occurs(printed, normal(s)) {
				t.Errorf("%q is not in the input", s)
			}
		}
		for _, p := range m.Metadata {
			if !occurs(printed, normal(p.Name)) || !occurs(printed, normal(p.Value)) {
				t.Errorf("%q: %q is not in the input", p.Name, p.Value)
			}
		}
		consistent(t, &in, &m)
	})
}

// consistent checks what holds of every masthead: years and dates of the calendar, a
// source for every value and for no other, and a title that stands in the lines.
func consistent(t *testing.T, in *Input, m *Masthead) {
	t.Helper()
	if m.Year != 0 && (m.Year < firstYear || m.Year > lastYear) {
		t.Errorf("year %d", m.Year)
	}
	if _, err := time.Parse(time.DateOnly, m.Published); m.Published != "" && err != nil {
		t.Errorf("published %q", m.Published)
	}
	for value, from := range map[string]Evidence{m.Organ: m.OrganFrom, m.Published: m.PublishedFrom} {
		if (value == "") != (from == "") {
			t.Errorf("value %q from %q", value, from)
		}
	}
	if (m.Year == 0) != (m.YearFrom == "") {
		t.Errorf("year %d from %q", m.Year, m.YearFrom)
	}
	if m.TitleLine < -1 || m.TitleLine+m.TitleLines > len(in.Lines) || (m.TitleLine < 0) != (m.TitleLines == 0) {
		t.Errorf("title in lines %d+%d of %d", m.TitleLine, m.TitleLines, len(in.Lines))
	}
}

// everything is the input without blanks, bullets and junk.
func everything(in Input) string {
	var b strings.Builder
	add := func(s string) {
		for s != "" {
			var l string
			l, s = firstLine(s)
			b.WriteString(normal(cleanLine(l)))
		}
	}
	for _, l := range in.Lines {
		add(l.Text)
	}
	for _, l := range in.Lines { // the ends of overlong lines
		if len(l.Text) > lineBytes {
			_, last := lastLine(l.Text)
			b.WriteString("\n" + normal(cleanLine(last)))
		}
	}
	for _, m := range in.Meta {
		b.WriteByte('\n')
		add(m.Value)
	}
	b.WriteByte('\n')
	add(strings.ReplaceAll(in.PageTitle, "\n", " "))
	return b.String()
}

func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if bullet(r) {
			return -1
		}
		return r
	}, s)
}

// occurs reports whether s is in text as a whole or in two parts: a year may
// have stood between.
func occurs(text, s string) bool {
	if strings.Contains(text, s) {
		return true
	}
	for i := range s {
		if strings.Contains(text, s[:i]) && strings.Contains(text, s[i:]) {
			return true
		}
	}
	return false
}

// hostile are inputs that could cost much more than they say.
func hostile() map[string]Input {
	return map[string]Input{
		"one endless line":       fromText(strings.Repeat("政府信息公开", 1<<20)),
		"years":                  fromText(strings.Repeat("2021年", 1<<18)),
		"brackets":               fromText(strings.Repeat("(", 1<<20) + "政府信息公开年度报告"),
		"closing brackets":       fromText(strings.Repeat(strings.Repeat(")", 1000)+"政府信息公开年度报告\n", 1000)),
		"junk":                   fromText(strings.Repeat("據(jù)?", 1<<18)),
		"a million empty lines":  fromText(strings.Repeat("\n", 1<<20)),
		"a million short lines":  fromText(strings.Repeat("公开\n", 1<<20)),
		"labels":                 fromText(strings.Repeat("发布日期发布时间:", 1<<16)),
		"line breaks in a line":  {Lines: []Line{{Text: strings.Repeat("\n", 1<<24)}}},
		"endless page title":     {PageTitle: strings.Repeat("公开年报_", 1<<20)},
		"invalid UTF-8":          fromText(strings.Repeat("\xe5\xe5年\xff公开\xe6", 1<<16)),
		"only question marks":    fromText(strings.Repeat("?", 1<<20)),
		"dates at the end":       fromText(strings.Repeat("2021-01-18 ", 1<<18)),
		"organs side by side":    fromText(strings.Repeat("某局、", 1<<18) + "2021年政府信息公开年度报告"),
		"spaced out":             fromText(strings.Repeat("公 ", 1<<18)),
		"wrapped lines":          fromText(strings.Repeat(strings.Repeat("某县，", 20)+"\n", 1<<14)),
		"alternating open marks": fromText(strings.Repeat("(a", 1<<20)),
	}
}

func TestHostile(t *testing.T) {
	for _, in := range hostile() {
		m := Read(in)
		consistent(t, &in, &m)
	}
}

// BenchmarkHostile shows how long they take.
func BenchmarkHostile(b *testing.B) {
	for name, in := range hostile() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Read(in)
			}
		})
	}
}
