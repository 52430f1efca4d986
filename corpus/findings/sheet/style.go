package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/gouji/gouji/corpus/findings"
)

// Colours, as in the page of package page.
const (
	ink       = "1D2430"
	soft      = "5B6675"
	line      = "8D97A4"
	bad       = "A3231F"
	badLight  = "FDECEA"
	badStrong = "F7C9C4"
	good      = "1F6B3B"
	doubt     = "8A5A00"
	openLight = "FFF4DA"
	noteLight = "EAF1FB"
	headLight = "F0F2F5"
)

// styles are the numbers of the workbook's cell styles.
type styles struct {
	title, heading, column, text, wrapped, count, soft, bad, good, doubt int
	label, remarked, header                                              int // of the tables
	value                                                                [findings.Suspect + 1]int
	// other are those that depend on the decimals of a number, by what they are made of.
	other map[otherStyle]int
}

// otherStyle is a style with a number of decimals.
type otherStyle struct{ base, decimals int }

func fill(colour string) excelize.Fill {
	if colour == "" {
		return excelize.Fill{}
	}
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func border(colour string, style int) []excelize.Border {
	var sides []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		sides = append(sides, excelize.Border{Type: side, Color: colour, Style: style})
	}
	return sides
}

const fontName = "Microsoft YaHei"

func font(size float64, bold bool, colour string) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Bold: bold, Color: colour}
}

// makeStyles adds the styles to the workbook.
func (w *Writer) makeStyles() error {
	s := &w.styles
	s.other = map[otherStyle]int{}
	top := &excelize.Alignment{Vertical: "top"}
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	middle := &excelize.Alignment{Vertical: "center", Horizontal: "center", WrapText: true}
	type wanted struct {
		to    *int
		style excelize.Style
	}
	all := []wanted{
		{&s.title, excelize.Style{Font: font(16, true, ink)}},
		{&s.heading, excelize.Style{Font: font(11, true, ink)}},
		{&s.column, excelize.Style{Font: font(10, true, ink), Fill: fill(headLight), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
			Border: []excelize.Border{{Type: "bottom", Color: line, Style: 1}}}},
		{&s.text, excelize.Style{Font: font(10, false, ink), Alignment: top}},
		{&s.wrapped, excelize.Style{Font: font(10, false, ink), Alignment: wrap}},
		{&s.count, excelize.Style{Font: font(10, false, ink), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}}},
		{&s.soft, excelize.Style{Font: font(9, false, soft), Alignment: top}},
		{&s.bad, excelize.Style{Font: font(10, true, bad), Alignment: top}},
		{&s.good, excelize.Style{Font: font(10, true, good), Alignment: top}},
		{&s.doubt, excelize.Style{Font: font(10, true, doubt), Alignment: top}},
		{&s.label, excelize.Style{Font: font(9, false, ink), Border: border(line, 1), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&s.remarked, excelize.Style{Font: font(9, false, ink), Border: border(line, 1), Fill: fill(noteLight), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&s.header, excelize.Style{Font: font(9, false, ink), Border: border(line, 1), Fill: fill(headLight), Alignment: middle}},
	}
	for kind, look := range [...]struct {
		fill, colour string
		bold         bool
		border       int
	}{{"", ink, false, 1}, {noteLight, ink, false, 1}, {openLight, ink, false, 1}, {badLight, ink, false, 1}, {badStrong, bad, true, 2}} {
		edge := line
		if findings.Kind(kind) == findings.Suspect {
			edge = bad
		}
		all = append(all, wanted{&s.value[kind], excelize.Style{
			Font: font(9, look.bold, look.colour), Border: border(edge, look.border), Fill: fill(look.fill), Alignment: middle}})
	}
	for i := range all {
		id, err := w.file.NewStyle(&all[i].style)
		if err != nil {
			return err
		}
		*all[i].to = id
	}
	return nil
}

// decimals returns the style base for numbers with the given number of decimals,
// which are shown as printed.
func (w *Writer) decimals(base, n int) (int, error) {
	key := otherStyle{base, n}
	if id, known := w.styles.other[key]; known {
		return id, nil
	}
	style, err := w.file.GetStyle(base)
	if err != nil {
		return 0, err
	}
	format := "0." + strings.Repeat("0", n)
	style.CustomNumFmt = &format
	id, err := w.file.NewStyle(style)
	if err != nil {
		return 0, err
	}
	w.styles.other[key] = id
	return id, nil
}
