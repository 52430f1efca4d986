package reporttest

import "slices"

// identity says that the left facts add up to the right ones, or are at most
// them. Facts are named by their row keys or ids, and by index once compiled.
type identity struct {
	rule, at    string
	left, right []string
	atMost      bool
	// total names the fact that is the whole of the others; where it is blank
	// there is nothing to contradict.
	total string
	// whole is true where the identity is there only if all its facts are printed.
	whole bool
}

func (i identity) name() string { return i.rule + "@" + i.at }

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
		return identity{rule: rule, left: []string{whole}, right: parts, total: whole, whole: true}
	}
	part := func(part, whole string) identity {
		return identity{rule: "statistics.part", at: part, left: []string{part}, right: []string{whole}, atMost: true, whole: true}
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

// identitiesOf lists what must hold in a report of a form, over fact ids.
func identitiesOf(form string) []identity {
	switch form {
	case OGI2014:
		list := statisticsSums()
		for i := range list {
			list[i].left = prefixed("statistics.", list[i].left, "")
			list[i].right = prefixed("statistics.", list[i].right, "")
			if list[i].total != "" {
				list[i].total = "statistics." + list[i].total
			}
		}
		return list
	case Fujian:
		return fujianIdentities()
	}
	return slices.Concat(applicationIdentities(form), proceedingIdentities())
}

func applicationIdentities(form string) []identity {
	var list []identity
	columns := applicantColumns()
	for _, column := range columns {
		of := func(rows ...string) []string { return prefixed("applications.", rows, "."+column) }
		total := "applications.results_total." + column
		list = append(list,
			identity{rule: "applications.flow", at: column,
				left: of("received", "carried_in"), right: of("results_total", "carried_out")},
			identity{rule: "applications.results", at: column, total: total,
				left: []string{total}, right: of(resultRows(form)...)})
	}
	for _, r := range slices.Concat([]string{"received", "carried_in"}, resultRows(form), []string{"results_total", "carried_out"}) {
		id := "applications." + r + ".total"
		list = append(list, identity{rule: "applications.total", at: r, total: id,
			left: []string{id}, right: prefixed("applications."+r+".", columns[:6], "")})
	}
	return list
}

func proceedingIdentities() []identity {
	var list []identity
	for _, r := range proceedingRows() {
		id := "proceedings." + r + ".total"
		list = append(list, identity{rule: "proceedings.total", at: r, total: id,
			left: []string{id}, right: prefixed("proceedings."+r+".", resultColumns()[:4], "")})
	}
	return list
}

// fujianIdentities are the parts of Fujian's table: none is larger than its
// whole. That the parts add up as well is a warning's matter and not listed.
func fujianIdentities() []identity {
	var list []identity
	for _, column := range []string{"year", "cumulative"} {
		for _, whole := range []string{"disclosed", "applications", "replied"} {
			for _, part := range fujianParts(whole) {
				list = append(list, identity{rule: "statistics.part", at: part + "." + column, atMost: true, whole: true,
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
