package export

import "github.com/gouji/gouji/corpus/store"

// panel collects the reports of one organ and year: of one key and year in the
// database, under which several organs may be that have one name.
type panel struct {
	key    string
	year   int
	organs []*panelRow
	row    map[string]*panelRow // by identity
}

// panelRow is the best report of an organ and year so far.
type panelRow struct {
	known   int
	reports int
	head    []cell // the columns before the facts
	values  map[string]cell
}

// panelReports is the place of the column reports, panelHead how many columns there are
// before the facts.
const (
	panelReports = 6
	panelHead    = 8
)

// add takes the next report in the order of organ and year. Those that lack one
// of the two have no place in a panel.
func (p *panel) add(r *store.Report, number int64, t *table) error {
	if p.row == nil || p.key != r.OrganKey || p.year != r.Year {
		if err := p.flush(t); err != nil {
			return err
		}
		p.key, p.year = r.OrganKey, r.Year
	}
	if r.OrganKey == "" || r.Year == 0 {
		return nil
	}
	identity := identityOf(r)
	row := p.row[identity.text]
	if row == nil {
		row = &panelRow{known: -1}
		p.row[identity.text] = row
		p.organs = append(p.organs, row)
	}
	row.reports++
	if r.Known <= row.known {
		return nil
	}
	row.known = r.Known
	row.head = []cell{text(r.Organ), identity, divisionOf(r), integer(r.Year), text(r.Form), {kind: whole, integer: number}, {}, date(r.Published)}
	row.values = make(map[string]cell, len(r.Facts))
	for i := range r.Facts {
		row.values[r.Facts[i].ID] = value(&r.Facts[i])
	}
	return nil
}

// flush writes the rows of the key and year at hand.
func (p *panel) flush(t *table) error {
	for _, o := range p.organs {
		o.head[panelReports] = integer(o.reports)
		for _, f := range t.fields[panelHead:] {
			o.head = append(o.head, o.values[f.name])
		}
		if err := t.add(o.head...); err != nil {
			return err
		}
	}
	p.organs, p.row = nil, map[string]*panelRow{}
	return nil
}
