package rules

import (
	"embed"
	"strings"
)

// Example is a report that breaks a rule: a sound one with changes.
type Example struct {
	Base  string // one of the files in examples
	Edits []Edit // made one after the other
}

// Edit replaces the first occurrence of a text.
type Edit struct{ Old, New string }

// examples are sound reports, short but for their tables.
//
//go:embed examples
var examples embed.FS

// on2021 changes the report of the form of 2021.
func on2021(edits ...Edit) *Example { return &Example{"2021.txt", edits} }

// on2014 changes the report with the list of indicators.
func on2014(edits ...Edit) *Example { return &Example{"2014.txt", edits} }

// Content returns the example's report as a file, for a file name with the
// extension of Base.
func (e *Example) Content() []byte { return []byte(e.change(nil)) }

// Diff returns the lines that the changes take away and put in, marked by - and +.
func (e *Example) Diff() string {
	var b strings.Builder
	e.change(&b)
	return b.String()
}

// change makes the changes and writes each to diff, unless that is nil. A change
// whose old text is not there makes none, which the tests find.
func (e *Example) change(diff *strings.Builder) string {
	content, err := examples.ReadFile("examples/" + e.Base)
	if err != nil {
		return "" // no such base: the tests find it
	}
	text := string(content)
	for _, edit := range e.Edits {
		at := strings.Index(text, edit.Old)
		if at < 0 {
			continue
		}
		changed := text[:at] + edit.New + text[at+len(edit.Old):]
		if diff != nil {
			from := strings.LastIndexByte(text[:at], '\n') + 1
			whole := at == from && strings.HasSuffix(edit.Old, "\n")
			writeDiff(diff, text[from:lineEnd(text, at+len(edit.Old), from, whole)], changed[from:lineEnd(changed, at+len(edit.New), from, whole)])
		}
		text = changed
	}
	return text
}

// lineEnd returns where the line ends that reaches to at, but not before from. Of a
// text of whole lines it is the end of the last one, if there is any.
func lineEnd(text string, at, from int, whole bool) int {
	if at == from && whole {
		return from
	}
	if at > from && text[at-1] == '\n' {
		return at - 1
	}
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// writeDiff writes the lines of two texts that are not the same, without those that
// both begin or end with.
func writeDiff(b *strings.Builder, before, after string) {
	old, changed := strings.Split(before, "\n"), strings.Split(after, "\n")
	for len(old) > 0 && len(changed) > 0 && old[0] == changed[0] {
		old, changed = old[1:], changed[1:]
	}
	for len(old) > 0 && len(changed) > 0 && old[len(old)-1] == changed[len(changed)-1] {
		old, changed = old[:len(old)-1], changed[:len(changed)-1]
	}
	for _, side := range [...]struct {
		sign  string
		lines []string
	}{{"-", old}, {"+", changed}} {
		for _, line := range side.lines {
			if line != "" {
				b.WriteString(side.sign + line + "\n")
			}
		}
	}
}
