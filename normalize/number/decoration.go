package number

import (
	"strings"
	"unicode/utf8"
)

// undecorated removes what stands around a number and says nothing of it: the marks
// by which spreadsheets make text of a number, the mark of an item of a list, a
// semicolon at the end of an item.
func undecorated(text string) string {
	text = strings.TrimPrefix(text, "=\"")
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		if !isQuote(r) && !isItemMark(r) {
			break
		}
		text = trimBlanks(text[size:])
	}
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		if !isQuote(r) && r != ';' && r != '；' {
			break
		}
		text = trimBlanks(text[:len(text)-size])
	}
	return text
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’', '＂', '＇', '`':
		return true
	}
	return false
}

// isItemMark reports whether r begins the items of lists and is neither a sign nor a
// point.
func isItemMark(r rune) bool {
	switch r {
	case '•', '●', '▪', '■', '◆', '➢', '\uf06c', '\uf0b7':
		return true
	}
	return false
}
