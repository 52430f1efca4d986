package sheet

import (
	"fmt"

	"github.com/gouji/gouji/corpus/findings"
)

// summary writes the first sheet.
func (w *Writer) summary() error {
	name := w.file.GetSheetName(0)
	t, s := &w.total, &w.styles
	rows := [][]any{
		{cell(w.words.title, s.title)}, nil,
		{cell(w.words.reports, s.text), w.number(t.reports)},
		{cell(w.words.broken, s.text), cell(t.broken, s.count)},
		{cell(w.words.sound, s.text), cell(t.sound, s.count)},
		{cell(w.words.undecided, s.text), w.number(t.undecided)},
		{cell(w.words.formless, s.text), w.number(t.formless)},
		{cell(w.words.refused, s.text), w.number(t.refused)}, nil,
		{cell(w.words.errors, s.text), cell(t.findings.Errors, s.count)},
		{cell(w.words.warnings, s.text), w.number(t.findings.Warnings)},
		{cell(w.words.notices, s.text), w.number(t.findings.Notices)},
		{cell(w.words.waived, s.text), w.number(t.findings.Waived)}, nil,
		{cell(w.words.legend, s.heading)},
		{cell(12, s.value[findings.Broken]), cell(w.words.legendBroken, s.text)},
		{cell(12, s.value[findings.Suspect]), cell(w.words.legendSuspect, s.text)},
		{cell(nil, s.value[findings.Open]), cell(w.words.legendOpen, s.text)},
		{cell(12, s.value[findings.Noted]), cell(w.words.legendNoted, s.text)}, nil,
		{cell(w.short(), s.text)},
		{cell(w.words.generated, s.soft)},
	}
	if w.version != "" {
		rows = append(rows, []any{cell("gouji "+w.version, s.soft)})
	}
	if err := w.file.SetSheetDimension(name, "A1:B"+fmt.Sprint(len(rows))); err != nil {
		return err
	}
	if err := w.landscape(name); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := stream.SetColWidth(1, 1, 24); err != nil {
		return err
	}
	if err := stream.SetColWidth(2, 2, 12); err != nil {
		return err
	}
	for i, row := range rows {
		if row == nil {
			continue
		}
		if err := stream.SetRow(address(1, i+1), row); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// short says how many reports have no sheet of their own.
func (w *Writer) short() string {
	if w.total.short == 0 {
		return w.words.allShown
	}
	return fmt.Sprintf(w.words.shortNote, w.limits.Found, w.limits.Sound, w.total.short)
}
