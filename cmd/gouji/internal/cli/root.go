package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// root returns the command gouji with all its subcommands.
func (a *app) root() *cobra.Command {
	version := false
	root := &cobra.Command{
		Use: "gouji",
		Short: a.lang.say("读取政府信息公开工作年度报告并核对勾稽关系",
			"read annual reports on open government information and check their sums"),
		Example: strings.TrimSpace(`
gouji check report.html
gouji parse --format csv reports/ > facts.csv
gouji fetch --to reports https://www.example.gov.cn/xxgk/2024.html
gouji forms show ogi-2021`),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if version {
				return a.version()
			}
			return a.usage(cmd, "需要一个子命令：%s", "a command is missing: %s", strings.Join(commandNames(cmd), ", "))
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpFunc(a.help)
	root.SetFlagErrorFunc(a.flagError)
	root.Flags().BoolVar(&version, "version", false, a.lang.say("显示版本", "print the version"))
	all := root.PersistentFlags()
	all.BoolP("help", "h", false, a.lang.say("显示帮助", "print help"))
	addChoice(all, root, &choice{value: string(a.lang), allowed: []string{string(chinese), string(english)}}, langFlag,
		a.lang.say("说明文字的语言（默认取自 LC_ALL、LC_MESSAGES、LANG）", "language of texts for people (default from LC_ALL, LC_MESSAGES, LANG)"))
	root.AddCommand(a.parseCommand(), a.checkCommand(), a.fetchCommand(), a.corpusCommand(), a.explainCommand(), a.traceCommand(), a.compareCommand(), a.formsCommand(), a.completionCommand(), a.versionCommand())
	root.SetHelpCommand(a.helpCommand())
	return root
}

// knownCommand accepts no argument: what stands where a command should is none.
func (a *app) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return a.usage(cmd, "没有命令 %q；可用：%s", "unknown command %q; valid: %s", args[0], strings.Join(commandNames(cmd), ", "))
}

// noArgs accepts no argument.
func (a *app) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return a.usage(cmd, "多余的参数 %q", "unexpected argument %q", args[0])
	}
	return nil
}

// somePaths accepts one path or more.
func (a *app) somePaths(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return a.usage(cmd, "需要至少一个文件、目录、通配符或网址；- 表示标准输入", "a file, directory, pattern or URL is missing; - is standard input")
	}
	return nil
}

func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}
