package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

// checker collects the faults of a form.
type checker struct {
	form    *Form
	indexes []index
	faults  []fault
}

// check returns everything that is wrong with a form as written.
func check(f *Form) []fault {
	c := &checker{form: f, indexes: indexes(f)}
	c.head()
	c.sections()
	c.tables()
	c.identities()
	c.mentions()
	return c.faults
}

func (c *checker) add(path, format string, args ...any) {
	c.faults = append(c.faults, fault{path, fmt.Sprintf(format, args...)})
}

func (c *checker) head() {
	f := c.form
	if !isKey(strings.ReplaceAll(f.ID, "-", "_")) {
		c.add("id", "%q is no form id: want lower-case letters, digits and hyphens", f.ID)
	}
	if f.Title.ZH == "" || f.Title.EN == "" {
		c.add("title", "want a title in zh and en")
	}
	if f.Years.From < 0 || f.Years.To < 0 || f.Years.To != 0 && f.Years.To < f.Years.From {
		c.add("years", "%d to %d is no range of years", f.Years.From, f.Years.To)
	}
}

func (c *checker) sections() {
	keys := keySet{}
	headings := map[string]string{} // section by folded heading
	for i := range c.form.Sections {
		s := &c.form.Sections[i]
		path := fmt.Sprintf("sections[%d]", i)
		c.key(keys, path, "section", s.Key)
		c.labels(path, "headings", "section", s.Key, s.Headings, "", headings)
	}
}

func (c *checker) tables() {
	if len(c.form.Tables) == 0 {
		c.add("", "the form has no tables")
	}
	keys := keySet{}
	rows := 0
	for i := range c.form.Tables {
		t := &c.form.Tables[i]
		path := fmt.Sprintf("tables[%d]", i)
		c.key(keys, path, "table", t.Key)
		if t.Section != "" && !slices.ContainsFunc(c.form.Sections, func(s Section) bool { return s.Key == t.Section }) {
			c.add(path+".section", "unknown section %q", t.Section)
		}
		switch t.Header {
		case "", "columns":
		case "rows":
			if len(t.Columns) == 0 {
				c.add(path+".header", "a table without columns cannot have its rows in the header")
			}
		default:
			c.add(path+".header", "unknown header %q: want columns or rows", t.Header)
		}
		if len(t.Rows) == 0 {
			c.add(path, "table %q has no rows", t.Key)
		}
		if rows += len(t.Rows); rows > MaxRows {
			c.add(path+".rows", "the form has more than %d rows", MaxRows)
			return
		}
		c.columns(path, t)
		c.rows(path, t, c.indexes[i])
	}
}

func (c *checker) columns(table string, t *Table) {
	keys := keySet{}
	labels := map[string]string{}
	if len(t.Columns) > MaxColumns {
		c.add(table+".columns", "table %q has more than %d columns", t.Key, MaxColumns)
		return
	}
	for i := range t.Columns {
		col := &t.Columns[i]
		path := fmt.Sprintf("%s.columns[%d]", table, i)
		c.key(keys, path, "column", col.Key)
		c.labels(path, "labels", "column", col.Key, col.Labels, groupKey(col.Group), labels)
	}
}

func (c *checker) rows(table string, t *Table, known index) {
	keys := keySet{}
	labels := map[string]string{}
	for i := range t.Rows {
		r := &t.Rows[i]
		path := fmt.Sprintf("%s.rows[%d]", table, i)
		c.key(keys, path, "row", r.Key)
		c.labels(path, "labels", "row", r.Key, r.Labels, groupKey(r.Group), labels)
		c.names(path+".columns", "column", r.Columns, known.hasColumn)
		c.names(path+".instead", "row", r.Instead, known.hasRow)
		if slices.Contains(r.Instead, r.Key) {
			c.add(path+".instead", "row %q cannot stand for itself", r.Key)
		}
	}
}

// key checks a key's spelling and that it is the first of its kind.
func (c *checker) key(seen keySet, path, kind, key string) {
	switch {
	case key == "":
		c.add(path, "%s without a key", kind)
	case !isKey(key):
		c.add(path+".key", "%q is no key: want a lower-case letter, then lower-case letters, digits and underscores", key)
	case seen[key]:
		c.add(path+".key", "%s %q is stated twice", kind, key)
	}
	seen[key] = true
}

