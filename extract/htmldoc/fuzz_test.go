package htmldoc

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/gouji/gouji/extract"
)

// fold removes what prints nothing.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if c == 0 || blank(c) {
			return -1
		}
		return c
	}, s)
}

// checkPlaces asserts that each text of a document can be read at its place in
// the source.
func checkPlaces(t *testing.T, doc *extract.Document) {
	t.Helper()
	for _, b := range doc.Blocks {
		if b.Kind != extract.TableBlock {
			checkPlace(t, doc.Source, b.Text, b.Pos)
			continue
		}
		checkTablePlaces(t, doc.Source, b.Table)
	}
}

func checkTablePlaces(t *testing.T, src string, table *extract.Table) {
	t.Helper()
	end := 0 // of the cell before, in row-major order
	printed := false
	for i := range table.Cells {
		c := &table.Cells[i]
		if at := c.Row*table.Cols + c.Col; at < end {
			t.Fatalf("cell %d at row %d, column %d is out of order", i, c.Row, c.Col)
		} else {
			end = at + 1
		}
		if c.Row+c.RowSpan > table.Rows || c.Col+c.ColSpan > table.Cols {
			t.Fatalf("cell %+v is not inside %d×%d", c, table.Rows, table.Cols)
		}
		image := c.Text == extract.Unread && !strings.HasPrefix(src[c.Pos.Offset:], extract.Unread)
		if c.Text != "" && !image {
			checkPlace(t, src, c.Text, c.Pos)
			printed = true
		}
	}
	if !printed {
		t.Fatal("a table without text")
	}
}

// checkPlace asserts that text, blanks aside, can be read in src from pos on:
// the first character right there, the others in their order. Between them may
// be what is hidden or belongs to a nested table, so that only those before the
// second are sure to be adjacent.
func checkPlace(t *testing.T, src, text string, pos extract.Pos) {
	t.Helper()
	if text == "" || strings.TrimFunc(text, blank) != text {
		t.Fatalf("text %.200q is empty or not trimmed", text)
	}
	if want := lineOf(src, pos.Offset); pos.Line != want {
		t.Fatalf("%q is on line %d, not %d", text, want, pos.Line)
	}
	rest := unshifted(src[pos.Offset:])
	text = unshifted(text)
	want, size := utf8.DecodeRuneInString(text)
	if first, _ := utf8.DecodeRuneInString(rest); first != want {
		first, _ := utf8.DecodeRuneInString(unshifted(html.UnescapeString(rest[:min(len(rest), 40)])))
		if first != want || rest[0] != '&' {
			t.Fatalf("%q is not at offset %d: %.40q", text, pos.Offset, rest)
		}
	}
	left := fold(text[size:])
	if !contains(unshifted(fold(texts(rest))), left) && !contains(unshifted(fold(html.UnescapeString(rest))), left) { // in a textarea tags are text
		t.Fatalf("%.200q cannot be read from offset %d: %.200q", text, pos.Offset, rest)
	}
}

// unshifted returns a text with its raised and lowered digits on the line. Those
// that stand in the source remain there, since its digits are folded as well.
func unshifted(s string) string {
	for i := range 10 {
		s = strings.ReplaceAll(s, superscripts[i], string(rune('0'+i)))
		s = strings.ReplaceAll(s, subscripts[i], string(rune('0'+i)))
	}
	return s
}

var lineEnd = regexp.MustCompile(`\r*\n|\r`)

// lineOf returns the line of a printed character in src.
func lineOf(src string, offset int) int {
	before := src[:offset]
	if !strings.Contains(before, "\r") {
		return 1 + strings.Count(before, "\n")
	}
	return 1 + len(lineEnd.FindAllStringIndex(before, -1))
}

// texts returns all text of a source, hidden or not, by the tokenizer of
// golang.org/x/net.
func texts(src string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(string(z.Text()))
		}
	}
}

// contains reports whether the characters of part occur in s in their order.
func contains(s, part string) bool {
	for _, c := range part {
		i := strings.IndexRune(s, c)
		if i < 0 {
			return false
		}
		s = s[i+utf8.RuneLen(c):]
	}
	return true
}

