// Gouji reads annual reports on open government information and checks their
// sums.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/gouji/gouji/cmd/gouji/internal/cli"
	"github.com/gouji/gouji/extract/pdfdoc/interpret"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

func main() {
	if serve := worker(os.Args[1:]); serve != nil {
		if err := serve(); err != nil {
			fmt.Fprintln(os.Stderr, "gouji:", err)
			os.Exit(cli.ExitFailure)
		}
		return
	}
	collectLess(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	command := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	if program, err := os.Executable(); err == nil {
		command.PDFWorker = []string{program, pdfiumArgument}
		command.Second = []string{program, interpret.Argument}
	}
	os.Exit(command.Run(ctx, os.Args[1:]))
}

// collectLess lets the heap grow further before garbage is collected, as reports
// leave little behind and much garbage, but not beyond a bound; unless the user
// said otherwise by the variables of the Go runtime.
func collectLess(getenv func(string) string) {
	const (
		percent = 800
		limit   = 512 << 20 // bytes; what SQLite holds comes on top
	)
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// pdfiumArgument makes the program a worker that reads PDF files with PDFium.
const pdfiumArgument = "__pdfium"

// worker returns what this process is to do where it was started by another one
// of the program, to read PDF files apart from it; nil where a user started it.
func worker(args []string) func() error {
	if len(args) != 1 {
		return nil
	}
	switch args[0] {
	case pdfiumArgument:
		return func() error { return pdfium.Serve(os.Stdin, os.Stdout, pdfium.Options{}) }
	case interpret.Argument:
		return func() error { return interpret.Serve(os.Stdin, os.Stdout) }
	}
	return nil
}
