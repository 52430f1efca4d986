package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/findings/list"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// sample is a report with one broken sum, one open and a notice.
func sample() *normalize.Report {
	value := func(n int64) *number.Value { v := number.Int(n); return &v }
	return &normalize.Report{
		Schema: normalize.ReportSchema, Organ: "甲市", Year: 2024, Form: "ogi-2021",
		FormData: &form.Form{Rules: []string{"applications.flow"}},
		Facts: []normalize.Fact{
			{ID: "applications.results_total.natural_person", Value: number.Int(2923), Raw: "2923", Status: normalize.Stated},
			{ID: "disclosure.fees.amount", Value: number.Decimal(1050, 2), Raw: "=10.50\t\"万\"\n", Status: normalize.Stated},
			{ID: "statistics.applications", Raw: "", Status: normalize.Blank},
		},
		Checks: []normalize.Check{{Rule: "applications.flow", Holds: 6, Broken: 1}},
		Findings: []normalize.Finding{
			{Rule: "applications.flow", At: "natural_person", Severity: "error", Verdict: "broken",
				Left: value(3035), Right: value(3026), Difference: value(9),
				Formula: "received 3001 + carried_in 34 = 3035 ≠ 3026",
				Suspects: []normalize.Suspect{{Fact: "applications.results_total.natural_person", Stated: number.Int(2923),
					Expected: number.Int(2932), Slip: "digits_swapped", Where: normalize.Where{Line: 41, Table: 3, Row: 4, Column: 9}}},
				Message: form.Text{ZH: "两边相差 9", EN: "the sides differ by 9"}},
			{Rule: "applications.total", At: "granted", Severity: "warning", Verdict: "open",
				Message: form.Text{ZH: "空白处合计须为 805", EN: "the blanks must add up to 805"}},
			{Rule: "structure.label", Severity: "notice", Message: form.Text{ZH: "标签误印", EN: "a misprinted label"}},
		},
	}
}

// fake makes of a file's content: broken → sample, sound → a sound report, panic
// → a panic, anything else → a refusal.
func fake([]*form.Form, ingest.Settings) ingest.Parser {
	return func(_ string, content []byte) (*normalize.Report, *normalize.Refusal) {
		switch string(content) {
		case "broken":
			return sample(), nil
		case "sound":
			return &normalize.Report{Schema: normalize.ReportSchema, Organ: "乙\x1b[2J市", Form: "ogi-2021",
				FormData: &form.Form{Rules: []string{"applications.flow"}},
				Checks:   []normalize.Check{{Rule: "applications.flow", Holds: 7}}}, nil
		case "panic":
			panic("boom")
		}
		return nil, &normalize.Refusal{Schema: normalize.RefusalSchema, Refused: "list_page",
			Reason: form.Text{ZH: "列表页", EN: "a list of reports"}, Links: []normalize.Link{{Text: "2024", Href: "/a.html"}}}
	}
}

// result is what a run left behind.
type result struct {
	code           int
	stdout, stderr string
}

// gouji runs the program in a directory with the files broken, sound, list and
// panic.
func gouji(t *testing.T, args ...string) result {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"broken", "sound", "list", "panic"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	var stdout, stderr bytes.Buffer
	c := Command{Stdin: strings.NewReader("sound"), Stdout: &stdout, Stderr: &stderr, Parser: fake}
	code := c.Run(t.Context(), args)
	return result{code, stdout.String(), stderr.String()}
}

