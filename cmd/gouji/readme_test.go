package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/gouji/gouji/cmd/gouji/internal/cli"
)

var update = flag.Bool("update", false, "write the program's output into the README")

// TestReadme holds the outputs that the README shows against the program's own.
// Each stands in a code block behind a comment with the command.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	for name, lang := range map[string]string{"README.md": "en", "README.zh.md": "zh"} {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shown := string(page)
		blocks := 0
		for at := 0; ; blocks++ {
			begin := strings.Index(shown[at:], "<!-- gouji ")
			if begin < 0 {
				break
			}
			at += begin
			command, _, _ := strings.Cut(strings.TrimPrefix(shown[at:], "<!-- gouji "), " -->")
			from := at + strings.Index(shown[at:], "\n```") + 1
			from += strings.IndexByte(shown[from:], '\n') + 1
			to := from + strings.Index(shown[from:], "\n```\n") + 1
			if want := output(t, command, lang); shown[from:to] != want {
				if !*update {
					t.Errorf("%s: the output of gouji %s is not the one shown; run go test ./cmd/gouji -run Readme -update and read the change", name, command)
				}
				shown = shown[:from] + want + shown[to:]
			}
			at = from
		}
		if blocks == 0 {
			t.Errorf("%s shows no output", name)
		}
		if *update {
			if err := os.WriteFile(name, []byte(shown), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// output returns what a command prints. "| fact ID" behind it keeps the object
// of one fact.
func output(t *testing.T, command, lang string) string {
	t.Helper()
	command, fact, only := strings.Cut(command, " | fact ")
	var out, errs bytes.Buffer
	c := cli.Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
	if code := c.Run(context.Background(), append(strings.Fields(command), "--lang", lang)); code > cli.ExitFindings {
		t.Fatalf("gouji %s: exit code %d: %s", command, code, errs.String())
	}
	if !only {
		return out.String()
	}
	_, object, ok := strings.Cut(out.String(), `{"id":"`+fact+`"`)
	end := strings.Index(object, "}}")
	if !ok || end < 0 {
		t.Fatalf("gouji %s: no fact %s", command, fact)
	}
	return `{"id":"` + fact + `"` + object[:end+2] + "\n"
}
