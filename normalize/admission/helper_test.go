package admission

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/masthead"
	"github.com/gouji/gouji/normalize/outline"
)

// pageOf makes a document of a page written in lines: "title: …" for the title
// element, "meta Name: …", "# …" for a heading, "[text](href)" for a link,
// "!frame href", "!script", "!image"; tabs separate the cells of a table.
// Without any of these it is plain text.
func pageOf(lines string) *extract.Document {
	doc := &extract.Document{Format: extract.Text}
	html := func() { doc.Format = extract.HTML }
	var text []string
	for _, line := range strings.Split(lines, "\n") {
		switch {
		case strings.HasPrefix(line, "title: "):
			html()
			doc.Title = strings.TrimPrefix(line, "title: ")
		case strings.HasPrefix(line, "meta "):
			html()
			name, value, _ := strings.Cut(strings.TrimPrefix(line, "meta "), ": ")
			doc.Meta = append(doc.Meta, extract.Meta{Name: name, Value: value})
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, ")"):
			html()
			label, href, _ := strings.Cut(line[1:len(line)-1], "](")
			doc.Links = append(doc.Links, extract.Link{Text: label, Href: href})
			text = append(text, label)
		case strings.HasPrefix(line, "!frame "):
			html()
			doc.Links = append(doc.Links, extract.Link{Href: strings.TrimPrefix(line, "!frame "), Frame: true})
		case line == "!script":
			html()
			doc.Scripts++
		case line == "!image":
			html()
			doc.Images++
		default:
			text = append(text, line)
		}
	}
	doc.Source = strings.Join(text, "\n")
	read := textdoc.Read(doc.Source, extract.Markdown, extract.Limits{})
	doc.Blocks, doc.Problems = read.Blocks, read.Problems
	return doc
}

// chapterReader is the reader of the official forms' chapters.
var chapterReader = sync.OnceValue(func() *outline.Reader {
	forms, err := form.Embedded()
	if err != nil {
		panic(err)
	}
	return outline.New(forms)
})

// inputOf reads what the caller of Judge would have read before.
func inputOf(doc *extract.Document) Input {
	in := Input{Document: doc, Masthead: mastheadOf(doc), Form: someForm()}
	for _, s := range chapterReader().Read(outline.Input{Blocks: doc.Blocks, First: max(0, in.Masthead.TitleLine+1)}).Sections {
		if s.Level == 1 {
			in.Chapters = append(in.Chapters, s.Key)
		}
	}
	return in
}

func mastheadOf(doc *extract.Document) masthead.Masthead {
	in := masthead.Input{PageTitle: doc.Title, Meta: doc.Meta}
	for _, b := range doc.Blocks {
		if b.Table == nil {
			in.Lines = append(in.Lines, masthead.Line{Text: b.Text, Line: b.Pos.Line, Heading: b.Level})
			continue
		}
		for r := range b.Table.Rows {
			var cells []string
			for _, c := range b.Table.Row(r) {
				cells = append(cells, c.Text)
			}
			in.Lines = append(in.Lines, masthead.Line{Text: strings.Join(cells, "\t"), Table: true})
		}
	}
	return masthead.Read(in)
}

// openings returns the texts of openings.jsonl: the beginnings of real reports.
func openings(t testing.TB) []string {
	t.Helper()
	f, err := os.Open("../../testdata/truth/openings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var o struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(in.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		all = append(all, o.Text)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// someForm is a form that prescribes chapters; what is read counts as printed
// by it, unless a test says otherwise.
var someForm = sync.OnceValue(func() *form.Form {
	forms, err := form.Embedded()
	if err != nil {
		panic(err)
	}
	return forms[slices.IndexFunc(forms, func(f *form.Form) bool { return f.ID == "ogi-2021" })]
})
