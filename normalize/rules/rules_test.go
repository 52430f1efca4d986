package rules

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reporttest"
)

// TestBases holds that the reports that examples change are sound.
func TestBases(t *testing.T) {
	wantFindings(t, judgeExample(t, on2021()))
	wantFindings(t, judgeExample(t, on2014()))
}

// TestExamples holds that each example breaks its rule and no other one of this
// package.
func TestExamples(t *testing.T) {
	for _, rule := range All(forms(t)) {
		example := rule.Page().Example
		if example == nil || strings.HasPrefix(rule.ID, "narrative.") {
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			r := judgeExample(t, example)
			found := false
			for i := range r.Findings {
				f := &r.Findings[i]
				switch {
				case f.Rule == rule.ID:
					found = true
					complete(t, f)
				case f.Rule == normalize.RulePartial && rule.ID == "structure.tables_as_images":
				case f.Verdict != "" && strings.HasPrefix(rule.ID, "applications."): // one wrong cell breaks the sums of its row and column
				default:
					t.Errorf("also breaks %s: %s", f.Rule, f.Message.EN)
				}
			}
			if !found {
				t.Error("is not broken by its example")
			}
			if d := example.Diff(); !strings.Contains(d, "+") && !strings.Contains(d, "-") {
				t.Errorf("the change is %q", d)
			}
		})
	}
}

// complete holds that a finding says what and where in both languages.
func complete(t *testing.T, f *normalize.Finding) {
	t.Helper()
	if f.Message.ZH == "" || f.Message.EN == "" || f.Severity == "" || f.Identity == "" {
		t.Errorf("%s lacks a text: %+v", f.Rule, f)
	}
	if f.Where == nil && f.Passage == nil && f.Rule != normalize.RulePartial {
		t.Errorf("%s has no place", f.Rule)
	}
	if strings.Contains(f.Message.ZH+f.Message.EN, "%!") {
		t.Errorf("%s: %s %s", f.Rule, f.Message.ZH, f.Message.EN)
	}
}

// TestCatalogue holds that the rules are complete and their ids unlike each other.
func TestCatalogue(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+\.[a-z_]+$`)
	seen := map[string]bool{}
	for _, r := range All(forms(t)) {
		if !id.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("the id %q is malformed or stands twice", r.ID)
		}
		seen[r.ID] = true
		page := r.Page()
		for _, text := range append([]form.Text{page.Title, page.What, page.Why}, page.Law...) {
			if text.ZH == "" || text.EN == "" {
				t.Errorf("%s lacks a text", r.ID)
			}
		}
		if !slices.Contains([]string{"error", "warning", "notice"}, r.Severity) {
			t.Errorf("%s has the severity %q", r.ID, r.Severity)
		}
		if needs := r.ID != normalize.RuleReadingsDiffer && !severalReports(r.ID); needs != (page.Example != nil) {
			t.Errorf("%s has an example: %v, want %v", r.ID, !needs, needs)
		}
	}
	for _, f := range forms(t) {
		for _, rule := range f.Rules {
			if !seen[rule] {
				t.Errorf("%s has no page", rule)
			}
		}
	}
}

// severalReports reports whether a rule is about more than one report.
func severalReports(id string) bool {
	return slices.ContainsFunc([]string{"series.", "hierarchy.", "hint.", "copies."}, func(group string) bool { return strings.HasPrefix(id, group) })
}

// TestChecks holds that every rule judged here has its entry, also where it found
// nothing, that a second call changes nothing, and that the sums' entries stay.
func TestChecks(t *testing.T) {
	r := edited(t, Edit{"行政处罚\t96", "行政处罚\t-96"})
	if n := len(r.FormData.Rules) + len(judged()); len(r.Checks) != n {
		t.Errorf("%d entries, want %d", len(r.Checks), n)
	}
	before, checks := broken(r), slices.Clone(r.Checks)
	Check(r)
	if after := broken(r); !slices.Equal(before, after) || len(r.Checks) != len(checks) {
		t.Errorf("a second call finds %s, the first %s", after, before)
	}
	for _, c := range r.Checks {
		switch c.Rule {
		case "cell.negative":
			if c.Broken != 1 || c.Holds != 198 {
				t.Errorf("%s: %+v", c.Rule, c)
			}
		case "structure.section_missing":
			if c.Holds != 6 || c.Broken != 0 {
				t.Errorf("%s: %+v", c.Rule, c)
			}
		}
	}
}

// TestPartial holds that a report of which a part is missing is not blamed for it.
func TestPartial(t *testing.T) {
	r := readReport(t, "2021.txt", on2021(Edit{"六、其他需要报告的事项\n\n2024年未收取信息处理费。\n", ""}, Edit{"公开内容的更新还不够及时，下一步将加强督促。", "无"}).Content())
	r.Partial = true
	Check(r)
	wantFindings(t, r)
}

// TestGenerated judges generated reports of all layouts: a rule may be broken only
// where the report was made to break it.
func TestGenerated(t *testing.T) {
	n := 1200
	if testing.Short() {
		n = 200
	}
	counts := map[string]int{}
	for d := range reporttest.Sample(3, n) {
		r := readReport(t, "report."+extension(d.Format), d.Bytes)
		Check(r)
		for i := range r.Findings {
			f := &r.Findings[i]
			if excuse := made(&d, f); excuse == "" {
				t.Errorf("%s: %s %s: %s", d.Name, f.Rule, f.At, f.Message.ZH)
			} else {
				counts[f.Rule]++
			}
		}
	}
	t.Logf("%d documents, findings that are true: %v", n, counts)
}

// made says why a report really breaks a rule, "" where it does not.
func made(d *reporttest.Document, f *normalize.Finding) string {
	has := func(name string) string {
		if strings.Contains(d.Name, name) {
			return name
		}
		return ""
	}
	switch f.Rule {
	case "cell.blank":
		if d.Want.HasBlanks() {
			return "blanks"
		}
		if has("text-aligned") != "" {
			return "a layout that leaves open what belongs to which row"
		}
		return has("rows-empty")
	case "cell.negative":
		for _, v := range d.Want.Facts {
			if strings.HasPrefix(v.Number, "-") {
				return "a negative number"
			}
		}
	case "cell.unit":
		return has("units")
	case "cell.part_exceeds_whole":
		if d.Want.Injected != nil {
			return "an error"
		}
	case "cell.amount_unlikely":
		return "amounts are drawn without regard to the organ"
	case "structure.numbering_doubled":
		return has("numbering-doubled")
	case "structure.section_missing":
		return has("end-cut")
	case normalize.RuleUnreadable, normalize.RuleLabelMisprinted, normalize.RuleRowUnknown, normalize.RuleRowRepeated, normalize.RuleRowMissing, normalize.RulePartial:
		return "reading"
	}
	return ""
}

func extension(f reporttest.Format) string {
	switch f {
	case reporttest.HTML:
		return "html"
	case reporttest.Markdown:
		return "md"
	}
	return "txt"
}

func BenchmarkCheck(b *testing.B) {
	r := readReport(b, "2021.txt", on2021().Content())
	b.ReportAllocs()
	for b.Loop() {
		Check(r)
	}
}
