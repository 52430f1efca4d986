package masthead

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// opening is one line of openings.jsonl: the beginning of a real page and what
// it states. A field is nil where the page does not state it.
type opening struct {
	Text      string  `json:"text"`
	Organ     *string `json:"organ"`
	Year      *int    `json:"year"`
	Published *string `json:"published"`
}

func openings(t testing.TB) []opening {
	t.Helper()
	f, err := os.Open("../../testdata/samples/openings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []opening
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var o opening
		if err := json.Unmarshal(in.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		all = append(all, o)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// fromText makes an input of plain text, one line each.
func fromText(text string) Input {
	var in Input
	for i, s := range strings.Split(text, "\n") {
		in.Lines = append(in.Lines, Line{Text: s, Line: i + 1})
	}
	return in
}

// value returns what p points to, or the zero value.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func TestOpenings(t *testing.T) {
	const least = 98
	all := openings(t)
	if len(all) != 100 {
		t.Fatalf("%d openings, want 100", len(all))
	}
	right := map[string]int{}
	check := func(i int, field string, got, want any, from Evidence) {
		if got == want {
			right[field]++
			return
		}
		t.Logf("%-9s wrong in %2d: got %v (%s), want %v", field, i, got, from, want)
	}
	for i, o := range all {
		m := Read(fromText(o.Text))
		check(i, "organ", m.Organ, value(o.Organ), m.OrganFrom)
		check(i, "year", m.Year, value(o.Year), m.YearFrom)
		check(i, "published", m.Published, value(o.Published), m.PublishedFrom)
	}
	for _, field := range []string{"organ", "year", "published"} {
		t.Logf("%-9s %3d of %d right", field, right[field], len(all))
		if right[field] < least {
			t.Errorf("%s: %d of %d right, want %d", field, right[field], len(all), least)
		}
	}
}
