package pdfdoc

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"
)

// TestDisputed has two codes of a font stand for one digit: its digits are unread.
func TestDisputed(t *testing.T) {
	const head, codes, tail = "/CIDInit /ProcSet findresource begin\n", "begincodespacerange\n<00> <FF>\nendcodespacerange\n", "\nendcmap\nend"
	for name, c := range map[string]struct{ chars, want string }{
		"each digit once":     {"3 beginbfchar\n<01> <0033>\n<02> <0038>\n<03> <5E74>\nendbfchar", ""},
		"one digit twice":     {"3 beginbfchar\n<01> <0038>\n<02> <0038>\n<03> <0037>\nendbfchar", "3 beginbfchar\n<01> <FFFD>\n<02> <FFFD>\n<03> <FFFD>\nendbfchar"},
		"in two lists":        {"1 beginbfchar\n<01> <0038>\nendbfchar\n1 beginbfchar\n<09> <0038>\nendbfchar", "1 beginbfchar\n<01> <FFFD>\nendbfchar\n1 beginbfchar\n<09> <FFFD>\nendbfchar"},
		"a letter twice":      {"2 beginbfchar\n<01> <5E74>\n<02> <5E74>\nendbfchar", ""},
		"a digit and a range": {"1 beginbfchar\n<40> <0038>\nendbfchar\n1 beginbfrange\n<13> <1C> <0030>\nendbfrange", ""},
	} {
		got := disputed([]byte(head + codes + c.chars + tail))
		if c.want == "" {
			if got != nil {
				t.Errorf("%s: changed", name)
			}
			continue
		}
		r, err := zlib.NewReader(bytes.NewReader(got))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text, err := io.ReadAll(r)
		if err != nil || string(text) != "1 "+codes+c.want+"\nendcmap\n" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}
