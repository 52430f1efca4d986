package page_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/internal/sample"
	"github.com/gouji/gouji/corpus/findings/page"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// write writes reports, and one refusal, and returns the file and its tree.
func write(t *testing.T, o page.Options, reports ...*normalize.Report) (string, *html.Node) {
	t.Helper()
	var b bytes.Buffer
	w, err := page.New(&b, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		if err := w.Report(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Refusal(sample.Refused()); err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), tree
}

// each calls f for all elements below n.
func each(n *html.Node, f func(*html.Node)) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			f(c)
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attribute(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// text is that of an element without what stands in its small elements.
func text(n *html.Node, small bool) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Data != "small" || small:
			b.WriteString(text(c, small))
		}
	}
	return b.String()
}

// all returns the elements with a name and a class, "" for any.
func all(tree *html.Node, name, class string) []*html.Node {
	var found []*html.Node
	each(tree, func(n *html.Node) {
		if n.Data == name && (class == "" || hasClass(n, class)) {
			found = append(found, n)
		}
	})
	return found
}

// grid lays the cells of a drawn table out as a browser does.
func grid(table *html.Node) map[[2]int]*html.Node {
	cells := map[[2]int]*html.Node{}
	row := -1
	each(table, func(n *html.Node) {
		switch n.Data {
		case "tr":
			row++
		case "td":
			col := 0
			for cells[[2]int{row, col}] != nil {
				col++
			}
			for r := range max(1, atoi(attribute(n, "rowspan"))) {
				for c := range max(1, atoi(attribute(n, "colspan"))) {
					cells[[2]int{row + r, col + c}] = n
				}
			}
		}
	})
	return cells
}

func atoi(s string) (n int) {
	fmt.Sscan(s, &n)
	return n
}

// blankless leaves out blanks, which the parser of the file may change.
func blankless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Every fact stands in the drawn tables where it was read, and the cells that are
// marked are those of the findings and no others.
func TestTablesAsPrinted(t *testing.T) {
	marked := 0
	for name, change := range sample.Files(t) {
		r := sample.Load(t, name, change)
		_, tree := write(t, page.Options{}, r)
		tables := map[int]map[[2]int]*html.Node{}
		for _, figure := range all(tree, "figure", "") {
			number := atoi(strings.TrimPrefix(text(all(figure, "figcaption", "")[0], true), "Table "))
			tables[number] = grid(all(figure, "table", "")[0])
		}
		want := map[*html.Node]string{} // by drawn cell
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Status == normalize.Blank && f.Where.Column == 0 {
				continue // its row prints fewer cells
			}
			cell := tables[f.Where.Table][[2]int{f.Where.Row - 1, f.Where.Column - 1}]
			if cell == nil {
				t.Fatalf("%s: %s is not drawn", name, f.ID)
			}
			if got := blankless(text(cell, false)); !strings.Contains(got, blankless(f.Raw)) {
				t.Errorf("%s: %s is drawn as %q, printed %q", name, f.ID, got, f.Raw)
			}
			for k := range r.Findings {
				finding := &r.Findings[k]
				for _, id := range finding.Facts {
					if f.Status == normalize.Blank && text(cell, false) != "" {
						continue // the row lost its blank cells
					}
					if id == f.ID && finding.Verdict == "broken" && want[cell] == "" {
						want[cell] = "broken"
					}
				}
				for _, s := range finding.Suspects {
					if s.Fact == f.ID {
						want[cell] = "suspect → " + s.Expected.String()
					}
				}
			}
		}
		for _, table := range tables {
			for _, cell := range table {
				got := ""
				switch {
				case hasClass(cell, "suspect"):
					got = "suspect " + text(all(cell, "small", "")[0], true)
					if !strings.Contains(attribute(cell, "title"), "expected ") {
						t.Errorf("%s: no expected value in %q", name, attribute(cell, "title"))
					}
				case hasClass(cell, "broken"):
					got = "broken"
				}
				if got != want[cell] {
					t.Errorf("%s: cell %q is marked %q, want %q", name, text(cell, false), got, want[cell])
				}
				if got != "" {
					marked++
				}
			}
		}
	}
	if marked < 40 {
		t.Errorf("only %d cells are marked: the samples are not broken", marked)
	}
}

