package ocr

import (
	"image"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// value is a number inside a text, which is read again on its own: what a model
// for Chinese takes digits for is not reliable.
type value struct {
	place    *place // of the number
	in       *place // of the text
	word     *word
	from, to int  // its bytes in the word
	alone    bool // nothing stands beside it: a column of a table without lines
}

// values finds the numbers in a text that has been read. Numbers that begin an
// item of a list are left as they are.
func (p *place) values() []*value {
	var out []*value
	for i := range p.lines {
		l := &p.lines[i]
		marks := slices.DeleteFunc(slices.Clone(p.marks), func(m mark) bool {
			y := (m.box.Min.Y + m.box.Max.Y) / 2
			return y < l.box.Min.Y || y >= l.box.Max.Y
		})
		for k := range l.words {
			w := &l.words[k]
			for _, r := range digitRuns(w.text) {
				if k == 0 && r[0] == 0 && itemNumber(w.text[r[1]:], l.words[1:]) {
					continue
				}
				out = append(out, p.value(marks, w, r[0], r[1]))
			}
		}
	}
	return out
}

// standAlone notes which values of a page have nothing beside them within the room
// of a character. The lines of tesseract do not say reliably to which row of a table
// without rules they belong.
func standAlone(lines []*place, values []*value) {
	for _, v := range values {
		box := v.word.part(v.from, v.to)
		room := box.Dy()
		near := image.Rect(box.Min.X-room, box.Min.Y+box.Dy()/3, box.Max.X+room, box.Max.Y-box.Dy()/3)
		v.alone = v.from == 0 && v.to == len(v.word.text)
		for _, p := range lines {
			if !v.alone || !p.box.Overlaps(near) {
				continue
			}
			for i := range p.lines {
				for k := range p.lines[i].words {
					if w := &p.lines[i].words[k]; w != v.word && w.box.Overlaps(near) {
						v.alone = false
					}
				}
			}
		}
	}
}

// digitRuns returns the ranges of a text that are numbers: digits, the points and
// commas between them, and a sign before them.
func digitRuns(text string) [][2]int {
	var out [][2]int
	from, to := -1, 0
	var before [2]rune
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			if from < 0 {
				from = i
				if sign := before[1]; strings.ContainsRune("-－−–—", sign) && !unicode.IsDigit(before[0]) {
					from -= utf8.RuneLen(sign)
				}
			}
			to = i + utf8.RuneLen(r)
		case r != '.' && r != ',' && from >= 0:
			out = append(out, [2]int{from, to})
			from = -1
		}
		before = [2]rune{before[1], r}
	}
	if from >= 0 {
		out = append(out, [2]int{from, to})
	}
	return out
}

// itemNumber reports whether what follows a number at the begin of a line makes it
// the number of an item: 1.属于, 2、其他.
func itemNumber(rest string, next []word) bool {
	for _, w := range next[:min(len(next), 2)] {
		rest += w.text
	}
	mark, n := utf8.DecodeRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(rest[n:])
	return (mark == '.' || mark == '、' || mark == '．' || mark == '，' || mark == ',') && unicode.Is(unicode.Han, after)
}

// value finds the ink of a part of a word and makes it a number to be read.
func (p *place) value(marks []mark, w *word, from, to int) *value {
	v := &value{in: p, word: w, from: from, to: to}
	n := utf8.RuneCountInString(w.text[from:to])
	pieces := nearestPieces(marks, w.part(from, to), n)
	if len(pieces) != n {
		return v
	}
	v.place = &place{box: around(pieces), content: figure, crop: only(p.crop, pieces)}
	v.place.number = newNumeral(v.place.crop, pieces)
	return v
}

// part estimates where a part of a word is: digits are half as wide as Chinese
// characters.
func (w *word) part(from, to int) image.Rectangle {
	var before, inside, all int
	for i, r := range w.text {
		width := 2
		if r < 0x2e80 {
			width = 1
		}
		all += width
		switch {
		case i < from:
			before += width
		case i < to:
			inside += width
		}
	}
	b := w.box
	b.Min.X, b.Max.X = w.box.Min.X+w.box.Dx()*before/all, w.box.Min.X+w.box.Dx()*(before+inside)/all
	return b
}

