package organs

import (
	"errors"
	"fmt"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/organ"
)

// Aliases says which names are one organ, which it had before, and which organs
// went into others. A nil *Aliases knows none.
type Aliases struct {
	names map[string]string   // the organ's key by a name's key
	past  map[string][]past   // by the key of a former name
	ended map[string]int      // by organ: the last report year of one that went into another
	grown map[string][]int    // by organ: the last report years of those that went into it
	kinds map[string]identity // by organ
}

type past struct {
	key   string // of the organ
	until int
}

type identity struct {
	kind  organ.Kind
	level Level
}

// entry is one organ of the file:
//
//   - name: 示例市水务局
//     also: [示例市水务管理局]
//     renamed_from: [{name: 示例市水利局, until: 2018}]
//     merged_from: [{name: 示例市节约用水办公室, until: 2018}]
type entry struct {
	Name    string   `yaml:"name"`
	Also    []string `yaml:"also"`         // names of the same organ at any time
	Renamed []former `yaml:"renamed_from"` // names that it had up to a year
	Merged  []former `yaml:"merged_from"`  // organs that it took over
}

type former struct {
	Name  string `yaml:"name"`
	Until int    `yaml:"until"` // the last year on which there is a report with this name
}

// ParseAliases reads a file of aliases, a list of organs; name is used in errors
// only. Faults are *form.Error values, joined where there are several. An empty
// file has no aliases.
func ParseAliases(name string, data []byte) (*Aliases, error) {
	var entries []entry
	if err := decode(name, data, &entries); err != nil {
		return nil, err
	}
	a := &Aliases{names: map[string]string{}, past: map[string][]past{}, ended: map[string]int{}, grown: map[string][]int{}, kinds: map[string]identity{}}
	var faults []error
	for i := range entries {
		for _, msg := range a.add(&entries[i]) {
			faults = append(faults, &form.Error{File: name, Path: fmt.Sprintf("[%d]", i), Msg: msg})
		}
		if len(faults) >= form.MaxFaults {
			break
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return a, nil
}

// add takes in one organ and says what is wrong with it.
func (a *Aliases) add(e *entry) (faults []string) {
	key := Key(e.Name)
	if key == "" {
		return []string{"name is missing"}
	}
	kind := organ.KindOf(e.Name)
	a.kinds[key] = identity{kind, levelOf(key, kind)}
	for _, name := range append([]string{e.Name}, e.Also...) {
		switch k := Key(name); {
		case k == "":
			faults = append(faults, "a name is empty")
		case a.names[k] != "" && a.names[k] != key:
			faults = append(faults, fmt.Sprintf("%s is also a name of another organ", name))
		default:
			a.names[k] = key
		}
	}
	for _, f := range e.Renamed {
		k, msg := f.check()
		if faults = append(faults, msg...); len(msg) == 0 {
			a.past[k] = append(a.past[k], past{key, f.Until})
		}
	}
	for _, f := range e.Merged {
		k, msg := f.check()
		if k == key {
			msg = append(msg, fmt.Sprintf("%s cannot go into itself", f.Name))
		}
		if faults = append(faults, msg...); len(msg) == 0 {
			a.ended[k] = f.Until
			a.grown[key] = append(a.grown[key], f.Until)
		}
	}
	return faults
}

func (f *former) check() (key string, faults []string) {
	if key = Key(f.Name); key == "" {
		faults = append(faults, "a former name is empty")
	}
	if f.Until < 1900 || f.Until > 2200 {
		faults = append(faults, fmt.Sprintf("until: want the last report year of %s", f.Name))
	}
	return key, faults
}

// Of returns the organ that has the given name in a report on the given year; 0 is
// no particular year.
func (a *Aliases) Of(name string, year int) Organ {
	key := Key(name)
	kind := organ.KindOf(name)
	o := Organ{Key: key, Kind: kind, Level: levelOf(key, kind), Shared: shared(key)}
	if a == nil {
		return o
	}
	if k, ok := a.names[key]; ok {
		o.Key, o.Shared = k, false
	}
	for _, p := range a.past[key] {
		if year > 0 && year <= p.until {
			o.Key, o.Shared = p.key, false
			break
		}
	}
	if id, ok := a.kinds[o.Key]; ok {
		o.Kind, o.Level = id.kind, id.level
	}
	return o
}

// Changed reports whether an organ took over another one, or went into one, between
// its reports on two years: figures of the two then need not agree.
func (a *Aliases) Changed(key string, from, to int) bool {
	if a == nil {
		return false
	}
	if until, ok := a.ended[key]; ok && from <= until && until < to {
		return true
	}
	for _, until := range a.grown[key] {
		if from <= until && until < to {
			return true
		}
	}
	return false
}
