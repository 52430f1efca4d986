package mentions

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

// table is a named set of facts in a set of sentences.
type table struct {
	form, organ string
	year        int
	facts       map[string]string // by id; values of whole rows are written out
}

// passage is a case of a set of sentences: what a report says beside a table, and what is
// to be read out of it.
type passage struct {
	line     int
	table    *table
	facts    map[string]string // besides the table's
	headings []string
	text     []string
	want     []string // "agrees 3119 received", "unbound 12 part"
	findings []string // rules
}

func (p *passage) name() string { return fmt.Sprintf("line %d", p.line) }

// forms returns the official forms by id.
func forms(t testing.TB) map[string]*form.Form {
	t.Helper()
	all, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*form.Form{}
	for _, f := range all {
		byID[f.ID] = f
	}
	return byID
}

func reader(f map[string]*form.Form) *Reader {
	var all []*form.Form
	for _, x := range f {
		all = append(all, x)
	}
	return New(all)
}

// The sets of sentences: the first one was written together with the vocabulary, the
// second one by somebody who had not seen it.
const (
	firstSet  = "sentences.txt"
	secondSet = "sentences_blind.txt"
)

// passages reads the sentences of the first set.
func passages(t testing.TB, byID map[string]*form.Form) []passage {
	t.Helper()
	return readPassages(t, byID, firstSet)
}

