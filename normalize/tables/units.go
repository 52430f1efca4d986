package tables

import (
	"github.com/gouji/gouji/normalize/number"
)

// convert brings a value into the form's unit. A unit of another measure makes
// the cell unreadable.
func convert(c *Cell, printed, wanted string) {
	if printed == "" || printed == wanted {
		return
	}
	from, money := moneyPower(printed)
	to, wantsMoney := moneyPower(wanted)
	switch {
	case money != wantsMoney || printed == "%":
		c.Kind, c.Reason, c.Value = number.Unreadable, ReasonUnit, number.Value{}
	case money:
		v, ok := c.Value.Shift(from - to)
		if !ok {
			c.Kind, c.Reason = number.Unreadable, number.ReasonTooManyDigits
			v = number.Value{}
		}
		c.Value = v
	}
}

// moneyPower returns the power of ten of a unit of money in 元.
func moneyPower(unit string) (power int, ok bool) {
	switch unit {
	case "元", "圆":
		return 0, true
	case "千元":
		return 3, true
	case "万元":
		return 4, true
	case "百万元":
		return 6, true
	case "亿元":
		return 8, true
	}
	return 0, false
}
