package outline

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

var embedded = sync.OnceValues(form.Embedded)

func forms(t testing.TB) []*form.Form {
	t.Helper()
	fs, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// labels knows the labels of the forms' tables.
func labels(fs []*form.Form) func(string) bool {
	known := map[string]bool{}
	for _, f := range fs {
		for _, table := range f.Tables {
			add := func(all []string) {
				for _, s := range all {
					known[fold.Label(s)] = true
				}
			}
			add(table.Captions)
			for _, row := range table.Rows {
				add(row.Labels)
				add(row.Group)
			}
			for _, column := range table.Columns {
				add(column.Labels)
				add(column.Group)
			}
		}
	}
	return func(s string) bool { return known[fold.Label(s)] }
}

// outlineOf reads a plain text, or a markdown one where it begins with #.
func outlineOf(t testing.TB, text string) Outline {
	t.Helper()
	fs := forms(t)
	format := extract.Text
	if strings.Contains(text, "# ") {
		format = extract.Markdown
	}
	doc := textdoc.Read(text, format, extract.Limits{})
	return New(fs).Read(Input{Blocks: doc.Blocks, TableLabel: labels(fs)})
}

// show writes an outline in lines: the preamble, then each section with its key,
// number, title and text, indented by its depth. Line breaks in texts are ⏎.
func show(o Outline) string {
	var b strings.Builder
	if o.Preamble != "" {
		fmt.Fprintf(&b, "<%s>\n", oneLine(o.Preamble))
	}
	showSections(&b, o.Sections, "")
	for _, f := range o.Faults {
		fmt.Fprintf(&b, "! %s %v\n", f.Kind, f.Path)
	}
	return b.String()
}

func showSections(b *strings.Builder, sections []Section, indent string) {
	for _, s := range sections {
		fmt.Fprintf(b, "%s%d|%s|%s|%s|%s\n", indent, s.Level, s.Key, s.Number, s.Title, oneLine(s.Text))
		showSections(b, s.Sections, indent+"  ")
	}
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }
