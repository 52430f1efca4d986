package record

import "github.com/gouji/gouji/normalize"

// AppendSource appends a source as it stands in a report's object.
func AppendSource(b []byte, s *normalize.Source) []byte { return appendSource(b, s) }

// AppendFact appends a fact as it stands in a report's object.
func AppendFact(b []byte, f *normalize.Fact) []byte { return appendFact(b, f) }

// AppendMention appends a mention as it stands in a report's object.
func AppendMention(b []byte, m *normalize.Mention) []byte { return appendMention(b, m) }
