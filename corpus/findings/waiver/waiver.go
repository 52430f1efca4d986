// Package waiver reads and writes files of accepted findings: which finding, why,
// by whom, since when.
//
// In: a YAML list of identity, reason, by, date and, optionally, note. Out: a List
// that marks the findings of reports, and says in the end which entries nobody
// needed. A finding's identity covers the numbers it is about: when they change,
// the finding is shown again and its entry is unused.
//
// YAML is read with goccy/go-yaml, as form files are, but only what a list of
// plain entries needs; faults are form.Error values, with the line and a caret.
package waiver

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// Limits of a file of waivers. A file beyond them is refused.
const (
	MaxBytes  = 16 << 20
	MaxFaults = 50 // reported of one file
)

// Entry is one accepted finding.
type Entry struct {
	normalize.Waiver
	Identity string // of the finding
	Line     int    // of the file, from 1
	used     bool
}

// List is a file of accepted findings. A nil List accepts nothing.
type List struct {
	Name    string // of the file
	entries map[string]*Entry
}

// Load reads the file with the given name. Faults are *form.Error values, joined
// where there are several.
func Load(name string) (*List, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, &form.Error{File: name, Msg: "cannot open: " + err.Error(), Err: err}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, &form.Error{File: name, Msg: "cannot read: " + err.Error(), Err: err}
	}
	return Parse(name, data)
}

// Parse reads a file; name is used in errors and in List.Name only.
func Parse(name string, data []byte) (*List, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, &form.Error{File: name, Msg: fmt.Sprintf("larger than %d bytes", MaxBytes)}
	case !utf8.Valid(data):
		return nil, &form.Error{File: name, Msg: "not UTF-8"}
	}
	s := &source{name: name, text: string(data)}
	items, err := s.items()
	if err != nil {
		return nil, err
	}
	l := &List{Name: name, entries: make(map[string]*Entry, len(items))}
	for _, item := range items {
		e, ok := s.entry(item)
		if !ok {
			continue
		}
		if first := l.entries[e.Identity]; first != nil {
			s.fault(item.place("identity"), fmt.Sprintf("%s is waived in line %d already", e.Identity, first.Line))
			continue
		}
		l.entries[e.Identity] = e
	}
	if len(s.faults) > 0 {
		if more := len(s.faults) - MaxFaults; more > 0 {
			s.faults = append(s.faults[:MaxFaults:MaxFaults], &form.Error{File: name, Msg: fmt.Sprintf("%d more faults", more)})
		}
		return nil, errors.Join(s.faults...)
	}
	return l, nil
}

// Apply marks the findings of a report that somebody accepted.
func (l *List) Apply(r *normalize.Report) {
	for i := range r.Findings {
		l.Mark(&r.Findings[i])
	}
}

// Mark marks a finding that somebody accepted.
func (l *List) Mark(f *normalize.Finding) {
	if l == nil {
		return
	}
	if e := l.entries[f.Identity]; e != nil {
		e.used = true
		f.Waived = &e.Waiver
	}
}

// Unused returns the entries that accepted nothing so far, in the order of the
// file.
func (l *List) Unused() []*Entry {
	if l == nil {
		return nil
	}
	var unused []*Entry
	for _, e := range l.entries {
		if !e.used {
			unused = append(unused, e)
		}
	}
	slices.SortFunc(unused, func(a, b *Entry) int { return cmp.Compare(a.Line, b.Line) })
	return unused
}

// validDate reports whether text is a day written YYYY-MM-DD.
func validDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// validIdentity reports whether text has the form of a finding's identity: 16
// hexadecimal digits.
func validIdentity(text string) bool {
	if len(text) != 16 {
		return false
	}
	for _, c := range []byte(text) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
