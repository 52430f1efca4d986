package docxdoc

import (
	"strconv"
	"strings"
)

// numLevels is the number of levels of a list.
const numLevels = 9

// longestFormat bounds the bytes of a level's text. Word allows 31 characters.
const longestFormat = 31 * 3

// levelFormat is how one level of a list is numbered.
type levelFormat struct {
	start   int
	format  string
	text    string // with %1 to %9 for the numbers of the levels
	glue    string // what separates the number from the text
	restart int    // begins anew behind this level (from 1) or a higher one; 0 never, -1 behind any higher one
	legal   bool   // all numbers are shown as decimal ones
	hidden  bool
	style   string // id of the paragraph style that belongs to the level
}

// list is a definition of numbers and how far it has counted.
type list struct {
	levels  [numLevels]levelFormat
	link    string // id of the style that has the definition instead
	defines string // id of the style that this is the definition of
	counts  [numLevels]int
	counted [numLevels]bool
}

// instance is a use of a list with changes of its own.
type instance struct {
	list    string      // id
	starts  map[int]int // level to the number that it begins with
	started [numLevels]bool
	levels  map[int]levelFormat
}

// numbering are the lists of a document.
type numbering struct {
	lists     map[string]*list
	linked    map[string]*list // by the id of the style that they define
	instances map[string]*instance
}

// readNumbering reads the part of lists.
func readNumbering(s *scanner) numbering {
	n := numbering{lists: make(map[string]*list), linked: make(map[string]*list), instances: make(map[string]*instance)}
	for range s.children() {
		for tag := range s.children() {
			switch tag {
			case abstractNumTag:
				id := s.attr("abstractNumId")
				l := readList(s)
				n.lists[id] = l
				if l.defines != "" {
					n.linked[l.defines] = l
				}
			case numTag:
				n.instances[s.attr("numId")] = readInstance(s)
			}
		}
	}
	return n
}

func readList(s *scanner) *list {
	l := new(list)
	for i := range l.levels {
		l.levels[i] = levelFormat{format: "none", restart: -1}
	}
	for tag := range s.children() {
		switch tag {
		case lvlTag:
			if i := s.number("ilvl"); i >= 0 && i < numLevels {
				l.levels[i] = readLevel(s)
			}
		case numStyleLinkTag:
			l.link = s.attr("val")
		case styleLinkTag:
			l.defines = s.attr("val")
		}
	}
	return l
}

func readInstance(s *scanner) *instance {
	n := &instance{starts: make(map[int]int), levels: make(map[int]levelFormat)}
	for tag := range s.children() {
		switch tag {
		case abstractNumIDTag:
			n.list = s.attr("val")
		case lvlOverrideTag:
			n.override(s)
		}
	}
	return n
}

func (n *instance) override(s *scanner) {
	level := s.number("ilvl")
	if level < 0 || level >= numLevels {
		return
	}
	for tag := range s.children() {
		switch tag {
		case startOverrideTag:
			n.starts[level] = max(0, s.number("val"))
		case lvlTag:
			n.levels[level] = readLevel(s)
		}
	}
}

// readLevel reads a lvl element.
func readLevel(s *scanner) levelFormat {
	l := levelFormat{format: "decimal", glue: " ", restart: -1}
	for tag := range s.children() {
		switch tag {
		case startTag:
			l.start = max(0, s.number("val"))
		case numFmtTag:
			l.format = s.attr("val")
		case alternateContentTag:
			l.format = readFallbackFormat(s)
		case lvlTextTag:
			l.text = cutBefore(s.attr("val"), longestFormat)
		case lvlRestartTag:
			l.restart = s.number("val")
		case suffTag:
			if s.attr("val") == "nothing" {
				l.glue = ""
			}
		case isLglTag:
			l.legal = s.on()
		case pStyleTag:
			l.style = s.attr("val")
		case rPrTag:
			for tag := range s.children() {
				if tag == vanishTag {
					l.hidden = s.on()
				}
			}
		}
	}
	return l
}

// readFallbackFormat reads a number format that older programs do not know: the
// one that they are offered.
func readFallbackFormat(s *scanner) string {
	format := "decimal"
	for tag := range s.children() {
		if tag != fallbackTag {
			continue
		}
		for tag := range s.children() {
			if tag == numFmtTag {
				format = s.attr("val")
			}
		}
	}
	return format
}

// find returns the instance and list of an id, nil if there is none. A list may
// refer to the one of a style.
func (n *numbering) find(id string, st *styles) (*instance, *list) {
	const longest = 4
	one := n.instances[id]
	for range longest {
		if one == nil {
			return nil, nil
		}
		l := n.lists[one.list]
		if l == nil || l.link == "" {
			return one, l
		}
		next := n.instances[st.get(l.link).number.num]
		if next == nil || next == one {
			return one, n.linked[l.link]
		}
		one = next
	}
	return nil, nil
}

// next counts a paragraph and returns its number as it is printed, and what
// separates it from the text. style is the id of the paragraph's style, whose
// level counts where ref has none.
func (n *numbering) next(ref numberRef, style string, st *styles) (number, glue string) {
	if ref.num == "" || ref.num == "0" {
		return "", ""
	}
	one, l := n.find(ref.num, st)
	if one == nil || l == nil {
		return "", ""
	}
	level := ref.level
	if level < 0 {
		level = l.levelOf(style)
	}
	if level >= numLevels {
		return "", ""
	}
	l.count(one, level)
	f := one.format(l, level)
	if f.hidden || f.format == "bullet" {
		return "", ""
	}
	return one.print(l, &f), f.glue
}

// levelOf returns the level that belongs to a paragraph style, 0 if none does.
func (l *list) levelOf(style string) int {
	for i := range l.levels {
		if style != "" && l.levels[i].style == style {
			return i
		}
	}
	return 0
}

func (n *instance) format(l *list, level int) levelFormat {
	if f, ok := n.levels[level]; ok {
		return f
	}
	return l.levels[level]
}

// start returns the number that a level begins with.
func (n *instance) start(l *list, level int) int {
	if start, ok := n.starts[level]; ok {
		return start
	}
	return n.format(l, level).start
}

// count advances a list by a paragraph of a level.
func (l *list) count(n *instance, level int) {
	_, anew := n.starts[level]
	if l.counted[level] && (!anew || n.started[level]) {
		l.counts[level]++
	} else {
		l.counts[level] = n.start(l, level)
	}
	l.counted[level], n.started[level] = true, true
	for i := range level {
		if !l.counted[i] {
			l.counted[i] = true
			l.counts[i] = n.start(l, i)
		}
	}
	for i := level + 1; i < numLevels; i++ {
		if after := n.format(l, i).restart; after < 0 || level < after {
			l.counted[i] = false
		}
	}
}

// print returns the text of a level's format with the numbers that l has
// counted to.
func (n *instance) print(l *list, f *levelFormat) string {
	var b strings.Builder
	for text := f.text; text != ""; {
		i := strings.IndexByte(text, '%')
		if i < 0 || i+1 == len(text) {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:i])
		level := int(text[i+1]) - '1'
		if level < 0 || level >= numLevels {
			b.WriteByte('%')
			text = text[i+1:]
			continue
		}
		b.WriteString(n.numeral(l, f, level))
		text = text[i+2:]
	}
	return strings.TrimSpace(b.String())
}

// numeral writes the number of one level.
func (n *instance) numeral(l *list, f *levelFormat, level int) string {
	if f.legal {
		return strconv.Itoa(l.counts[level])
	}
	return numeral(n.format(l, level).format, l.counts[level])
}
