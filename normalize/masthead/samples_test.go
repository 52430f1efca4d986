package masthead

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// truth is what a careful reader finds in a sample.
type truth struct {
	Organ     string  `json:"organ"`
	OrganFull string  `json:"organ_full"`
	Year      int     `json:"year"`
	Published *string `json:"published"`
}

func TestSamples(t *testing.T) {
	files, err := filepath.Glob("../../testdata/truth/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var want truth
			if err := json.Unmarshal(raw, &want); err != nil {
				t.Fatal(err)
			}
			m := Read(sample(t, filepath.Join("../../testdata/samples", name)))
			if m.Organ != want.Organ {
				t.Errorf("organ %q (%s), want %q", m.Organ, m.OrganFrom, want.Organ)
			}
			if m.Year != want.Year {
				t.Errorf("year %d (%s), want %d", m.Year, m.YearFrom, want.Year)
			}
			if want.Published != nil && m.Published != *want.Published {
				t.Errorf("published %q (%s), want %q", m.Published, m.PublishedFrom, *want.Published)
			}
			if want.OrganFull != "" && m.OrganFull != want.OrganFull {
				t.Errorf("organ_full %q, want %q", m.OrganFull, want.OrganFull)
			}
			if m.Title == "" {
				t.Error("no title")
			}
			t.Logf("%q, full name %q, published %s", m.Title, m.OrganFull, m.Published)
		})
	}
}

// sample reads the sample that has the given path without its extension.
func sample(t *testing.T, path string) Input {
	t.Helper()
	for _, ext := range []string{".txt", ".md", ".html"} {
		raw, err := os.ReadFile(path + ext)
		if err != nil {
			continue
		}
		switch ext {
		case ".html":
			return fromHTML(string(raw))
		case ".md":
			return fromMarkdown(string(raw))
		}
		return fromText(string(raw))
	}
	t.Skip("only as a PDF file")
	return Input{}
}

func fromMarkdown(text string) Input {
	in := fromText(text)
	for i := range in.Lines {
		l := &in.Lines[i]
		rest := strings.TrimLeft(l.Text, "#")
		l.Heading = len(l.Text) - len(rest)
		l.Text = strings.TrimSpace(rest)
	}
	return in
}

// fromHTML reads pages as roughly as the test needs it.
func fromHTML(page string) Input {
	var in Input
	meta := regexp.MustCompile(`(?i)<meta[^>]*name="([^"]*)"[^>]*content="([^"]*)"`)
	for _, m := range meta.FindAllStringSubmatch(page, -1) {
		in.Meta = append(in.Meta, extract.Meta{Name: m[1], Value: html.UnescapeString(m[2])})
	}
	if m := regexp.MustCompile(`(?is)<title>(.*?)</title>`).FindStringSubmatch(page); m != nil {
		in.PageTitle = html.UnescapeString(m[1])
	}
	if i := strings.Index(page, "<body"); i >= 0 {
		page = page[i:]
	}
	page = regexp.MustCompile(`(?is)<(script|style)\b.*?</(script|style)>`).ReplaceAllString(page, "")
	page = strings.ReplaceAll(page, "\n", "")
	page = regexp.MustCompile(`(?i)</?(p|div|li|tr|h[1-6]|table|ul)\b[^>]*>|<br[^>]*>`).ReplaceAllString(page, "\n")
	page = regexp.MustCompile(`(?i)</t[dh]>`).ReplaceAllString(page, "\t")
	page = regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(page, "")
	return Input{Lines: fromText(html.UnescapeString(page)).Lines, PageTitle: in.PageTitle, Meta: in.Meta}
}