// Nothing in a report becomes markup, and nothing is requested.
func TestHostile(t *testing.T) {
	for _, language := range []findings.Language{findings.English, findings.Chinese} {
		file, tree := write(t, page.Options{Language: language}, sample.Bad(), sample.Bad())
		ids := map[string]bool{}
		policy, style := "", ""
		each(tree, func(n *html.Node) {
			switch n.Data {
			case "html", "head", "meta", "title", "style", "body", "main", "section", "article", "header", "footer", "h1", "h2", "h3", "p", "a",
				"div", "dl", "dt", "dd", "ul", "ol", "li", "span", "b", "br", "code", "small", "mark", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td":
			default:
				t.Errorf("element %s", n.Data)
			}
			for _, a := range n.Attr {
				switch a.Key {
				case "class", "id", "title", "lang", "rowspan", "colspan", "scope", "charset", "http-equiv", "content", "name":
				case "href":
					if !strings.HasPrefix(a.Val, "#") {
						t.Errorf("a link to %q", a.Val)
					}
				default:
					t.Errorf("attribute %s=%q of %s", a.Key, a.Val, n.Data)
				}
			}
			if id := attribute(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("id %s twice", id)
				}
				ids[id] = true
			}
			switch {
			case attribute(n, "http-equiv") == "Content-Security-Policy":
				policy = attribute(n, "content")
			case n.Data == "style":
				style = text(n, true)
			}
		})
		hash := sha256.Sum256([]byte(style))
		if want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "';"; !strings.HasPrefix(policy, want) {
			t.Errorf("policy %q, want %q", policy, want)
		}
		for _, bad := range []string{"\x00", "\x1b", "\u202e", "url(", "@import", "http:", "https:"} {
			if strings.Contains(file, bad) {
				t.Errorf("the file holds %q", bad)
			}
		}
		if !strings.Contains(text(tree, true), "<script>alert(1)</script><img src=x onerror=alert(1)> ]]> -->") {
			t.Error("the text of the report is not shown as it is")
		}
		for _, id := range []string{"f-0123456789abcdef", "f-0123456789abcdef-2", "f-0123456789abcdef-4", "f-1123456789abcdef"} {
			if !ids[id] {
				t.Errorf("no anchor %s", id)
			}
		}
		each(tree, func(n *html.Node) {
			if href := attribute(n, "href"); href != "" && !ids[href[1:]] {
				t.Errorf("link to %s, which is not there", href)
			}
		})
	}
}

