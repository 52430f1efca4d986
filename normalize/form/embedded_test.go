package form

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// vocabulary is what the project's public list of forms promises: the rows of
// each table with the columns that they have.
type vocabulary struct {
	id       string
	from, to int
	sections []string // key and headings
	tables   []expectedTable
	sums     map[string]int // identities by rule
	places   []string       // where the identities of single places are: rule at place
}

type expectedTable struct {
	key     string
	columns string            // of the rows that name none; "" for a table of single values
	rows    string            // row keys; a row's own columns behind a colon, joined by commas
	units   map[string]string // of facts whose unit is not 件
}

const (
	applicants = "natural_person enterprise research_institution public_interest_organization legal_service other total"

	results2019 = "received carried_in granted partially_granted refused_state_secret refused_prohibited_by_law refused_public_security " +
		"refused_third_party refused_internal_affairs refused_process_information refused_enforcement_file refused_administrative_query " +
		"unable_not_held unable_needs_creation unable_unclear declined_petition declined_repeated declined_publication " +
		"declined_excessive declined_confirmation other_processing "
	results2021 = results2019 + "other_no_correction other_no_payment other_reasons "
	resultsEnd  = "results_total carried_out"

	outcomes    = "upheld corrected other pending total"
	proceedings = "reconsideration litigation_direct litigation_after_reconsideration"
)

func sections() []string {
	return []string{
		"overview 总体情况 概述 总体工作情况 政府信息公开总体情况",
		"disclosure 主动公开政府信息情况 主动公开政府信息的情况 行政机关主动公开政府信息情况",
		"applications 收到和处理政府信息公开申请情况 行政机关收到和处理政府信息公开申请情况 依申请公开情况",
		"proceedings 政府信息公开行政复议、行政诉讼情况 因政府信息公开工作被申请行政复议、提起行政诉讼情况 行政复议和行政诉讼情况",
		"problems 存在的主要问题及改进情况 政府信息公开工作存在的主要问题及改进情况 存在问题及改进措施",
		"other_matters 其他需要报告的事项 需要说明的其他事项",
	}
}

