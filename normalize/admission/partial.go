package admission

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// missing says why an admitted report is partial.
func missing(in Input, bare bool) []Missing {
	var all []Missing
	for _, p := range in.Document.Problems {
		switch {
		case p.Kind == extract.TruncatedText && !slices.Contains(all, TruncatedFile):
			all = append(all, TruncatedFile)
		case p.Kind == extract.LimitReached && !slices.Contains(all, LimitReached):
			all = append(all, LimitReached)
		}
	}
	if endsMidSentence(in.Document) {
		all = append(all, EndsMidSentence)
	}
	if prescribed(in.Form) && chaptersMissing(in.Chapters) {
		all = append(all, ChaptersMissing)
	}
	if in.Form == nil && !tableless(in.Masthead.Year) {
		all = append(all, TablesMissing)
	}
	if bare {
		all = append(all, NoBody)
	}
	return all
}

// tableless reports whether reports on a year need not have a table of figures:
// the list of indicators became part of them with the year 2014 (国办发〔2014〕32号).
func tableless(year int) bool { return year > 0 && year < 2014 }

// prescribed reports whether a form prescribes the order of its chapters; where
// none is known, it may be one that does.
func prescribed(f *form.Form) bool {
	return f == nil || len(f.Sections) > 0 && f.Sections[0].Number != ""
}

// chaptersMissing reports whether the first chapters of a form are there, but
// none of the last.
func chaptersMissing(keys []string) bool {
	const few = 3 // an older report with more chapters may have others at its end
	has := func(key string) bool { return slices.Contains(keys, key) }
	begun := has("overview") || has("disclosure") || has("applications")
	return begun && len(keys) <= few && !has("proceedings") && !has("problems") && !has("other_matters")
}

// endsMidSentence reports whether the last paragraph breaks off. Short lines
// behind it (a signature, a date, the page's footer) do not count.
func endsMidSentence(doc *extract.Document) bool {
	const reach = 60 // blocks
	for i := len(doc.Blocks) - 1; i >= max(0, len(doc.Blocks)-reach); i-- {
		b := &doc.Blocks[i]
		if b.Kind == extract.TableBlock {
			return false
		}
		text := fold.TrimBlanks(b.Text)
		if k := strings.LastIndexByte(text, '\n'); k >= 0 {
			text = fold.TrimBlanks(text[k+1:])
		}
		runes := utf8.RuneCountInString(cut(text, maxLine))
		if runes <= shortLine || footer(fold.Label(cut(text, maxLine))) {
			continue
		}
		return breaksOff(text)
	}
	return false
}

// breaksOff reports whether a long line ends without the end of a sentence. One
// without any sentence in it is a title or a list of links.
func breaksOff(text string) bool {
	if !strings.ContainsAny(text, "。，；") {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case r == '，' || r == '、' || r == ',':
		return true
	case strings.HasSuffix(text, "日"), r >= '0' && r <= '9', fold.Rune(r) == 0: // a date, a table, a full stop
		return false
	}
	// What stands behind the last full stop is a signature where it is short.
	after := text
	if i := strings.LastIndexAny(text, "。！？"); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		after = text[i+n:]
	}
	return utf8.RuneCountInString(after) > shortLine || strings.ContainsAny(after, "，；、")
}
