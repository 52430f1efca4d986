package fetch

import (
	"fmt"
	"net/url"
)

// follow queues what an answer leads to.
func (c *crawl) follow(t *task, v verdict) error {
	here := t.url.String()
	origin := t.asked
	if origin == "" {
		origin = here
	}
	switch v.outcome {
	case Redirected:
		c.add(&task{url: v.to, kind: t.kind, asked: origin, from: here, name: t.name, year: t.year, chain: append(append([]string(nil), t.chain...), here), list: t.list, depth: t.depth})
	case Page:
		kind := v.linked(t)
		for _, r := range v.reports {
			if kind == Report && r.Year == 0 && r.Near != 0 && !c.wanted(r.Near) && !c.wanted(r.Near-1) {
				one := &task{url: canonical(r.URL), kind: kind, asked: origin, from: here, name: r.Name}
				if !c.isNew(one.url) {
					continue
				}
				if err := c.skip(one, OtherYear, fmt.Sprintf("%d stands beside its title", r.Near)); err != nil {
					return err
				}
				continue
			}
			if kind == Report && !c.wanted(r.Year) {
				continue
			}
			if kind == Report && !c.another(t.list) {
				one := &task{url: canonical(r.URL), kind: kind, asked: origin, from: here, name: r.Name, year: r.Year}
				return c.skip(one, TooManyPages, fmt.Sprintf("this report and those after it: more than %d", mostReports))
			}
			name, year := r.Name, r.Year
			if kind == Attachment && t.name != "" {
				name, year = t.name, t.year
			}
			c.add(&task{url: canonical(r.URL), kind: kind, asked: origin, from: here, name: name, year: year, depth: t.depth + 1})
		}
		if t.list == nil {
			return nil
		}
		return c.further(t, v.next, origin, here)
	}
	return nil
}

// another counts one more report of a list, up to the limit.
func (c *crawl) another(l *listing) bool {
	if l == nil {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	l.reports++
	return l.reports <= mostReports
}

// further queues the further pages of a list.
func (c *crawl) further(t *task, next []*url.URL, origin, here string) error {
	for _, u := range next {
		u = canonical(u)
		if !c.isNew(u) {
			continue
		}
		one := &task{url: u, kind: ListPage, asked: origin, from: here, list: t.list}
		c.mu.Lock()
		t.list.pages++
		over, told := t.list.pages >= c.MaxPages, t.list.over
		t.list.over = over
		c.mu.Unlock()
		switch {
		case over && told:
			return nil
		case over:
			return c.skip(one, TooManyPages, fmt.Sprintf("this page and those after it: the limit is %d pages", c.MaxPages))
		}
		c.push(u, waiting{task: one})
	}
	return nil
}

func (c *crawl) wanted(year int) bool {
	return year == 0 || (c.Years[0] == 0 || year >= c.Years[0]) && (c.Years[1] == 0 || year <= c.Years[1])
}
