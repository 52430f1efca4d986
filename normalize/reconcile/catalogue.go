package reconcile

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// The messages. {left} and {right} say what each side of the identity adds up
// to, {total} and {parts} the same of an identity with a total.
var (
	messageBroken = form.Text{
		ZH: "{place}{left}，但{right}，相差 {difference}。",
		EN: "{place}{left}, but {right}; the difference is {difference}.",
	}
	messageLarger = form.Text{
		ZH: "{place}{left}，但{right}；前者不应大于后者，多出 {difference}。",
		EN: "{place}{left}, but {right}; the first must not be larger than the second, and is by {difference}.",
	}
	messageOpen = form.Text{
		ZH: "{place}{left}，{right}；{unknown}合计须为 {needed} 才能成立。",
		EN: "{place}{left}, and {right}; {unknown} must add up to {needed}.",
	}
	messageOpenLeft = form.Text{
		ZH: "{place}{left}，{right}；前一部分的{unknown}须比后一部分的多 {difference} 才能成立。",
		EN: "{place}{left}, and {right}; {unknown} of the first must exceed those of the second by {difference}.",
	}
	messageOpenRight = form.Text{
		ZH: "{place}{left}，{right}；后一部分的{unknown}须比前一部分的多 {difference} 才能成立。",
		EN: "{place}{left}, and {right}; {unknown} of the second must exceed those of the first by {difference}.",
	}
	messageDerived = form.Text{
		ZH: "{place}{total}，无从比对；{parts}（推算值，不是报告载明的数）。",
		EN: "{place}{total}, so there is nothing to contradict; {parts} (derived, not stated by the report).",
	}
	messageAtLeast = form.Text{
		ZH: "{place}{total}，无从比对；{parts}。",
		EN: "{place}{total}, so there is nothing to contradict; {parts}.",
	}
	messageNotStated = form.Text{
		ZH: "{place}{total}，无从比对。",
		EN: "{place}{total}, so there is nothing to contradict.",
	}
	messageNothingToCompare = form.Text{
		ZH: "{place}{left}，{right}，无从比较大小。",
		EN: "{place}{left}, and {right}: there is nothing to compare.",
	}
	messageTooLarge = form.Text{
		ZH: "{place}数值过大，无法精确相加。",
		EN: "{place}the numbers are too large to add up exactly.",
	}
)

// words are the parts that messages are made of in one language; %1 and %2 stand
// for what fill puts in.
type words struct {
	text        func(form.Text) string
	column, row string // the place: its title
	is          string // one term: title, value
	isWithout   string // one term: title, why it has no number
	term, and   string // terms in a list: title, value; what joins them
	addUp       string // a few terms: the list, sum
	atLeast     string // a few terms, some of them unknown counts: the list, sum of the others
	allNumbered string // many terms: count, sum
	// Terms of which some have no number: how many have one, and the sum of these.
	someNumbered, oneNumbered, noneNumbered string

	// What the identities determine of the terms without a number: the sentence, a
	// term with its number, terms that are 0 and other terms by their count.
	forced, forcedTo, forcedZeros, forcedMore string

	kinds   perKind // why a term has no number
	unknown perKind // all terms without a number, by their kind; known: of several kinds
}

// perKind holds a text for each kind of term.
type perKind [replaced + 1]string

var chinese = words{
	text:         func(t form.Text) string { return t.ZH },
	column:       "“%1”列：",
	row:          "“%1”行：",
	is:           "“%1”为 %2",
	isWithout:    "“%1”%2",
	term:         "“%1”%2",
	and:          "、",
	addUp:        "%1，合计 %2",
	atLeast:      "%1，合计至少 %2",
	allNumbered:  "所列 %1 项之和为 %2",
	someNumbered: "有数值的 %1 项之和为 %2",
	oneNumbered:  "有数值的仅一项，为 %1",
	noneNumbered: "各项均无数值",
	forced:       "由全部勾稽关系可以确定：%1。",
	forcedTo:     "“%1”须为 %2",
	forcedZeros:  "%1 处须为 0",
	forcedMore:   "另有 %1 处各有唯一的数",
	kinds:        perKind{blank: "空白", unreadable: "无法识读", lost: "未列出"},
	unknown: perKind{blank: "空白处", unreadable: "无法识读处", lost: "未列出的各项",
		known: "没有数值的各项"},
}

var english = words{
	text:         func(t form.Text) string { return t.EN },
	column:       "column “%1”: ",
	row:          "row “%1”: ",
	is:           "“%1” is %2",
	isWithout:    "“%1” is %2",
	term:         "“%1” %2",
	and:          " and ",
	addUp:        "%1 add up to %2",
	atLeast:      "%1 add up to at least %2",
	allNumbered:  "the %1 parts add up to %2",
	someNumbered: "the %1 parts with a number add up to %2",
	oneNumbered:  "the only part with a number is %1",
	noneNumbered: "no part has a number",
	forced:       " All sums together determine: %1.",
	forcedTo:     "“%1” must be %2",
	forcedZeros:  "%1 cells must be 0",
	forcedMore:   "%1 more have a single number",
	kinds:        perKind{blank: "blank", unreadable: "unreadable", lost: "not printed"},
	unknown: perKind{blank: "the blanks", unreadable: "the unreadable cells", lost: "the cells not printed",
		known: "the cells without a number"},
}

// fill puts one or two texts into a phrase. The first is put in last: it may be
// a title, which may contain anything.
func fill(phrase string, texts ...string) string {
	before, after, _ := strings.Cut(phrase, "%1")
	if len(texts) > 1 {
		before = strings.Replace(before, "%2", texts[1], 1)
		after = strings.Replace(after, "%2", texts[1], 1)
	}
	return before + texts[0] + after
}

// reason says why a cell is suspected, one of n. Where the sums only detect, the
// narrative names the number.
func reason(n int, exact, detects bool, evidence []string) string {
	text := "the only single cell whose change satisfies every sum it stands in"
	switch {
	case detects && len(evidence) == 0:
		return "a single cell whose change satisfies every sum it stands in, also one that otherwise waits for a number in its blanks; the value takes blanks for 0"
	case detects && !slices.Contains(evidence, normalize.EvidenceMention):
		text = "a single cell whose change satisfies every sum it stands in, to the number that another year's report carries over"
	case detects:
		text = "a single cell whose change satisfies every sum it stands in, to the number that the narrative states"
	case n > 1:
		text = "one of several single cells whose change satisfies every sum it stands in"
	}
	if !exact {
		text += "; the value takes blanks for 0"
	}
	return text
}