func TestExitCodes(t *testing.T) {
	for _, test := range []struct {
		args string
		want int
	}{
		{"parse sound", ExitOK}, {"parse broken", ExitOK}, {"parse sound list", ExitFailure}, {"parse none sound", ExitFailure},
		{"check sound", ExitOK}, {"check -", ExitOK}, {"check broken", ExitFindings}, {"check list broken list", ExitFindings},
		{"check sound list", ExitFailure}, {"check panic", ExitFailure}, {"check none", ExitFailure},
		{"check --fail-on notice sound", ExitOK}, {"check --fail-on notice broken", ExitFindings}, {"check --fail-on never broken", ExitOK},
		{"check --fail-on never list", ExitFailure}, {"check --format sarif broken", ExitFindings}, {"check --format html sound", ExitOK}, {"check --format xlsx list", ExitFailure},
		{"check --waivers none broken", ExitUsage}, {"check --by x broken", ExitUsage}, {"trace", ExitUsage}, {"trace broken a.b", ExitUsage}, {"trace list a.b", ExitFailure},
		{"compare broken broken", ExitOK}, {"compare broken sound", ExitFindings}, {"compare --format json sound broken", ExitFindings}, {"compare - sound", ExitOK},
		{"compare broken list", ExitFailure}, {"compare none panic", ExitFailure}, {"compare", ExitUsage}, {"compare broken", ExitUsage},
		{"compare - -", ExitUsage}, {"compare a b c", ExitUsage}, {"compare --format html broken sound", ExitUsage},
		{"", ExitUsage}, {"parse", ExitUsage}, {"check", ExitUsage}, {"nonsense", ExitUsage}, {"parse --nonsense sound", ExitUsage},
		{"parse --format xml sound", ExitUsage}, {"parse --bom sound", ExitUsage}, {"parse --jobs -1 sound", ExitUsage},
		{"parse --jobs x sound", ExitUsage}, {"parse --max-bytes 0 sound", ExitUsage}, {"parse --forms none sound", ExitUsage},
		{"parse --time-limit", ExitUsage}, {"--lang fr version", ExitUsage}, {"forms nonsense", ExitUsage},
		{"forms show", ExitUsage}, {"forms show nonsense", ExitUsage}, {"version extra", ExitUsage},
		{"completion", ExitUsage}, {"completion tcsh", ExitUsage}, {"help nonsense", ExitUsage},
		{"--help", ExitOK}, {"-h", ExitOK}, {"help check", ExitOK}, {"parse --help", ExitOK}, {"version", ExitOK}, {"--version", ExitOK},
		{"forms", ExitOK}, {"forms show ogi-2021", ExitOK}, {"completion bash", ExitOK}, {"completion zsh", ExitOK},
		{"completion fish", ExitOK}, {"completion powershell", ExitOK},
	} {
		t.Run(test.args, func(t *testing.T) {
			got := gouji(t, strings.Fields(test.args)...)
			if got.code != test.want {
				t.Errorf("exit code %d, want %d; stderr: %s", got.code, test.want, got.stderr)
			}
			if test.want == ExitUsage && (got.stderr == "" || got.stdout != "") {
				t.Errorf("wrong use has to be told on standard error only: stdout %q, stderr %q", got.stdout, got.stderr)
			}
		})
	}
}

func TestUsageErrorsSayWhatIsValid(t *testing.T) {
	for _, test := range []struct {
		args string
		want []string
	}{
		{"nonsense", []string{`"nonsense"`, "check", "parse", "forms", "gouji --help"}},
		{"parse --nonsense", []string{"--nonsense", "--format", "gouji parse --help"}},
		{"parse -q", []string{"-q", "--format"}},
		{"parse --format xml -", []string{`"xml"`, "jsonl, json, csv, tsv"}},
		{"parse --max-bytes lots -", []string{`"lots"`, "64MiB"}},
		{"parse --format", []string{"--format", "jsonl, json, csv, tsv"}},
		{"parse --jobs two -", []string{`"two"`, "a whole number"}},
		{"--lang zh parse --jobs two -", []string{`"two"`, "整数"}},
		{"parse --time-limit 5 -", []string{`"5"`, "90s"}},
		{"parse --forms", []string{"--forms needs a value: DIR"}},
		{"forms show nonsense", []string{`"nonsense"`, "ogi-2014, ogi-2019, ogi-2021"}},
		{"--lang zh forms show nonsense", []string{`没有格式 "nonsense"`, "ogi-2021", "用法见"}},
		{"--lang=zh parse --format xml -", []string{"无效", "jsonl, json, csv, tsv"}},
		{"--lang=zh nonsense", []string{"没有命令"}},
	} {
		got := gouji(t, strings.Fields(test.args)...)
		for _, want := range test.want {
			if !strings.Contains(got.stderr, want) {
				t.Errorf("%s: no %q in %q", test.args, want, got.stderr)
			}
		}
	}
}

