package export

import (
	"slices"

	"github.com/gouji/gouji/corpus/store"
)

// panel collects the reports of one organ and year: of one key and year in the
// database, under which several organs may be that have one name.
type panel struct {
	variables []variable
	key       string
	year      int
	organs    []*panelRow
	row       map[string]*panelRow // by identity
}

// panelRow is the best report of an organ and year so far.
type panelRow struct {
	known   int
	reports int
	head    []cell // the columns before the facts
	values  map[string]cell
}

// The places of two columns, and how many there are before the facts.
const (
	panelForm    = 4
	panelReports = 6
	panelHead    = 8
)

// add takes the next report in the order of organ and year. Those that lack one
// of the two have no place in a panel.
func (p *panel) add(r *store.Report, number int64, t *tableSet) error {
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
func (p *panel) flush(t *tableSet) error {
	for _, o := range p.organs {
		o.head[panelReports] = integer(o.reports)
		if err := t.comparable.add(o.comparable(p.variables, t.comparable.fields)...); err != nil {
			return err
		}
		for _, f := range t.panel.fields[panelHead:] {
			o.head = append(o.head, o.values[f.name])
		}
		if err := t.panel.add(o.head...); err != nil {
			return err
		}
	}
	p.organs, p.row = nil, map[string]*panelRow{}
	return nil
}

// comparable is the row of the variables that forms have in common.
func (o *panelRow) comparable(all []variable, fields []field) []cell {
	row := slices.Clone(o.head[:panelReports])
	values := map[string]cell{}
	for _, v := range all {
		if v.form == o.head[panelForm].text {
			values[v.name] = v.comparable(o.values)
		}
	}
	for _, f := range fields[panelReports:] {
		row = append(row, values[f.name])
	}
	return row
}
