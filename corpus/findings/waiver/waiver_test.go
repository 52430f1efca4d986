package waiver_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/findings/waiver"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

const file = `# accepted
- identity: 0123456789abcdef
  reason: 原件如此，已向机关核实
  by: 王
  date: 2025-03-01
- identity: 1234567890123456
  reason: "a: b # c"
  by: 'B'
  date: "2025-03-02"
  note: |
    two
    lines
`

func report(identities ...string) *normalize.Report {
	r := &normalize.Report{Source: normalize.Source{Path: "a\n- b.txt"}}
	for _, id := range identities {
		r.Findings = append(r.Findings, normalize.Finding{Rule: "x", Severity: "error", Identity: id,
			Message: form.Text{ZH: "不\u2028平", EN: "a\n- identity: b"}})
	}
	return r
}

func TestApply(t *testing.T) {
	l, err := waiver.Parse("w.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	r := report("0123456789abcdef", "ffffffffffffffff")
	l.Apply(r)
	want := normalize.Waiver{Reason: "原件如此，已向机关核实", By: "王", Date: "2025-03-01"}
	if w := r.Findings[0].Waived; w == nil || *w != want {
		t.Errorf("waived: %+v", w)
	}
	if w := r.Findings[1].Waived; w != nil {
		t.Errorf("nobody accepted it: %+v", w)
	}
	unused := l.Unused()
	if len(unused) != 1 || unused[0].Identity != "1234567890123456" || unused[0].Line != 6 || unused[0].Reason != "a: b # c" || unused[0].Note != "two\nlines" {
		t.Errorf("unused: %+v", unused)
	}
	var none *waiver.List
	none.Apply(r)
	if none.Unused() != nil {
		t.Error("no list has no entries")
	}
}

func TestFaults(t *testing.T) {
	const entry = "- identity: 0123456789abcdef\n  reason: r\n  by: b\n  date: 2025-03-01\n"
	for _, test := range []struct{ name, file, want string }{
		{"duplicate", entry + entry, "w.yaml:5:13: 0123456789abcdef is waived in line 1 already\n    - identity: 0123456789abcdef\n                ^"},
		{"reason", strings.Replace(entry, "reason: r", "note: r", 1), "w.yaml:1:3: reason is missing\n    - identity: 0123456789abcdef\n      ^"},
		{"blank reason", strings.Replace(entry, "reason: r", "reason: ' '", 1), "w.yaml:2:11: reason is missing"},
		{"null reason", strings.Replace(entry, "reason: r", "reason:", 1), "reason is missing"},
		{"by", strings.Replace(entry, "by: b", "note: b", 1), "by is missing"},
		{"date", strings.Replace(entry, "2025-03-01", "2025-02-30", 1), "w.yaml:4:9: date: want a day written YYYY-MM-DD\n      date: 2025-02-30\n            ^"},
		{"no date", strings.Replace(entry, "  date: 2025-03-01\n", "", 1), "date is missing"},
		{"identity", strings.Replace(entry, "cdef", "cdeF", 1), "w.yaml:1:13: identity: want the 16 hexadecimal digits"},
		{"unknown", entry + "  until: 2026\n", "w.yaml:5:3: unknown key \"until\"; valid: identity, reason, by, date, note"},
		{"twice", entry + "  by: c\n", "w.yaml:5:3"},
		{"list", "identity: x\n", "want one list"},
		{"text", "x\n", "want one list"},
		{"entry", "- x\n", "w.yaml:1:3: want an entry"},
		{"nested", "- identity:\n    a: b\n  reason: r\n  by: b\n  date: 2025-03-01\n", "identity: want a text"},
		{"alias", "- identity: &a x\n", `"&" is not allowed`},
		{"brackets", "[[[[]]]]\n", `"[" is not allowed`},
		{"deep", "- a:\n   - a:\n      - a:\n         - a: b\n", "nested too deep"},
		{"no YAML", "- identity: \"x\n", "w.yaml:1:"},
		{"bytes", "- \xff\n", "not UTF-8"},
		{"wide", "- identity: 0123456789abcdef\n  reason: r\n  by: b\n  date: 二〇二五\n", "  date: 二〇二五\n            ^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := waiver.Parse("w.yaml", []byte(test.file))
			var fault *form.Error
			if !errors.As(err, &fault) {
				t.Fatalf("error %v", err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got\n%v\nwant\n%s", err, test.want)
			}
		})
	}
	for _, empty := range []string{"", "# nothing yet\n", "---\n", "null\n"} {
		if l, err := waiver.Parse("w.yaml", []byte(empty)); err != nil || len(l.Unused()) != 0 {
			t.Errorf("%q: %v", empty, err)
		}
	}
	if _, err := waiver.Load("none.yaml"); err == nil || !strings.Contains(err.Error(), "none.yaml: cannot open") {
		t.Errorf("missing file: %v", err)
	}
}

// What is written is read again, whatever the report says.
func TestWrite(t *testing.T) {
	var b bytes.Buffer
	w := waiver.NewWriter(&b, normalize.Waiver{Reason: "a: \"b\" # c\n- d", By: "王\x00", Date: "2025-03-01"})
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	accepted := report("0123456789abcdef", "1234567890123456", "0123456789abcdef", "")
	for range 2 {
		if err := w.Report(accepted); err != nil {
			t.Fatal(err)
		}
	}
	if w.Count() != 2 {
		t.Errorf("%d entries", w.Count())
	}
	l, err := waiver.Parse("w.yaml", b.Bytes())
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	l.Apply(accepted)
	if w := accepted.Findings[1].Waived; w == nil || w.Reason != `a: "b" # c - d` || w.By != "王\uFFFD" {
		t.Errorf("waived: %+v", w)
	}
	if len(l.Unused()) != 0 {
		t.Errorf("entries of nothing in\n%s", b.String())
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(file))
	f.Add([]byte("- identity: \"x"))
	f.Add([]byte("- - - a: {b: [c]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := waiver.Parse("w.yaml", data)
		if (l == nil) == (err == nil) {
			t.Errorf("list %v, error %v", l, err)
		}
	})
}
