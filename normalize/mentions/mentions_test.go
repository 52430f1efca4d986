package mentions

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// TestPassages checks that every mention stands where it says.
func TestPassages(t *testing.T) {
	byID := forms(t)
	m := reader(byID)
	for _, p := range passages(t, byID) {
		r := p.report(t, byID)
		r.Preamble = "本报告所列数据统计期限自1月1日起至12月31日止。\n" + p.text[0]
		m.Check(r)
		standing(t, r)
	}
}

// standing checks the places of all mentions and findings.
func standing(t testing.TB, r *normalize.Report) {
	t.Helper()
	for i := range r.Mentions {
		x := &r.Mentions[i]
		if got := at(r, x.Where); got != string([]rune(x.Raw)) {
			t.Errorf("%q is said to be %q at %+v", x.Raw, got, x.Where)
		}
	}
	for i := range r.Findings {
		if p := r.Findings[i].Passage; p == nil || at(r, *p) == "" {
			t.Errorf("%s has no passage", r.Findings[i].Rule)
		}
	}
}

// at returns the characters of a passage.
func at(r *normalize.Report, p normalize.Passage) string {
	lines := strings.Split(r.Preamble, "\n")
	if p.Chapter > 0 {
		lines = nil
		var walk func(s *normalize.Section)
		walk = func(s *normalize.Section) {
			if s.Text != "" {
				lines = append(lines, strings.Split(s.Text, "\n")...)
			}
			for i := range s.Sections {
				walk(&s.Sections[i])
			}
		}
		walk(&r.Sections[p.Chapter-1])
	}
	if p.Paragraph < 1 || p.Paragraph > len(lines) {
		return ""
	}
	runes := []rune(lines[p.Paragraph-1])
	if p.Offset < 0 || p.Offset+p.Length > len(runes) {
		return ""
	}
	return string(runes[p.Offset : p.Offset+p.Length])
}

// TestBrokenLines reads a sentence that a program broke into lines.
func TestBrokenLines(t *testing.T) {
	byID := forms(t)
	m := reader(byID)
	p := passages(t, byID)[0]
	p.text = []string{
		"一是加强领导。",
		"2024年，全市各级行政机关认真贯彻落实《条例》，共收到政府信息公开申",
		"请1250件，其中自然人申请1180件，法人或其他组织申请70件，全部按照规定的程",
		"序登记，办结1220件。",
	}
	r := p.report(t, byID)
	m.Check(r)
	standing(t, r)
	var got []string
	for i := range r.Mentions {
		x := &r.Mentions[i]
		got = append(got, fmt.Sprintf("%s %s %d", describe(r, x), x.Raw, x.Where.Paragraph))
	}
	want := []string{
		"agrees 1250 received 请1250件 3",
		"agrees 1180 received/natural_person 自然人申请1180件 3",
		"agrees 70 received/organizations 法人或其他组织申请70件 3",
		"agrees 1220 concluded 办结1220件 4",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestFinding checks what a finding says.
func TestFinding(t *testing.T) {
	byID := forms(t)
	m := reader(byID)
	p := passages(t, byID)[0]
	p.text = []string{"全市政府信息公开行政复议160件，行政诉讼64件。"}
	r := p.report(t, byID)
	m.Check(r)
	m.Check(r) // anew
	if len(r.Mentions) != 2 || len(r.Findings) != 1 {
		t.Fatalf("%d mentions, %d findings", len(r.Mentions), len(r.Findings))
	}
	f := r.Findings[0]
	want := normalize.Finding{
		Rule: RuleDiffers, At: "proceedings.litigation_direct.total+proceedings.litigation_after_reconsideration.total",
		Severity: normalize.SeverityWarning,
		Formula:  "mention 64 ≠ 46 = litigation_direct 20 + litigation_after_reconsideration 26",
		Message: form.Text{
			ZH: "正文称“行政诉讼64件”，表中“行政诉讼·未经复议直接起诉”20、“行政诉讼·复议后起诉”26，合计 46，相差 18。",
			EN: "The narrative says “行政诉讼64件”, but the table has “Lawsuits without prior review” 20 and “Lawsuits after review” 26, which add up to 46: a difference of 18.",
		},
	}
	if f.Rule != want.Rule || f.At != want.At || f.Severity != want.Severity || f.Formula != want.Formula || f.Message != want.Message {
		t.Errorf("got %+v", f)
	}
	if !f.Left.Equal(number.Int(64)) || !f.Right.Equal(number.Int(46)) || !f.Difference.Equal(number.Int(18)) {
		t.Errorf("amounts %v %v %v", f.Left, f.Right, f.Difference)
	}
	if where := (normalize.Passage{Section: "overview", Chapter: 1, Paragraph: 1, Offset: 17, Length: 7}); *f.Passage != where {
		t.Errorf("passage %+v", *f.Passage)
	}
}

// TestLimit checks that the mentions of a report are bounded.
func TestLimit(t *testing.T) {
	byID := forms(t)
	p := passages(t, byID)[0]
	p.text = []string{strings.Repeat("收到政府信息公开申请1件，", 2000)}
	r := p.report(t, byID)
	reader(byID).Check(r)
	if len(r.Mentions) != MaxMentions {
		t.Errorf("%d mentions", len(r.Mentions))
	}
}

// TestWithoutForm checks that a report of no known form has no mentions.
func TestWithoutForm(t *testing.T) {
	r := &normalize.Report{Sections: []normalize.Section{{Text: "收到政府信息公开申请12件。"}}}
	reader(forms(t)).Check(r)
	if r.Mentions != nil || r.Findings != nil {
		t.Errorf("%d mentions, %d findings", len(r.Mentions), len(r.Findings))
	}
}

// TestConcurrent reads the same reports on several goroutines.
func TestConcurrent(t *testing.T) {
	byID := forms(t)
	m := reader(byID)
	all := passages(t, byID)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range all {
				r := all[i].report(t, byID)
				m.Check(r)
				if len(r.Mentions) != len(all[i].want) {
					t.Errorf("%s: %d mentions", all[i].name(), len(r.Mentions))
				}
			}
		})
	}
	wg.Wait()
}

// TestInjection changes the number of every mention that agrees: what is certain has
// to be noticed.
func TestInjection(t *testing.T) {
	byID := forms(t)
	m := reader(byID)
	injected, noticed := 0, 0
	for _, p := range passages(t, byID) {
		r := p.report(t, byID)
		m.Check(r)
		for _, x := range r.Mentions {
			digits := strings.Index(x.Raw, x.Value.String())
			if x.Verdict != normalize.MentionAgrees || digits < 0 || x.Value.Sign() == 0 {
				continue
			}
			wrong := x.Raw[:digits] + string('0'+(x.Raw[digits]-'0')%9+1) + x.Raw[digits+1:]
			changed := p
			changed.text = append([]string(nil), p.text...)
			changed.text[x.Where.Paragraph-1] = replaceAt(p.text[x.Where.Paragraph-1], x.Where, wrong)
			y := changed.report(t, byID)
			m.Check(y)
			injected++
			if len(y.Findings) > len(r.Findings) {
				noticed++
			} else {
				t.Logf("%s: %s unnoticed in %s", p.name(), wrong, p.text[0])
			}
		}
	}
	t.Logf("%d numbers changed, %d noticed (%.1f %%)", injected, noticed, 100*float64(noticed)/float64(injected))
	if injected < 250 || noticed < injected*85/100 {
		t.Error("too few")
	}
}

func replaceAt(text string, p normalize.Passage, with string) string {
	runes := []rune(text)
	return string(runes[:p.Offset]) + with + string(runes[p.Offset+p.Length:])
}
