package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints the help on a command to standard output.
func (a *app) help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	b.WriteString(cmd.Short + "\n")
	if cmd.Long != "" {
		b.WriteString("\n" + strings.TrimSpace(cmd.Long) + "\n")
	}
	a.heading(&b, "用法", "Usage")
	fmt.Fprintf(&b, "  %s\n", useLine(cmd))
	if cmd.HasAvailableSubCommands() {
		a.heading(&b, "命令", "Commands")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-12s%s\n", sub.Name(), sub.Short)
			}
		}
	}
	if cmd.Example != "" {
		a.heading(&b, "示例", "Examples")
		fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(cmd.Example, "\n", "\n  "))
	}
	a.heading(&b, "选项", "Flags")
	a.flagHelp(&b, cmd.LocalNonPersistentFlags())
	a.flagHelp(&b, cmd.Root().PersistentFlags())
	// Nobody is left to tell when help cannot be printed.
	_, _ = io.WriteString(a.Stdout, b.String())
}

func (a *app) heading(b *strings.Builder, zh, en string) {
	b.WriteString("\n" + a.lang.say(zh+"：", en+":") + "\n")
}

func useLine(cmd *cobra.Command) string {
	parent, line := cmd.Parent(), cmd.Use
	if parent != nil {
		line = parent.CommandPath() + " " + line
	}
	if cmd.HasAvailableSubCommands() && !strings.Contains(line, "[") {
		line += " COMMAND"
	}
	return line
}

// flagHelp lists flags, each with what it takes, its use and its default.
func (a *app) flagHelp(b *strings.Builder, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		kind, usage := pflag.UnquoteUsage(f)
		if kind != "" {
			name += " " + kind
		}
		const column = 36 // at which what a flag is for begins
		if len(name) >= column {
			name += "\n  " + strings.Repeat(" ", column)
		}
		fmt.Fprintf(b, "  %-*s%s", column, name, usage)
		if f.Value.Type() != "bool" && f.DefValue != "" && f.DefValue != "[]" && f.Name != langFlag {
			b.WriteString(a.lang.sayf("（默认 %s）", " (default %s)", f.DefValue))
		}
		b.WriteByte('\n')
	})
}

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "help [COMMAND]",
		Short:  a.lang.say("显示一个命令的帮助", "print the help on a command"),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.knownCommand(cmd.Root(), args)
			}
			a.help(target, nil)
			return nil
		},
	}
}
