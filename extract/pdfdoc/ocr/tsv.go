package ocr

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"strconv"
)

// errTSV is wrapped where tesseract's output is not the table it should be.
var errTSV = errors.New("ocr: unexpected output of tesseract")

// word is what tesseract takes for one.
type word struct {
	text       string
	box        image.Rectangle // on the image
	confidence float32         // 0 to 1
}

// line is a printed line; block tells the blocks of an image apart.
type line struct {
	words     []word
	box       image.Rectangle
	block     int
	paragraph int
}

// The columns of tesseract's table.
const (
	tsvLevel = iota
	tsvPage
	tsvBlock
	tsvParagraph
	tsvLine
	tsvWord
	tsvLeft
	tsvTop
	tsvWidth
	tsvHeight
	tsvConfidence
	tsvText
	tsvColumns
)

// parseTSV reads the table that tesseract writes about a number of images: the
// lines of each.
func parseTSV(out []byte, images int) ([][]line, error) {
	const (
		levelLine = 4
		levelWord = 5
	)
	pages := make([][]line, images)
	for row := range bytes.Lines(out) {
		fields := bytes.SplitN(bytes.TrimRight(row, "\r\n"), []byte{'\t'}, tsvColumns)
		if len(fields) < tsvColumns-1 || string(fields[tsvLevel]) == "level" {
			continue
		}
		var n [tsvConfidence]int
		for i := range n {
			v, err := strconv.Atoi(string(fields[i]))
			if err != nil {
				return nil, fmt.Errorf("%w: %w", errTSV, err)
			}
			n[i] = v
		}
		page := n[tsvPage] - 1
		if page < 0 || page >= images {
			return nil, fmt.Errorf("%w: page %d of %d", errTSV, page+1, images)
		}
		box := image.Rect(n[tsvLeft], n[tsvTop], n[tsvLeft]+n[tsvWidth], n[tsvTop]+n[tsvHeight])
		switch n[tsvLevel] {
		case levelLine:
			pages[page] = append(pages[page], line{box: box, block: n[tsvBlock], paragraph: n[tsvParagraph]})
		case levelWord:
			conf, err := strconv.ParseFloat(string(fields[tsvConfidence]), 32)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", errTSV, err)
			}
			k := len(pages[page]) - 1
			if k < 0 || len(fields) < tsvColumns || len(bytes.TrimSpace(fields[tsvText])) == 0 {
				continue
			}
			l := &pages[page][k]
			l.words = append(l.words, word{string(bytes.TrimSpace(fields[tsvText])), box, float32(max(0, min(conf, 100)) / 100)})
		}
	}
	return pages, nil
}
