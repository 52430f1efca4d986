package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Limits of the format.
const (
	maxRows   = excelize.TotalRows
	maxText   = excelize.TotalCellChars // UTF-16 units of a cell
	maxName   = 31                      // UTF-16 units of a sheet's name
	maxDigits = 15                      // that a number keeps exactly
)

func cell(value any, style int) excelize.Cell { return excelize.Cell{Value: value, StyleID: style} }

func (w *Writer) text(s string) any {
	if s == "" {
		return nil
	}
	return cell(w.clean(s), w.styles.text)
}

func (w *Writer) number(n int) any { return cell(n, w.styles.count) }

// value makes a cell of a number's text: a number where it is shown with exactly
// these characters, else a text.
func (w *Writer) value(s string, style int) any {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, dotted := strings.Cut(digits, ".")
	plain := allDigits(whole) && len(whole)+len(fraction) <= maxDigits && (whole == "0" || whole[0] != '0')
	if !plain || dotted && !allDigits(fraction) || negative && strings.Trim(digits, "0.") == "" {
		return cell(w.clean(s), style)
	}
	if !dotted {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return cell(w.clean(s), style)
		}
		return cell(n, style)
	}
	f, err := strconv.ParseFloat(s, 64)
	id, failed := w.decimals(style, len(fraction))
	if err != nil || failed != nil {
		return cell(w.clean(s), style)
	}
	return cell(f, id)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// clean makes text from outside fit for a cell: characters that XML cannot hold
// and marks that turn the direction of writing become U+FFFD. What is longer than
// a cell may be is cut, and says so.
func (w *Writer) clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == 0xFFFE, r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, s)
	if len(s) <= maxText {
		return s
	}
	return cut(s, maxText-len(w.words.clipped), w.words.clipped)
}

// cut shortens a text to a number of UTF-16 units and adds the mark, if it is
// longer than both.
func cut(s string, units int, mark string) string {
	n, end := 0, len(s)
	for i, r := range s {
		if n <= units {
			end = i
		}
		n += max(1, utf16.RuneLen(r))
	}
	if n <= units {
		return s
	}
	return s[:end] + mark
}

// sheetName returns a valid name for a sheet that no other sheet has.
func (w *Writer) sheetName(wish string) string {
	wish = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || unicode.IsControl(r) || !unicode.IsPrint(r) && r != ' ' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(wish, ""))
	wish = strings.TrimSpace(wish)
	name := strings.TrimSpace(cut(wish, maxName, ""))
	for n := 2; name == "" || strings.EqualFold(name, "History") || w.names[strings.ToLower(name)]; n++ {
		suffix := fmt.Sprintf(" (%d)", n)
		name = strings.TrimSpace(cut(wish, maxName-len(suffix), "")) + suffix
	}
	w.names[strings.ToLower(name)] = true
	return name
}

func address(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "" // beyond the sheet: the library refuses it
	}
	return name
}
