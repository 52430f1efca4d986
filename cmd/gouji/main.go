// Gouji reads annual reports on open government information and checks their
// sums.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/gouji/gouji/cmd/gouji/internal/cli"
	"github.com/gouji/gouji/extract/pdfdoc/interpret"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == interpret.Argument {
		if err := interpret.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "gouji:", err)
			os.Exit(cli.ExitFailure)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	command := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	if program, err := os.Executable(); err == nil {
		command.Second = []string{program, interpret.Argument}
	}
	os.Exit(command.Run(ctx, os.Args[1:]))
}
