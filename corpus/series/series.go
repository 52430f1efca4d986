// Package series checks what one report alone cannot show: the years of an organ
// against each other, a government's figures against those of its organs, and
// reports that look copied or misplaced beside all others.
//
// In: the reports of one organ after another, year after year, as small Records. Out: findings, each
// of one record, with the other record that it is about, and counts by rule. The
// rules are those of forms.md. Only cells that have a value count: a blank says
// nothing. What rests on likelihood, all of hint.* and copies.*, is a notice.
//
// Nothing outside the standard library is needed. What is kept between organs is a
// few numbers for each report and 16 bytes for each of its longer paragraphs; only
// the organs of a roster keep their facts.
package series

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// The rules.
const (
	RuleCarryOver      = "series.carry_over"
	RuleInForce        = "series.in_force"
	RuleItems          = "series.items"
	RuleTotalPublished = "series.total_published"
	RuleCumulative     = "series.cumulative"
	RuleLocated        = "series.located" // judged by package check
	RuleYearMissing    = "series.year_missing"
	RuleYearRepeated   = "series.year_repeated"
	RuleHierarchy      = "hierarchy.sum"
	RuleHierarchyRest  = "hierarchy.rest"
	RuleRatio          = "hint.ratio"
	RuleUnitJump       = "hint.unit_jump"
	RuleFigures        = "copies.figures"
	RuleText           = "copies.text"
)

// Rules lists the ids of all rules of this package in the order of the catalogue.
func Rules() []string {
	return []string{RuleCarryOver, RuleInForce, RuleItems, RuleTotalPublished, RuleCumulative, RuleLocated, RuleYearMissing, RuleYearRepeated,
		RuleHierarchy, RuleHierarchyRest, RuleRatio, RuleUnitJump, RuleFigures, RuleText}
}

// Record is what the rules need of a report.
type Record struct {
	ID    int64  // the caller's, unlike those of all others; findings name it
	Organ string // as the report prints it, for messages
	Year  int    // reported on; 0 where none is stated: such a report is passed over
	Form  string
	Facts map[string]number.Value // of the cells that have a value, by id
	Text  []string                // paragraphs of the narrative
}

// Finding is what a rule has to say about a record.
type Finding struct {
	normalize.Finding
	Record int64
	Other  int64 // the other record that it is about; 0: there is none, or there are several
}

// Count says how often a rule was applied to a record, and how often it held.
type Count struct {
	normalize.Check
	Record int64
}

// Checker checks the reports of many organs. It is not safe for concurrent use.
type Checker struct {
	aliases *organs.Aliases
	roster  *organs.Roster

	reports  []report
	organs   int
	at       sequence
	listed   map[string]map[int]*Record // of the roster: by organ and year; nil where there are several
	ratios   map[variable][]ratio
	parts    []part // of tables
	figures  []figures
	passages []passage
	buffer   []byte // of gather
	out      output
}

// report is what stays known of a record.
type report struct {
	id    int64
	organ int32 // in the order in which they came
	year  int32
	name  string
}

// output collects.
type output struct {
	findings []Finding
	counts   []Count
}

// New returns a Checker. aliases and roster may be nil.
func New(aliases *organs.Aliases, roster *organs.Roster) *Checker {
	c := &Checker{aliases: aliases, roster: roster, listed: map[string]map[int]*Record{}, ratios: map[variable][]ratio{}, parts: parts()}
	if roster != nil {
		for _, p := range roster.Parents {
			c.listed[p.Key] = map[int]*Record{}
			for _, child := range p.Children {
				c.listed[child.Key] = map[int]*Record{}
			}
		}
	}
	return c
}

// sequence is the organ whose reports are coming, year after year. Of these it holds the
// one at hand and the one before; a chain has one for each year.
type sequence struct {
	key     string
	current *Record // the first one of the last year
	index   int     // of current, in reports
	same    int     // how many there are of that year
	last    *Record // the first one of the year before that has reports
	before  *Record // last, where it is the only one of its year; otherwise nil
	place   int     // of before, in reports
	chain   []step  // of adjacent years, whose links may show which year is wrong
}

// Organ checks the reports of one organ: Begin, Add for each of them, End. It puts records
// in the order of their years; those of one year stay in the order in which they come.
func (c *Checker) Organ(key string, records []*Record) (findings []Finding, counts []Count) {
	records = slices.Clone(records)
	slices.SortStableFunc(records, func(a, b *Record) int { return cmp.Compare(a.Year, b.Year) })
	take := func(f []Finding, n []Count) { findings, counts = append(findings, f...), append(counts, n...) }
	c.Begin(key)
	for _, r := range records {
		take(c.Add(r))
	}
	take(c.End())
	return findings, counts
}

// Begin begins an organ, whose key package organs gives. The same organ must not come
// twice.
func (c *Checker) Begin(key string) {
	c.at = sequence{key: key}
	c.organs++
}

