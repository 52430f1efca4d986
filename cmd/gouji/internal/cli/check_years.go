package cli

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/yearbook"
)

// readYears reads the reports of other years, of which only what they carry over is
// kept. What is no report is told on standard error.
func (a *app) readYears(cmd *cobra.Command, in *inputFlags) error {
	if len(in.years) == 0 {
		return nil
	}
	if slices.Contains(in.years, "-") {
		return a.usage(cmd, "--years 不能从标准输入读取", "--years cannot be read from standard input")
	}
	book := yearbook.New()
	err := a.read(cmd, in, in.years, yearsWriter{book, a}, func(ingest.Outcome, io.Writer) {})
	in.beside = book.Beside
	return err
}

// yearsWriter takes reports into a book.
type yearsWriter struct {
	book *yearbook.Book
	app  *app
}

func (w yearsWriter) begin() error { return nil }
func (w yearsWriter) end() error   { return nil }

func (w yearsWriter) write(o ingest.Outcome) error {
	if o.Report != nil {
		w.book.Add(o.Report)
		return nil
	}
	_, err := fmt.Fprintln(w.app.Stderr, "gouji: --years:", w.app.refusalLine(o.Refusal))
	return err
}
