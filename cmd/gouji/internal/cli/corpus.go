package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// corpusCommand returns the command for many reports.
func (a *app) corpusCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "corpus",
		Short: a.lang.say("把大量报告读入一个数据库，查询、统计、导出", "read many reports into one database, query, count and export it"),
		Args:  a.knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.usage(cmd, "需要一个子命令：%s", "a command is missing: %s", strings.Join(commandNames(cmd), ", "))
		},
	}
	cmd.AddCommand(a.corpusBuildCommand(), a.corpusCheckCommand(), a.corpusSQLCommand(), a.corpusExportCommand(), a.corpusStatsCommand())
	return cmd
}