func vocabularies() []vocabulary {
	return []vocabulary{
		{
			id: "ogi-2014", from: 2014, to: 2018,
			tables: []expectedTable{{key: "statistics",
				rows: "disclosed disclosed_normative normative_issued via_gazette via_website via_weibo via_wechat via_other responses " +
					"press_conferences press_conferences_principal online_interviews online_interviews_principal interpretations " +
					"social_media_responses other_responses applications applications_in_person applications_fax applications_online " +
					"applications_letter concluded concluded_on_time concluded_extended replied replied_already_public replied_granted " +
					"replied_partially_granted replied_refused refused_state_secret refused_trade_secret refused_privacy " +
					"refused_public_security refused_not_information refused_other_law replied_not_this_organ replied_not_exist " +
					"replied_correction_requested replied_other_channel reconsiderations reconsiderations_upheld " +
					"reconsiderations_corrected reconsiderations_other litigations litigations_upheld litigations_corrected " +
					"litigations_other complaints fees_collected offices reading_points staff staff_full_time staff_part_time budget " +
					"meetings trainings trainees",
				units: unitsOf(map[string]string{
					"条":  "disclosed disclosed_normative via_gazette via_website via_weibo via_wechat via_other",
					"次":  "responses press_conferences press_conferences_principal online_interviews online_interviews_principal social_media_responses other_responses meetings trainings",
					"篇":  "interpretations",
					"万元": "fees_collected budget",
					"个":  "offices reading_points",
					"人":  "staff staff_full_time staff_part_time",
					"人次": "trainees",
				})}},
			sums: map[string]int{
				"statistics.applications": 1, "statistics.concluded": 1, "statistics.replied": 1, "statistics.refused": 1,
				"statistics.reconsiderations": 1, "statistics.litigations": 1, "statistics.staff": 1, "statistics.part": 3,
			},
			places: []string{
				"statistics.part at disclosed_normative", "statistics.part at press_conferences_principal",
				"statistics.part at online_interviews_principal", "statistics.applications at ", "statistics.refused at ",
			},
		},
		{
			id: "ogi-2019", from: 2019, to: 2020, sections: sections(),
			tables: []expectedTable{
				{key: "disclosure",
					rows: "regulations:made,published,total_published normative_documents:made,published,total_published " +
						"licensing:items_previous_year,change,decisions other_services:items_previous_year,change,decisions " +
						"penalties:items_previous_year,change,decisions coercive_measures:items_previous_year,change,decisions " +
						"fees:items_previous_year,change procurement:projects,amount",
					units: map[string]string{"items_previous_year": "项", "change": "项", "projects": "个", "amount": "万元"}},
				{key: "applications", columns: applicants, rows: results2019 + resultsEnd},
				{key: "proceedings", columns: outcomes, rows: proceedings},
			},
			sums: map[string]int{"applications.flow": 7, "applications.results": 7, "applications.total": 23, "proceedings.total": 3},
			places: []string{
				"applications.flow at natural_person", "applications.results at total", "applications.total at granted",
				"proceedings.total at reconsideration",
			},
		},
		{
			id: "ogi-2021", from: 2021, sections: sections(),
			tables: []expectedTable{
				{key: "disclosure",
					rows: "regulations:issued,repealed,in_force normative_documents:issued,repealed,in_force licensing:decisions " +
						"penalties:decisions coercive_measures:decisions fees:amount",
					units: map[string]string{"amount": "万元"}},
				{key: "applications", columns: applicants, rows: results2021 + resultsEnd},
				{key: "proceedings", columns: outcomes, rows: proceedings},
			},
			sums: map[string]int{"applications.flow": 7, "applications.results": 7, "applications.total": 26, "proceedings.total": 3},
			places: []string{
				"applications.flow at enterprise", "applications.results at natural_person", "applications.total at other_processing",
				"proceedings.total at litigation_after_reconsideration",
			},
		},
		{
			id: "ogi-fujian", from: 2008, to: 2018,
			tables: []expectedTable{{key: "statistics", columns: "year cumulative",
				rows: "disclosed via_website via_gazette applications applications_in_person applications_fax applications_email " +
					"applications_online applications_letter applications_letter_or_fax applications_other_form replied replied_granted " +
					"replied_partially_granted replied_refused replied_other fee_reductions complaints reconsiderations litigations appeals",
				units: unitsOf(map[string]string{
					"条": "disclosed via_website via_gazette applications applications_in_person applications_fax applications_email " +
						"applications_online applications_letter applications_letter_or_fax applications_other_form replied replied_granted " +
						"replied_partially_granted replied_refused replied_other",
					"元": "fee_reductions",
				})}},
			sums: map[string]int{"statistics.part": 30},
			places: []string{
				"statistics.part at via_website.year", "statistics.part at applications.cumulative", "statistics.part at replied.year",
			},
		},
	}
}

// unitsOf turns units with their rows into rows with their unit.
func unitsOf(rows map[string]string) map[string]string {
	units := map[string]string{}
	for unit, keys := range rows {
		for _, key := range strings.Fields(keys) {
			units[key] = unit
		}
	}
	return units
}

// facts lists the ids that a vocabulary stands for, with their units.
func (v vocabulary) facts() []string {
	var facts []string
	for _, t := range v.tables {
		for _, row := range strings.Fields(t.rows) {
			key, own, _ := strings.Cut(row, ":")
			columns := strings.FieldsFunc(own, func(r rune) bool { return r == ',' })
			if own == "" {
				columns = strings.Fields(t.columns)
			}
			if len(columns) == 0 {
				facts = append(facts, t.key+"."+key+" "+t.unit(key, key))
			}
			for _, column := range columns {
				facts = append(facts, t.key+"."+key+"."+column+" "+t.unit(key, column))
			}
		}
	}
	return facts
}

func (t expectedTable) unit(row, column string) string {
	for _, key := range []string{row, column} {
		if unit := t.units[key]; unit != "" {
			return unit
		}
	}
	return "件"
}

func embedded(tb testing.TB) []*Form {
	tb.Helper()
	forms, err := Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return forms
}