func TestCheckText(t *testing.T) {
	got := gouji(t, "check", "sound", "list", "broken")
	want := `✓ sound  乙�[2J市  year unknown  ogi-2021  0 facts, 7 sums hold
! list: a list of reports (list_page)
  → 2024 /a.html
✗ broken  甲市  2024  ogi-2021  3 facts, 6 sums hold
  applications.flow natural_person  the sides differ by 9
    received 3001 + carried_in 34 = 3035 ≠ 3026
    suspect applications.results_total.natural_person 2923 → 2932 (digits swapped)
    at line 41, table 3, row 4, column 9
  open, true only if blank cells stand for more than 0: 1 (applications.total)
  notices: 1 (structure.label)
reports: 2 — 1 sound, 1 with errors (broken sums: 1, other errors: 0); refused: 1
`
	if diff := cmp.Diff(want, got.stdout); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.stderr != "" {
		t.Errorf("standard error: %s", got.stderr)
	}
}

func TestCheckTextChinese(t *testing.T) {
	got := gouji(t, "check", "-v", "--lang", "zh", "broken", "none")
	want := `✗ broken  甲市  2024  ogi-2021  3 个数据，6 条勾稽关系成立
  applications.flow natural_person  两边相差 9
    received 3001 + carried_in 34 = 3035 ≠ 3026
    疑似 applications.results_total.natural_person 2923 → 2932（两位数字颠倒）
    位置 第 41 行文本，表 3，行 4，列 9
  待定：1 条勾稽关系须空白处填数才成立
  applications.total granted  空白处合计须为 805
  提示：1 条
  structure.label  标签误印
! none: 文件不存在 (not_found)
报告 1 份：0 份成立，1 份有误（勾稽关系不成立 1 处，其他错误 0 处）；被拒绝的输入 1 个
`
	if diff := cmp.Diff(want, got.stdout); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestColour(t *testing.T) {
	for _, test := range []struct {
		flag string
		want bool
	}{{"always", true}, {"never", false}, {"auto", false}} {
		got := gouji(t, "check", "--color", test.flag, "broken")
		if coloured := strings.Contains(got.stdout, "\x1b["); coloured != test.want {
			t.Errorf("--color %s: coloured %v, want %v", test.flag, coloured, test.want)
		}
	}
}

func TestJSON(t *testing.T) {
	for _, test := range []struct {
		args    string
		schemas []string
	}{
		{"parse --format json broken list sound", []string{"gouji/report/v1", "gouji/refusal/v1", "gouji/report/v1"}},
		{"check --format json broken list", []string{"gouji/check/v1", "gouji/refusal/v1"}},
		{"parse --format json none", []string{"gouji/refusal/v1"}},
	} {
		var objects []struct{ Schema string }
		if err := json.Unmarshal([]byte(gouji(t, strings.Fields(test.args)...).stdout), &objects); err != nil {
			t.Errorf("%s: %v", test.args, err)
		}
		lines := strings.Fields(strings.ReplaceAll(test.args, " json ", " jsonl "))
		decoder := json.NewDecoder(strings.NewReader(gouji(t, lines...).stdout))
		for i, want := range test.schemas {
			var object struct{ Schema string }
			if err := decoder.Decode(&object); err != nil {
				t.Fatalf("%s: %v", lines, err)
			}
			if i >= len(objects) || object.Schema != want || objects[i].Schema != want {
				t.Errorf("%s: object %d of %v is %q on its line, want %q", test.args, i, objects, object.Schema, want)
			}
		}
		if decoder.More() {
			t.Errorf("%s: more than %d objects", lines, len(test.schemas))
		}
	}
}

func TestCSV(t *testing.T) {
	got := gouji(t, "parse", "--format", "csv", "--bom", "broken", "list", "sound")
	text, ok := strings.CutPrefix(got.stdout, "\uFEFF")
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"source", "organ", "year", "form", "table", "row", "column", "value", "raw", "status"},
		{"broken", "甲市", "2024", "ogi-2021", "applications", "results_total", "natural_person", "2923", "2923", "stated"},
		{"broken", "甲市", "2024", "ogi-2021", "disclosure", "fees", "amount", "10.50", "=10.50\t\"万\"\n", "stated"},
		{"broken", "甲市", "2024", "ogi-2021", "statistics", "applications", "", "", "", "blank"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if strings.Count(text, "\r\n") != 4 {
		t.Errorf("lines do not end in CRLF: %q", text)
	}
	wantStderr := "gouji: list: a list of reports (list_page)\n  → 2024 /a.html\ngouji: sound: a report without facts\n"
	if diff := cmp.Diff(wantStderr, got.stderr); diff != "" {
		t.Errorf("standard error (-want +got):\n%s", diff)
	}
}

func TestTSV(t *testing.T) {
	got := gouji(t, "parse", "--format", "tsv", "broken")
	lines := strings.Split(got.stdout, "\n")
	if len(lines) != 5 || lines[4] != "" {
		t.Fatalf("%d lines, want 4 and the end", len(lines))
	}
	if want := "broken\t甲市\t2024\togi-2021\tdisclosure\tfees\tamount\t10.50\t=10.50\\t\"万\"\\n\tstated"; lines[2] != want {
		t.Errorf("got  %q\nwant %q", lines[2], want)
	}
}

// FuzzCells checks that csv and tsv give back every text.
func FuzzCells(f *testing.F) {
	f.Add("=1+1", "a\tb\\n\n")
	f.Add(" \"x\",", "\r")
	f.Fuzz(func(t *testing.T, a, b string) {
		line := list.AppendCell(append(list.AppendCell(append(list.AppendCell(nil, a), ','), b), ','), "end")
		if strings.ContainsRune(a+b, '\r') {
			t.Skip("encoding/csv reads CRLF in a cell as LF")
		}
		got, err := csv.NewReader(bytes.NewReader(line)).Read()
		if diff := cmp.Diff([]string{a, b, "end"}, got); err != nil || diff != "" {
			t.Errorf("%q, error %v (-want +got):\n%s", line, err, diff)
		}
		tsv := string(appendTSV(nil, a))
		if strings.ContainsAny(tsv, "\t\r\n") {
			t.Errorf("tsv %q separates", tsv)
		}
		if back := strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r").Replace(tsv); back != a {
			t.Errorf("tsv %q is %q, want %q", tsv, back, a)
		}
	})
}

