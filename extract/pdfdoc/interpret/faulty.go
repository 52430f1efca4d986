package interpret

import (
	"bytes"
	"slices"
)

// What is lost of content that is not compressed leaves no checksum wrong, but marks
// that no program writes.

// others are the operators that ISO 32000-1, annex A, has besides those that are
// carried out.
var others = []string{
	"BI", "BX", "CS", "DP", "EI", "EX", "G", "ID", "J", "K", "M", "MP", "RG", "SC", "SCN",
	"cs", "d", "d0", "d1", "g", "i", "j", "k", "rg", "ri", "sc", "scn", "sh", "w",
}

// need returns whether an operator that shows or places text has the operands that it
// needs, and notes where it has not.
func (in *interpreter) need(ok bool) bool {
	in.faulty = in.faulty || !ok
	return ok
}

// unwritten reports whether a word is no operator: what is left of one, or of a
// string whose beginning is lost. Numbers in a way that only some programs read are
// no such words.
func unwritten(word string) bool {
	const number = "+-.0123456789"
	return word != "" && bytes.IndexByte([]byte(number), word[0]) < 0 && !slices.Contains(others, word)
}

// zeroed reports whether zeros stand where a block was lost: more of them than in
// any string.
func zeroed(b []byte) bool {
	const most = 16
	return len(b) >= most && bytes.Contains(b, make([]byte, most))
}
