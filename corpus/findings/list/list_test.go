package list_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/internal/sample"
	"github.com/gouji/gouji/corpus/findings/list"
)

func TestRows(t *testing.T) {
	var b bytes.Buffer
	w := list.New(&b, findings.Chinese, true)
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{w.Report(sample.Load(t, "examples/broken.txt", [2]string{})), w.Report(sample.Bad()), w.Refusal(sample.Refused()), w.End()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	text, ok := strings.CutPrefix(b.String(), "\uFEFF")
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+3+5+1 {
		t.Fatalf("%d rows", len(rows))
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for _, test := range []struct {
		row          int
		column, want string
	}{
		{1, "source", "examples/broken.txt"}, {1, "rule", "applications.flow"}, {1, "difference", "9"}, {1, "expected", "2932"}, {1, "line", "54"}, {1, "column", "4"},
		{1, "message", "“自然人”列：“本年新收申请”3001、“上年结转申请”34，合计 3035，但“办理结果总计”2923、“结转下年度继续办理”103，合计 3026，相差 9。"},
		{4, "organ", sample.Hostile}, {5, "suspect", "a.b + a.c"}, {5, "expected", "2 + 1"}, {5, "slip", "other + "}, {6, "chapter", "1"}, {6, "offset", "2"},
		{7, "page", "4"}, {8, "waived", sample.Hostile}, {8, "waived_date", "2025-03-01"},
		{9, "severity", "refused"}, {9, "rule", "list_page"}, {9, "organ", ""},
	} {
		if got := rows[test.row][at[test.column]]; got != test.want {
			t.Errorf("row %d, %s: %q, want %q", test.row, test.column, got, test.want)
		}
	}
}
