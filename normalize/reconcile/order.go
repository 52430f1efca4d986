package reconcile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/gouji/gouji/normalize"
)

// sortOthers orders the findings that are no identities.
func sortOthers(findings []normalize.Finding) {
	slices.SortStableFunc(findings, func(a, b normalize.Finding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.At, b.At))
	})
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
