package rules

import (
	"fmt"
	"strings"
)

// Reports are small files, of which some break a rule that needs several reports.
type Reports struct {
	rule string
}

// File is one of them. A roster is named roster.yaml.
type File struct{ Name, Content string }

// RosterName is the name of the file of Reports that is a roster, if there is one.
const RosterName = "roster.yaml"

// crowd names the organs for which a file stands whose name contains {县}.
const crowd = "东南西北上下左右前后高低大小长短新旧春夏秋冬梅兰竹菊松柏桃李金银铜铁江河湖海山川"

// Shown returns the files as they are shown: one that stands for several organs is there
// once, with {县} for their names and {n} for numbers from 01 on.
func (r *Reports) Shown() []File {
	content, err := examples.ReadFile("examples/corpus/" + r.rule + ".txt")
	if err != nil {
		return nil // no such example: the tests find it
	}
	var files []File
	for line := range strings.Lines(string(content)) {
		if name, ok := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- "); ok {
			files = append(files, File{Name: name})
		} else if n := len(files); n > 0 {
			files[n-1].Content += line
		}
	}
	return files
}

// Files returns all files.
func (r *Reports) Files() []File {
	var files []File
	for _, f := range r.Shown() {
		if !strings.Contains(f.Name, "{县}") {
			files = append(files, f)
			continue
		}
		for i, name := range []rune(crowd) {
			fill := strings.NewReplacer("{县}", string(name), "{n}", fmt.Sprintf("%02d", i+1))
			files = append(files, File{fill.Replace(f.Name), fill.Replace(f.Content)})
		}
	}
	return files
}
