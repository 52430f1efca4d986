package store

import (
	"context"
	"database/sql/driver"
	"slices"
)

// tellingLoose is how many different values above 0 a record must have to be recognised
// by its numbers alone.
const tellingLoose = 8

// looseCopies finds what the records are copies of that do not name their organ or their
// year, as files whose title is lost: of the one report, or the reports of one organ and
// year, that have all of their numbers, or their narrative and half of the numbers. Where
// reports of several organs or years do, nothing is said.
func (b *builder) looseCopies(ctx context.Context) error {
	var loose []*candidate
	wanted := map[[2]int64][]*candidate{} // those with both names, by what a loose one has
	err := b.query(candidateQuery+"WHERE r.organ_key = '' OR r.year = 0 ORDER BY s.path, s.member", func(row []driver.Value) error {
		c := candidateOf(row)
		loose = append(loose, c)
		for _, key := range c.looseKeys() {
			wanted[key] = nil
		}
		return nil
	})
	if err != nil || len(loose) == 0 {
		return err
	}
	err = b.query(candidateQuery+"WHERE r.organ_key <> '' AND r.year > 0 AND r.copy_of IS NULL", func(row []driver.Value) error {
		c := candidateOf(row)
		for _, key := range c.looseKeys() {
			if l, ok := wanted[key]; ok && len(l) < mostAlike {
				wanted[key] = append(l, c)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(loose, preferred)
	for _, c := range loose {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := b.placeLoose(c, wanted); err != nil {
			return err
		}
	}
	return nil
}

// looseKeys are the hashes by which a record may be found alike that has no name: all of
// its numbers, or its narrative.
func (c *candidate) looseKeys() [][2]int64 {
	return slices.DeleteFunc(c.keys(), func(key [2]int64) bool { return key[0] > 1 || key[0] == 0 && c.telling < tellingLoose })
}

// placeLoose makes c a copy of the report that it is. One that is none waits among the
// others for the next ones without a name.
func (b *builder) placeLoose(c *candidate, wanted map[[2]int64][]*candidate) error {
	var found *candidate
	var differing [][2]cell
	for _, other := range slices.Concat(alike(wanted, c.looseKeys())...) {
		if other == found || c.organ != "" && other.organ != "" && c.organ != other.organ || c.year != 0 && other.year != 0 && c.year != other.year {
			continue
		}
		l, err := b.likeness(other, c)
		if err != nil {
			return err
		}
		if !c.sameLoose(other, &l) {
			continue
		}
		if found != nil && (found.organ != other.organ || found.year != other.year) {
			return nil // it is one of several
		}
		if found == nil || preferred(other, found) < 0 {
			found, differing = other, l.differing
		}
	}
	if found != nil {
		return b.join(found, c, differing)
	}
	for _, key := range c.looseKeys() {
		if l := wanted[key]; len(l) < mostAlike {
			wanted[key] = append(l, c)
		}
	}
	return nil
}

// sameLoose decides whether a record without a name is the same report as another one.
func (c *candidate) sameLoose(other *candidate, l *likeness) bool {
	const telling = 3
	values := min(c.telling, other.telling)
	if c.text != 0 && c.text == other.text && values >= telling && !l.otherForms && l.agree*2 >= l.above {
		return true
	}
	return values >= tellingLoose && l.agree > 0 && len(l.differing) == 0
}
