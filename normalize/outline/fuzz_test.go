package outline

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
)

// FuzzBuild asserts that an outline invents and repeats nothing: its lines
// stand in the document, in that order.
func FuzzBuild(f *testing.F) {
	fs := forms(f)
	r := New(fs)
	label := labels(fs)
	f.Add(typical(), false)
	f.Add(strings.NewReplacer("\n", " ", "\t", " ").Replace(typical()), false)
	f.Add("# 一、总体情况\n\n## （一）甲\n\n1.乙。丙\n\n目录\n一、概述……1\n二、主动公开情况……2\n", true)
	f.Add("一、一、总体情况 二、二、主动公开政府信息情况 (一)甲乙 (二)丙丁 上一篇", false)
	f.Add("一、\n总体情况\n二、\n", false)
	f.Fuzz(func(t *testing.T, text string, markdown bool) {
		format := extract.Text
		if markdown {
			format = extract.Markdown
		}
		doc := textdoc.Read(text, format, extract.Limits{})
		o := r.Read(Input{Blocks: doc.Blocks, TableLabel: label})
		checkOutline(t, doc.Blocks, o)
	})
}

func checkOutline(t *testing.T, blocks []extract.Block, o Outline) {
	t.Helper()
	var source strings.Builder
	for i := range blocks {
		source.WriteString(blocks[i].Text)
		source.WriteByte('\n')
		if table := blocks[i].Table; table != nil {
			for _, c := range table.Cells {
				source.WriteString(c.Text)
				source.WriteByte('\n')
			}
		}
	}
	rest := source.String()
	take := func(what, text string) {
		for _, line := range strings.Split(text, "\n") {
			at := strings.Index(rest, line)
			if at < 0 {
				t.Fatalf("%s %q is not in the rest of the document", what, line)
			}
			rest = rest[at+len(line):]
		}
	}
	take("preamble", o.Preamble)
	count := 0
	var walk func(sections []Section)
	walk = func(sections []Section) {
		for i := range sections {
			s := &sections[i]
			if s.Title == "" || s.Level < 1 || s.Level > 6 {
				t.Fatalf("section %+v", s)
			}
			take("title", s.Title)
			take("text", s.Text)
			count++
			walk(s.Sections)
		}
	}
	walk(o.Sections)
	for _, f := range o.Faults {
		sections := o.Sections
		for _, k := range f.Path {
			if k >= len(sections) {
				t.Fatalf("fault %+v leads nowhere", f)
			}
			sections = sections[k].Sections
		}
	}
	if o.End > len(blocks) || count > maxSections {
		t.Fatalf("end %d of %d, %d sections", o.End, len(blocks), count)
	}
}
