package reconcile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/gouji/gouji/normalize"
)

// Order puts the findings of a report that Check has seen in their fixed order and
// gives each its Identity; it is to be called where rules add findings after Check.
//
// The order: identities by rule as the form lists them, then by place as the
// form lists it; after them all other findings by rule, by place, and as they
// stood in r.Findings.
func Order(r *normalize.Report) {
	slices.SortStableFunc(r.Findings, func(a, b normalize.Finding) int {
		switch {
		case a.Verdict != "" && b.Verdict != "": // as Check leaves them
			return 0
		case a.Verdict != "":
			return -1
		case b.Verdict != "":
			return 1
		}
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.At, b.At))
	})
	setIdentities(r)
}

// setIdentities gives every finding its identity: 16 hexadecimal digits that
// depend on the organ, the year, the rule, the place, what the named facts print
// and what the narrative states, and on nothing else. A number counts by its value, so that the same
// report read from another format keeps its identities; a cell without a number
// counts by its text.
func setIdentities(r *normalize.Report) {
	if len(r.Findings) == 0 {
		return
	}
	var b []byte
	for i := range r.Findings {
		f := &r.Findings[i]
		b = appendPart(b[:0], r.Organ)
		b = append(strconv.AppendInt(b, int64(r.Year), 10), 0)
		b = appendPart(b, f.Rule)
		b = appendPart(b, f.At)
		if f.Passage != nil && f.Left != nil {
			b = append(f.Left.Trim().Append(append(b, '=')), 0)
		}
		for _, id := range f.Facts {
			b = appendPart(b, id)
			b = appendPrinted(b, factOf(r, id))
		}
		sum := sha256.Sum256(b)
		f.Identity = hex.EncodeToString(sum[:8])
	}
}

// appendPart appends a text so that its end shows.
func appendPart(b []byte, text string) []byte {
	b = strconv.AppendInt(b, int64(len(text)), 10)
	b = append(b, ':')
	return append(b, text...)
}

// factOf returns the printed fact with the given id, nil where there is none.
func factOf(r *normalize.Report, id string) *normalize.Fact {
	if r.FormData == nil {
		return nil
	}
	slot, ok := r.FormData.Slot(id)
	if !ok {
		return nil
	}
	return factAt(r, slot)
}

func appendPrinted(b []byte, fact *normalize.Fact) []byte {
	switch {
	case fact == nil:
		return b
	case fact.Status.Known():
		return append(fact.Value.Trim().Append(append(b, '=')), 0)
	}
	return appendPart(append(b, '?'), fact.Raw)
}
