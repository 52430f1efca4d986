package docxdoc

import "strings"

// Damaged files lose bytes inside tags. Markup that is left tells where elements end; what
// stands in the cell in which it does is not sure.

// torn returns where a tag ends that is not closed before the next one begins, -1 where it
// is closed: n is the place of its >, or -1.
func (s *scanner) torn(inside string, n int) int {
	end := len(inside)
	if n >= 0 {
		end = n
	}
	i := strings.IndexByte(inside[:end], '<')
	if i >= 0 {
		s.mended++
	}
	return i
}

// endOuter ends an element that is open around the innermost one, whose own end is lost. The
// end of an element that is not open is passed over.
func (s *scanner) endOuter(name string) bool {
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.open[i] == name {
			s.endTo(i)
			return true
		}
	}
	return false
}

// endTo ends the element at an index of those that are open, and all in it.
func (s *scanner) endTo(i int) {
	for len(s.open) > i {
		s.end()
	}
}

// misplaced ends the row or cell in which another one begins without a table around that:
// its own end is lost. It reports whether there was one.
func (s *scanner) misplaced() bool {
	const prefix, longest = len("w:"), len("<w:tr ")
	name := s.src[s.pos+1 : min(len(s.src), s.pos+longest)]
	if i := strings.IndexAny(name, "/> \r\n"); i >= 0 {
		name = name[:i]
	}
	if len(name) != prefix+len("tr") || name[prefix:] != "tr" && name[prefix:] != "tc" {
		return false
	}
	for i := len(s.open) - 1; i >= 0; i-- {
		switch s.open[i] {
		case name:
			s.mended++
			s.endTo(i)
			return true
		case name[:prefix] + "tbl", name[:prefix] + "txbxContent":
			return false
		}
	}
	return false
}
