package record_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/record"
)

// decode reads one JSON object, numbers with their digits.
func decode(t *testing.T, b []byte) map[string]any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	return v
}

func value(v number.Value) *number.Value { return &v }

// broken is a report that uses every field once.
func broken() *normalize.Report {
	return &normalize.Report{
		Schema: normalize.ReportSchema,
		Source: normalize.Source{Path: "reports/a.html", Format: "html", Charset: "gb18030", SHA256: "ab", Bytes: 48213},
		Title:  "甲市2024年政府信息公开工作年度报告", Organ: "甲市", OrganFull: "甲市人民政府", Year: 2024,
		Published: "2025-01-27", Form: "ogi-2021", Partial: true,
		Metadata: []normalize.Meta{{Name: "索引号", Value: "1"}},
		Sections: []normalize.Section{{Key: "overview", Number: "一", Title: "总体情况", Level: 1, Text: "a\nb", Line: 3,
			Sections: []normalize.Section{{Number: "(一)", Title: "<b> & \"c\"", Level: 2}}}},
		Facts: []normalize.Fact{
			{ID: "applications.received.total", Value: number.Int(3119), Raw: "3119", Unit: "件", Status: normalize.Stated,
				Where: normalize.Where{Line: 41, Table: 3, Row: 4, Column: 9, Offset: 812}},
			{ID: "disclosure.fees.amount", Value: number.Decimal(9617160, 2), Raw: "96171.60", Unit: "万元", Status: normalize.Stated},
			{ID: "a.nil", Raw: "—", Status: normalize.Nil, Reading: normalize.ReadingSums},
			{ID: "a.blank", Value: number.Int(7), Status: normalize.Blank},
			{ID: "a.unreadable", Raw: "1O", Status: normalize.Unreadable, Reason: "letter_in_number"},
		},
		Tables: []normalize.Raw{{Table: 5, Line: 80, Section: "overview", Rows: [][]string{{"a", ""}, nil}}},
		Mentions: []normalize.Mention{{Facts: []string{"applications.received.total"}, Value: number.Int(3119), Raw: "受理申请3119件",
			Verdict: normalize.MentionAgrees, Where: normalize.Passage{Section: "overview", Chapter: 1, Paragraph: 2, Length: 9}},
			{Value: number.Int(12), Raw: "12件", Verdict: normalize.MentionUnbound, Reason: "other_organ"},
			{Raw: "1 2件", Verdict: normalize.MentionUnbound, Reason: normalize.UnreadableMention}},
		Implied: []normalize.Implied{{Fact: "a.blank", Least: number.Int(7), Most: value(number.Int(7))}, {Fact: "a.unreadable"}},
		Checks:  []normalize.Check{{Rule: "applications.total", Holds: 25}, {Rule: "applications.flow", Holds: 6, Broken: 1}},
		Findings: []normalize.Finding{
			{Rule: "applications.flow", At: "natural_person", Severity: "error", Verdict: "broken",
				Left: value(number.Int(3035)), Right: value(number.Int(3026)), Difference: value(number.Int(9)),
				Formula: "received 3001 + carried_in 34 = 3035 ≠ 3026", Facts: []string{"applications.received.natural_person"},
				Suspects: []normalize.Suspect{{Fact: "applications.results_total.natural_person", Stated: number.Int(2923),
					Expected: number.Int(2932), Slip: "digits_swapped", Reason: "the only cell", Where: normalize.Where{Line: 66}}},
				Where: &normalize.Where{Line: 41}, Message: form.Text{ZH: "不平", EN: "broken"}, Identity: "1f"},
			{Rule: "proceedings.total", Severity: "error", Verdict: "broken", Located: normalize.LocatedSet,
				Repairs: []normalize.Repair{{Changes: []normalize.Change{{Fact: "a.b", Stated: number.Int(1), Expected: number.Int(2), Slip: "other"}},
					Slip: "split_value", Evidence: []string{"mention"}}}, MoreRepairs: 5},
			{Rule: "narrative.differs", Severity: "warning", Passage: &normalize.Passage{Paragraph: 1, Offset: 4}},
			{Rule: "structure.section", At: "overview", Severity: "notice",
				Waived: &normalize.Waiver{Reason: "已核实", By: "甲", Date: "2025-03-01", Note: "附件"}},
		},
	}
}

