package organs

import (
	"errors"
	"fmt"

	"github.com/gouji/gouji/normalize/form"
)

// Roster says whose figures a consolidated report adds up. A nil *Roster knows none.
type Roster struct {
	Parents []Parent
}

// Parent is an organ whose report adds up those of others.
type Parent struct {
	Key  string // of package organs
	Name string // as the file gives it
	// IncludesOwn is true where its figures also have those of its own office, for
	// which there is no report in the list: the others then add up to no more than its own.
	IncludesOwn bool
	Children    []Child
}

// Child is an organ whose figures its parent's contain.
type Child struct{ Key, Name string }

// line is one entry of the file:
//
//   - organ: 示例市人民政府
//     includes_own: true
//     children: [示例县人民政府, 示例市公安局]
type line struct {
	Organ       string   `yaml:"organ"`
	IncludesOwn bool     `yaml:"includes_own"`
	Children    []string `yaml:"children"`
}

// ParseRoster reads a roster; name is used in errors only. aliases may be nil.
// Faults are *form.Error values, joined where there are several.
func ParseRoster(name string, data []byte, aliases *Aliases) (*Roster, error) {
	var lines []line
	if err := decode(name, data, &lines); err != nil {
		return nil, err
	}
	r := &Roster{}
	var faults []error
	parents := map[string]bool{}
	for i := range lines {
		note := func(msg string, args ...any) {
			faults = append(faults, &form.Error{File: name, Path: fmt.Sprintf("[%d]", i), Msg: fmt.Sprintf(msg, args...)})
		}
		l := &lines[i]
		p := Parent{Key: aliases.Of(l.Organ, 0).Key, Name: l.Organ, IncludesOwn: l.IncludesOwn}
		switch {
		case p.Key == "":
			note("organ is missing")
		case parents[p.Key]:
			note("%s is listed twice", l.Organ)
		case len(l.Children) == 0:
			note("%s has no children", l.Organ)
		}
		parents[p.Key] = true
		seen := map[string]bool{p.Key: true}
		for _, child := range l.Children {
			c := Child{Key: aliases.Of(child, 0).Key, Name: child}
			if c.Key == "" || seen[c.Key] {
				note("children: %q is empty, listed twice or the organ itself", child)
			}
			seen[c.Key] = true
			p.Children = append(p.Children, c)
		}
		r.Parents = append(r.Parents, p)
		if len(faults) >= form.MaxFaults {
			break
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return r, nil
}
