package cli

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/gouji/gouji/normalize/form"
)

// lang is the language of texts for people.
type lang string

const (
	chinese lang = "zh"
	english lang = "en"
)

// langFlag is the name of the flag that chooses the language.
const langFlag = "lang"

// chooseLang finds the language before the flags are parsed, because the help
// on flags is in it, too: the flag, then the locale of the environment.
func chooseLang(args []string, getenv func(string) string) lang {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, ok := strings.CutPrefix(arg, "--"+langFlag+"=")
		if arg == "--"+langFlag && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if l := lang(value); ok && (l == chinese || l == english) {
			return l
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			if strings.HasPrefix(strings.ToLower(locale), "zh") {
				return chinese
			}
			return english
		}
	}
	return english
}

// say chooses between two texts.
func (l lang) say(zh, en string) string {
	if l == chinese {
		return zh
	}
	return en
}

// sayf chooses between two formats for the same args.
func (l lang) sayf(zh, en string, args ...any) string {
	return fmt.Sprintf(l.say(zh, en), args...)
}

func (l lang) text(t form.Text) string { return l.say(t.ZH, t.EN) }

// printable makes text from outside fit for a terminal: control characters,
// with which a file could rewrite the screen, and marks that turn the direction
// of writing become U+FFFD; line breaks and tabs become blanks.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
