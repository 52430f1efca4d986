package ocr

import (
	"context"
	"image"
	"slices"

	"github.com/gouji/gouji/extract"
)

// batch is the number of pictures that one run of tesseract reads.
const batch = 200

// digits are the characters that a number may have.
const digits = "0123456789.,-/%"

// attempt is one way of reading a picture.
type attempt struct {
	setup setup
	look  look
}

// attempts are the ways in which every number is read. The sizes and the layouts
// differ so that the same mistake is not made twice, the models because their
// mistakes differ.
func attempts() []attempt {
	return []attempt{
		{setup{english, oneLine, digits}, look{32, 12, false}},
		{setup{english, rawLine, digits}, look{36, 8, false}},
		{setup{english, oneLine, ""}, look{42, 14, true}},
		{setup{chinese, oneLine, digits}, look{32, 12, false}},
	}
}

// job is a picture to be read in one way.
type job struct {
	place *place
	look  look
	done  func(p *place, lines []line, l look)
}

// readPlaces reads what is printed in the cells of all pages, and all numbers
// several times.
func (r *Reader) readPlaces(ctx context.Context, pages []*page) error {
	var cells []*place
	var values []*value
	for _, p := range pages {
		if p == nil {
			continue
		}
		cells = append(cells, p.cells...)
		first := len(values)
		for _, l := range p.lines {
			if !l.margin {
				values = append(values, l.values()...)
			}
		}
		standAlone(p.lines, values[first:])
	}
	numbers, texts, err := r.readTexts(ctx, cells)
	if err != nil {
		return err
	}
	for _, t := range texts {
		values = append(values, t.values()...)
	}
	for _, v := range values {
		if v.place != nil {
			numbers = append(numbers, v.place)
		}
	}
	if err := r.vote(ctx, numbers); err != nil {
		return err
	}
	for _, v := range slices.Backward(values) { // from the end, so that the bytes before stay in place
		v.confirm()
	}
	for _, c := range texts {
		c.certain()
	}
	return nil
}

// readTexts reads cells once and tells those that print a number from texts.
func (r *Reader) readTexts(ctx context.Context, cells []*place) (numbers, texts []*place, err error) {
	var lines, blocks []job
	took := func(p *place, read []line, l look) { p.took(read, l) }
	for _, c := range cells {
		switch c.content {
		case dash:
			c.text, c.ocr = "—", extract.OCR{Confidence: 1}
		case figure:
			lines = append(lines, job{c, look{40, 12, false}, took})
		case script:
			blocks = append(blocks, job{c, c.look(), took})
			texts = append(texts, c)
		}
	}
	if err := r.run(ctx, setup{model: chinese, layout: oneLine}, lines); err != nil {
		return nil, nil, err
	}
	var again []job
	for _, j := range lines {
		if c := j.place; chineseText(printed(c.lines), c.ocr.Confidence) {
			again = append(again, job{c, c.look(), took})
		} else {
			numbers = append(numbers, c)
		}
	}
	if err := r.run(ctx, setup{model: chinese, layout: oneBlock}, append(blocks, again...)); err != nil {
		return nil, nil, err
	}
	for _, j := range again {
		// What looks like a number and has digits is one, whatever else was read.
		if c := j.place; len(digitRuns(printed(c.lines))) > 0 && hanCount(printed(c.lines)) < 2 {
			numbers = append(numbers, c)
		} else {
			c.content = script
			texts = append(texts, c)
		}
	}
	return numbers, texts, nil
}

// vote reads numbers in several ways and decides on each.
func (r *Reader) vote(ctx context.Context, numbers []*place) error {
	note := func(p *place, lines []line, _ look) {
		p.number.readings = append(p.number.readings, reading{printed(lines), leastCertain(lines)})
	}
	for _, a := range attempts() {
		jobs := make([]job, len(numbers))
		for i, n := range numbers {
			jobs[i] = job{n, a.look, note}
		}
		if err := r.run(ctx, a.setup, jobs); err != nil {
			return err
		}
	}
	decide(numbers)
	return nil
}

// look is how a place of several lines is shown.
func (p *place) look() look { return look{height: p.crop.Rect.Dy() * 5 / 4, margin: 10} }

// decide holds the votes on all numbers.
func decide(values []*place) {
	all := newAlbum()
	for i, v := range values {
		if text := v.number.unanimous(); text != "" {
			for k := range v.number.shapes {
				all.add(rune(text[k]), &v.number.shapes[k], i)
			}
		}
	}
	for i, v := range values {
		verdicts := make([]verdict, len(v.number.shapes))
		for k := range verdicts {
			verdicts[k] = all.look(&v.number.shapes[k], i)
		}
		d := v.number.decide(verdicts)
		v.text, v.ocr = d.text, d.ocr
	}
}

// run reads the pictures of jobs in runs of a bounded size, several at a time.
func (r *Reader) run(ctx context.Context, how setup, jobs []job) error {
	size := min(batch, (len(jobs)+r.options.Workers-1)/r.options.Workers)
	if size == 0 {
		return nil
	}
	runs := (len(jobs) + size - 1) / size
	return parallel(ctx, runs, r.options.Workers, func(ctx context.Context, i int) error {
		part := jobs[i*size : min((i+1)*size, len(jobs))]
		images := make([]*image.Gray, len(part))
		for k, j := range part {
			images[k] = shown(j.place.crop, j.look)
		}
		read, err := r.program.read(ctx, images, how)
		if err != nil {
			return err
		}
		for k, j := range part {
			j.done(j.place, read[k], j.look)
		}
		return nil
	})
}
