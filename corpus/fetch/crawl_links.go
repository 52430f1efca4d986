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
		for _, r := range v.reports {
			one := &task{url: canonical(r.URL), kind: v.linked(t), asked: origin, from: here, name: r.Name, year: r.Year, depth: t.depth + 1}
			if one.kind == Attachment && t.name != "" {
				one.name, one.year = t.name, t.year
			}
			if more, err := c.link(one, r.Near, t.list); !more {
				return err
			}
		}
		if t.list == nil {
			return nil
		}
		return c.further(t, v.next, origin, here)
	}
	return nil
}

// link queues what a page links to, where it is wanted; near is the year beside the
// link, 0 for none. more is false where no further link of the page counts.
func (c *crawl) link(one *task, near int, l *listing) (more bool, err error) {
	switch {
	case one.kind != Report:
	case one.year == 0 && near != 0 && !c.wanted(near) && !c.wanted(near-1):
		if c.isNew(one.url) {
			err = c.skip(one, OtherYear, fmt.Sprintf("%d stands beside its title", near))
		}
		return err == nil, err
	case !c.wanted(one.year):
		return true, nil
	case !c.another(l):
		return false, c.skip(one, TooManyPages, fmt.Sprintf("this report and those after it: more than %d", mostReports))
	}
	c.add(one)
	return true, nil
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
