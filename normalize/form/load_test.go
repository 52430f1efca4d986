package form

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// small is a sound form file in which the tests make faults.
const small = `id: small
title: {zh: 小表, en: Small form}
tables:
  - key: t
    columns: [{key: a, labels: [甲]}, {key: b, labels: [乙]}]
    rows:
      - {key: x, labels: [子]}
      - {key: y, labels: [丑]}
identities:
  - {rule: t.sum, table: t, each: column, relation: equal, left: [x], right: [y]}
`

// mentioning is what the small form says of prose, all of it wrong.
const mentioning = `mentions:
  counters:
    - {unit: 件, words: []}
  fillers: [共|为, 共, "。"]
  topics:
    - table: t
      within: c
      phrases:
        - {key: p, facts: [z], words: ["@s"], parts: [[p, q]]}
        - {key: p, columns: [a], unbound: no_fact, unit: 人}
        - {key: q, unbound: maybe, words: ["", "1 2 3 4 5 6 7"], less: [[x.a]], or: [[]]}
`

// with returns the small form with one text replaced.
func with(t *testing.T, old, new string) string {
	t.Helper()
	if strings.Count(small, old) != 1 {
		t.Fatalf("%q is not once in the form", old)
	}
	return strings.Replace(small, old, new, 1)
}

// TestFaults checks the whole text of the errors: message, place, excerpt, caret.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", `
f.yaml: holds 0 YAML documents, want one`},
		{"list", "- a\n", `
f.yaml:1:1: sequence was used where mapping is expected
    - a
    ^`},
		{"two documents", small + "---\n" + small, `
f.yaml: holds 2 YAML documents, want one`},
		{"no YAML", "id: [a\n", `
f.yaml:1:5: sequence end token ']' not found
    id: [a
        ^`},
		{"unknown key", with(t, "labels: [子]", "lables: [子], x: 1"), `
f.yaml:7:18: unknown key "lables"
          - {key: x, lables: [子], x: 1}
                     ^
f.yaml:7:31: unknown key "x"
          - {key: x, lables: [子], x: 1}
                                   ^`},
		{"mapping for a list", with(t, "labels: [子]", "labels: {a: b}"), `
f.yaml:7:26: mapping was used where sequence is expected
          - {key: x, labels: {a: b}}
                             ^`},
		{"list for a text", with(t, "id: small", "id: [a]"), `
f.yaml:1:5: want a text
    id: [a]
        ^`},
		{"anchor", with(t, "id: small", "id: &a small"), `
f.yaml:1:5: anchors and aliases are not allowed in a form
    id: &a small
        ^`},
		{"tag", with(t, "id: small", "id: !!str small"), `
f.yaml:1:5: tags and directives are not allowed in a form
    id: !!str small
        ^`},
		{"deep", "id: [[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]\n", `
f.yaml:1:20: nested deeper than 16
    id: [[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]
                       ^`},
		{"key twice", with(t, "id: small", "id: small\nid: other"), `
f.yaml:2:1: mapping key "id" already defined at [1:1]
    id: other
    ^`},
		{"id", with(t, "id: small", "id: Small!"), `
f.yaml:1:5: id: "Small!" is no form id: want lower-case letters, digits and hyphens
    id: Small!
        ^`},
		{"no id", with(t, "id: small\n", ""), `
f.yaml: id: "" is no form id: want lower-case letters, digits and hyphens`},
		{"title", with(t, ", en: Small form", ""), `
f.yaml:2:8: title: want a title in zh and en
    title: {zh: 小表}
           ^`},
		{"years", with(t, "tables:", "years: {from: 2020, to: 2019}\ntables:"), `
f.yaml:3:8: years: 2020 to 2019 is no range of years
    years: {from: 2020, to: 2019}
           ^`},
		{"no tables", "id: small\ntitle: {zh: a, en: b}\n", `
f.yaml: the form has no tables`},
		{"section", with(t, "  - key: t\n", "  - key: t\n    section: none\n"), `
f.yaml:5:14: tables[0].section: unknown section "none"
        section: none
                 ^`},
		{"header", with(t, "  - key: t\n", "  - key: t\n    header: diagonal\n"), `
f.yaml:5:13: tables[0].header: unknown header "diagonal": want columns or rows
        header: diagonal
                ^`},
		{"no key", with(t, "{key: x, labels: [子]}", "{labels: [子]}"), `
f.yaml:7:9: tables[0].rows[0]: row without a key
          - {labels: [子]}
            ^
f.yaml:10:67: identities[0].left[0]: unknown row "x"
    ule: t.sum, table: t, each: column, relation: equal, left: [x], right: [y]}
                                                                ^`},
		{"bad key", with(t, "{key: x, labels: [子]}", "{key: X-1, labels: [子]}"), `
f.yaml:7:15: tables[0].rows[0].key: "X-1" is no key: want a lower-case letter, then lower-case letters, digits and underscores
          - {key: X-1, labels: [子]}
                  ^
f.yaml:10:67: identities[0].left[0]: unknown row "x"
    ule: t.sum, table: t, each: column, relation: equal, left: [x], right: [y]}
                                                                ^`},
		{"twice", with(t, "{key: y, labels: [丑]}", "{key: x, labels: [丑]}"), `
