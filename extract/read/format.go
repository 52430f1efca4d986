package read

import (
	"path"
	"strings"

	"github.com/gouji/gouji/extract"
)

// formatOf tells HTML, markdown and plain text apart; start is the text without
// blanks before it. A text with tags is HTML wherever they begin, unless its
// lines are marked as in markdown and it has no tag that only whole pages have.
func formatOf(name, start string) extract.Format {
	first := strings.ToLower(behindComments(start))
	if strings.HasPrefix(first, "<!doctype") || strings.HasPrefix(first, "<html") || strings.HasPrefix(first, "<?xml") {
		return extract.HTML
	}
	marks := markdownLines(start)
	named := namedFormat(name)
	tags := countTags(start, marks > 0 || named == extract.Markdown)
	begun := tagName(first) != ""
	switch {
	case tags.page:
		return extract.HTML
	case begun && marks < 2:
		return extract.HTML
	case marks > 0, named == extract.Markdown:
		return extract.Markdown
	case tags.closed || tags.all > 2, named == extract.HTML && tags.all > 0:
		return extract.HTML
	}
	return extract.Text
}

// namedFormat returns the format that a file's name stands for, Text where it
// says nothing.
func namedFormat(name string) extract.Format {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, "\\", "/"))) {
	case ".html", ".htm", ".xhtml", ".shtml", ".jhtml", ".asp", ".aspx", ".jsp", ".php":
		return extract.HTML
	case ".md", ".markdown":
		return extract.Markdown
	}
	return extract.Text
}

// behindComments returns the first characters of text behind comments and
// blanks.
func behindComments(text string) string {
	const shown = 64
	for strings.HasPrefix(text, "<!--") {
		end := strings.Index(text, "-->")
		if end < 0 {
			break
		}
		text = strings.TrimLeftFunc(text[end+len("-->"):], invisible)
	}
	return text[:min(len(text), shown)]
}

// tagCount is what the tags of a text say about it.
type tagCount struct {
	all    int
	closed bool // a tag that pages consist of is closed
	page   bool // there is a tag that only whole pages have
}

// countTags counts tags as far as needed to tell HTML from text, or from
// markdown, which may contain all but those of whole pages.
func countTags(text string, markdown bool) tagCount {
	var c tagCount
	for {
		n := strings.IndexByte(text, '<')
		if n < 0 {
			return c
		}
		text = text[n:]
		switch name := tagName(text); name {
		case "":
		case "html", "body", "head", "meta", "link", "script", "style", "title":
			c.page = true
			return c
		default:
			c.all++
			c.closed = c.closed || text[1] == '/'
		}
		if !markdown && (c.closed || c.all > 2) {
			return c
		}
		text = text[1:]
	}
}

// tagName returns the name of the HTML tag that s begins with, in lower case; ""
// where it is none of those that reports are made of.
func tagName(s string) string {
	const longest = len("blockquote")
	s = strings.TrimPrefix(strings.TrimPrefix(s[min(len(s), 1):], "/"), " ")
	end := 0
	for end < len(s) && end <= longest && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] >= '0' && s[end] <= '9') {
		end++
	}
	if end < len(s) && strings.IndexByte(" />\t\r\n", s[end]) < 0 {
		return ""
	}
	switch name := strings.ToLower(s[:end]); name {
	case "html", "head", "body", "meta", "link", "title", "script", "style", "table", "thead", "tbody", "tr", "td", "th", "p", "div",
		"span", "br", "font", "b", "strong", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "center",
		"img", "iframe", "form", "input", "nav", "main", "header", "footer", "blockquote", "pre", "hr", "u", "i", "em":
		return name
	}
	return ""
}

// markdownLines counts the lines at the beginning of text that are marked as in
// markdown: headings, delimiter rows, rows between pipes, bold lines, and the first
// lines of a wiki's tables. A single row between pipes does not count.
func markdownLines(text string) int {
	const reach = 64 << 10
	text = text[:min(len(text), reach)]
	marks, rows := 0, 0
	for line := range strings.Lines(text) {
		switch line[0] {
		case '#':
			if marker := strings.TrimLeft(line, "#"); len(line)-len(marker) <= 6 && strings.HasPrefix(marker, " ") {
				marks++
			}
		case '{':
			if strings.HasPrefix(line, "{|") { // a table of MediaWiki, of which cells may have tags
				marks += 2
			}
		case '|':
			line = strings.TrimRight(line, " \t\r\n")
			if len(line) > 2 && line[len(line)-1] == '|' {
				rows++
			}
		case '*':
			if line = strings.TrimRight(line, " \t\r\n"); len(line) > 4 && strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**") {
				marks++
			}
		}
	}
	if rows > 1 {
		marks += rows
	}
	return marks
}
