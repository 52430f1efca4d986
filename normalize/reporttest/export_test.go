package reporttest

// Identity is an identity over fact ids, for the comparison with the form files.
type Identity struct {
	Rule, At    string
	Left, Right []string
	AtMost      bool
}

// FactIDs lists the ids that a form can state.
func FactIDs(form string) []string { return factIDs(form) }

// Identities lists what must hold in a form.
func Identities(form string) []Identity {
	var out []Identity
	for _, i := range identitiesOf(form) {
		out = append(out, Identity{i.rule, i.at, i.left, i.right, i.atMost})
	}
	return out
}

// Unit is the unit in which a fact is counted.
func Unit(form, id string) string { return unitOf(form, id) }