f.yaml:8:15: tables[0].rows[1].key: row "x" is stated twice
          - {key: x, labels: [丑]}
                  ^
f.yaml:10:79: identities[0].right[0]: unknown row "y"
    table: t, each: column, relation: equal, left: [x], right: [y]}
                                                                ^`},
		{"label twice", with(t, "{key: y, labels: [丑]}", "{key: y, labels: [1.子]}"), `
f.yaml:8:27: tables[0].rows[1].labels[0]: "1.子" stands for both x and y
          - {key: y, labels: [1.子]}
                              ^`},
		{"label empty", with(t, "{key: y, labels: [丑]}", "{key: y, labels: [一、]}"), `
f.yaml:8:27: tables[0].rows[1].labels[0]: "一、" has no characters to compare by
          - {key: y, labels: [一、]}
                              ^`},
		{"no labels", with(t, "{key: y, labels: [丑]}", "{key: y}"), `
f.yaml:8:9: tables[0].rows[1]: row "y" has no labels
          - {key: y}
            ^`},
		{"unknown column", with(t, "{key: y, labels: [丑]}", "{key: y, labels: [丑], columns: [a, c, a]}"), `
f.yaml:8:44: tables[0].rows[1].columns[1]: unknown column "c"
          - {key: y, labels: [丑], columns: [a, c, a]}
                                                ^
f.yaml:8:47: tables[0].rows[1].columns[2]: column "a" is named twice
          - {key: y, labels: [丑], columns: [a, c, a]}
                                                   ^`},
		{"instead self", with(t, "{key: y, labels: [丑]}", "{key: y, labels: [丑], instead: [y]}"), `
f.yaml:8:40: tables[0].rows[1].instead: row "y" cannot stand for itself
          - {key: y, labels: [丑], instead: [y]}
                                            ^`},
		{"rule id", with(t, "t.sum", "sum"), `
f.yaml:10:12: identities[0].rule: "sum" is no rule id: want keys joined by dots
      - {rule: sum, table: t, each: column, relation: equal, left: [x], right: [y]}
               ^`},
		{"relation", with(t, "equal", "about"), `
f.yaml:10:53: identities[0].relation: unknown relation "about": want equal or at_most
      - {rule: t.sum, table: t, each: column, relation: about, left: [x], right: [y]}
                                                        ^`},
		{"severity", with(t, "relation: equal", "relation: equal, severity: bad"), `