func TestStackOnlyInDebug(t *testing.T) {
	if got := gouji(t, "parse", "panic"); strings.Contains(got.stderr, "goroutine") || !strings.Contains(got.stdout, "internal_error") {
		t.Errorf("stdout %q, stderr %q", got.stdout, got.stderr)
	}
	if got := gouji(t, "parse", "--debug", "panic"); !strings.Contains(got.stderr, "goroutine") {
		t.Errorf("no stack in %q", got.stderr)
	}
}

// failing is a writer that fails after some bytes.
type failing struct {
	left int
	err  error
}

func (f *failing) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, f.err
	}
	return len(b), nil
}

func TestOutputFails(t *testing.T) {
	for _, test := range []struct {
		err    error
		code   int
		stderr string
	}{
		{syscall.EPIPE, ExitOK, ""},
		{io.ErrClosedPipe, ExitOK, ""},
		{errors.New("disk full"), ExitFailure, "gouji: cannot write: disk full\n"},
	} {
		for _, format := range []string{"jsonl", "json", "csv"} {
			var stderr bytes.Buffer
			c := Command{Stdin: strings.NewReader("broken"), Stdout: &failing{90, test.err}, Stderr: &stderr, Parser: fake}
			code := c.Run(t.Context(), []string{"parse", "--format", format, "-"})
			if code != test.code || stderr.String() != test.stderr {
				t.Errorf("%v, %s: exit code %d, standard error %q", test.err, format, code, stderr.String())
			}
		}
	}
}

