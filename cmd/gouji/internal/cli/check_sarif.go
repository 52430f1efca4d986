package cli

import (
	"io"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/sarif"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/rules"
)

// sarifWriter returns a writer that says of each rule what the catalogue does.
// The forms in dir have rules of their own; what is wrong with them is told
// where they are read.
func sarifWriter(out io.Writer, language findings.Language, dir string, suppressions bool) *sarif.Writer {
	forms, _ := loadForms(dir)
	known := map[string]*rules.Rule{}
	all := rules.All(forms)
	for i := range all {
		known[all[i].ID] = &all[i]
	}
	return sarif.New(out, sarif.Options{
		Language: language, Version: programVersion(), Suppressions: suppressions,
		Describe: func(id string) (sarif.Rule, bool) {
			rule, ok := known[id]
			if !ok {
				return sarif.Rule{}, false
			}
			return describe(rule.Page()), true
		},
	})
}

// describe gives a rule's page as SARIF has it.
func describe(p rules.Page) sarif.Rule {
	r := sarif.Rule{Title: p.Title, Full: p.What, Help: p.Why}
	if r.Help.EN == "" {
		r.Help = p.What
	}
	for i, law := range p.Law {
		before := form.Text{ZH: "\n依据：", EN: "\nBasis: "}
		if i > 0 {
			before = form.Text{ZH: "；", EN: "; "}
		}
		r.Help.ZH += before.ZH + law.ZH
		r.Help.EN += before.EN + law.EN
	}
	return r
}