// names checks that every name is known and stated once.
func (c *checker) names(path, kind string, names []string, known func(string) bool) {
	seen := keySet{}
	for i, name := range names {
		switch {
		case !known(name):
			c.add(fmt.Sprintf("%s[%d]", path, i), "unknown %s %q", kind, name)
		case seen[name]:
			c.add(fmt.Sprintf("%s[%d]", path, i), "%s %q is named twice", kind, name)
		}
		seen[name] = true
	}
}

// labels checks that there are labels, that each has characters to compare by,
// and that no other owner in the same group is called the same.
func (c *checker) labels(path, field, kind, key string, labels []string, group string, owners map[string]string) {
	if len(labels) == 0 {
		c.add(path, "%s %q has no %s", kind, key, field)
	}
	for i, label := range labels {
		folded := fold.Label(label)
		if folded == "" {
			c.add(fmt.Sprintf("%s.%s[%d]", path, field, i), "%q has no characters to compare by", label)
			continue
		}
		place := group + "\x00" + folded
		owner, taken := owners[place]
		if taken && owner != key {
			c.add(fmt.Sprintf("%s.%s[%d]", path, field, i), "%q stands for both %s and %s", label, owner, key)
		}
		if !taken {
			owners[place] = key
		}
	}
}

func (c *checker) identities() {
	if n := len(c.form.Identities); n > MaxRules {
		c.add("identities", "%d rules are more than %d", n, MaxRules)
		return
	}
	for i := range c.form.Identities {
		r := &c.form.Identities[i]
		path := fmt.Sprintf("identities[%d]", i)
		if !isRuleID(r.ID) {
			c.add(path+".rule", "%q is no rule id: want keys joined by dots", r.ID)
		}
		if r.Relation != Equal && r.Relation != AtMost {
			c.add(path+".relation", "unknown relation %q: want %s or %s", r.Relation, Equal, AtMost)
		}
		if r.Severity != "" && r.Severity != "error" && r.Severity != "warning" {
			c.add(path+".severity", "unknown severity %q: want error or warning", r.Severity)
		}
		t := c.form.tableIndex(r.Table)
		if t < 0 {
			c.add(path+".table", "unknown table %q", r.Table)
			continue
		}
		c.terms(path, r, &c.form.Tables[t], c.indexes[t])
	}
}

// terms checks that both sides of a rule name facts of the table.
func (c *checker) terms(path string, r *Rule, t *Table, known index) {
	kind, isKnown := "", known.hasRow
	switch r.Each {
	case "column":
		kind = "row"
	case "row":
		kind, isKnown = "column", known.hasColumn
	case "":
		kind, isKnown = "fact", func(name string) bool { return known.hasFact(t, name) }
	default:
		c.add(path+".each", "unknown each %q: want column, row or nothing", r.Each)
		return
	}
	if len(r.Left) == 0 || len(r.Right) == 0 {
		c.add(path, "%s has an empty side", r.ID)
	}
	c.names(path+".left", kind, r.Left, isKnown)
	c.names(path+".right", kind, r.Right, isKnown)
	left := keySet{}
	for _, name := range r.Left {
		left[name] = true
	}
	for i, name := range r.Right {
		if left[name] {
			c.add(fmt.Sprintf("%s.right[%d]", path, i), "%q stands on both sides", name)
		}
	}
}

type keySet map[string]bool

// groupKey is the comparison form of a group path.
func groupKey(group []string) string {
	var b []byte
	for _, label := range group {
		b = append(fold.AppendLabel(b, label), 0)
	}
	return string(b)
}

// isKey reports whether s is spelled [a-z][a-z0-9_]*.
func isKey(s string) bool {
	for i := range len(s) {
		switch b := s[i]; {
		case b >= 'a' && b <= 'z':
		case i > 0 && (b >= '0' && b <= '9' || b == '_'):
		default:
			return false
		}
	}
	return s != ""
}

// isRuleID reports whether s is two or more keys joined by dots.
func isRuleID(s string) bool {
	parts := strings.Split(s, ".")
	for _, part := range parts {
		if !isKey(part) {
			return false
		}
	}
	return len(parts) > 1
}