// TestInterrupt ends a run that waits for standard input.
func TestInterrupt(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("broken", []byte("broken"), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	defer writer.Close()
	var stderr bytes.Buffer
	stdout := &cancelling{cancel: cancel}
	c := Command{Stdin: reader, Stdout: stdout, Stderr: &stderr, Parser: fake}
	code := c.Run(ctx, []string{"parse", "--format", "json", "broken", "-"})
	if code != ExitFailure || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit code %d, standard error %q", code, stderr.String())
	}
	var objects []any
	if err := json.Unmarshal(stdout.Bytes(), &objects); err != nil || len(objects) != 1 {
		t.Errorf("%d objects, error %v, in %q", len(objects), err, stdout.String())
	}
}

// cancelling cancels once a report is written to it.
type cancelling struct {
	bytes.Buffer
	cancel func()
}

func (c *cancelling) Write(b []byte) (int, error) {
	if len(b) > 100 {
		c.cancel()
	}
	return c.Buffer.Write(b)
}

func TestChooseLang(t *testing.T) {
	for _, test := range []struct {
		args, env string
		want      lang
	}{
		{"", "", english},
		{"", "LANG=zh_CN.UTF-8", chinese},
		{"", "LANG=zh_CN.UTF-8 LC_ALL=C", english},
		{"", "LANG=C LC_MESSAGES=zh_TW", chinese},
		{"", "LANG=zh LC_ALL=", chinese},
		{"--lang zh", "LANG=en_US.UTF-8", chinese},
		{"parse --lang=en x", "LANG=zh_CN", english},
		{"parse -- --lang=en", "LANG=zh_CN", chinese},
		{"--lang", "", english},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(test.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		if got := chooseLang(strings.Fields(test.args), func(name string) string { return env[name] }); got != test.want {
			t.Errorf("%q with %q: %s, want %s", test.args, test.env, got, test.want)
		}
	}
}

// TestHelp checks that every command and flag has help in both languages.
func TestHelp(t *testing.T) {
	for _, command := range []string{"", "parse", "check", "fetch", "forms", "forms show", "completion", "version"} {
		args := strings.Fields(command + " --help --lang")
		en := gouji(t, append(args, "en")...)
		zh := gouji(t, append(args, "zh")...)
		if !strings.Contains(en.stdout, "Usage:\n  gouji") || !strings.Contains(zh.stdout, "用法：\n  gouji") {
			t.Errorf("%s: no usage", command)
		}
		for line := range strings.Lines(en.stdout) {
			if strings.ContainsFunc(line, func(r rune) bool { return r >= 0x4E00 && r < 0xA000 }) {
				t.Errorf("%s: Chinese in %q", command, line)
			}
		}
		if strings.Count(en.stdout, "\n  ") != strings.Count(zh.stdout, "\n  ") {
			t.Errorf("%s: the two languages list different things", command)
		}
	}
}

func TestByteSize(t *testing.T) {
	for _, test := range []struct {
		in   string
		want byteSize // 0: an error
	}{
		{"1", 1}, {"1000B", 1000}, {"64K", 64 << 10}, {"64KiB", 64 << 10}, {"2mb", 2 << 20}, {"3 G", 3 << 30},
		{"", 0}, {"0", 0}, {"-1", 0}, {"1.5M", 0}, {"K", 0}, {"1KK", 0}, {"9999999999G", 0}, {"1T", 0},
	} {
		var got byteSize
		if err := got.Set(test.in); (err != nil) != (test.want == 0) || got != test.want {
			t.Errorf("%q: %d, error %v, want %d", test.in, got, err, test.want)
		}
	}
	for want, size := range map[string]byteSize{"64MiB": 64 << 20, "1KiB": 1 << 10, "1025": 1025, "2GiB": 2 << 30} {
		if got := size.String(); got != want {
			t.Errorf("%d is %s, want %s", int64(size), got, want)
		}
	}
}

func TestPrintable(t *testing.T) {
	if got := printable("a\x1b]0;x\a\u202eb\nc\t简"); got != "a\uFFFD]0;x\uFFFD\uFFFDb c 简" {
		t.Errorf("%q", got)
	}
}
