package series

import (
	"slices"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/rules"
)

// TestCatalogue holds that every rule has its page.
func TestCatalogue(t *testing.T) {
	pages := rules.All(nil)
	for _, id := range Rules() {
		i := slices.IndexFunc(pages, func(r rules.Rule) bool { return r.ID == id })
		if i < 0 {
			t.Errorf("%s has no page", id)
			continue
		}
		severity := normalize.SeverityNotice
		switch id {
		case RuleCarryOver, RuleInForce, RuleItems, RuleCumulative, RuleHierarchy:
			severity = normalize.SeverityError
		case RuleTotalPublished:
			severity = normalize.SeverityWarning
		}
		if pages[i].Severity != severity {
			t.Errorf("%s is of severity %s, want %s", id, pages[i].Severity, severity)
		}
	}
}