f.yaml:10:70: identities[0].severity: unknown severity "bad": want error or warning
    : t.sum, table: t, each: column, relation: equal, severity: bad, left: [x], right: [y]}
                                                                ^`},
		{"mentions", small + mentioning, `
f.yaml:13:7: mentions.counters[0]: counter "件" has no words
        - {unit: 件, words: []}
          ^
f.yaml:14:18: mentions.fillers[1]: "共" is listed twice
      fillers: [共|为, 共, "。"]
                       ^
f.yaml:14:21: mentions.fillers[2]: "。" has no characters to compare by
      fillers: [共|为, 共, "。"]
                           ^
f.yaml:20:17: mentions.topics[0].phrases[1].key: phrase "p" is stated twice
            - {key: p, columns: [a], unbound: no_fact, unit: 人}
                    ^
f.yaml:17:15: mentions.topics[0].within: unknown context "c"
          within: c
                  ^
f.yaml:19:28: mentions.topics[0].phrases[0].facts[0]: unknown fact "z"
            - {key: p, facts: [z], words: ["@s"], parts: [[p, q]]}
                               ^
f.yaml:19:56: mentions.topics[0].phrases[0].parts[0][0]: unknown phrase "p"
            - {key: p, facts: [z], words: ["@s"], parts: [[p, q]]}
                                                           ^
f.yaml:19:59: mentions.topics[0].phrases[0].parts[0][1]: unknown phrase "q"
            - {key: p, facts: [z], words: ["@s"], parts: [[p, q]]}
                                                              ^
f.yaml:19:40: mentions.topics[0].phrases[0].words[0]: unknown set "s"
            - {key: p, facts: [z], words: ["@s"], parts: [[p, q]]}
                                           ^
f.yaml:20:58: mentions.topics[0].phrases[1].unit: no counter has the unit "人"
            - {key: p, columns: [a], unbound: no_fact, unit: 人}
                                                             ^
f.yaml:20:11: mentions.topics[0].phrases[1]: phrase "p" wants either facts or columns or a reason why it is unbound
            - {key: p, columns: [a], unbound: no_fact, unit: 人}
              ^
f.yaml:20:11: mentions.topics[0].phrases[1]: phrase "p" has no words
            - {key: p, columns: [a], unbound: no_fact, unit: 人}
              ^
f.yaml:21:29: mentions.topics[0].phrases[2].unbound: unknown reason "maybe": want no_fact
            - {key: q, unbound: maybe, words: ["", "1 2 3 4 5 6 7"], less: [[x.a]], or: [[]]}
                                ^
f.yaml:21:86: mentions.topics[0].phrases[2].or[0]: a sum of nothing
    d: maybe, words: ["", "1 2 3 4 5 6 7"], less: [[x.a]], or: [[]]}
                                                                ^
f.yaml:21:73: mentions.topics[0].phrases[2].less[0]: a difference wants two facts or more
    ey: q, unbound: maybe, words: ["", "1 2 3 4 5 6 7"], less: [[x.a]], or: [[]]}
                                                                ^
f.yaml:21:44: mentions.topics[0].phrases[2].words[0]: a pattern has 1 to 6 steps, not 0
            - {key: q, unbound: maybe, words: ["", "1 2 3 4 5 6 7"], less: [[x.a]], or: [[]]}
                                               ^
f.yaml:21:48: mentions.topics[0].phrases[2].words[1]: a pattern has 1 to 6 steps, not 7
            - {key: q, unbound: maybe, words: ["", "1 2 3 4 5 6 7"], less: [[x.a]], or: [[]]}
                                                   ^`},
		{"table", with(t, "table: t,", "table: u,"), `
f.yaml:10:26: identities[0].table: unknown table "u"
      - {rule: t.sum, table: u, each: column, relation: equal, left: [x], right: [y]}
                             ^`},
		{"each", with(t, "each: column", "each: cell"), `
