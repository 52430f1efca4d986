package form

// Mentions says how the narrative of a report names the facts of a form. An entry
// of a list of words may hold several with | between them.
type Mentions struct {
	// Counters are the words that stand behind a number, by what they count.
	Counters []Counter `yaml:"counters"`
	// Fillers may stand between the words of a phrase, and between it and its
	// number, without changing what is named.
	Fillers []string `yaml:"fillers"`
	// Sets are words that patterns use by name: @key.
	Sets     []WordSet `yaml:"sets"`
	Contexts []Context `yaml:"contexts"`
	Topics   []Topic   `yaml:"topics"`
}

// Counter is a group of words that count, or measure, the same.
type Counter struct {
	Unit  string   `yaml:"unit"`  // that phrases refer to: 件, 人, 万元
	Shift int      `yaml:"shift"` // decimal places from what is printed to Unit: -4 from 元 to 万元
	Words []string `yaml:"words"`
}

// WordSet is a set of words of like meaning.
type WordSet struct {
	Key   string   `yaml:"key"`
	Words []string `yaml:"words"`
}

// Context is what a passage has to be about for certain phrases to be certain.
type Context struct {
	Key      string   `yaml:"key"`
	Words    []string `yaml:"words"`    // words or @sets, of which one stands before the phrase in its paragraph
	Near     bool     `yaml:"near"`     // in its sentence, that is
	Headings []string `yaml:"headings"` // or in a heading above it
}

// Topic holds the phrases about one table.
type Topic struct {
	Table   string   `yaml:"table"`
	Column  string   `yaml:"column"` // of the facts, "" where the table has none
	Within  string   `yaml:"within"` // key of a Context, "" where the phrases need none
	Phrases []Phrase `yaml:"phrases"`
}

// Phrase is one thing that words name. A pattern is a row of steps with blanks
// between them, each step alternatives with | between them: a word, or @key for
// the words of a set. The sets @last_year, @this_year and @next_year are known: they
// hold words and the year's number. "收到|受理 @application" is what is said in
// 受理了政府信息公开申请 12 件.
type Phrase struct {
	Key string `yaml:"key"`
	// Facts are the rows whose sum the phrase names, as row or row.column.
	Facts []string `yaml:"facts"`
	// Or lists other sums that organs mean by the same words.
	Or [][]string `yaml:"or"`
	// Less lists facts of which the first, less the others, may be meant: of the
	// applications received this year, those not carried over. Such a number is not
	// held against Facts.
	Less [][]string `yaml:"less"`
	// Columns makes the phrase a part of the whole named before it: the whole's
	// rows in these columns.
	Columns []string `yaml:"columns"`
	// Parts lists what the whole is made up of, each time completely, by the keys of
	// the parts' phrases.
	Parts [][]string `yaml:"parts"`
	// With names phrases that are certain only behind this one, though they are no
	// part of it: 印发规范性文件 5 件, 废止 2 件.
	With []string `yaml:"with"`
	// Of names the whole that a part by columns is of where no whole is named before
	// it: such words may agree with the table, never contradict it.
	Of     string   `yaml:"of"`
	Within string   `yaml:"within"` // in place of the topic's
	Unit   string   `yaml:"unit"`   // of a Counter, the first one's if ""
	Words  []string `yaml:"words"`  // patterns before the number
	After  []string `yaml:"after"`  // patterns behind the number: 3 件予以公开
	None   []string `yaml:"none"`   // patterns that are denied: 未 | 收到政府信息公开申请
	// Weak words name the facts, if at all, not for certain: they may agree with
	// the table, never contradict it.
	Weak bool `yaml:"weak"`
	// Bare words are certain only in a sentence that has named the context before.
	Bare bool `yaml:"bare"`
	// Alone words are certain only where nothing unknown stands before them.
	Alone bool `yaml:"alone"`
	// Listed words are certain only behind a whole that they are part of.
	Listed bool `yaml:"listed"`
	// Part phrases name facts only behind the whole that they are part of.
	Part bool `yaml:"part"`
	// Unbound is the reason why the form has no facts for the phrase: no_fact.
	Unbound string `yaml:"unbound"`
}

// Limits of the mentions of a form file.
const (
	MaxPhrases = 500  // of all topics together
	MaxWords   = 5000 // of all lists and patterns together, sets counted once
	MaxSteps   = 6    // of a pattern
)

// Step is one place of a pattern: any of its words, or of the named sets.
type Step struct {
	Words []string
	Sets  []string
}