// readPassages reads a set of sentences.
func readPassages(t testing.TB, byID map[string]*form.Form, set string) []passage {
	t.Helper()
	file, err := os.Open("testdata/" + set)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	tables := map[string]*table{}
	var all []passage
	var last *table
	in := bufio.NewScanner(file)
	for line := 1; in.Scan(); line++ {
		text := in.Text()
		mark, rest, _ := strings.Cut(text, " ")
		switch mark {
		case "", "#":
		case "table":
			fields := strings.Fields(rest)
			year, err := strconv.Atoi(fields[3])
			if err != nil {
				t.Fatal(line, err)
			}
			last = &table{form: fields[1], organ: fields[2], year: year, facts: map[string]string{}}
			tables[fields[0]] = last
		case "fact":
			addFact(t, byID[last.form], last.facts, rest)
		case "@":
			all = append(all, passage{line: line, table: tables[rest], facts: map[string]string{}})
			if tables[rest] == nil {
				t.Fatalf("line %d: no table %q", line, rest)
			}
		default:
			p := &all[len(all)-1]
			switch mark {
			case "f":
				addFact(t, byID[p.table.form], p.facts, rest)
			case "h":
				p.headings = append(p.headings, rest)
			case ">":
				p.text = append(p.text, rest)
			case "=":
				p.want = append(p.want, rest)
			case "!":
				p.findings = append(p.findings, rest)
			default:
				t.Fatalf("line %d: %q", line, text)
			}
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// addFact reads "applications.received 12/3/0/0/1/0", whose total is the sum, or
// "statistics.disclosed 12".
func addFact(t testing.TB, f *form.Form, facts map[string]string, text string) {
	id, values, ok := strings.Cut(text, " ")
	if !ok {
		t.Fatalf("no fact: %q", text)
	}
	if _, ok := f.Slot(id); ok {
		facts[id] = values
		return
	}
	key, row, _ := strings.Cut(id, ".")
	columns := f.Table(key).Columns
	sum := 0
	list := strings.Split(values, "/")
	for i, v := range list {
		n, err := strconv.Atoi(v)
		if err != nil && len(list) == len(columns)-1 {
			t.Fatal(text, err)
		}
		sum += n
		facts[key+"."+row+"."+columns[i].Key] = v
	}
	if columns[len(columns)-1].Key == "total" && len(list) == len(columns)-1 {
		facts[key+"."+row+".total"] = strconv.Itoa(sum)
	}
}

// report makes the report of a passage.
func (p *passage) report(t testing.TB, byID map[string]*form.Form) *normalize.Report {
	t.Helper()
	f := byID[p.table.form]
	r := &normalize.Report{Organ: p.table.organ, Year: p.table.year, Form: f.ID, FormData: f, Cells: make([]normalize.Cell, len(f.Facts))}
	for slot := range f.Facts {
		id := f.Facts[slot].ID
		text, ok := p.facts[id]
		if !ok {
			if text, ok = p.table.facts[id]; !ok {
				continue
			}
		}
		reading := number.Parse(text)
		fact := normalize.Fact{ID: id, Raw: text, Unit: f.Facts[slot].Unit, Status: normalize.Blank}
		if reading.Kind == number.Number {
			fact.Status, fact.Value = normalize.Stated, reading.Value
		} else if text == "absent" {
			continue
		}
		r.Facts = append(r.Facts, fact)
		r.Cells[slot] = normalize.Cell{Status: fact.Status, Value: fact.Value, Fact: int32(len(r.Facts))}
	}
	section := normalize.Section{Key: "overview", Title: "总体情况", Level: 1, Text: strings.Join(p.text, "\n")}
	for i := len(p.headings) - 1; i >= 0; i-- {
		section.Title = p.headings[i]
		if i > 0 {
			section = normalize.Section{Title: "总体情况", Level: 1, Sections: []normalize.Section{section}}
		}
	}
	r.Sections = []normalize.Section{section}
	return r
}

// sound reports whether the passage's table adds up.
func (p *passage) sound(r *normalize.Report) bool {
	copied := *r
	copied.Findings = nil
	reconcile.Check(&copied)
	return !slices.ContainsFunc(copied.Findings, func(f normalize.Finding) bool { return f.Verdict == "broken" })
}

// describe writes a mention as the sets do.
func describe(r *normalize.Report, m *normalize.Mention) string {
	if m.Verdict == normalize.MentionUnbound {
		return "unbound " + m.Value.String() + " " + m.Reason
	}
	return m.Verdict + " " + m.Value.String() + " " + alias(r, m.Facts)
}

// alias names a set of facts by the phrase that stands for it, and a column's part
// of it by /column; else by the facts themselves.
func alias(r *normalize.Report, ids []string) string {
	f := r.FormData
	printed := func(ids []string) []string {
		return slices.DeleteFunc(ids, func(id string) bool {
			slot, ok := f.Slot(id)
			return !ok || r.Cells[slot].Status == normalize.Absent
		})
	}
	best, rows := "", 0
	ids = slices.Sorted(slices.Values(ids))
	for i := range f.Mentions.Topics {
		t := &f.Mentions.Topics[i]
		for j := range t.Phrases {
			p := &t.Phrases[j]
			if len(p.Facts) > rows && slices.Equal(ids, slices.Sorted(slices.Values(printed(t.FactsOf(p.Facts))))) {
				best, rows = plainKey(p.Key), len(p.Facts)
			}
			for k := range t.Phrases {
				c := &t.Phrases[k]
				if len(p.Facts) > 0 && len(c.Columns) > 0 && slices.Equal(ids, printed(inColumns(t.FactsOf(p.Facts), c.Columns))) && rows == 0 {
					return plainKey(p.Key) + "/" + c.Key
				}
			}
		}
	}
	if best != "" {
		return best
	}
	for i := range ids {
		_, ids[i], _ = strings.Cut(ids[i], ".")
	}
	return strings.Join(ids, "+")
}

// plainKey is the key of the phrase that a variant is one of.
func plainKey(key string) string {
	for _, variant := range []string{"_bare", "_new", "_too"} {
		key = strings.TrimSuffix(key, variant)
	}
	return key
}

// inColumns returns the facts of the same rows in other columns.
func inColumns(ids, columns []string) []string {
	var out []string
	for _, id := range ids {
		row := id[:strings.LastIndexByte(id, '.')+1]
		for _, c := range columns {
			out = append(out, row+c)
		}
	}
	return slices.Sorted(slices.Values(out))
}
