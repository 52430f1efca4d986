package rules

import (
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/outline"
)

// chapterFaults turns the faults of one kind into findings where they are about
// which chapter it is, not about its number.
func chapterFaults(r *normalize.Report, kind outline.FaultKind, message func(*normalize.Section) form.Text) (holds int, broken []normalize.Finding) {
	if !prescribed(r) {
		return 0, nil
	}
	for i := range r.Sections {
		if r.Sections[i].Key != "" {
			holds++
		}
	}
	for i := range r.Faults {
		fault := &r.Faults[i]
		if fault.Kind != kind || !byChapter(r, fault) {
			continue
		}
		s := section(r, fault.Path)
		holds--
		f := normalize.Finding{At: s.Key, Message: message(s)}
		f.Where, f.Passage = atHeading(r, fault.Path)
		broken = append(broken, f)
	}
	return holds, broken
}

// byChapter reports whether a fault is one of the chapters that the form names: a
// chapter that came before, or that another one should come behind.
func byChapter(r *normalize.Report, fault *outline.Fault) bool {
	s := section(r, fault.Path)
	if s == nil || len(fault.Path) != 1 || s.Key == "" || !prescribed(r) {
		return false
	}
	rank := rankOf(r.FormData, s.Key)
	for i := range fault.Path[0] {
		before := rankOf(r.FormData, r.Sections[i].Key)
		if fault.Kind == outline.Repeated && before == rank || fault.Kind == outline.OutOfOrder && before > rank {
			return true
		}
	}
	return false
}

// rankOf returns the place of a section in its form, -1 for none.
func rankOf(f *form.Form, key string) int {
	for i := range f.Sections {
		if f.Sections[i].Key == key {
			return i
		}
	}
	return -1
}

// numberFaults turns the faults of one kind into findings where they are about
// the number of a heading on one of the first levels: 一、 and (一). Lists of items
// below begin anew as often as they like.
func numberFaults(r *normalize.Report, kind outline.FaultKind, levels int, sure func(path []int) bool, message func(*normalize.Section) form.Text) (holds int, broken []normalize.Finding) {
	holds = countHeadings(r.Sections, levels)
	for i := range r.Faults {
		fault := &r.Faults[i]
		s := section(r, fault.Path)
		if fault.Kind != kind || s == nil || s.Level > levels || byChapter(r, fault) {
			continue
		}
		if sure != nil && !sure(fault.Path) {
			continue
		}
		holds--
		f := normalize.Finding{At: pathName(r, fault.Path), Message: message(s)}
		f.Where, f.Passage = atHeading(r, fault.Path)
		broken = append(broken, f)
	}
	return max(holds, 0), broken
}

// countHeadings counts the headings down to a level.
func countHeadings(list []normalize.Section, levels int) int {
	n := 0
	for i := range list {
		if list[i].Level <= levels {
			n += 1 + countHeadings(list[i].Sections, levels)
		}
	}
	return n
}

// pathName names the place of a heading: the chapter's key, or its number where it
// has none, then the numbers of those below it: overview.3.
func pathName(r *normalize.Report, path []int) string {
	name := r.Sections[path[0]].Key
	if name == "" {
		name = strconv.Itoa(path[0] + 1)
	}
	for _, i := range path[1:] {
		name += "." + strconv.Itoa(i+1)
	}
	return name
}

// siblingBefore returns the heading in front of the one at a path, nil for none.
func siblingBefore(r *normalize.Report, path []int) *normalize.Section {
	before := append([]int(nil), path...)
	before[len(before)-1]--
	return section(r, before)
}

// numberOf returns the number that a heading prints, 0 for none.
func numberOf(s *normalize.Section) int {
	text := strings.Trim(s.Number, "()（）〔〕[] 　")
	if v, size, _ := number.ChinesePrefix(text); size == len(text) && size > 0 && v.IsInt() {
		return int(v.Coef())
	}
	n, err := strconv.Atoi(fold.Label(text))
	if err != nil {
		return 0
	}
	return n
}
