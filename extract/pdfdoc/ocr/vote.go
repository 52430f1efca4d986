package ocr

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// numeral is the print of one number on its way to a text.
type numeral struct {
	shapes   []shape // of its figures, left to right
	pattern  string  // what the figures look like: see patternOf
	readings []reading
	cut      bool // it runs over the left or right line of its cell
	touched  bool // it touches the upper or lower one
	parted   bool // its digits touch
}

// reading is what one run of tesseract took a picture for.
type reading struct {
	text       string
	confidence float32
}

// The letters of a pattern.
const (
	digitLike = 'D' // high
	pointLike = '.' // small, on the base line
	dashLike  = '-' // level, half-way up
	oddLike   = '?'
)

// patternOf says of every figure of a line what it can be.
func patternOf(figures []mark) string {
	line := around(figures)
	var b strings.Builder
	for _, f := range figures {
		w, h := f.box.Dx(), f.box.Dy()
		middle := (f.box.Min.Y+f.box.Max.Y)/2 - line.Min.Y
		switch {
		case h*2 > line.Dy():
			b.WriteByte(digitLike)
		case w >= 2*h && middle*3 > line.Dy() && middle*4 < line.Dy()*3:
			b.WriteByte(dashLike)
		case h*5 <= line.Dy()*2 && middle*4 > line.Dy()*3:
			b.WriteByte(pointLike)
		default:
			b.WriteByte(oddLike)
		}
	}
	return b.String()
}

// fits reports whether a text has the characters that the figures show, one for
// one.
func fits(text, pattern string) bool {
	if len(text) != len(pattern) {
		return false
	}
	for i := range len(text) {
		switch c := text[i]; pattern[i] {
		case digitLike:
			if (c < '0' || c > '9') && c != '/' && c != '%' {
				return false
			}
		case pointLike:
			if c != '.' && c != ',' {
				return false
			}
		case dashLike:
			if c != '-' {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// What a vote demands.
const (
	enough    = 2    // readings that agree
	confident = 0.75 // a reading that objects with this confidence counts, and one that agrees must have it
	certain   = 0.60 // the least that the best of those that agree must have
)

// ballot counts the readings of a number that its figures allow, the most
// frequent and most confident first.
func (n *numeral) ballot() []choice {
	var out []choice
	for _, r := range n.readings {
		if !fits(r.text, n.pattern) {
			continue
		}
		i := slices.IndexFunc(out, func(c choice) bool { return c.text == r.text })
		if i < 0 {
			i = len(out)
			out = append(out, choice{text: r.text})
		}
		out[i].votes++
		if r.confidence >= confident {
			out[i].sure++
		}
		out[i].confidence = max(out[i].confidence, r.confidence)
	}
	slices.SortStableFunc(out, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(b.confidence, a.confidence))
	})
	return out
}

// choice is a text for which readings voted.
type choice struct {
	text       string
	votes      int
	sure       int     // votes with confidence
	confidence float32 // the highest
}

// unanimous returns the text on which all readings agree, "" where they do not.
func (n *numeral) unanimous() string {
	b := n.ballot()
	if len(b) == 1 && b[0].votes == len(n.readings) && b[0].confidence >= certain {
		return b[0].text
	}
	return ""
}

// decide holds the vote on a number. The shapes of its figures have a say: they
// can confirm what some readings doubt and stop what all agree on.
func (n *numeral) decide(verdicts []verdict) *decision {
	b := n.ballot()
	confirmed := func(text string) (all, against bool) {
		all = len(verdicts) == len(text)
		for i, v := range verdicts {
			if n.pattern[i] != digitLike {
				continue
			}
			all = all && v.clear() && v.char == rune(text[i])
			against = against || v.denies(rune(text[i]))
		}
		return all, against
	}
	if len(b) == 0 || n.slashed(b[0].text) {
		return n.undecided(b, verdicts)
	}
	all, against := confirmed(b[0].text)
	objection := len(b) > 1 && b[1].confidence >= confident
	switch first := b[0]; {
	case against || n.cut || first.confidence < certain:
	case n.touched && !(all && first.votes == len(n.readings)):
	case n.parted && !all && first.votes < len(n.readings):
	case first.sure >= enough && !objection,
		first.votes >= enough && all:
		return &decision{first.text, extract.OCR{Confidence: first.confidence, Readings: first.votes + btoi(all)}}
	}
	return n.undecided(b, verdicts)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// slashed reports whether a slanted stroke was taken for a digit.
func (n *numeral) slashed(text string) bool {
	return len(n.shapes) == 1 && text != "/" && n.shapes[0].slash()
}

// decision is the outcome of a vote.
type decision struct {
	text string
	ocr  extract.OCR
}

// undecided leaves a number open between the readings that its figures allow and
// what the shapes make of the first.
func (n *numeral) undecided(b []choice, verdicts []verdict) *decision {
	d := &decision{text: extract.Unread}
	for _, c := range b {
		d.ocr.Candidates = append(d.ocr.Candidates, c.text)
		d.ocr.Confidence = max(d.ocr.Confidence, c.confidence)
	}
	if len(b) == 0 {
		return d
	}
	corrected := []byte(b[0].text)
	for i, v := range verdicts {
		if n.pattern[i] == digitLike && v.clear() {
			corrected[i] = byte(v.char)
		}
	}
	if !slices.Contains(d.ocr.Candidates, string(corrected)) {
		d.ocr.Candidates = append(d.ocr.Candidates, string(corrected))
	}
	return d
}