// Add checks the next report of the organ, none of an earlier year than the one before, and
// takes in what the comparison of all needs. However many there are, the Checker keeps the facts
// of one report for each year, and only where the organ is in the roster beyond End.
func (c *Checker) Add(r *Record) ([]Finding, []Count) {
	c.out = output{}
	if r.Year == 0 {
		return nil, nil
	}
	index := len(c.reports)
	c.reports = append(c.reports, report{id: r.ID, organ: int32(c.organs - 1), year: int32(r.Year), name: r.Organ})
	c.gather(index, r)
	if s := &c.at; s.current != nil && s.current.Year == r.Year {
		c.repeated(s.current, r)
		s.same++
	} else {
		c.endYear()
		s.current, s.index, s.same = r, index, 1
	}
	if years, ok := c.listed[c.at.key]; ok {
		if _, twice := years[r.Year]; twice {
			years[r.Year] = nil
		} else {
			years[r.Year] = &Record{ID: r.ID, Organ: r.Organ, Year: r.Year, Form: r.Form, Facts: r.Facts}
		}
	}
	return c.out.findings, c.out.counts
}

// End ends the organ.
func (c *Checker) End() ([]Finding, []Count) {
	c.out = output{}
	c.endYear()
	c.link(c.at.chain)
	c.at = sequence{}
	return c.out.findings, c.out.counts
}

// Finish compares all organs, after the last of them. Its findings come in the order in
// which the reports came.
func (c *Checker) Finish() ([]Finding, []Count) {
	c.out = output{}
	c.hierarchy()
	c.hints()
	c.copiedFigures()
	c.copiedText()
	order := make(map[int64]int, len(c.reports))
	for i := range c.reports {
		order[c.reports[i].id] = i
	}
	slices.SortStableFunc(c.out.findings, func(a, b Finding) int { return cmp.Compare(order[a.Record], order[b.Record]) })
	return c.out.findings, c.out.counts
}

// endYear compares the year at hand with the one before, when all of its reports are there.
func (c *Checker) endYear() {
	s := &c.at
	r := s.current
	if r == nil {
		return
	}
	if s.last != nil && r.Year > s.last.Year+1 {
		c.gap(s.last, r)
	}
	if s.same == 1 && s.before != nil && s.before.Year == r.Year-1 && !c.aliases.Changed(s.key, r.Year-1, r.Year) {
		s.chain = append(s.chain, c.step(s.before, r))
		c.compareYears(s.place, s.index, s.before, r)
	} else {
		c.link(s.chain)
		s.chain = nil
	}
	s.last, s.before, s.place = r, r, s.index
	if s.same > 1 {
		s.before = nil
	}
}

func (c *Checker) repeated(r, again *Record) {
	c.add(again, r, normalize.Finding{
		Rule: RuleYearRepeated, At: strconv.Itoa(r.Year), Severity: normalize.SeverityNotice,
		Message: say("同一机关%d年度有另一份不同的报告：与前后年度不作比较", "there is another, different report of the organ on %d: it is not compared with the years beside it", r.Year),
	})
}

func (c *Checker) gap(before, r *Record) {
	at := strconv.Itoa(before.Year + 1)
	if before.Year+2 < r.Year {
		at += "-" + strconv.Itoa(r.Year-1)
	}
	c.add(r, before, normalize.Finding{
		Rule: RuleYearMissing, At: at, Severity: normalize.SeverityNotice,
		Message: say("缺少 %[1]s 年度的报告（前一份为%[2]d年度）", "there is no report on %[1]s (the one before is on %[2]d)", at, before.Year),
	})
}

// add takes a finding of r about other, which may be nil.
func (c *Checker) add(r, other *Record, f normalize.Finding) {
	c.out.findings = append(c.out.findings, Of(r, other, f))
}

// Of makes a finding of r about other, which may be nil, and gives it its identity.
func Of(r, other *Record, f normalize.Finding) Finding {
	out := Finding{Finding: f, Record: r.ID}
	b := appendPart(nil, r.Organ)
	b = append(strconv.AppendInt(b, int64(r.Year), 10), 0)
	if other != nil {
		out.Other = other.ID
		b = appendPart(b, other.Organ)
		b = append(strconv.AppendInt(b, int64(other.Year), 10), 0)
	}
	b = appendPart(appendPart(b, f.Rule), f.At)
	for _, v := range []*number.Value{f.Left, f.Right} {
		if v != nil {
			b = append(v.Trim().Append(append(b, '=')), 0)
		}
	}
	sum := sha256.Sum256(b)
	out.Identity = hex.EncodeToString(sum[:8])
	return out
}

// about returns a kept report as a record, for findings.
func (c *Checker) about(i int32) *Record {
	r := &c.reports[i]
	return &Record{ID: r.id, Organ: r.name, Year: int(r.year)}
}

// count adds to the counts of a record and a rule.
func (c *Checker) count(r *Record, rule string, holds, broken int) {
	for i := len(c.out.counts) - 1; i >= 0 && c.out.counts[i].Record == r.ID; i-- {
		if n := &c.out.counts[i]; n.Rule == rule {
			n.Holds += holds
			n.Broken += broken
			return
		}
	}
	if holds+broken > 0 {
		c.out.counts = append(c.out.counts, Count{Record: r.ID, Check: normalize.Check{Rule: rule, Holds: holds, Broken: broken}})
	}
}

// appendPart appends a text so that its end shows.
func appendPart(b []byte, text string) []byte {
	b = strconv.AppendInt(b, int64(len(text)), 10)
	return append(append(b, ':'), text...)
}

func say(zh, en string, args ...any) form.Text {
	return form.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
