package interpret

import (
	"github.com/ledongthuc/pdf"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// state is the part of the graphics state that says where text and lines are
// and whether they can be seen.
type state struct {
	ctm          matrix
	fill, stroke paint
	text         textState
	clip         layout.Box // outside which nothing is shown
	clipped      bool       // there is such an area
}

// textState is what the text operators set.
type textState struct {
	font      *font
	size      float64
	charSpace float64
	wordSpace float64
	scale     float64 // 1 is normal
	leading   float64
	rise      float64
	mode      int
}

// startState is the state at the beginning of a page.
func startState() state {
	return state{ctm: identity(), fill: paint{space: "DeviceGray"}, stroke: paint{space: "DeviceGray"}, text: textState{scale: 1}}
}

// paint is a colour, as far as it can be seen on white paper.
type paint struct {
	space  string
	unseen bool // white
	clear  bool // transparent
}

func (p paint) visible() bool { return !p.unseen && !p.clear }

// The names of the colour spaces, by which components are understood.
const (
	gray    = "DeviceGray"
	rgb     = "DeviceRGB"
	cmyk    = "DeviceCMYK"
	tint    = "Separation"
	unknown = "" // patterns and others: taken as visible
)

// spaceOf returns the colour space of a value: a name or an array.
func spaceOf(v pdf.Value) string {
	name := v.Name()
	if v.Kind() == pdf.Array {
		name = v.Index(0).Name()
	}
	switch name {
	case gray, "G", "CalGray":
		return gray
	case rgb, "RGB", "CalRGB":
		return rgb
	case cmyk, "CMYK":
		return cmyk
	case tint, "DeviceN":
		return tint
	case "ICCBased":
		switch v.Index(1).Key("N").Int64() {
		case 1:
			return gray
		case 3:
			return rgb
		case 4:
			return cmyk
		}
	}
	return unknown
}

// set changes the colour space; its first colour is black, for others full ink.
func (p *paint) set(space string) { p.space, p.unseen = space, false }

// colour sets the components of a colour.
func (p *paint) colour(components []float64) {
	const white = 250.0 / 255
	p.unseen = false
	if len(components) == 0 {
		return
	}
	least, most := components[0], components[0]
	for _, c := range components {
		least, most = min(least, c), max(most, c)
	}
	switch {
	case p.space == gray && len(components) == 1, p.space == rgb && len(components) == 3:
		p.unseen = least >= white
	case p.space == cmyk && len(components) == 4, p.space == tint:
		p.unseen = most <= 1-white
	}
}