// Numbers in the narrative are marked where they stand, counted in characters over
// the sections of a chapter.
func TestNarrative(t *testing.T) {
	r := &normalize.Report{
		Organ: "甲市", Form: "x", Preamble: "序言2件",
		Facts: []normalize.Fact{{ID: "a.b", Value: number.Int(3118), Status: normalize.Stated}, {ID: "a.c", Value: number.Int(1), Status: normalize.Stated}},
		Sections: []normalize.Section{
			{Title: "一", Text: "甲𠮷受理3119件，办结12件。\n第二段"},
			{Title: "二", Text: "无", Sections: []normalize.Section{{Title: "（一）", Text: "首段\n行政诉讼46件", Level: 2}, {Title: "（二）"}, {Title: "（三）", Text: "末段7件\n某段在此\n处断开5件\n终"}}},
		},
		Mentions: []normalize.Mention{
			{Facts: []string{"a.b", "a.c"}, Value: number.Int(3119), Verdict: normalize.MentionAgrees, Where: normalize.Passage{Chapter: 1, Paragraph: 1, Offset: 2, Length: 7}},
			{Facts: []string{"a.b"}, Value: number.Int(12), Verdict: normalize.MentionDiffers, Where: normalize.Passage{Chapter: 1, Paragraph: 1, Offset: 10, Length: 5}},
			{Value: number.Int(11), Verdict: normalize.MentionUnbound, Where: normalize.Passage{Chapter: 1, Paragraph: 1, Offset: 12, Length: 2}}, // inside
			{Value: number.Int(46), Verdict: normalize.MentionApproximate, Where: normalize.Passage{Chapter: 2, Paragraph: 3, Offset: 0, Length: 7}},
			{Value: number.Int(7), Verdict: normalize.MentionUnbound, Reason: "other_organ", Where: normalize.Passage{Chapter: 2, Paragraph: 4, Offset: 2, Length: 2}},
			{Value: number.Int(5), Verdict: normalize.MentionUnbound, Where: normalize.Passage{Chapter: 2, Paragraph: 5, Offset: 8, Length: 2}}, // in the next line
			{Value: number.Int(5), Verdict: normalize.MentionUnbound, Where: normalize.Passage{Chapter: 2, Paragraph: 5, Offset: 2, Length: 4}}, // over both
			{Value: number.Int(2), Verdict: normalize.MentionUnbound, Where: normalize.Passage{Paragraph: 1, Offset: 2, Length: 2}},
		},
		Findings: []normalize.Finding{{Rule: "structure.year", Severity: "warning", Message: form.Text{ZH: "z", EN: "e"},
			Passage: &normalize.Passage{Chapter: 1, Paragraph: 2, Offset: 0, Length: 3}}},
	}
	_, tree := write(t, page.Options{}, r)
	var got []string
	each(all(tree, "section", "narrative")[0], func(n *html.Node) {
		switch {
		case n.Data == "mark":
			got = append(got, attribute(n, "class")+" "+text(n, true)+" | "+attribute(n, "title"))
		case n.Data == "small":
			got = append(got, text(n, true))
		}
	})
	want := []string{
		"unbound 2件 | nothing certain to compare with",
		"agrees 受理3119件 | agrees with the tables: a.b + a.c = 3119",
		"differs 办结12件 | differs from the tables: a.b = 3118", "tables: 3118",
		"passage 第二段 | e",
		"agrees 行政诉讼46件 | approximate, within what the word allows",
		"unbound 7件 | nothing certain to compare with, other organ",
		"unbound 在此 | nothing certain to compare with",
		"unbound 处 | nothing certain to compare with",
		"unbound 5件 | nothing certain to compare with",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if whole := text(all(tree, "section", "narrative")[0], false); !strings.Contains(whole, "甲𠮷受理3119件，办结12件。") {
		t.Errorf("the narrative is changed: %s", whole)
	}
}

// Beyond the limits the findings are left, and the file says what is not.
func TestLimits(t *testing.T) {
	broken := sample.Load(t, "examples/broken.txt", [2]string{})
	sound := sample.Load(t, "samples/suqian-2023.html", [2]string{})
	if findings.Of(sound).Errors+findings.Of(sound).Warnings > 0 {
		t.Fatal("the sample is not sound")
	}
	o := page.Options{Limits: page.Limits{Found: 1, Sound: 1}}
	_, tree := write(t, o, broken, sound, broken, sound, broken)
	if n := len(all(tree, "section", "tables")); n != 2 {
		t.Errorf("%d reports with tables, want 2", n)
	}
	if n := len(all(tree, "li", "finding")); n != 3*len(broken.Findings)+2*len(sound.Findings) {
		t.Errorf("%d findings", n)
	}
	summary := text(all(tree, "section", "summary")[0], true)
	if !strings.Contains(summary, "at most 1 reports with errors or warnings and 1 others; of 3 more there are the findings only") {
		t.Errorf("summary: %s", summary)
	}
	short := 0
	for _, p := range all(tree, "p", "note") {
		if strings.HasPrefix(text(p, true), "Tables and narrative are left out") {
			short++
		}
	}
	if short != 3 {
		t.Errorf("%d reports say that tables are left out", short)
	}

	_, tree = write(t, page.Options{Limits: page.Limits{Cells: 20, Chars: 60}}, broken)
	article := text(all(tree, "article", "")[0], true)
	if n := len(all(tree, "figure", "")); n == 0 || n >= len(broken.Grids) {
		t.Errorf("%d of %d tables", n, len(broken.Grids))
	}
	for _, want := range []string{"The tables are too long for this file: ", "The narrative is too long for this file"} {
		if !strings.Contains(article, want) {
			t.Errorf("no %q", want)
		}
	}
}

// The head of a table is what stands above its first fact, and is no part of a
// cell that reaches into the body.
func TestHead(t *testing.T) {
	file, tree := write(t, page.Options{Version: "v1.2.3"}, sample.Load(t, "samples/suqian-2023.html", [2]string{}))
	if !strings.Contains(file, "gouji v1.2.3</p>") {
		t.Error("the file does not say which version of the program made it")
	}
	heads := 0
	for _, head := range all(tree, "thead", "") {
		rows := len(all(head, "tr", ""))
		for n, row := range all(head, "tr", "") {
			for _, cell := range all(row, "td", "") {
				if n+max(1, atoi(attribute(cell, "rowspan"))) > rows {
					t.Errorf("cell %q reaches below its head", text(cell, true))
				}
				if hasClass(cell, "v") {
					t.Errorf("value %q in a head", text(cell, true))
				}
			}
		}
		heads += rows
	}
	if heads < 5 {
		t.Errorf("%d rows of heads", heads)
	}
}

func BenchmarkWrite(b *testing.B)        { benchmark(b, 1<<30) }
func BenchmarkFindingsOnly(b *testing.B) { benchmark(b, 1) }

// benchmark writes reports, a number of them in full.
func benchmark(b *testing.B, full int) {
	r := sample.Load(b, "samples/suqian-2024.html", [2]string{">471<", ">417<"})
	w, err := page.New(&bytes.Buffer{}, page.Options{Limits: page.Limits{Found: full}})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Report(r); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.End(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