func FuzzRead(f *testing.F) {
	for _, src := range sources(f) {
		f.Add(src[:min(len(src), 4000)])
	}
	for _, seed := range []string{
		"<table><tr><td rowspan=2>甲<td colspan=3>1<tr><td>2<td>&#50;</table>",
		"<div hidden><table><tr><td>1</div><td style='visibility:hidden'>2<table><td>3<td>4",
		"<p>a&nbsp;<br>　b<a href=x>c</p><h2>d<textarea>e&lt;</textarea>",
		"<table><td><table><td>1<td>2</table><td>3<td>4<caption>5<tbody><tr><td rowspan=0 colspan=9999>6",
		"<td>8<sup>1&#50;</sup><del>3</del><a href=#a>4</a>5<td><img><td><input value='6 &amp;'>7<sub style='vertical-align:super'>8",
		"<td>\ufffd<td>",
		"<td style=':x;font-size:0;: '>1<td>", // a declaration without a name
		"<div><div class=r><div>甲</div><div>1</div><div></div></div><div class=r>乙</div><div class=r><div>丙</div><div>2<p>3</div><div>4",
		"<div><div><div>甲</div><div><div><div>乙</div><div>1</div></div><div><div>丙</div><div>2</div></div></div></div><div><div>丁</div><div>3</div><div>4</div></div></div>",
		"<style>.a .b{display:flex}.c{float:left;width:1%}</style><section><li class=b><i>1</i><p>2</p><b>3</b></li><li class=b><i>4</i><i><td></i><i>5</i></li>",
		"<td><div style='grid-template-columns:1fr repeat(2,[a] 1fr)'><p style='grid-column:2/4;grid-row:span 2'>1<p>2<div>3</div><div>4</div><div style='grid-column:1'>5",
		"<dl><dt>甲<dd>1<dd><dt>乙<dt>丙<dd>2</dl><div role=row><span role=cell>3</span><span role=cell>4</div>",
		"<ul><li>1<li><select><option>2<option>3</ul><!--[if]>4<![endif]--><![if]>5<![endif]>",
		"<input value='" + strings.Repeat("&lt;td&gt;1", 60) + "'><script>'" + strings.Repeat(`<\u7532\/b>2`, 60) + "'</script><template>" + strings.Repeat("<td>3", 60) + "</template>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.ToValidUTF8(src, "\ufffd")
		doc, err := Read(src, extract.Limits{Cells: 3000, Depth: 4, Cell: 4000})
		if err != nil {
			return
		}
		checkPlaces(t, doc)
	})
}

// FuzzScan holds the scanner against the tokenizer of golang.org/x/net.
func FuzzScan(f *testing.F) {
	for _, src := range sources(f) {
		f.Add(src[:min(len(src), 4000)])
	}
	for _, seed := range []string{
		"<td rowspan=2 COLSPAN = '3' style=\"a>b\"x=y/>1</TD ><br/><5 </5><!x><?y>",
		"<!--a--><!--><!---><!--b--!><!--c->--><title>a</titl></title ><textarea><b></textarea>",
		"<a href='x?a=1&copy=2&amp;c&lt'>&amp;&nosuch;&#x4e00</a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		lower := strings.ToLower(src)
		if !utf8.ValidString(src) || torn(src) || strings.Contains(lower, "<script") || strings.Contains(lower, "<plaintext") || strings.ContainsAny(src, "\r\x00") {
			// Torn tags are read otherwise, script has its own comments, and line ends and NUL are the reader's affair.
			return
		}
		checkTokens(t, src)
	})
}

// torn reports whether the source has tags that have lost bytes, to the tokenizer of
// golang.org/x/net: with a < inside, of names that are misspelled; or text with brackets.
func torn(src string) bool {
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return bytes.LastIndexByte(z.Raw(), '<') > 0
		case html.TextToken:
			if bytes.ContainsAny(z.Raw(), "<>") {
				return true
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			if bytes.LastIndexByte(raw, '<') > 0 || misspelled(string(name)) != otherTag {
				return true
			}
		}
	}
}

// checkTokens compares the tokens of src, adjacent texts joined.
func checkTokens(t *testing.T, src string) {
	t.Helper()
	want, got := oracleTokens(src), ownTokens(src)
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("%q: token %d is %q, want %q", src, i, got[i], want[i])
		}
	}
	if len(want) != len(got) {
		t.Fatalf("%q: tokens %q, want %q", src, got, want)
	}
}

func oracleTokens(src string) []string {
	var tokens tokenList
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		kind := z.Next()
		if kind == html.ErrorToken && z.Err() == io.EOF {
			return tokens
		}
		raw := string(z.Raw())
		switch kind {
		case html.TextToken:
			tokens.text(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			token := "<" + names[tagOf(string(name))]
			values := make(map[attr]string)
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				a := attrOf(string(key))
				if _, ok := values[a]; !ok && a != otherAttr {
					values[a] = string(value)
				}
			}
			for a := otherAttr; a < numAttrs; a++ {
				token += "|" + values[a]
			}
			tokens = append(tokens, token)
		case html.EndTagToken:
			name, _ := z.TagName()
			tokens = append(tokens, "/"+names[tagOf(string(name))])
		}
	}
}

func ownTokens(src string) []string {
	var tokens tokenList
	s := newScanner(src)
	for {
		s.next()
		token := &s.token
		switch token.kind {
		case endOfSource:
			return tokens
		case textToken:
			tokens.text(src[token.start:token.end])
		case startTag:
			text := "<" + names[token.tag]
			for a := otherAttr; a < numAttrs; a++ {
				text += "|" + token.attrs.get(a)
			}
			tokens = append(tokens, text)
		case endTag:
			tokens = append(tokens, "/"+names[token.tag])
		}
	}
}

type tokenList []string

func (l *tokenList) text(s string) {
	if n := len(*l); n > 0 && (*l)[n-1][0] == '"' {
		(*l)[n-1] += s
		return
	}
	*l = append(*l, `"`+s)
}

func TestScannerOnSamples(t *testing.T) {
	for _, src := range sources(t) {
		checkTokens(t, src)
	}
}
