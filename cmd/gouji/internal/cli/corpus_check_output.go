package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gouji/gouji/corpus/check"
	"github.com/gouji/gouji/corpus/findings/list"
	"github.com/gouji/gouji/normalize/number"
)

// seriesWriter writes findings about several reports.
type seriesWriter interface {
	begin() error
	finding(f *check.Finding) error
	end(s *check.Summary) error
}

func (a *app) seriesWriter(format string, out io.Writer, verbose bool) seriesWriter {
	switch format {
	case "json":
		return &seriesJSON{out: out}
	case "csv":
		return &seriesCSV{out: out, lang: a.lang}
	}
	return &seriesText{out: out, lang: a.lang, verbose: verbose}
}

// placeName names the file of a report.
func placeName(p *check.Place) string {
	if p.Member == "" {
		return p.Path
	}
	return p.Path + "!" + p.Member
}

// seriesText writes a block per finding, then totals.
type seriesText struct {
	out     io.Writer
	lang    lang
	verbose bool
}

func (w *seriesText) begin() error { return nil }

func (w *seriesText) finding(f *check.Finding) error {
	if (f.Severity == "notice" || f.Waived != nil) && !w.verbose {
		return nil
	}
	_, err := io.WriteString(w.out, seriesBlock(w.lang, f))
	return err
}

// seriesBlock writes a finding with its numbers and the files that it is about.
func seriesBlock(l lang, f *check.Finding) string {
	sign := "!"
	switch {
	case f.Waived != nil:
		sign = "✓"
	case f.Severity == "error":
		sign = "✗"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %d  %s %s\n", sign, printable(f.Report.Organ), f.Report.Year, f.Rule, printable(f.At))
	fmt.Fprintf(&b, "    %s\n", printable(l.text(f.Message)))
	if f.Formula != "" {
		fmt.Fprintf(&b, "    %s\n", printable(f.Formula))
	}
	if a := f.Waived; a != nil {
		fmt.Fprintf(&b, "    %s\n", acceptedLine(l, a))
	}
	fmt.Fprintf(&b, "    %s\n", printable(placeName(&f.Report)))
	if f.Other != nil {
		fmt.Fprintf(&b, "    %s\n", printable(placeName(f.Other)))
	}
	return b.String()
}

func (w *seriesText) end(s *check.Summary) error {
	say := w.lang.sayf
	var b strings.Builder
	b.WriteString(say("报告 %d 份，机关 %d 个：错误 %d 项，警告 %d 项，提示 %d 项", "reports: %d of %d organs — errors: %d, warnings: %d, notices: %d",
		s.Reports, s.Organs, s.Findings["error"], s.Findings["warning"], s.Findings["notice"]))
	if s.Waived > 0 {
		b.WriteString(say("，已接受 %d 项", ", accepted: %d", s.Waived))
	}
	b.WriteByte('\n')
	for _, c := range s.Checks {
		fmt.Fprintf(&b, "  %-24s %s\n", c.Rule, say("成立 %d，不成立 %d", "holds %d, broken %d", c.Holds, c.Broken))
	}
	for _, left := range []struct {
		n      int
		zh, en string
	}{
		{s.Undated, "没有年度的报告 %d 份，未比较", "reports without a year: %d, not compared"},
		{s.Nameless, "没有机关名称的报告 %d 份，未比较", "reports without an organ's name: %d, not compared"},
		{s.Alone, "机关名称不能确定是哪一个的报告 %d 份，不与其他年度比较（见 --aliases）", "reports of organs whose name others may have: %d, not compared with other years (see --aliases)"},
	} {
		if left.n > 0 {
			b.WriteString(say(left.zh, left.en, left.n) + "\n")
		}
	}
	_, err := io.WriteString(w.out, b.String())
	return err
}

// seriesJSON writes one object with the findings, one in a line, and the summary.
type seriesJSON struct {
	out     io.Writer
	written bool
}

func (w *seriesJSON) begin() error {
	_, err := io.WriteString(w.out, `{"schema":"gouji/corpus-check/v1","findings":[`)
	return err
}

func (w *seriesJSON) finding(f *check.Finding) error {
	separator := "\n"
	if w.written {
		separator = ",\n"
	}
	w.written = true
	return w.value(separator, f, "")
}

func (w *seriesJSON) end(s *check.Summary) error { return w.value("\n],\n\"summary\":", s, "}\n") }

func (w *seriesJSON) value(before string, v any, after string) error {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w.out, before+strings.TrimSuffix(b.String(), "\n")+after)
	return err
}

// seriesCSV writes a row per finding (RFC 4180).
type seriesCSV struct {
	out  io.Writer
	lang lang
}

func (w *seriesCSV) begin() error {
	return w.row("organ", "year", "form", "path", "member", "rule", "at", "severity", "verdict", "left", "right", "difference", "formula", "message", "identity",
		"other_organ", "other_year", "other_path", "other_member", "waived", "waived_by", "waived_date", "waived_note")
}

func (w *seriesCSV) finding(f *check.Finding) error {
	value := func(v *number.Value) string {
		if v == nil {
			return ""
		}
		return v.String()
	}
	other := make([]string, 4)
	if o := f.Other; o != nil {
		other = []string{o.Organ, strconv.Itoa(o.Year), o.Path, o.Member}
	}
	accepted := make([]string, 4)
	if a := f.Waived; a != nil {
		accepted = []string{a.Reason, a.By, a.Date, a.Note}
	}
	r := &f.Report
	return w.row(slices.Concat([]string{r.Organ, strconv.Itoa(r.Year), r.Form, r.Path, r.Member, f.Rule, f.At, f.Severity, f.Verdict, value(f.Left), value(f.Right),
		value(f.Difference), f.Formula, w.lang.say(f.Message.ZH, f.Message.EN), f.Identity}, other, accepted)...)
}

func (w *seriesCSV) end(*check.Summary) error { return nil }

func (w *seriesCSV) row(cells ...string) error {
	var b []byte
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = list.AppendCell(b, cell)
	}
	_, err := w.out.Write(append(b, "\r\n"...))
	return err
}