func TestEmbedded(t *testing.T) {
	forms := embedded(t)
	want := vocabularies()
	if len(forms) != len(want) {
		t.Fatalf("%d forms, want %d", len(forms), len(want))
	}
	for i, v := range want {
		f := forms[i]
		t.Run(v.id, func(t *testing.T) {
			if f.ID != v.id || f.Years != (Years{v.from, v.to}) {
				t.Errorf("form %s of %v, want %s of %d–%d", f.ID, f.Years, v.id, v.from, v.to)
			}
			var facts []string
			for _, fact := range f.Facts {
				facts = append(facts, fact.ID+" "+fact.Unit)
			}
			if diff := cmp.Diff(v.facts(), facts); diff != "" {
				t.Errorf("facts (-want +got)\n%s", diff)
			}
			sums := map[string]int{}
			var places []string
			for _, s := range f.Sums {
				sums[s.Rule]++
				places = append(places, s.Rule+" at "+s.At)
			}
			if diff := cmp.Diff(v.sums, sums); diff != "" {
				t.Errorf("sums (-want +got)\n%s", diff)
			}
			for _, place := range v.places {
				if !slices.Contains(places, place) {
					t.Errorf("no identity %q", place)
				}
			}
		})
	}
}

func TestEmbeddedSections(t *testing.T) {
	forms := embedded(t)
	for i, v := range vocabularies() {
		for j, section := range v.sections {
			want := strings.Fields(section)
			s := forms[i].Sections[j]
			if s.Key != want[0] {
				t.Errorf("%s: section %d is %s, want %s", v.id, j, s.Key, want[0])
			}
			for _, heading := range want[1:] {
				if !slices.Contains(s.Headings, heading) {
					t.Errorf("%s: section %s is not known as %s", v.id, s.Key, heading)
				}
			}
		}
	}
}

// TestEmbeddedIdentities writes the identities out at one place each.
func TestEmbeddedIdentities(t *testing.T) {
	const (
		granted = "granted + partially_granted + refused_state_secret + refused_prohibited_by_law + refused_public_security + " +
			"refused_third_party + refused_internal_affairs + refused_process_information + refused_enforcement_file + " +
			"refused_administrative_query + unable_not_held + unable_needs_creation + unable_unclear + declined_petition + " +
			"declined_repeated + declined_publication + declined_excessive + declined_confirmation + "
		allApplicants = "total = natural_person + enterprise + research_institution + public_interest_organization + legal_service + other"
	)
	for _, c := range []struct{ form, rule, at, want string }{
		{"ogi-2021", "applications.flow", "total", "received + carried_in = results_total + carried_out"},
		{"ogi-2021", "applications.results", "other", "results_total = " + granted + "other_no_correction + other_no_payment + other_reasons + other_processing"},
		{"ogi-2021", "applications.total", "results_total", allApplicants},
		{"ogi-2021", "proceedings.total", "litigation_direct", "total = upheld + corrected + other + pending"},
		{"ogi-2019", "applications.flow", "other", "received + carried_in = results_total + carried_out"},
		{"ogi-2019", "applications.results", "other", "results_total = " + granted + "other_processing"},
		{"ogi-2019", "applications.total", "carried_out", allApplicants},
		{"ogi-2019", "proceedings.total", "reconsideration", "total = upheld + corrected + other + pending"},
		{"ogi-2014", "statistics.applications", "", "applications = applications_in_person + applications_fax + applications_online + applications_letter"},
		{"ogi-2014", "statistics.concluded", "", "concluded = concluded_on_time + concluded_extended"},
		{"ogi-2014", "statistics.replied", "", "replied = replied_already_public + replied_granted + replied_partially_granted + replied_refused + " +
			"replied_not_this_organ + replied_not_exist + replied_correction_requested + replied_other_channel"},
		{"ogi-2014", "statistics.refused", "", "replied_refused = refused_state_secret + refused_trade_secret + refused_privacy + refused_public_security + " +
			"refused_not_information + refused_other_law"},
		{"ogi-2014", "statistics.reconsiderations", "", "reconsiderations = reconsiderations_upheld + reconsiderations_corrected + reconsiderations_other"},
		{"ogi-2014", "statistics.litigations", "", "litigations = litigations_upheld + litigations_corrected + litigations_other"},
		{"ogi-2014", "statistics.staff", "", "staff = staff_full_time + staff_part_time"},
		{"ogi-2014", "statistics.part", "disclosed_normative", "disclosed_normative ≤ disclosed"},
		{"ogi-fujian", "statistics.part", "via_gazette.cumulative", "via_gazette ≤ disclosed"},
		{"ogi-fujian", "statistics.part", "replied.year", "replied = replied_granted + replied_partially_granted + replied_refused + replied_other (warning)"},
		{"ogi-fujian", "statistics.part", "applications.year", "applications = applications_in_person + applications_fax + applications_email + " +
			"applications_online + applications_letter + applications_letter_or_fax + applications_other_form (warning)"},
	} {
		f := byID(t, c.form)
		i := slices.IndexFunc(f.Sums, func(s Sum) bool { return s.Rule == c.rule && s.At == c.at })
		if i < 0 {
			t.Errorf("%s: no %s at %q", c.form, c.rule, c.at)
			continue
		}
		if got := written(f.Sums[i]); got != c.want {
			t.Errorf("%s: %s at %q is\n%s, want\n%s", c.form, c.rule, c.at, got, c.want)
		}
		checkSlots(t, f, i)
	}
}