func TestAppend(t *testing.T) {
	want := strings.Join([]string{
		`{"schema":"gouji/report/v1","source":{"path":"reports/a.html","format":"html","charset":"gb18030","sha256":"ab","bytes":48213},`,
		`"title":"甲市2024年政府信息公开工作年度报告","organ":"甲市","organ_full":"甲市人民政府","year":2024,"published":"2025-01-27","form":"ogi-2021","partial":true,`,
		`"metadata":[{"name":"索引号","value":"1"}],`,
		`"sections":[{"key":"overview","number":"一","title":"总体情况","level":1,"text":"a\nb",`,
		`"sections":[{"key":"","number":"(一)","title":"<b> & \"c\"","level":2,"text":""}],"line":3}],`,
		`"facts":[{"id":"applications.received.total","value":3119,"raw":"3119","unit":"件","status":"stated","where":{"line":41,"table":3,"row":4,"column":9,"offset":812}},`,
		`{"id":"disclosure.fees.amount","value":96171.60,"raw":"96171.60","unit":"万元","status":"stated","where":{}},`,
		`{"id":"a.nil","value":0,"raw":"—","unit":"","status":"nil","reading":"sums","where":{}},`,
		`{"id":"a.blank","value":null,"raw":"","unit":"","status":"blank","where":{}},`,
		`{"id":"a.unreadable","value":null,"raw":"1O","unit":"","status":"unreadable","reason":"letter_in_number","where":{}}],`,
		`"tables":[{"table":5,"line":80,"section":"overview","rows":[["a",""],[]]}],`,
		`"mentions":[{"facts":["applications.received.total"],"value":3119,"raw":"受理申请3119件","verdict":"agrees",`,
		`"where":{"section":"overview","chapter":1,"paragraph":2,"offset":0,"length":9}},`,
		`{"facts":[],"value":12,"raw":"12件","verdict":"unbound","reason":"other_organ","where":{"section":"","chapter":0,"paragraph":0,"offset":0}},` +
			`{"facts":[],"value":null,"raw":"1 2件","verdict":"unbound","reason":"unreadable","where":{"section":"","chapter":0,"paragraph":0,"offset":0}}],`,
		`"implied":[{"fact":"a.blank","least":7,"most":7},{"fact":"a.unreadable","least":0}],`,
		`"checks":{"applications.total":{"holds":25,"broken":0,"open":0,"not_stated":0},"applications.flow":{"holds":6,"broken":1,"open":0,"not_stated":0}},`,
		`"findings":[{"rule":"applications.flow","at":"natural_person","severity":"error","verdict":"broken","left":3035,"right":3026,"difference":9,`,
		`"formula":"received 3001 + carried_in 34 = 3035 ≠ 3026","facts":["applications.received.natural_person"],`,
		`"suspects":[{"fact":"applications.results_total.natural_person","stated":2923,"expected":2932,"slip":"digits_swapped","reason":"the only cell","where":{"line":66}}],`,
		`"where":{"line":41},"message":{"zh":"不平","en":"broken"},"identity":"1f"},`,
		`{"rule":"proceedings.total","at":"","severity":"error","verdict":"broken","facts":[],"suspects":[],`,
		`"repairs":[{"changes":[{"fact":"a.b","stated":1,"expected":2,"slip":"other","where":{}}],"slip":"split_value","evidence":["mention"]}],"more_repairs":5,"located":"set",`,
		`"message":{"zh":"","en":""},"identity":""},`,
		`{"rule":"narrative.differs","at":"","severity":"warning","passage":{"section":"","chapter":0,"paragraph":1,"offset":4},"message":{"zh":"","en":""},"identity":""},`,
		`{"rule":"structure.section","at":"overview","severity":"notice","message":{"zh":"","en":""},"identity":"",`,
		`"waived":{"reason":"已核实","by":"甲","date":"2025-03-01","note":"附件"}}]}`,
	}, "")
	got := record.Append(nil, broken())
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("record differs (-want +got):\n%s", diff)
	}
	decode(t, got)
}

func TestAppendEmptyListsAreNoNull(t *testing.T) {
	got := decode(t, record.Append(nil, &normalize.Report{}))
	for _, name := range []string{"sections", "facts", "findings"} {
		if list, ok := got[name].([]any); !ok || len(list) != 0 {
			t.Errorf("%s = %v, want an empty list", name, got[name])
		}
	}
	if checks, ok := got["checks"].(map[string]any); !ok || len(checks) != 0 {
		t.Errorf("checks = %v, want an empty object", got["checks"])
	}
}

// TestAppendKeepsWhatIsThere checks that Append extends its buffer.
func TestAppendKeepsWhatIsThere(t *testing.T) {
	got := record.Append([]byte("before\n"), &normalize.Report{})
	if rest, ok := bytes.CutPrefix(got, []byte("before\n")); !ok || !json.Valid(rest) {
		t.Errorf("got %q", got)
	}
}

