package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// chapters splits the report of the form of 2021 into its opening and its six
// chapters, each with its heading.
func chapters(t *testing.T) (opening string, chapters []string) {
	t.Helper()
	text := string(on2021().Content())
	for _, s := range []string{"一、总体", "二、主动", "三、收到", "四、政府", "五、存在", "六、其他"} {
		before, _, found := strings.Cut(text, "\n"+s)
		if !found {
			t.Fatalf("no chapter %s", s)
		}
		chapters = append(chapters, before+"\n")
		text = text[len(before)+1:]
	}
	chapters = append(chapters, text)
	return chapters[0], chapters[1:]
}

func keys() []string {
	return []string{"overview", "disclosure", "applications", "proceedings", "problems", "other_matters"}
}

func numerals() []string { return []string{"一", "二", "三", "四", "五", "六"} }

// mutation is a sound report with one thing broken.
type mutation struct {
	name string
	text string
	want []string // rule@at
}

// mutations breaks every structural thing of a sound report at every place.
func mutations(t *testing.T) []mutation {
	opening, parts := chapters(t)
	var all []mutation
	add := func(name string, parts []string, want ...string) {
		all = append(all, mutation{name, opening + strings.Join(parts, "\n"), want})
	}
	for i, key := range keys() {
		n := numerals()[i]
		without := slices.Delete(slices.Clone(parts), i, i+1)
		want := []string{"structure.section_missing@" + key}
		if strings.Contains("disclosure applications proceedings", key) {
			want = append(want, "structure.table_missing@"+key)
		}
		if i > 0 && i < 5 { // the numbers of the others show it, too
			want = append(want, "structure.numbering_gap@"+keys()[i+1])
		}
		add("without "+key, without, want...)
		title, _, _ := strings.Cut(strings.TrimPrefix(parts[i], n+"、"), "\n")
		add("twice "+key, slices.Insert(slices.Clone(parts), i+1, n+"、"+title+"\n\n（略）\n"), "structure.section_repeated@"+key)
		change := func(to string) []string {
			changed := slices.Clone(parts)
			changed[i] = to + strings.TrimPrefix(changed[i], n+"、")
			return changed
		}
		add("number doubled of "+key, change(n+"、"+n+"、"), "structure.numbering_doubled@"+key)
		add("number lost of "+key, change(""), "structure.numbering_lost@"+key)
		if i > 0 {
			swapped := slices.Clone(parts)
			swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
			add("swapped with the one before: "+key, swapped, "structure.section_order@"+keys()[i-1])
			add("number repeated at "+key, change(numerals()[i-1]+"、"), repeatedAt(i)...)
		}
	}
	for i := 1; i < 3; i++ { // the sections of the first chapter
		n := numerals()
		from := "（" + n[i] + "）"
		later := strings.NewReplacer("（一）主动", "（一）主动", from, "（"+n[i+1]+"）", "（"+n[i+1]+"）", "（"+n[i+2]+"）")
		changed := slices.Clone(parts)
		changed[0] = later.Replace(changed[0])
		add("gap before section "+from, changed, fmt.Sprintf("structure.numbering_gap@overview.%d", i+1))
	}
	return all
}

// repeatedAt is what a chapter with the number of the one before breaks: the number,
// and the gap behind it.
func repeatedAt(i int) []string {
	want := []string{"structure.numbering_repeated@" + keys()[i]}
	if i < 5 {
		want = append(want, "structure.numbering_gap@"+keys()[i+1])
	}
	return want
}

// TestMutations breaks one structural thing after the other in a sound report and
// wants just the findings on it.
func TestMutations(t *testing.T) {
	all := mutations(t)
	killed := 0
	for _, m := range all {
		r := judge(t, "2021.txt", []byte(m.text))
		got := broken(r)
		slices.Sort(m.want)
		if slices.Equal(got, m.want) {
			killed++
			continue
		}
		t.Errorf("%s: found %s, want %s", m.name, strings.Join(got, " "), strings.Join(m.want, " "))
	}
	t.Logf("%d of %d mutations found, and nothing else", killed, len(all))
}
