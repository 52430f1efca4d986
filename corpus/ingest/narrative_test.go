package ingest_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reporttest"
)

// TestNarrativeOfSamples reads what the narrative of every real report says, and
// compares it with what a careful reader wrote down in mentions.txt.
func TestNarrativeOfSamples(t *testing.T) {
	parse := pipeline(t)
	want := readMentions(t)
	names, err := filepath.Glob(samples + "*.*")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples: ", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, refusal := parse(name, content)
		if refusal != nil {
			t.Fatalf("%s is refused: %s", name, refusal.Refused)
		}
		base := filepath.Base(name)
		var got []string
		for i := range r.Mentions {
			got = append(got, mentionLine(&r.Mentions[i]))
		}
		for i := range r.Findings {
			if f := &r.Findings[i]; strings.HasPrefix(f.Rule, "narrative.") {
				got = append(got, fmt.Sprintf("! %s %s %s", f.Rule, f.Severity, f.Formula))
			}
		}
		if !slices.Equal(got, want[base]) {
			t.Errorf("%s:\n got\n%s\n want\n%s", base, strings.Join(got, "\n"), strings.Join(want[base], "\n"))
		}
		delete(want, base)
	}
	for name := range want {
		t.Errorf("no sample %s", name)
	}
}

// mentionLine writes a mention as mentions.txt does.
func mentionLine(m *normalize.Mention) string {
	words := m.Reason
	if m.Verdict != normalize.MentionUnbound {
		words = strings.Join(m.Facts, "+")
	}
	return fmt.Sprintf("%s %s %s: %s", m.Verdict, m.Value, words, m.Raw)
}

func readMentions(t *testing.T) map[string][]string {
	t.Helper()
	file, err := os.Open(truths + "mentions.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all := map[string][]string{}
	name := ""
	in := bufio.NewScanner(file)
	for in.Scan() {
		switch line := in.Text(); {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@ "):
			name = line[2:]
			all[name] = nil
		default:
			all[name] = append(all[name], line)
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestNarrativeOfGenerated reads generated reports whose tables are right: their
// narrative repeats the table's numbers, so that no finding about it is true.
func TestNarrativeOfGenerated(t *testing.T) {
	parse := pipeline(t)
	n := 1000
	if testing.Short() {
		n = 200
	}
	mentions, documents := map[string]int{}, 0
	for d := range reporttest.Sample(3, n) {
		r, refusal := parse("report."+extension(d.Format), d.Bytes)
		if refusal != nil {
			continue
		}
		documents++
		for i := range r.Mentions {
			mentions[r.Mentions[i].Verdict]++
		}
		for i := range r.Findings {
			if f := &r.Findings[i]; strings.HasPrefix(f.Rule, "narrative.") {
				t.Errorf("%s: %s %s", d.Name, f.Rule, f.Message.EN)
			}
		}
	}
	t.Logf("%d documents, mentions %v", documents, mentions)
}

// TestNarrativeOfOpenings reads the beginnings of 100 real pages. What they say about
// their tables was looked at: nothing contradicts what is printed of these.
func TestNarrativeOfOpenings(t *testing.T) {
	parse := pipeline(t)
	file, err := os.Open(truths + "openings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	verdicts := map[string]int{}
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for n := 0; in.Scan(); n++ {
		var o struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		r, refusal := parse("opening.txt", []byte(o.Text))
		if refusal != nil {
			continue // TestOpenings says so
		}
		for i := range r.Mentions {
			verdicts[r.Mentions[i].Verdict]++
		}
		for i := range r.Findings {
			if f := &r.Findings[i]; strings.HasPrefix(f.Rule, "narrative.") {
				t.Errorf("opening %d: %s %s", n, f.Rule, f.Message.EN)
			}
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("mentions %v", verdicts)
	if verdicts[normalize.MentionAgrees] == 0 {
		t.Error("no opening agrees with its table")
	}
}