func TestAppendCheck(t *testing.T) {
	got := decode(t, record.AppendCheck(nil, broken()))
	for _, name := range []string{"schema", "source", "organ", "year", "form", "checks", "findings"} {
		if _, ok := got[name]; !ok {
			t.Errorf("no %s", name)
		}
		delete(got, name)
	}
	if len(got) > 0 {
		t.Errorf("more than was asked for: %v", got)
	}
}

func TestAppendRefusal(t *testing.T) {
	got := string(record.AppendRefusal(nil, &normalize.Refusal{
		Schema: normalize.RefusalSchema, Source: normalize.Source{Path: "b.html", Bytes: 3}, Refused: "list_page",
		Reason: form.Text{ZH: "列表页", EN: "a list page"}, Detail: "40 links",
		Links: []normalize.Link{{Text: "2024年报", Href: "/2024.html?a=1&b=2"}},
	}))
	want := `{"schema":"gouji/refusal/v1","source":{"path":"b.html","bytes":3},"refused":"list_page",` +
		`"reason":{"zh":"列表页","en":"a list page"},"detail":"40 links","links":[{"text":"2024年报","href":"/2024.html?a=1&b=2"}]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAppendStrings(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", `""`},
		{"plain 简体", `"plain 简体"`},
		{"\"\\\n\r\t", `"\"\\\n\r\t"`},
		{"\x00\x1b\x7f", `"\u0000\u001b\u007f"`},
		{"a\xffb\xe5\xb8", "\"a\uFFFDb\uFFFD\uFFFD\""},
		{"\u2028\u2029", `"\u2028\u2029"`},
		{"\uFFFD𠀀", "\"\uFFFD𠀀\""},
	} {
		got := record.Append(nil, &normalize.Report{Title: test.in})
		if !strings.Contains(string(got), `"title":`+test.want+`,`) {
			t.Errorf("%q: no %s in %s", test.in, test.want, got)
		}
	}
}

func FuzzAppend(f *testing.F) {
	f.Add("甲市", "1,234", "applications.flow", int64(1234), uint8(2), 3)
	f.Add("\xff\"\\\u2028", "\x00", "{", int64(-1), uint8(18), -1)
	f.Fuzz(func(t *testing.T, organ, raw, rule string, digits int64, scale uint8, line int) {
		r := &normalize.Report{
			Organ: organ, Year: line,
			Facts: []normalize.Fact{{ID: rule, Raw: raw, Status: normalize.Stated,
				Value: number.Decimal(digits%1e18, scale%19), Where: normalize.Where{Line: line}}},
			Checks:   []normalize.Check{{Rule: rule, Holds: line}},
			Findings: []normalize.Finding{{Rule: rule, Message: form.Text{ZH: raw, EN: organ}}},
		}
		for _, b := range [][]byte{record.Append(nil, r), record.AppendCheck(nil, r)} {
			if !json.Valid(b) || bytes.ContainsAny(b, "\n\r") {
				t.Fatalf("no JSON on one line: %s", b)
			}
		}
		got := decode(t, record.Append(nil, r))
		if want := strings.ToValidUTF8(organ, "\uFFFD"); !sameText(got["organ"].(string), organ) {
			t.Errorf("organ = %q, want %q", got["organ"], want)
		}
		fact := got["facts"].([]any)[0].(map[string]any)
		if !sameText(fact["raw"].(string), raw) {
			t.Errorf("raw = %q, want %q", fact["raw"], raw)
		}
		if want := r.Facts[0].Value.String(); fact["value"].(json.Number).String() != want {
			t.Errorf("value = %v, want %s", fact["value"], want)
		}
		refusal := record.AppendRefusal(nil, &normalize.Refusal{Refused: rule, Detail: raw, Links: []normalize.Link{{Text: organ, Href: raw}}})
		if !json.Valid(refusal) {
			t.Fatalf("no JSON: %s", refusal)
		}
	})
}

// sameText reports whether got is text with every byte that is no UTF-8
// replaced.
func sameText(got, text string) bool { return got == string([]rune(text)) }

func BenchmarkAppend(b *testing.B) {
	r := broken()
	fact := r.Facts[0]
	r.Facts = make([]normalize.Fact, 200)
	for i := range r.Facts {
		r.Facts[i] = fact
	}
	buffer := record.Append(nil, r)
	b.SetBytes(int64(len(buffer)))
	b.ReportAllocs()
	for b.Loop() {
		buffer = record.Append(buffer[:0], r)
	}
}