func byID(tb testing.TB, id string) *Form {
	tb.Helper()
	for _, f := range embedded(tb) {
		if f.ID == id {
			return f
		}
	}
	tb.Fatalf("no form %s", id)
	return nil
}

func written(s Sum) string {
	sign := map[Relation]string{Equal: " = ", AtMost: " ≤ "}[s.Relation]
	text := strings.Join(s.Names[:len(s.Left)], " + ") + sign + strings.Join(s.Names[len(s.Left):], " + ")
	if s.Severity != "error" {
		text += " (" + s.Severity + ")"
	}
	return text
}

// checkSlots checks that the slots of a sum are the facts that it names, and
// that each of them knows the sum.
func checkSlots(t *testing.T, f *Form, sum int) {
	t.Helper()
	s := f.Sums[sum]
	for i, slot := range slices.Concat(s.Left, s.Right) {
		if id := f.Facts[slot].ID; !strings.Contains("."+id+".", "."+s.Names[i]+".") {
			t.Errorf("%s at %q: %s is fact %s", s.Rule, s.At, s.Names[i], id)
		}
		if !slices.Contains(f.SumsOf[slot], sum) {
			t.Errorf("fact %s does not know %s at %q", f.Facts[slot].ID, s.Rule, s.At)
		}
	}
}

// TestSlots finds every fact of every form by id and by place.
func TestSlots(t *testing.T) {
	for _, f := range embedded(t) {
		for slot, fact := range f.Facts {
			if got, ok := f.Slot(fact.ID); !ok || got != slot {
				t.Errorf("%s: Slot(%s) = %d, %v, want %d", f.ID, fact.ID, got, ok, slot)
			}
			if got := f.SlotOf(fact.Table, fact.Row, fact.Column); got != slot {
				t.Errorf("%s: SlotOf(%s) = %d, want %d", f.ID, fact.ID, got, slot)
			}
		}
	}
	f := byID(t, "ogi-2021")
	for _, place := range [][3]int{{-1, 0, 0}, {9, 0, 0}, {0, -1, 0}, {0, 99, 0}, {0, 0, -1}, {0, 0, 99}, {0, 0, 3}} {
		if got := f.SlotOf(place[0], place[1], place[2]); got != -1 {
			t.Errorf("SlotOf%v = %d, want -1", place, got)
		}
	}
	if slot, ok := f.Slot("disclosure.regulations.amount"); ok {
		t.Errorf("Slot of a fact that is none = %d", slot)
	}
	if f.Table("applications") == nil || f.Table("statistics") != nil {
		t.Error("Table finds a table that the form lacks, or does not find its own")
	}
	title, ok := f.RuleTitle("applications.flow")
	if _, none := f.RuleTitle("statistics.part"); !ok || none || title.ZH == "" || title.EN == "" {
		t.Errorf("RuleTitle(applications.flow) = %v, %v", title, ok)
	}
}

// TestTitles checks that everything has a name for people in both languages,
// and that no two rows of a table have the same.
func TestTitles(t *testing.T) {
	for _, f := range embedded(t) {
		for _, table := range f.Tables {
			seen := map[string]bool{}
			for _, row := range table.Rows {
				if row.Title.ZH == "" || row.Title.EN == "" {
					t.Errorf("%s: %s.%s has the title %q", f.ID, table.Key, row.Key, row.Title)
				}
				if seen[row.Title.ZH] {
					t.Errorf("%s: %s has two rows called %s", f.ID, table.Key, row.Title.ZH)
				}
				seen[row.Title.ZH] = true
			}
		}
	}
}

func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		embedded(b)
	}
}

func ExampleForm_Slot() {
	forms, err := Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	form := forms[2]
	slot, ok := form.Slot("applications.granted.total")
	fmt.Println(form.ID, form.Facts[slot].Unit, ok)
	// Output: ogi-2021 件 true
}
