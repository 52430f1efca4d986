package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gouji/gouji/corpus/check"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/rules"
)

// runReports builds a database of the files of an example, checks it and keeps what is
// said by one rule.
func runReports(ctx context.Context, pipeline *ingest.Pipeline, forms []*form.Form, id string, r *rules.Reports) (example *ruleExample, err error) {
	dir, err := os.MkdirTemp("", "gouji-example-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	example = &ruleExample{}
	for _, f := range r.Shown() {
		example.Files = append(example.Files, exampleFile(f))
	}
	in := filepath.Join(dir, "in") + string(filepath.Separator)
	o := check.Options{Forms: forms}
	for _, f := range r.Files() {
		if f.Name == rules.RosterName {
			if o.Roster, err = organs.ParseRoster(f.Name, []byte(f.Content), nil); err != nil {
				return nil, err
			}
			continue
		}
		path := in + filepath.FromSlash(f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, []byte(f.Content), 0o600); err != nil {
			return nil, err
		}
	}
	o.Found = func(f check.Finding) error {
		if f.Rule == id {
			example.take(in, &f)
		}
		return nil
	}
	db, err := store.Create(ctx, filepath.Join(dir, "example.db"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Build(ctx, store.BuildOptions{Ingest: ingest.Options{Parse: pipeline.Parse}, Paths: []string{in}, Forms: forms, Parser: "example"}); err != nil {
		return nil, err
	}
	_, err = check.Run(ctx, db, o)
	return example, err
}

// take adds a finding to what the program says, without the directory that the files
// stand in.
func (e *ruleExample) take(dir string, f *check.Finding) {
	here := strings.NewReplacer(dir, "")
	e.Output.ZH += here.Replace(seriesBlock(chinese, f))
	e.Output.EN += here.Replace(seriesBlock(english, f))
}

// filesText writes the files one after the other, each below its name.
func (e *ruleExample) filesText() string {
	var b strings.Builder
	for _, f := range e.Files {
		b.WriteString("-- " + f.Name + " --\n" + strings.TrimRight(f.Content, "\n") + "\n")
	}
	return b.String()
}

// crowdText says what a file stands for whose name contains a placeholder.
func (e *ruleExample) crowdText() (t form.Text) {
	if slices.ContainsFunc(e.Files, func(f exampleFile) bool { return strings.Contains(f.Name, "{") }) {
		t = form.Text{ZH: "{县} 代表 40 个名称，{n} 代表 01 至 40。\n", EN: "{县} stands for 40 names, {n} for 01 to 40.\n"}
	}
	return t
}