f.yaml:10:35: identities[0].each: unknown each "cell": want column, row or nothing
      - {rule: t.sum, table: t, each: cell, relation: equal, left: [x], right: [y]}
                                      ^`},
		{"empty side", with(t, "right: [y]", "right: []"), `
f.yaml:10:5: identities[0]: t.sum has an empty side
      - {rule: t.sum, table: t, each: column, relation: equal, left: [x], right: []}
        ^`},
		{"unknown row", with(t, "right: [y]", "right: [z]"), `
f.yaml:10:79: identities[0].right[0]: unknown row "z"
    table: t, each: column, relation: equal, left: [x], right: [z]}
                                                                ^`},
		{"both sides", with(t, "right: [y]", "right: [x]"), `
f.yaml:10:79: identities[0].right[0]: "x" stands on both sides
    table: t, each: column, relation: equal, left: [x], right: [x]}
                                                                ^`},
		{"nowhere", with(t, "{key: y, labels: [丑]}", "{key: y, labels: [丑], columns: [a]}\n      - {key: z, labels: [寅], columns: [b]}") + "  - {rule: t.no, table: t, each: column, relation: equal, left: [y], right: [z]}\n", `
f.yaml:12:5: identities[1]: t.no holds nowhere: no column has all its facts
      - {rule: t.no, table: t, each: column, relation: equal, left: [y], right: [z]}
        ^`},
		{"stated twice", small + "  - {rule: t.sum, table: t, each: column, relation: equal, left: [y], right: [x]}\n", `
f.yaml:11:5: identities[1]: t.sum at "a" is stated twice
      - {rule: t.sum, table: t, each: column, relation: equal, left: [y], right: [x]}
        ^
f.yaml:11:5: identities[1]: t.sum at "b" is stated twice
      - {rule: t.sum, table: t, each: column, relation: equal, left: [y], right: [x]}
        ^`},
		{"single fact", with(t, "each: column, relation: equal, left: [x], right: [y]", "relation: equal, left: [x], right: [y.c]"), `
f.yaml:10:53: identities[0].left[0]: unknown fact "x"
      - {rule: t.sum, table: t, relation: equal, left: [x], right: [y.c]}
                                                        ^
f.yaml:10:65: identities[0].right[0]: unknown fact "y.c"
    {rule: t.sum, table: t, relation: equal, left: [x], right: [y.c]}
                                                                ^`},
		{"utf8", "\xff", `
f.yaml: not UTF-8`},
		{"too many tokens", strings.Repeat("- a\n", MaxTokens), `
f.yaml: more than 100000 YAML tokens`},
		{"too large", strings.Repeat("#", MaxBytes+1), `
f.yaml: larger than 1048576 bytes`},
		{"too many columns", with(t, "{key: b, labels: [乙]}", numbered201("{key: c%d, labels: [列%d]}", ", ")), `
