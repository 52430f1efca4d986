package reconcile

// The cost model: how unlikely a slip is, the smaller the likelier. The numbers
// are ranks with distances, not measured frequencies; only sums and comparisons
// of them are used, and only here is their meaning set down.
//
//   - One cell costs what its slip costs: a slip of the fingers less than a number
//     taken from elsewhere, and that less than a number that looks like nothing.
//   - Several cells that one slip of the hand explains (two values swapped, a value
//     split, a row shifted) cost hardly more than one cell, so that they come
//     before any two cells that have nothing to do with each other.
//   - A cell that leaves an identity true only if its blanks stand for more than 0
//     costs costStrain for each.
//   - What mends broken identities of other components as well spares their own
//     explanation: costSpared for each.
//
// Before all this comes what the narrative and other years say (evidence).
const (
	costValuesSwapped = 10 // two values of a row or column, the cells beside each other
	costValueMoved    = 10 // a value printed in the next row or column, which has 0
	costValueSplit    = 11 // the digits of one value in two cells beside each other
	costRowShifted    = 12
	costRowsSwapped   = 13
	costColumnShifted = 14
	costApart         = 3 // of two cells or rows that are not beside each other
	costPartly        = 2 // of a line shifted from some cell on only
	costStrain        = 6
	costSpared        = 5
)

// cost of a slip that changes one cell.
func (s slip) cost() int { return [...]int{8, 9, 10, 10, 11, 11, 12, 13, 18}[s] }

// leastCost is what a set of n cells costs at least that is not made of two slips:
// one of three slips, in pairs that one slip explains where it has more cells.
func leastCost(n int) int {
	pairs := max(0, n-3)
	return pairs*costValuesSwapped + (n-2*pairs)*digitsSwapped.cost()
}

// What two slips cost at most for both to be of the fingers, and so not to be
// doubted.
const costTwoFingers = 20

// The slips of several cells, as the record writes them.
const (
	slipValuesSwapped = "values_swapped"
	slipValueMoved    = "value_moved"
	slipValueSplit    = "split_value"
	slipRowShifted    = "shifted_row"
	slipColumnShifted = "shifted_column"
	slipRowsSwapped   = "rows_swapped"
)
