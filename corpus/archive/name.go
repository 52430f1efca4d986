package archive

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// decodeName makes a text of a name's bytes: UTF-8 where they are that, else
// GB 18030 where they may be another charset's; bytes that are neither become
// U+FFFD. Backslashes, with which some programs part directories, become
// slashes.
func decodeName(name string, other bool) string {
	if !utf8.ValidString(name) {
		text, err := simplifiedchinese.GB18030.NewDecoder().String(name)
		if other && err == nil && !strings.ContainsRune(text, utf8.RuneError) {
			name = text
		}
		name = strings.ToValidUTF8(name, "\uFFFD")
	}
	return strings.ReplaceAll(name, "\\", "/")
}
