package reporttest

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// counter draws the counts of one report.
type counter struct {
	rng  *rand.Rand
	o    Options
	used map[int]bool
}

// scale returns one over the share of cells that are not 0, in percent, and the
// largest count of a cell.
func (c *counter) scale() (percent, most int) {
	switch c.o.Size {
	case Empty:
		return 0, 0
	case Township:
		return 7, 3
	case Office:
		return 25, 60
	case City:
		return 65, 3000
	default:
		return 92, 200000
	}
}

// count draws a count for a cell that others are added to.
func (c *counter) count() int {
	percent, most := c.scale()
	if c.o.Distinct {
		return c.distinct(max(most, 700))
	}
	if c.rng.IntN(100) >= percent {
		return 0
	}
	// Small counts are common in reports of any size.
	return 1 + c.rng.IntN(1+c.rng.IntN(most))
}

func (c *counter) distinct(most int) int {
	for try := 0; ; try++ {
		if n := 1 + c.rng.IntN(most); !c.used[n] || try > 50 {
			c.used[n] = true
			return n
		}
	}
}

// large draws a count that stands alone: licences, files, published pieces.
func (c *counter) large() int {
	n := c.count()
	if c.o.Size >= City && n > 0 {
		n *= 1 + c.rng.IntN(40)
	}
	return n
}

// amount draws a sum of money with up to four decimals.
func (c *counter) amount() string {
	n := c.large()
	if n == 0 || chance(c.rng, 3) {
		return strconv.Itoa(n)
	}
	decimals := 1 + c.rng.IntN(4)
	digits := make([]byte, decimals)
	for i := range digits {
		digits[i] = byte('0' + c.rng.IntN(10))
	}
	return strconv.Itoa(n) + "." + string(digits)
}

// numbers draws the numbers of a sound report by fact id.
func numbers(rng *rand.Rand, form string, o Options) map[string]string {
	c := &counter{rng: rng, o: o, used: map[int]bool{}}
	out := make(map[string]string, len(schemaOf(form).ids))
	switch form {
	case OGI2014:
		c.statistics2014(out)
	case Fujian:
		c.statisticsFujian(out)
	default:
		c.disclosure(form, out)
		c.applications(form == OGI2019 || chance(rng, 6), out)
		c.proceedings(out)
	}
	return out
}

func (c *counter) disclosure(form string, out map[string]string) {
	for _, part := range disclosureClauses(form) {
		for _, r := range part.rows {
			for _, column := range part.columns {
				id := "disclosure." + r.key + "." + column
				switch column {
				case "amount":
					out[id] = c.amount()
				case "change":
					n := c.count()
					if chance(c.rng, 2) {
						n = -n
					}
					out[id] = strconv.Itoa(n)
				default:
					n := c.large()
					out[id] = strconv.Itoa(n + c.earlier(out, r.key, column))
				}
			}
		}
	}
}

// earlier returns the count in the same row that a count of all there is includes.
func (c *counter) earlier(out map[string]string, row, column string) int {
	part := map[string]string{"in_force": "issued", "total_published": "published"}[column]
	n, _ := strconv.Atoi(out["disclosure."+row+"."+part]) // 0 for other columns
	return n
}

func (c *counter) applications(single bool, out map[string]string) {
	totals := map[string]int{}
	columns := applicantColumns()
	put := func(key, column string, n int) {
		out["applications."+key+"."+column] = strconv.Itoa(n)
		totals[key] += n
	}
	for _, column := range columns[:6] {
		sum := 0
		for _, r := range applicationRows(single) {
			if len(r.path) < 2 || r.key == "results_total" {
				continue
			}
			n := c.count()
			put(r.key, column, n)
			sum += n
		}
		out0 := c.count()
		in := min(c.count(), sum+out0)
		put("results_total", column, sum)
		put("carried_out", column, out0)
		put("carried_in", column, in)
		put("received", column, sum+out0-in)
	}
	for key, n := range totals {
		out["applications."+key+".total"] = strconv.Itoa(n)
	}
}

func (c *counter) proceedings(out map[string]string) {
	columns := resultColumns()
	for _, r := range proceedingRows() {
		sum := 0
		for _, column := range columns[:4] {
			n := c.count()
			sum += n
			out["proceedings."+r+"."+column] = strconv.Itoa(n)
		}
		out["proceedings."+r+".total"] = strconv.Itoa(sum)
	}
}

// statistics2014 fills the parts first and then the wholes that they make up.
func (c *counter) statistics2014(out map[string]string) {
	value := map[string]int{}
	for _, r := range statisticsRows(OGI2014) {
		if r.key != "" {
			value[r.key] = c.count()
		}
	}
	for _, i := range statisticsSums() {
		if i.atMost {
			value[i.right[0]] += value[i.left[0]]
			continue
		}
		sum := 0
		for _, part := range i.right {
			sum += value[part]
		}
		value[i.left[0]] = sum
	}
	for _, key := range absent2014(c.rng) {
		delete(value, key)
	}
	for key, n := range value {
		out["statistics."+key] = strconv.Itoa(n)
	}
	for _, key := range []string{"fees_collected", "budget"} {
		out["statistics."+key] = c.amount()
	}
}

// absent2014 chooses rows that a year's edition of the table does not have.
func absent2014(rng *rand.Rand) []string {
	switch rng.IntN(4) {
	case 0:
		return []string{"via_weibo", "via_wechat"}
	case 1:
		return []string{"responses", "press_conferences", "press_conferences_principal", "online_interviews",
			"online_interviews_principal", "interpretations", "social_media_responses", "other_responses"}
	default:
		return nil
	}
}

// statisticsFujian makes the cumulative values at least those of the year.
func (c *counter) statisticsFujian(out map[string]string) {
	year, all := map[string]int{}, map[string]int{}
	absent := fujianAbsent(c.rng)
	for _, r := range statisticsRows(Fujian) {
		if slices.Contains(absent, r.key) {
			continue
		}
		year[r.key] = c.count()
		all[r.key] = year[r.key]
		if !chance(c.rng, 4) {
			all[r.key] += c.large()
		}
	}
	for _, values := range []map[string]int{year, all} {
		for _, whole := range []string{"disclosed", "applications", "replied"} {
			values[whole] = 0
			for _, part := range fujianParts(whole) {
				values[whole] += values[part]
			}
		}
	}
	for key := range year {
		out["statistics."+key+".year"] = strconv.Itoa(year[key])
		out["statistics."+key+".cumulative"] = strconv.Itoa(all[key])
	}
}

// fujianAbsent chooses the rows that an organ's edition of the table lacks: the
// earlier and the later edition of it, or the rows of both.
func fujianAbsent(rng *rand.Rand) []string {
	switch rng.IntN(3) {
	case 0:
		return []string{"applications_letter_or_fax", "replied_other", "fee_reductions", "complaints"}
	case 1:
		return []string{"applications_fax", "applications_email", "applications_letter",
			"applications_other_form", "appeals"}
	default:
		return []string{"applications_letter_or_fax"}
	}
}

// fujianParts lists the rows printed as parts (其中) of a whole.
func fujianParts(whole string) []string {
	prefix := whole + "_"
	if whole == "disclosed" {
		prefix = "via_"
	}
	var parts []string
	for _, r := range statisticsRows(Fujian) {
		if strings.HasPrefix(r.key, prefix) {
			parts = append(parts, r.key)
		}
	}
	return parts
}
