package reporttest

import (
	"slices"
	"strconv"
)

// identity says that the left facts add up to the right ones, or are at most
// them.
type identity struct {
	rule, at    string
	left, right []string
	atMost      bool
	// total names the fact that is the whole of the others; where it is blank
	// there is nothing to contradict.
	total string
}

// Verdict is what the printed numbers say about an identity.
type Verdict string

// The four verdicts.
const (
	Holds     Verdict = "holds"
	Breaks    Verdict = "broken"
	Open      Verdict = "open"
	NotStated Verdict = "not_stated"
)

// statisticsSums are the identities of the statistics table of 2014 over row
// keys, parts before the wholes that contain them.
func statisticsSums() []identity {
	sum := func(rule, whole string, parts ...string) identity {
		return identity{rule: rule, left: []string{whole}, right: parts, total: whole}
	}
	part := func(part, whole string) identity {
		return identity{rule: "statistics.part", at: part, left: []string{part}, right: []string{whole}, atMost: true}
	}
	return []identity{
		sum("statistics.applications", "applications",
			"applications_in_person", "applications_fax", "applications_online", "applications_letter"),
		sum("statistics.concluded", "concluded", "concluded_on_time", "concluded_extended"),
		sum("statistics.refused", "replied_refused", "refused_state_secret", "refused_trade_secret",
			"refused_privacy", "refused_public_security", "refused_not_information", "refused_other_law"),
		sum("statistics.replied", "replied", "replied_already_public", "replied_granted",
			"replied_partially_granted", "replied_refused", "replied_not_this_organ", "replied_not_exist",
			"replied_correction_requested", "replied_other_channel"),
		sum("statistics.reconsiderations", "reconsiderations",
			"reconsiderations_upheld", "reconsiderations_corrected", "reconsiderations_other"),
		sum("statistics.litigations", "litigations",
			"litigations_upheld", "litigations_corrected", "litigations_other"),
		sum("statistics.staff", "staff", "staff_full_time", "staff_part_time"),
		part("disclosed_normative", "disclosed"),
		part("press_conferences_principal", "press_conferences"),
		part("online_interviews_principal", "online_interviews"),
	}
}

// identities lists what must hold in a report of this form.
func (t Truth) identities() []identity {
	switch t.Form {
	case OGI2014:
		list := slices.DeleteFunc(statisticsSums(), func(i identity) bool {
			return len(t.printed(prefixed("statistics.", slices.Concat(i.left, i.right), ""))) < len(i.left)+len(i.right)
		})
		for i := range list {
			list[i].left = prefixed("statistics.", list[i].left, "")
			list[i].right = prefixed("statistics.", list[i].right, "")
			if list[i].total != "" {
				list[i].total = "statistics." + list[i].total
			}
		}
		return list
	case Fujian:
		return t.fujianIdentities()
	}
	var list []identity
	columns := applicantColumns()
	for _, column := range columns {
		of := func(rows ...string) []string { return t.printed(prefixed("applications.", rows, "."+column)) }
		total := "applications.results_total." + column
		list = append(list,
			identity{rule: "applications.flow", at: column,
				left: of("received", "carried_in"), right: of("results_total", "carried_out")},
			identity{rule: "applications.results", at: column, total: total,
				left: []string{total}, right: of(resultRows()...)})
	}
	for _, r := range slices.Concat([]string{"received", "carried_in"}, resultRows(), []string{"results_total", "carried_out"}) {
		id := "applications." + r + ".total"
		if _, ok := t.Facts[id]; ok {
			list = append(list, identity{rule: "applications.total", at: r, total: id,
				left: []string{id}, right: prefixed("applications."+r+".", columns[:6], "")})
		}
	}
	for _, r := range proceedingRows() {
		id := "proceedings." + r + ".total"
		if _, ok := t.Facts[id]; ok {
			list = append(list, identity{rule: "proceedings.total", at: r, total: id,
				left: []string{id}, right: prefixed("proceedings."+r+".", resultColumns()[:4], "")})
		}
	}
	return list
}

