package htmldoc

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/gouji/gouji/extract"
)

// tablesOf returns the tables of a document, in order.
func tablesOf(doc *extract.Document) []*extract.Table {
	var tables []*extract.Table
	for _, b := range doc.Blocks {
		if b.Kind == extract.TableBlock {
			tables = append(tables, b.Table)
		}
	}
	return tables
}

func TestSamples(t *testing.T) {
	shapes := map[string][][2]int{ // rows, columns
		"pingtan-2018":         {{16, 4}},
		"pingtan-2025":         {{14, 4}, {28, 10}, {4, 15}},
		"shanghai-office-2019": {{18, 5}, {26, 10}, {4, 15}},
		"suqian-2023":          {{14, 4}, {28, 10}, {4, 15}},
		"suqian-2024":          {{14, 4}, {28, 10}, {4, 15}},
	}
	for name, src := range sources(t) {
		t.Run(name, func(t *testing.T) {
			doc := read(t, src, extract.Limits{})
			if len(doc.Problems) > 0 {
				t.Errorf("problems: %v", doc.Problems)
			}
			var got [][2]int
			for _, table := range tablesOf(doc) {
				got = append(got, [2]int{table.Rows, table.Cols})
			}
			if diff := cmp.Diff(shapes[name], got); diff != "" {
				t.Error(diff)
			}
			checkPlaces(t, doc)
		})
	}
}

// TestSampleCells compares every cell with what the parser of golang.org/x/net
// finds, which knows nothing of grids but all of tag soup.
func TestSampleCells(t *testing.T) {
	for name, src := range sources(t) {
		t.Run(name, func(t *testing.T) {
			root, err := html.Parse(strings.NewReader(src))
			if err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for n := range root.Descendants() {
				if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
					want = append(want, fold(textOf(n)))
				}
			}
			for _, table := range tablesOf(read(t, src, extract.Limits{})) {
				for _, c := range table.Cells {
					got = append(got, fold(c.Text))
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// TestSampleValues compares the two large tables with the samples' truth: its
// facts have the order of the print.
func TestSampleValues(t *testing.T) {
	for name, src := range sources(t) {
		want := truth(t, name, "applications.", "proceedings.")
		if len(want) == 0 {
			continue // a report by an older form
		}
		t.Run(name, func(t *testing.T) {
			tables := tablesOf(read(t, src, extract.Limits{}))
			var got []string
			for row := 3; row < tables[1].Rows; row++ {
				for col := 3; col < tables[1].Cols; col++ {
					got = append(got, tables[1].At(row, col).Text)
				}
			}
			for col := range tables[2].Cols {
				got = append(got, tables[2].At(3, col).Text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// truth returns the values of a sample's facts whose keys begin with one of the
// prefixes, in the order of the file, as they are printed.
func truth(t *testing.T, name string, prefixes ...string) []string {
	t.Helper()
	b, err := os.ReadFile("../../testdata/truth/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	decoder := json.NewDecoder(strings.NewReader(string(b)))
	decoder.UseNumber()
	for {
		token, err := decoder.Token()
		if err != nil {
			return values
		}
		key, _ := token.(string)
		for _, prefix := range prefixes {
			if !strings.HasPrefix(key, prefix) || !decoder.More() {
				continue
			}
			switch value, _ := decoder.Token(); value := value.(type) {
			case json.Number:
				values = append(values, value.String())
			case nil: // a blank cell
				values = append(values, "")
			}
		}
	}
}
