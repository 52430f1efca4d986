package interpret

import (
	"fmt"
	"os"
	"testing"
	"time"
)

// sleepArgument makes the test program a child that never answers.
const sleepArgument = "__sleep"

// TestMain makes the test program the child that a Reader starts.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == Argument {
		if err := Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) > 1 && os.Args[1] == sleepArgument {
		time.Sleep(time.Minute)
		return
	}
	os.Exit(m.Run())
}
