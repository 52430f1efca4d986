package sarif_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/internal/sample"
	"github.com/gouji/gouji/corpus/findings/sarif"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// write writes reports, and one refusal.
func write(t *testing.T, o sarif.Options, reports ...*normalize.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	w := sarif.New(&b, o)
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		if err := w.Report(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Refusal(sample.Refused()); err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// object is a JSON object with what the standard says of its members: a name with
// a ! has to be there.
type object map[string]any

// The part of the standard's schema (sarif-schema-2.1.0) that is used: the
// members of each kind of object, and their kinds.
var kinds = map[string]map[string]string{
	"log":              {"$schema!": "uri", "version!": "2.1.0", "runs!": "[]run"},
	"run":              {"tool!": "tool", "results": "[]result", "artifacts": "[]artifact", "columnKind": "utf16CodeUnits|unicodeCodePoints"},
	"tool":             {"driver!": "component"},
	"component":        {"name!": "text", "version": "text", "language": "language", "rules": "[]descriptor"},
	"descriptor":       {"id!": "text", "name!": "text", "shortDescription!": "message", "fullDescription!": "message", "help!": "message"},
	"message":          {"text!": "text"},
	"artifact":         {"location!": "artifactLocation", "length": "count", "hashes": "texts", "properties": "bag"},
	"artifactLocation": {"uri": "reference", "index": "count"},
	"result": {"ruleId!": "text", "ruleIndex!": "count", "level!": "none|note|warning|error", "message!": "message", "locations!": "[]location",
		"relatedLocations": "[]location", "partialFingerprints": "texts", "suppressions": "[]suppression", "properties": "bag"},
	"location":         {"id": "count", "physicalLocation!": "physicalLocation", "logicalLocations": "[]logicalLocation", "message": "message"},
	"physicalLocation": {"artifactLocation!": "artifactLocation", "region": "region", "properties": "bag"},
	"region":           {"startLine!": "positive"},
	"logicalLocation":  {"fullyQualifiedName!": "text", "kind": "text"},
	"suppression":      {"kind!": "inSource|external", "status": "accepted|underReview|rejected", "justification": "text", "properties": "bag"},
}

// valid checks a value against its kind, strictly: a member that is not known is
// a fault.
func valid(t *testing.T, at, kind string, v any) {
	t.Helper()
	members, isObject := kinds[kind]
	element, isList := strings.CutPrefix(kind, "[]")
	switch {
	case isList:
		list, ok := v.([]any)
		if !ok {
			t.Errorf("%s: %T, want a list", at, v)
		}
		for i, e := range list {
			valid(t, fmt.Sprintf("%s[%d]", at, i), element, e)
		}
	case isObject:
		o, ok := v.(map[string]any)
		if !ok {
			t.Errorf("%s: %T, want an object", at, v)
		}
		for name, kind := range members {
			key, must := strings.CutSuffix(name, "!")
			if member, there := o[key]; there {
				valid(t, at+"."+key, kind, member)
			} else if must {
				t.Errorf("%s: no %s", at, key)
			}
		}
		for key := range o {
			if members[key] == "" && members[key+"!"] == "" {
				t.Errorf("%s: unknown member %s", at, key)
			}
		}
	default:
		if !scalar(kind, v) {
			t.Errorf("%s: %#v is no %s", at, v, kind)
		}
	}
}

func scalar(kind string, v any) bool {
	text, isText := v.(string)
	switch kind {
	case "text":
		return isText && text != ""
	case "uri", "reference":
		u, err := url.Parse(text)
		return isText && err == nil && (kind == "reference" || u.IsAbs()) && !strings.ContainsAny(text, " <>\"{}|\\^`")
	case "language":
		return regexp.MustCompile(`^[a-zA-Z]{2}(-[a-zA-Z]{2})?$`).MatchString(text)
	case "count", "positive":
		n, err := v.(json.Number).Int64()
		return err == nil && n >= 0 && (kind == "count" || n > 0)
	case "bag":
		_, ok := v.(map[string]any)
		return ok
	case "texts":
		o, ok := v.(map[string]any)
		for _, e := range o {
			_, is := e.(string)
			ok = ok && is
		}
		return ok
	}
	return isText && slices.Contains(strings.Split(kind, "|"), text)
}

// decode reads a file and checks it.
func decode(t *testing.T, b []byte) (run object) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var log map[string]any
	if err := d.Decode(&log); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	valid(t, "log", "log", log)
	run = log["runs"].([]any)[0].(map[string]any)
	rules := run["tool"].(map[string]any)["driver"].(map[string]any)["rules"].([]any)
	ids := map[string]bool{}
	for _, r := range rules {
		id := r.(map[string]any)["id"].(string)
		if ids[id] {
			t.Errorf("rule %s twice", id)
		}
		ids[id] = true
	}
	artifacts := run["artifacts"].([]any)
	suppressed := 0
	results := run["results"].([]any)
	for i, v := range results {
		r := v.(map[string]any)
		index, _ := r["ruleIndex"].(json.Number).Int64()
		if rules[index].(map[string]any)["id"] != r["ruleId"] {
			t.Errorf("result %d: rule %d is not %s", i, index, r["ruleId"])
		}
		if _, ok := r["suppressions"]; ok {
			suppressed++
		}
		related, _ := r["relatedLocations"].([]any)
		for _, l := range append(related, r["locations"].([]any)...) {
			at := l.(map[string]any)["physicalLocation"].(map[string]any)["artifactLocation"].(map[string]any)
			index, _ := at["index"].(json.Number).Int64()
			if got := artifacts[index].(map[string]any)["location"].(map[string]any)["uri"]; got != at["uri"] {
				t.Errorf("result %d: artifact %d is %s, not %s", i, index, got, at["uri"])
			}
		}
	}
	if suppressed != 0 && suppressed != len(results) {
		t.Errorf("%d of %d results say whether they are suppressed", suppressed, len(results))
	}
	return run
}

func TestValid(t *testing.T) {
	var reports []*normalize.Report
	for name, change := range sample.Files(t) {
		reports = append(reports, sample.Load(t, name, change))
	}
	reports = append(reports, sample.Bad())
	want := 1 // the refusal
	for _, r := range reports {
		want += len(r.Findings)
	}
	for _, o := range []sarif.Options{{}, {Language: findings.Chinese, Version: "v1", Suppressions: true}} {
		run := decode(t, write(t, o, reports...))
		if n := len(run["results"].([]any)); n != want {
			t.Errorf("%d results, want %d", n, want)
		}
		if n := len(run["artifacts"].([]any)); n != len(reports)+1 {
			t.Errorf("%d artifacts", n)
		}
	}
	decode(t, write(t, sarif.Options{})) // without a report
}

func TestResult(t *testing.T) {
	run := decode(t, write(t, sarif.Options{}, sample.Load(t, "examples/broken.txt", [2]string{})))
	first, err := json.Marshal(run["results"].([]any)[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"ruleId":"applications.flow"`, `"level":"error"`, `received 3001 + carried_in 34 = 3035 ≠ 3026 = results_total 2923 + carried_out 103`,
		`"artifactLocation":{"index":0,"uri":"examples/broken.txt"}`, `"region":{"startLine":54}`, `"goujiIdentity/v1":"`,
		`"fullyQualifiedName":"applications.results_total.natural_person"`, `"id":1`, `2923 → 2932 (digits swapped)`, `"column":4`,
	} {
		if !strings.Contains(string(first), want) {
			t.Errorf("no %s in %s", want, first)
		}
	}
	rule, err := json.Marshal(run["tool"])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id":"applications.flow"`, `"name":"ApplicationsFlow"`, `〔2021〕30号`, `"name":"Gouji"`} {
		if !strings.Contains(string(rule), want) {
			t.Errorf("no %s in %s", want, rule)
		}
	}
}

// A catalogue of rules is asked first.
func TestDescribe(t *testing.T) {
	o := sarif.Options{Describe: func(rule string) (sarif.Rule, bool) {
		return sarif.Rule{Title: form.Text{EN: "title of " + rule}, Help: form.Text{EN: "the law"}}, rule == "applications.flow"
	}}
	file := string(write(t, o, sample.Load(t, "examples/broken.txt", [2]string{})))
	for _, want := range []string{
		`"shortDescription":{"text":"title of applications.flow"},"fullDescription":{"text":"title of applications.flow"},"help":{"text":"the law"}`,
		`"id":"applications.total"`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestURI(t *testing.T) {
	for path, want := range map[string]string{
		"a/b.html": "a/b.html", "-": "-", "报告 1.txt": "%E6%8A%A5%E5%91%8A%201.txt", "a:b/c": "./a:b/c", "/tmp/a b": "file:///tmp/a%20b", "a?b#c%": "a%3Fb%23c%25",
	} {
		r := &normalize.Report{Source: normalize.Source{Path: path}, Findings: []normalize.Finding{{Rule: "a.b", Message: form.Text{EN: "m"}}}}
		file := string(write(t, sarif.Options{}, r))
		if !strings.Contains(file, `"uri":"`+want+`"`) {
			t.Errorf("%s: no %s in %s", path, want, file)
		}
	}
}
