package htmldoc

import "strings"

// startRaw begins an element that holds plain text.
func (r *reader) startRaw(t tag, hidden visibility) {
	r.concealed = hidden != 0 || t == styleTag && !screen(r.scan.token.attrs.get(mediaAttr))
	if kinds[t]&concealed == 0 && !r.concealed {
		r.flush()
	}
}

// screen reports whether a style sheet is for the screen.
func screen(media string) bool {
	media = strings.ToLower(media)
	return media == "" || strings.Contains(media, "all") || strings.Contains(media, "screen")
}

// rawText takes the content of an element that holds plain text.
func (r *reader) rawText(t *token) {
	shown := kinds[t.tag]&concealed == 0
	switch {
	case t.tag == titleTag:
		if r.doc.Title == "" {
			r.doc.Title = foldTitle(r.scan.src[t.start:t.end])
		}
	case t.tag == styleTag && !r.concealed:
		r.sheet.read(r.scan.src[t.start:t.end])
	case shown && r.open.top().hidden != 0:
		r.skipHidden()
	case t.tag == noscriptTag && r.open.top().hidden == 0, shown && r.concealed:
		r.counted = false
		r.skipHidden()
	case shown:
		r.text(t.raw, true, t.start, t.end)
		r.flush()
	}
}