// fujianIdentities are the parts of Fujian's table: none is larger than its
// whole. That the parts add up as well is a warning's matter and not listed.
func (t Truth) fujianIdentities() []identity {
	var list []identity
	for _, column := range []string{"year", "cumulative"} {
		for _, whole := range []string{"disclosed", "applications", "replied"} {
			for _, part := range fujianParts(whole) {
				if _, ok := t.Facts["statistics."+part+"."+column]; !ok {
					continue
				}
				list = append(list, identity{rule: "statistics.part", at: part + "." + column, atMost: true,
					left: []string{"statistics." + part + "." + column}, right: []string{"statistics." + whole + "." + column}})
			}
		}
	}
	return list
}

func prefixed(prefix string, keys []string, suffix string) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = prefix + key + suffix
	}
	return out
}

// printed keeps the facts that the report prints.
func (t Truth) printed(ids []string) []string {
	return slices.DeleteFunc(ids, func(id string) bool { _, ok := t.Facts[id]; return !ok })
}

// Verdicts judges every identity of the report, by rule@at. A cell without a
// number is an unknown count of at least 0.
func (t Truth) Verdicts() map[string]Verdict {
	verdicts := map[string]Verdict{}
	for _, i := range t.identities() {
		verdicts[i.rule+"@"+i.at] = t.judge(i)
	}
	return verdicts
}

func (t Truth) judge(i identity) Verdict {
	left, leftOpen := t.add(i.left)
	right, rightOpen := t.add(i.right)
	if i.total != "" && !t.Facts[i.total].Known() {
		return NotStated
	}
	if i.atMost {
		switch {
		case leftOpen || rightOpen:
			return NotStated
		case left <= right:
			return Holds
		}
		return Breaks
	}
	switch {
	case left == right:
		return Holds
	case left < right && leftOpen, left > right && rightOpen:
		return Open
	}
	return Breaks
}

// add sums the known counts and says whether some are unknown.
func (t Truth) add(ids []string) (sum int, open bool) {
	for _, id := range ids {
		v := t.Facts[id]
		if !v.Known() {
			open = true
			continue
		}
		sum += v.count()
	}
	return sum, open
}

// count returns the value as a count; amounts of money stand in no sum.
func (v Value) count() int {
	n, err := strconv.Atoi(v.Number)
	if err != nil {
		return 0
	}
	return n
}

func (t Truth) broken() []string {
	var broken []string
	for name, verdict := range t.Verdicts() {
		if verdict == Breaks {
			broken = append(broken, name)
		}
	}
	slices.Sort(broken)
	return broken
}

// Repair is a cell and the value that would make every sum hold that it stands in.
type Repair struct {
	Fact     string
	Expected string
}

// Repairs lists the single cells whose change alone to a count of at least 0
// leaves no identity of equality broken. With exactly one, the wrong cell is determined.
func (t Truth) Repairs() []Repair {
	list := slices.DeleteFunc(t.identities(), func(i identity) bool { return i.atMost })
	var broken []identity
	for _, i := range list {
		if t.judge(i) == Breaks {
			broken = append(broken, i)
		}
	}
	if len(broken) == 0 {
		return nil
	}
	var repairs []Repair
	for _, id := range slices.Concat(broken[0].left, broken[0].right) {
		if r, ok := t.repair(id, broken[0], list); ok {
			repairs = append(repairs, r)
		}
	}
	return repairs
}

func (t Truth) repair(id string, first identity, list []identity) (Repair, bool) {
	v, ok := t.Facts[id]
	if !ok || !v.Known() {
		return Repair{}, false
	}
	left, _ := t.add(first.left)
	right, _ := t.add(first.right)
	n := v.count() + right - left
	if slices.Contains(first.right, id) {
		n = v.count() + left - right
	}
	if n < 0 {
		return Repair{}, false
	}
	changed := t.Clone()
	changed.Facts[id] = Value{Status: Stated, Number: strconv.Itoa(n)}
	for _, i := range list {
		if changed.judge(i) == Breaks {
			return Repair{}, false
		}
	}
	return Repair{Fact: id, Expected: strconv.Itoa(n)}, true
}
