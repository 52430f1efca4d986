package ingest_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// wide is a page with a table of one row that is wider than the paper.
func wide(numbers []string, width float64, border string) []byte {
	var b strings.Builder
	b.WriteString(`<style>@page{size:A4;margin:20mm}table{border-collapse:collapse;table-layout:fixed;width:1500px;font-size:12px}` +
		`td{text-align:center;white-space:nowrap;padding:0;` + border + `}</style><p>年度报告的说明文字，在版心之内。<table><tr>`)
	for i := range numbers {
		fmt.Fprintf(&b, `<td style="width:%gpx">第%d列`, width, i+1)
	}
	for range 2 {
		b.WriteString("<tr>")
		for _, n := range numbers {
			b.WriteString("<td>" + n)
		}
	}
	b.WriteString("</table>")
	return []byte(b.String())
}

// TestEdge prints tables that are wider than the paper by a browser, which leaves
// out the digits behind the edge: what is left of a number is never read as one.
func TestEdge(t *testing.T) {
	var numbers []string
	for i := range 20 {
		numbers = append(numbers, fmt.Sprint(370197+i*10101))
	}
	browser, r := startChromium(t), pdfReader(t)
	digits := regexp.MustCompile(`\d+\x{fffd}?`)
	for _, border := range []string{"border:1px solid", "border-bottom:1px solid", ""} {
		cut := 0
		for width := 50.0; width < 56; width++ {
			pdf, err := browser.print(wide(numbers, width, border))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := r.Read(t.Context(), pdf, extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			whole := 0
			for _, word := range digits.FindAllString(doc.Source, -1) {
				switch {
				case strings.HasSuffix(word, "\ufffd"):
					cut++
				case slices.Contains(numbers, word):
					whole++
				case len(word) > 2: // of a heading
					t.Errorf("%q, columns of %v px: read %s", border, width, word)
				}
			}
			if whole < 20 {
				t.Errorf("%q, columns of %v px: %d whole numbers", border, width, whole)
			}
		}
		if cut == 0 {
			t.Errorf("%q: no number is cut off", border)
		}
		t.Logf("%q: %d numbers cut off", border, cut)
	}
}
