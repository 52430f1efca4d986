package htmldoc

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/gouji/gouji/extract"
)

// soup makes sources of tags in any order, with a different character in every
// text.
type soup struct {
	rng  *rand.Rand
	tags []string
	next rune
}

var plainTags = []string{
	"<table>", "<tr>", "<td>", "<td>", "<th>", "</td>", "</tr>", "</table>", "<tbody>", "<thead>", "</tbody>",
	"<td rowspan=2>", "<td colspan=3>", "<td rowspan=0>", "<td colspan=99999 rowspan=99999>",
	"<table>", "<tr><td>", "<td>", "</td><td>", "</td></tr><tr><td>", "</td></tr></table>",
	"<p>", "</p>", "<div>", "</div>", "<h2>", "</h2>", "<ul>", "<li>", "</ul>", "<span>", "</span>", "<b>", "</b>",
	"<br>", "<hr>", "<a href=x>", "</a>", "<form>", "</form>", "<!--x-->", "&nbsp;", " ", "\n", "　", "</br>",
}

var hidingTags = []string{
	"<div hidden>", "<p style='display:none'>", "<td hidden>", "<tr hidden>", "<table hidden>",
	"<script>x</script>", "<noscript>x</noscript>", "<style>x</style>", "<title>x</title>", "<template>", "</template>",
	"<textarea>", "</textarea>", "<caption>", "</caption>", "<select>", "<option>", "</select>", "<pre>", "</pre>",
}

func (s *soup) source() string {
	var b strings.Builder
	s.next = '一'
	for range 5 + s.rng.IntN(40) {
		if s.rng.IntN(2) == 0 {
			b.WriteRune(s.next)
			s.next++
		}
		b.WriteString(s.tags[s.rng.IntN(len(s.tags))])
	}
	return b.String()
}

// TestSoup asserts that no text is lost or doubled and that cells hold what they
// hold in a browser, whatever the order of the tags.
func TestSoup(t *testing.T) {
	s := soup{rng: rand.New(rand.NewPCG(1, 2)), tags: plainTags}
	for range 1500 {
		src := s.source()
		doc := read(t, src, extract.Limits{})
		checkPlaces(t, doc)
		root, err := html.Parse(strings.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := characters(printed(doc)), characters(textOf(root)); got != want {
			t.Fatalf("%s\ngot  %s\nwant %s\nas   %s", src, got, want, render(doc.Blocks))
		}
		checkCells(t, src, doc, root)
	}
}

// TestHidingSoup asserts that nothing goes wrong beyond what is hidden.
func TestHidingSoup(t *testing.T) {
	s := soup{rng: rand.New(rand.NewPCG(3, 4)), tags: slices.Concat(plainTags, hidingTags)}
	for range 1500 {
		src := s.source()
		doc := read(t, src, extract.Limits{Depth: 3})
		checkPlaces(t, doc)
		text := characters(printed(doc))
		for i, c := range []rune(text) {
			if i > 0 && c == []rune(text)[i-1] {
				t.Fatalf("%s\n%c is doubled in %s", src, c, render(doc.Blocks))
			}
		}
		if missing := int(s.next-'一') != len([]rune(text)); missing && len(doc.Problems) == 0 && !strings.Contains(src, "<title>") {
			t.Fatalf("%s\ntext is missing without a problem: %s", src, render(doc.Blocks))
		}
	}
}

// characters returns the characters of the soup in s, sorted.
func characters(s string) string {
	var all []rune
	for _, c := range s {
		if c >= '一' {
			all = append(all, c)
		}
	}
	slices.Sort(all)
	return string(all)
}

// printed returns all text of a document.
func printed(doc *extract.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.WriteString(block.Text)
		if block.Table != nil {
			for _, c := range block.Table.Cells {
				b.WriteString(c.Text)
			}
		}
	}
	return b.String()
}

// checkCells asserts that each cell has the text of a td or th element, with or
// without that of the tables in it, which may be dissolved. Cells outside of
// tables, which a browser does not know, make it pass the source over.
func checkCells(t *testing.T, src string, doc *extract.Document, root *html.Node) {
	t.Helper()
	var own, all []string
	for n := range root.Descendants() {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			own = append(own, characters(ownText(n)))
			all = append(all, characters(textOf(n)))
		}
	}
	if len(own) != strings.Count(src, "<td")+strings.Count(src, "<th>") {
		return
	}
	for _, table := range tablesOf(doc) {
		for _, c := range table.Cells {
			text := characters(c.Text)
			found := !strings.ContainsAny(strings.Join(own, ""), text)
			for i := range own {
				found = found || contains(text, own[i]) && contains(all[i], text) || strings.Count(src, "<table") > 1 && contains(all[i], text)
			}
			if !found {
				t.Fatalf("%s\nno element has the text of cell %q\nas %s", src, c.Text, render(doc.Blocks))
			}
		}
	}
}

// ownText is textOf without the tables in n.
func ownText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom != atom.Table:
			b.WriteString(ownText(c))
		}
	}
	return b.String()
}
