// Gouji reads annual reports on open government information and checks their
// sums.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/gouji/gouji/cmd/gouji/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	command := cli.Command{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	os.Exit(command.Run(ctx, os.Args[1:]))
}
