package ingest_test

import (
	"os"
	"testing"
)

// TestDocx reads a Word document that says what a sample page says.
func TestDocx(t *testing.T) {
	const name = "../../testdata/docx/suqian-2023.docx"
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	report, refusal := pipeline(t)(name, content)
	if refusal != nil {
		t.Fatalf("refused: %s %s", refusal.Refused, refusal.Detail)
	}
	if report.Source.Format != "docx" {
		t.Errorf("format %q", report.Source.Format)
	}
	compareTruth(t, readTruth(t, truths+"suqian-2023.json"), report)
}
