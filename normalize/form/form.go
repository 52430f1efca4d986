// Package form holds the official report forms as data: which tables, rows,
// columns, labels and sums each has.
//
// In: YAML files, one per form, embedded or from the user's own directory. Out:
// checked, compiled Forms. The evaluator, the locator, the messages and the
// listings all come from this one source; a new form is a new file.
//
// YAML is read with goccy/go-yaml in strict mode: it is maintained (MIT) and its
// errors show the line with a caret.
package form

// Form is one kind of report, as printed by the organs of certain years.
type Form struct {
	ID    string `yaml:"id"`    // public key: ogi-2021
	Title Text   `yaml:"title"` // what it is, for people
	Basis string `yaml:"basis"` // the notice that prescribes it
	Years Years  `yaml:"years"` // report years it is meant for

	Sections   []Section `yaml:"sections"`
	Tables     []Table   `yaml:"tables"`
	Identities []Rule    `yaml:"identities"` // as written, expanded into Sums
	Mentions   Mentions  `yaml:"mentions"`   // how the narrative names the facts

	// Facts lists every fact that the form can state, table by table, row by
	// row, column by column. A fact's index here is its slot.
	Facts []Fact `yaml:"-"`
	// Sums are the identities over slots, in the order of Identities.
	Sums []Sum `yaml:"-"`
	// SumsOf lists for each slot the indexes of the Sums that it stands in.
	SumsOf [][]int `yaml:"-"`
	// Rules lists the rule ids of Sums without repetition, in order.
	Rules []string `yaml:"-"`

	slots map[string]int // slot by fact id
	grids []grid         // slots by place, one per table
}

// Text is a text for people in both languages. Where a file gives no title to a
// column or row, loading sets its first label and the words of its key.
type Text struct {
	ZH string `yaml:"zh" json:"zh"`
	EN string `yaml:"en" json:"en"`
}

// Years is a closed range of report years; 0 is open.
type Years struct {
	From int `yaml:"from"`
	To   int `yaml:"to"`
}

// Section is a chapter that the form prescribes.
type Section struct {
	Key      string   `yaml:"key"`
	Number   string   `yaml:"number"`   // 一, 二 …; "" where the form has none
	Headings []string `yaml:"headings"` // the official one first, then those met
}

// Table is one table of a form. Where and how it is printed is not part of
// the form: only what its rows and columns are called.
type Table struct {
	Key     string   `yaml:"key"`
	Title   Text     `yaml:"title"`
	Section string   `yaml:"section"` // the section it stands in, "" for any
	Unit    string   `yaml:"unit"`    // of its facts where neither row nor column has one
	Columns []Column `yaml:"columns"` // empty: one value per row, facts are table.row
	Rows    []Row    `yaml:"rows"`
	// Captions are texts that announce the table and belong to no row or column
	// (第二十条第(一)项, 信息内容, 指标名称, 申请人情况).
	Captions []string `yaml:"captions"`
	// Header is "columns" (default: rows down, columns across) or "rows": the
	// form prints the table as one line of values under headers that name row
	// and column (proceedings).
	Header string `yaml:"header"`
}

// Column is a column of a table.
type Column struct {
	Key    string   `yaml:"key"`
	Labels []string `yaml:"labels"` // the official one first, then those met
	Group  []string `yaml:"group"`  // labels of the header cells above it, outermost first
	Unit   string   `yaml:"unit"`
	Signed bool     `yaml:"signed"` // may be negative: a change
	Money  bool     `yaml:"money"`  // an amount: decimals are lawful
	Title  Text     `yaml:"title"`
}

// Row is a row of a table.
type Row struct {
	Key     string   `yaml:"key"`
	Labels  []string `yaml:"labels"`
	Group   []string `yaml:"group"`   // labels of the cells that it stands under, outermost first
	Number  string   `yaml:"number"`  // the numbering printed before its label: 一, (一), 1
	Columns []string `yaml:"columns"` // those of the table's columns that the row has; empty: all
	Unit    string   `yaml:"unit"`
	Money   bool     `yaml:"money"`
	// Optional rows may be missing without a word: the form drifted, or another
	// row stands in their place.
	Optional bool `yaml:"optional"`
	// Instead names rows that this one stands for when it is printed alone.
	Instead []string `yaml:"instead"`
	Title   Text     `yaml:"title"`
}

// Rule is a family of identities as a form file writes it.
type Rule struct {
	ID    string `yaml:"rule"`
	Table string `yaml:"table"`
	// Each is "column" (one identity per column, Left and Right name rows),
	// "row" (one per row that has the columns, Left and Right name columns) or
	// "" (a single one, Left and Right name facts of the table: row or row.column).
	Each     string   `yaml:"each"`
	Relation Relation `yaml:"relation"`
	Left     []string `yaml:"left"`
	Right    []string `yaml:"right"`
	// At names the place of a single identity. For the others it is the column or
	// row, with At and a dot before it where At is given.
	At       string `yaml:"at"`
	Severity string `yaml:"severity"` // of a broken one: error (default) or warning
	Title    Text   `yaml:"title"`    // may be left out after the first one of the same rule
}

// Relation is what holds between the two sides of an identity.
type Relation string

// The relations.
const (
	Equal  Relation = "equal"   // left = right
	AtMost Relation = "at_most" // left ≤ right
)

// Fact is one place of a form that a report can fill in.
type Fact struct {
	ID     string // table.row.column, or table.row
	Table  int    // index into Form.Tables
	Row    int    // index into Table.Rows
	Column int    // index into Table.Columns, -1 where the table has none
	Unit   string
	Signed bool
	Money  bool
}

// Sum is one identity over slots: the facts of Left add up to (or are at most)
// those of Right.
type Sum struct {
	Rule     string
	At       string
	Relation Relation
	Left     []int
	Right    []int
	// Total is true where one side is a single fact that the other side's parts
	// add up to: with that fact blank there is nothing to contradict.
	Total    bool
	Severity string
	// Names are the short names of the facts for formulas (received,
	// natural_person), Left then Right.
	Names []string
}