f.yaml:5:14: tables[0].columns: table "t" has more than 200 columns
        columns: [{key: a, labels: [甲]}, {key: c0, labels: [列0]}, {key: c1, labels: [列1]}, {key: c2, labels: [列2]}, {key: c3
                 ^`},
	} {
		t.Run(c.name, func(t *testing.T) {
			form, err := Parse("f.yaml", []byte(c.file))
			if err == nil {
				t.Fatalf("no error, form %q", form.ID)
			}
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), err.Error()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			var e *Error
			if !errors.As(err, &e) || e.File != "f.yaml" {
				t.Errorf("%T is no *Error of the file", err)
			}
		})
	}
}

// numbered201 writes a format with two verbs 201 times.
func numbered201(format, separator string) string {
	items := make([]string, 201)
	for i := range items {
		items[i] = fmt.Sprintf(format, i, i)
	}
	return strings.Join(items, separator)
}

// TestManyFaults checks that the faults of one file are all joined, up to a bound.
func TestManyFaults(t *testing.T) {
	file := with(t, "      - {key: x, labels: [子]}\n", "      - {key: x, labels: [子]}\n"+strings.Repeat("      - {key: x, labels: [子]}\n", MaxFaults+9))
	_, err := Parse("f.yaml", []byte(file))
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("%T is not joined", err)
	}
	all := joined.Unwrap()
	if len(all) != MaxFaults+1 || all[MaxFaults].Error() != "f.yaml: 9 more faults" {
		t.Errorf("%d errors, the last %q", len(all), all[len(all)-1])
	}
}

func TestParse(t *testing.T) {
	f, err := Parse("f.yaml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sum{
		{Rule: "t.sum", At: "a", Relation: Equal, Left: []int{0}, Right: []int{2}, Severity: "error", Names: []string{"x", "y"}},
		{Rule: "t.sum", At: "b", Relation: Equal, Left: []int{1}, Right: []int{3}, Severity: "error", Names: []string{"x", "y"}},
	}
	if diff := cmp.Diff(want, f.Sums); diff != "" {
		t.Errorf("sums (-want +got)\n%s", diff)
	}
	if got, want := f.Tables[0].Rows[0].Title, (Text{"子", "X"}); got != want {
		t.Errorf("title %v, want %v", got, want)
	}
	if got, want := f.Identities[0].Title, (Text{"t.sum", "t.sum"}); got != want {
		t.Errorf("title of the rule %v, want %v", got, want)
	}
}

// TestLoadDirectory loads a user's own directory.
func TestLoadDirectory(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"b.yaml": small, "a.yml": with(t, "id: small", "id: other"), "notes.txt": "no form", "c.yaml.bak": "no form",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "d.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	forms, err := Load(os.DirFS(dir), ".")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range forms {
		ids = append(ids, f.ID)
	}
	if diff := cmp.Diff([]string{"other", "small"}, ids); diff != "" {
		t.Errorf("forms (-want +got)\n%s", diff)
	}
}

func TestLoadFaults(t *testing.T) {
	files := fstest.MapFS{
		"forms/a.yaml": {Data: []byte(small)},
		"forms/b.yaml": {Data: []byte(small)},
		"forms/c.yaml": {Data: []byte("- a\n")},
	}
	forms, err := Load(files, "forms")
	const want = "forms/b.yaml: id: \"small\" is also the form of forms/a.yaml\n" +
		"forms/c.yaml:1:1: sequence was used where mapping is expected\n    - a\n    ^"
	if err == nil || err.Error() != want || forms != nil {
		t.Errorf("Load = %v, %v, want %s", forms, err, want)
	}
	if _, err := Load(files, "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Load of a directory that is not there: %v", err)
	}
	if forms, err := Load(fstest.MapFS{"empty/x.txt": {}}, "empty"); err != nil || len(forms) != 0 {
		t.Errorf("Load of a directory without forms = %v, %v", forms, err)
	}
}

// FuzzParse checks that any file is a form or an error with a place in the
// file, and that what is a form holds together.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	for _, name := range []string{"forms/ogi-2019.yaml", "forms/ogi-fujian.yaml"} {
		data, err := official.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:4<<10])
	}
	f.Add([]byte("id: &a [*a]\n? {b: !!c d}\n--- |\n e"))
	f.Fuzz(func(t *testing.T, data []byte) {
		form, err := Parse("f.yaml", data)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Line > 1+strings.Count(string(data), "\n")+strings.Count(string(data), "\r") {
				t.Errorf("%v is no error with a place", err)
			}
			return
		}
		for slot, fact := range form.Facts {
			if got, ok := form.Slot(fact.ID); !ok || got != slot {
				t.Errorf("fact %s has the slot %d, want %d", fact.ID, got, slot)
			}
		}
		for i := range form.Sums {
			checkSlots(t, form, i)
		}
		for _, lang := range []string{"zh", "en"} {
			if err := Write(&strings.Builder{}, form, lang); err != nil {
				t.Errorf("Write(%s): %v", lang, err)
			}
		}
	})
}
