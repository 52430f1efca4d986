package words_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize/words"
)

var list = []string{"公开", "公示", "年报", "www", "，", "  ", "年度报告"}

func TestList(t *testing.T) {
	for _, c := range []struct {
		text      string
		in, begin bool
	}{
		{"公开", true, true},
		{"政府信息公开", true, false},
		{"公示栏", true, true},
		{"公告", false, false},
		{"公", false, false},
		{"年年报", true, false},
		{"年度报告", true, true},
		{"年度报", false, false},
		{"http://www.", true, false},
		{"a b", false, false},
		{"a  b", true, false},
		{"一，二", true, false},
		{"", false, false},
		{"\xe5\x85年报", true, false},
		{"\xe5\x85", false, false},
		{"\ufffd", false, false},
	} {
		l := words.New(list...)
		if got := l.In(c.text); got != c.in {
			t.Errorf("In(%q) = %v", c.text, got)
		}
		if got := l.Begin(c.text); got != c.begin {
			t.Errorf("Begin(%q) = %v", c.text, got)
		}
	}
	if words.New().In("公开") {
		t.Error("the empty list has a word")
	}
}

// FuzzList holds the list against the standard library.
func FuzzList(f *testing.F) {
	for _, s := range []string{"政府信息公开年报", "\xe5\x85\xe5\x85\xac\xe5\xbc\x80", "a  b", "ww\xffwww"} {
		f.Add(s)
	}
	l := words.New(list...)
	f.Fuzz(func(t *testing.T, s string) {
		in, begin := false, false
		for _, w := range list {
			in = in || strings.Contains(s, w)
			begin = begin || strings.HasPrefix(s, w)
		}
		if l.In(s) != in || l.Begin(s) != begin {
			t.Errorf("%q: In %v, want %v; Begin %v, want %v", s, l.In(s), in, l.Begin(s), begin)
		}
	})
}
