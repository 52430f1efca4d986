package cli

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

// newChoice returns a choice whose default is the first word.
func newChoice(allowed ...string) *choice { return &choice{value: allowed[0], allowed: allowed} }

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return errors.New("none of the choices")
	}
	c.value = s
	return nil
}

// addChoice adds a choice to the flags of cmd, with completion.
func addChoice(flags *pflag.FlagSet, cmd *cobra.Command, c *choice, name, usage string) {
	flags.Var(c, name, usage)
	// The only error is that the flag does not exist.
	_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(c.allowed, cobra.ShellCompDirectiveNoFileComp))
}

// byteSize is a flag that takes a number of bytes: 1000, 64K, 64MiB, 2g.
type byteSize int64

func (b *byteSize) Type() string { return "SIZE" }

func (b *byteSize) String() string {
	n := int64(*b)
	for i, unit := range [...]string{"GiB", "MiB", "KiB"} {
		if size := int64(1) << (30 - 10*i); n >= size && n%size == 0 {
			return strconv.FormatInt(n/size, 10) + unit
		}
	}
	return strconv.FormatInt(n, 10)
}

var errByteSize = errors.New("not a size")

func (b *byteSize) Set(s string) error {
	digits := strings.TrimRight(s, "bBiIkKmMgG ")
	shift := 0
	switch strings.ToLower(strings.TrimSpace(s[len(digits):])) {
	case "", "b":
	case "k", "kb", "kib":
		shift = 10
	case "m", "mb", "mib":
		shift = 20
	case "g", "gb", "gib":
		shift = 30
	default:
		return errByteSize
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64>>shift {
		return errByteSize
	}
	*b = byteSize(n << shift)
	return nil
}

// flagError puts an error of the flag parser into the user's language and says
// what is valid.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		return a.usage(cmd, "没有选项 %s；可用：%s", "unknown flag %s; valid: %s", name, strings.Join(flagNames(cmd), " "))
	case errors.As(err, &missing):
		flag := missing.GetFlag()
		return a.usage(cmd, "选项 --%s 需要一个值：%s", "--%s needs a value: %s", flag.Name, a.validValues(flag))
	case errors.As(err, &invalid):
		return a.usage(cmd, "选项 --%s 的值 %q 无效；可用：%v", "--%s: invalid value %q; valid: %v",
			invalid.GetFlag().Name, invalid.GetValue(), a.validValues(invalid.GetFlag()))
	}
	return a.usage(cmd, "%v", "%v", err)
}

// validValues says what a flag takes.
func (a *app) validValues(flag *pflag.Flag) string {
	switch value := flag.Value.(type) {
	case *choice:
		return strings.Join(value.allowed, ", ")
	case *byteSize:
		return "1000, 64K, 64MiB, 2G"
	}
	switch kind := flag.Value.Type(); kind {
	case "int":
		return a.lang.say("整数", "a whole number")
	case "bool":
		return "true, false"
	case "duration":
		return "500ms, 90s, 10m, 1h30m"
	case "string":
		name, _ := pflag.UnquoteUsage(flag)
		return name
	default:
		return kind
	}
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		names = append(names, "--"+f.Name)
	})
	return names
}
