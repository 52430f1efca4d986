package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/normalize/form"
)

func (a *app) formsCommand() *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use:   "forms [show ID]",
		Short: a.lang.say("列出已知的报告格式", "list the known forms"),
		Long: a.lang.say("每种格式一行：编号、适用年度、表数、数据项数、勾稽关系数、名称。",
			"One line per form: id, report years, tables, facts, identities, title."),
		Example: "gouji forms\ngouji forms show ogi-2021\ngouji forms --forms my-forms/",
		Args:    a.knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			forms, err := loadForms(dir)
			if err != nil {
				return a.usage(cmd, "格式定义有误：%v", "form files: %v", err)
			}
			return a.listForms(forms)
		},
	}
	show := &cobra.Command{
		Use:     "show ID",
		Short:   a.lang.say("显示一种格式的表、行、列、标签和勾稽关系", "print a form's tables, rows, columns, labels and identities"),
		Example: "gouji forms show ogi-2021",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return a.usage(cmd, "需要一个格式编号", "one form id is needed")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			forms, _ := loadForms(dir) // without forms there is nothing to complete
			return formIDs(forms), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			forms, err := loadForms(dir)
			if err != nil {
				return a.usage(cmd, "格式定义有误：%v", "form files: %v", err)
			}
			for _, f := range forms {
				if f.ID == args[0] {
					return form.Write(a.output(), f, string(a.lang))
				}
			}
			return a.usage(cmd, "没有格式 %q；可用：%s", "unknown form %q; valid: %s", args[0], strings.Join(formIDs(forms), ", "))
		},
	}
	for _, c := range []*cobra.Command{cmd, show} {
		c.Flags().StringVar(&dir, "forms", "", a.lang.say("另加目录 `DIR` 中的格式定义", "add the form files in `DIR`"))
	}
	cmd.AddCommand(show)
	return cmd
}

func formIDs(forms []*form.Form) []string {
	ids := make([]string, len(forms))
	for i, f := range forms {
		ids[i] = f.ID
	}
	return ids
}

func (a *app) listForms(forms []*form.Form) error {
	w := tabwriter.NewWriter(a.output(), 0, 0, 2, ' ', 0)
	for _, f := range forms {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.ID, years(f.Years),
			a.lang.sayf("表 %d，数据项 %d，勾稽关系 %d", "tables %d, facts %d, identities %d", len(f.Tables), len(f.Facts), len(f.Sums)),
			a.lang.text(f.Title))
	}
	return w.Flush()
}

func years(y form.Years) string {
	switch {
	case y.From == 0 && y.To == 0:
		return ""
	case y.To == 0:
		return fmt.Sprintf("%d–", y.From)
	case y.From == 0:
		return fmt.Sprintf("–%d", y.To)
	}
	return fmt.Sprintf("%d–%d", y.From, y.To)
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.lang.say("显示版本", "print the version"),
		Args:  a.noArgs,
		RunE:  func(*cobra.Command, []string) error { return a.version() },
	}
}

// programVersion is the version that the program was built as.
func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// version prints what the program was built from.
func (a *app) version() error {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = " " + s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				revision += " (modified)"
			}
		}
	}
	_, err := fmt.Fprintf(a.output(), "gouji %s%s %s %s/%s\n", programVersion(), revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

func (a *app) completionCommand() *cobra.Command {
	write := map[string]func(*cobra.Command, io.Writer) error{
		"bash":       func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        (*cobra.Command).GenZshCompletion,
		"fish":       func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": (*cobra.Command).GenPowerShellCompletionWithDesc,
	}
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells, "|"),
		Short: a.lang.say("输出命令行补全脚本", "print the completion script of a shell"),
		Example: "source <(gouji completion bash)\n" +
			`gouji completion zsh > "${fpath[1]}/_gouji"` + "\n" +
			"gouji completion fish > ~/.config/fish/completions/gouji.fish\n" +
			"gouji completion powershell | Out-String | Invoke-Expression",
		ValidArgs: shells,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && write[args[0]] != nil {
				return nil
			}
			return a.usage(cmd, "需要一个终端名：%s", "one shell is needed: %s", strings.Join(shells, ", "))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return write[args[0]](cmd.Root(), a.output())
		},
	}
}