// nearestPieces returns n neighbouring pieces of ink that look like digits and are
// about where a box says: the boxes of words are not exact. It returns nil where
// there are none.
func nearestPieces(marks []mark, box image.Rectangle, n int) []mark {
	pieces := stacked(marks)
	reach := box.Dy() / 2
	var best []mark
	least := math.MaxInt
	for i := 0; i+n <= len(pieces); i++ {
		w := pieces[i : i+n]
		from, to := w[0].box.Min.X, w[n-1].box.Max.X
		if to < box.Min.X-reach || from > box.Max.X+reach || !likeDigits(w) {
			continue
		}
		// A number does not end beside what could be a digit of it.
		if i > 0 && goesOn(w, pieces[i-1]) || i+n < len(pieces) && goesOn(w, pieces[i+n]) {
			continue
		}
		off := abs(from-box.Min.X) + abs(to-box.Max.X)
		if off < least {
			best, least = w, off
		}
	}
	return best
}

// goesOn reports whether a piece beside digits seems to be one of the same number:
// as high, on the same base line and near.
func goesOn(digits []mark, m mark) bool {
	line := around(digits)
	h := line.Dy()
	gap := max(m.box.Min.X-line.Max.X, line.Min.X-m.box.Max.X)
	return abs(m.box.Dy()-h)*12 <= h && abs(m.box.Max.Y-line.Max.Y)*16 <= h && m.box.Dx()*10 <= h*8 && gap*10 <= h*4
}

// likeDigits reports whether pieces are narrow, equally high on one base line and
// near to each other, with points between them.
func likeDigits(pieces []mark) bool {
	line := around(pieces)
	h := line.Dy()
	for i, p := range pieces {
		if i > 0 && p.box.Min.X-pieces[i-1].box.Max.X > h*6/10 {
			return false
		}
		if abs(line.Max.Y-p.box.Max.Y)*6 > h {
			return false
		}
		point := p.box.Dy()*3 < h && i > 0 && i < len(pieces)-1
		if !point && (p.box.Dy()*10 < h*8 || p.box.Dx()*10 > h*8) {
			return false
		}
	}
	return true
}

// confirm keeps a number in its text where the vote on its own picture has the
// same result and where it is part of a sentence, and puts Unread in its place where
// not.
func (v *value) confirm() {
	text := v.word.text[v.from:v.to]
	if v.place != nil && v.place.text == ascii(text) && !v.alone {
		v.in.ocr.Readings = leastOf(v.in.ocr.Readings, v.place.ocr.Readings)
		return
	}
	v.in.ocr.Candidates = append(v.in.ocr.Candidates, text)
	if v.place != nil && v.place.text != extract.Unread && v.place.text != text {
		v.in.ocr.Candidates = append(v.in.ocr.Candidates, v.place.text)
	}
	v.word.text = v.word.text[:v.from] + extract.Unread + v.word.text[v.to:]
}

// certain makes a cell unread whose text may be taken for a number that the print
// does not have: one that is written in Chinese, which is read only once, signs for
// which something else than strokes was taken, and several numbers and nothing else,
// where the line between two cells was not found.
func (p *place) certain() {
	text, numbers := printed(p.lines), 0
	for _, l := range p.lines {
		for _, w := range l.words {
			numbers += len(digitRuns(w.text)) + strings.Count(w.text, extract.Unread)
		}
	}
	switch {
	case text != "" && (strings.Trim(text, hanNumerals) == "" || !strings.ContainsFunc(text, lettered) && !level(p.marks)):
		p.ocr.Candidates = append(p.ocr.Candidates, text)
	case numbers < 2 || strings.ContainsFunc(text, unicode.IsLetter):
		return
	}
	p.text, p.ocr.Readings = extract.Unread, 0
}

// lettered reports whether a character is more than a sign.
func lettered(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == utf8.RuneError }

// level reports whether marks are nothing but level strokes.
func level(marks []mark) bool {
	return !slices.ContainsFunc(marks, func(m mark) bool { return m.box.Dx() < 2*m.box.Dy() })
}

// hanNumerals are the characters of numbers, and of units behind them.
const hanNumerals = "一二三四五六七八九十百千万亿两〇零壹贰叁肆伍陆柒捌玖拾佰仟件次个宗条项元"

// ascii writes the digits of all scripts with those of ASCII.
func ascii(text string) string {
	out := []rune(text)
	for i, r := range out {
		if r >= '０' && r <= '９' {
			out[i] = r - '０' + '0'
		}
	}
	return string(out)
}

// leastOf returns the smaller count, where 0 stands for none.
func leastOf(a, b int) int {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}
