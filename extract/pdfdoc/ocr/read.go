package ocr

import (
	"context"
	"image"

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

// readPlaces reads what is printed in the cells of all pages, and the numbers in
// running text once more.
func (r *Reader) readPlaces(ctx context.Context, pages []*page) error {
	var lines, blocks, numbers []job
	took := func(p *place, read []line, l look) { p.took(read, l) }
	var values []*place
	for _, p := range pages {
		if p == nil {
			continue
		}
		values = append(values, p.values...)
		for _, c := range p.cells {
			switch c.content {
			case dash:
				c.text, c.ocr = "—", extract.OCR{Confidence: 1, Readings: enough}
			case figure:
				lines = append(lines, job{c, look{40, 12, false}, took})
			case script:
				blocks = append(blocks, job{c, c.look(), took})
			}
		}
	}
	if err := r.run(ctx, setup{model: chinese, layout: oneLine}, lines); err != nil {
		return err
	}
	if err := r.run(ctx, setup{model: chinese, layout: oneBlock}, blocks); err != nil {
		return err
	}
	var again []job
	for _, j := range lines {
		if words(printed(j.place.lines), j.place.ocr.Confidence) {
			again = append(again, job{j.place, j.place.look(), took})
		} else {
			values = append(values, j.place)
		}
	}
	if err := r.run(ctx, setup{model: chinese, layout: oneBlock}, again); err != nil {
		return err
	}
	for _, a := range attempts() {
		numbers = numbers[:0]
		for _, v := range values {
			numbers = append(numbers, job{v, a.look, vote})
		}
		if err := r.run(ctx, a.setup, numbers); err != nil {
			return err
		}
	}
	decide(values)
	return nil
}

// look is how a place of several lines is shown.
func (p *place) look() look { return look{height: p.crop.Rect.Dy() * 5 / 4, margin: 10} }

// vote notes a reading of a number.
func vote(p *place, lines []line, _ look) {
	p.number.readings = append(p.number.readings, reading{printed(lines), leastCertain(lines)})
}

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
