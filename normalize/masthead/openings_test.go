package masthead

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// opening is one line of openings.jsonl: the beginning of a real page and what
// it states. A field is nil where the page does not state it.
type opening struct {
	Text      string  `json:"text"`
	Organ     *string `json:"organ"`
	Year      *int    `json:"year"`
	Published *string `json:"published"`
}

func openings(t testing.TB) []opening {
	t.Helper()
	f, err := os.Open("../../testdata/truth/openings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []opening
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var o opening
		if err := json.Unmarshal(in.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		all = append(all, o)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// fromText makes an input of plain text, one line each.
func fromText(text string) Input {
	var in Input
	for i, s := range strings.Split(text, "\n") {
		in.Lines = append(in.Lines, Line{Text: s, Line: i + 1})
	}
	return in
}

// value returns what p points to, or the zero value.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// least is how many of the 100 openings must be right, for each field.
const least = 98

func TestOpenings(t *testing.T) {
	checkOpenings(t, func(s string) string { return s })
}

// TestOpeningsRewritten reads the openings in other ways to print the same.
func TestOpeningsRewritten(t *testing.T) {
	for name, rewrite := range map[string]func(string) string{
		"full-width punctuation": strings.NewReplacer(",", "，", "(", "（", ")", "）", ": ", "：", ";", "；").Replace,
		"full-width digits":      strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９").Replace,
		"tabs between cells":     strings.NewReplacer(" | ", "\t", " |", "\t").Replace,
		"ideographic blanks":     strings.NewReplacer(" ", "\u3000").Replace,
		"no-break blanks":        strings.NewReplacer("\n", "\n\u00a0\u00a0").Replace,
		"carriage returns":       strings.NewReplacer("\n", "\r\n").Replace,
		"bold":                   strings.NewReplacer("\n", "**\n**").Replace,
		"empty lines":            strings.NewReplacer("\n", "\n\n \n").Replace,
		"menu in front": func(s string) string {
			return "网站首页\n政务公开\n政府信息公开指南\n政府信息公开制度\n法定主动公开内容\n政府信息公开年报\n依申请公开\n登录 | 注册\n无障碍阅读\n" + s
		},
		"notes behind": func(s string) string {
			return s + "\n扫一扫在手机打开当前页\n打印本页\n关闭窗口\n网站地图\n联系我们\n网站标识码:3400000001\n"
		},
	} {
		t.Run(name, func(t *testing.T) { checkOpenings(t, rewrite) })
	}
}

// checkOpenings prints what is wrong and how much is right.
func checkOpenings(t *testing.T, rewrite func(string) string) {
	t.Helper()
	all := openings(t)
	if len(all) != 100 {
		t.Fatalf("%d openings, want 100", len(all))
	}
	right := map[string]int{}
	check := func(i int, field string, got, want any, from Evidence) {
		if got == want {
			right[field]++
			return
		}
		t.Logf("%-9s wrong in %2d: got %v (%s), want %v", field, i, got, from, want)
	}
	for i, o := range all {
		m := Read(fromText(rewrite(o.Text)))
		organ := strings.NewReplacer("（", "(", "）", ")").Replace(m.Organ)
		check(i, "organ", organ, value(o.Organ), m.OrganFrom)
		check(i, "year", m.Year, value(o.Year), m.YearFrom)
		check(i, "published", m.Published, value(o.Published), m.PublishedFrom)
	}
	for _, field := range []string{"organ", "year", "published"} {
		t.Logf("%-9s %3d of %d right", field, right[field], len(all))
		if right[field] < least {
			t.Errorf("%s: %d of %d right, want %d", field, right[field], len(all), least)
		}
	}
}
