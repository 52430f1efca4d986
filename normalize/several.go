package normalize

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds of where a report begins anew in a document.
const (
	longestTitle = 200 // bytes of its last line
	titleLines   = 4   // from its first line to the first that is none of it
	farChapter   = 40  // blocks from the title to the first chapter
	fewChapters  = 3   // of the report before it
)

// firstOf returns the document up to where another report begins, as where a file
// holds those of several organs or years, and the titles of the others. A title
// begins one that names another organ or year, behind at least three chapters, and
// with a first and a second chapter to follow: lists of links and references have
// titles, too.
func firstOf(doc *extract.Document, first *opening) (*extract.Document, []string) {
	var others []string
	end, chapters := len(doc.Blocks), 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == extract.TableBlock || b.Text == "" {
			continue
		}
		if chapterNumber(b.Text) > 0 {
			chapters++
			continue
		}
		if chapters < fewChapters || !endsLikeTitle(b.Text) || !chaptersFollow(doc.Blocks[i+1:]) {
			continue
		}
		begin, o := openingAt(doc, i)
		if o.Title == "" || o.Organ == first.Organ && o.Year == first.Year {
			continue
		}
		others = append(others, o.Title)
		end = min(end, begin)
		chapters = 0
	}
	if len(others) == 0 {
		return doc, nil
	}
	part := *doc
	part.Blocks = doc.Blocks[:end:end]
	return &part, others
}

// chapterNumber returns the number of a chapter's heading (二、), 0 for other text.
func chapterNumber(text string) int {
	const longest = 120 // bytes
	if len(text) > longest {
		return 0
	}
	if mark, rest := fold.Numbering(text); mark.Style == fold.Chinese && rest != "" {
		return mark.N
	}
	return 0
}

// endsLikeTitle reports whether a text may be the last line of a report's title.
func endsLikeTitle(text string) bool {
	text = fold.TrimBlanks(text)
	return len(text) <= longestTitle && (strings.HasSuffix(text, "报告") || strings.HasSuffix(text, "報告") || strings.HasSuffix(text, "年报") || strings.HasSuffix(text, "年報"))
}

// chaptersFollow reports whether the first numbers of chapters in blocks are 1 and 2.
func chaptersFollow(blocks []extract.Block) bool {
	next := 1
	for i := range blocks {
		if next == 1 && i > farChapter {
			break
		}
		switch n := chapterNumber(blocks[i].Text); {
		case n == 0:
		case n != next:
			return false
		case next == 2:
			return true
		default:
			next++
		}
	}
	return false
}

// openingAt reads the masthead whose title ends in block i, and returns the block in
// which it begins.
func openingAt(doc *extract.Document, i int) (int, opening) {
	at := func(from int) opening {
		part := extract.Document{Format: doc.Format, Blocks: doc.Blocks[from:min(len(doc.Blocks), i+titleLines)]}
		return readOpening(&part)
	}
	begin, o := i, at(i)
	for from := i - 1; from >= max(0, i-titleLines+1); from-- {
		b := &doc.Blocks[from]
		if b.Kind == extract.TableBlock || len(b.Text) > longestTitle || strings.HasSuffix(b.Text, "。") {
			break
		}
		if longer := at(from); longer.Title != "" && longer.TitleLine == 0 && longer.TitleLines > i-from && (o.Title == "" || len(longer.Title) > len(o.Title)) {
			begin, o = from, longer
		}
	}
	return begin, o
}
