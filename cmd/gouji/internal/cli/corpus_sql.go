package cli

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/findings/list"
	"github.com/gouji/gouji/corpus/store"
)

func (a *app) corpusSQLCommand() *cobra.Command {
	format := newChoice("table", "csv", "json", "jsonl")
	bom := false
	cmd := &cobra.Command{
		Use:   "sql [FLAG…] DB QUERY",
		Short: a.lang.say("对数据库执行一条只读查询", "run a query on the database, which can only read"),
		Long: a.lang.say(`
QUERY 是一条 SELECT 语句，- 表示从标准输入读取。只能读取：写入、ATTACH、PRAGMA 等一律拒绝。
视图：v_reports（报告）、v_facts（数据）、v_totals（主要合计）、v_findings（发现）、v_broken（不成立的勾稽关系）、
v_rules（各规则成立的份数）、v_sections（章节）、v_failures（被拒绝的输入）；全文检索：sections_search。
全部表和列见 corpus/store/SCHEMA.md。table 最多显示 1000 行，其他格式全部输出。

退出码：0 完成；2 用法错误；3 查询有误、数据库无法读取、无法写出或被中断。`, `
QUERY is a SELECT statement, - reads it from standard input. It can only read: writing,
ATTACH, PRAGMA and the like are refused. Views: v_reports, v_facts, v_totals (the main sums),
v_findings, v_broken (sums that contradict themselves), v_rules (how many reports reconcile),
v_sections, v_failures (what was refused); full text search: sections_search. All tables and
columns: corpus/store/SCHEMA.md. A table shows 1000 rows at most, the other formats all.

Exit codes: 0 done, 2 wrong use, 3 the query is wrong, the database cannot be read, the output
could not be written, or the run was interrupted.`),
		Example: "gouji corpus sql reports.db 'SELECT year, count(*), sum(errors > 0) FROM v_reports GROUP BY year'\n" +
			"gouji corpus sql --format csv reports.db \"SELECT organ, year, value FROM v_facts WHERE fact = 'applications.received.total'\"\n" +
			"gouji corpus sql reports.db \"SELECT organ, year, text FROM v_sections WHERE section IN\n    (SELECT rowid FROM sections_search('行政诉讼')) LIMIT 5\"",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return a.usage(cmd, "需要数据库和一条查询", "a database and a query are needed")
			}
			return nil
		},
	}
	addChoice(cmd.Flags(), cmd, format, "format", a.lang.say("输出格式", "output format"))
	cmd.Flags().BoolVar(&bom, "bom", false, a.lang.say("csv 以 UTF-8 BOM 开头（供 Excel 使用）", "begin csv with a UTF-8 byte order mark, for Excel"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if bom && format.value != "csv" {
			return a.usage(cmd, "--bom 只用于 csv", "--bom goes with csv only")
		}
		query := args[1]
		if query == "-" {
			const longest = 1 << 20
			b, err := io.ReadAll(io.LimitReader(a.Stdin, longest))
			if err != nil {
				return err
			}
			query = string(b)
		}
		db, err := store.Open(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		defer db.Close()
		out := bufio.NewWriter(a.output())
		var w rowWriter
		switch format.value {
		case "table":
			w = &prettyRows{out: out}
		case "csv":
			w = &csvRows{out: out, bom: bom}
		default:
			w = &jsonRows{out: out, array: format.value == "json"}
		}
		if err := db.Query(cmd.Context(), query, w.begin, w.row); err != nil {
			_ = out.Flush() // the query's error says more
			return err
		}
		if err := w.end(); err != nil {
			return err
		}
		if p, ok := w.(*prettyRows); ok && p.more > 0 {
			fmt.Fprintln(a.Stderr, "gouji:", a.lang.sayf("另有 %d 行未显示；--format csv 输出全部", "%d more rows are not shown; --format csv gives all", p.more))
		}
		return out.Flush()
	}
	return cmd
}

// rowWriter writes the rows of a query.
type rowWriter interface {
	begin(columns []string) error
	row(values []any) error
	end() error
}

// cellText writes a value of SQLite as text; NULL is empty, bytes are hexadecimal.
func cellText(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case []byte:
		return hex.EncodeToString(x)
	case string:
		return x
	}
	return fmt.Sprint(v)
}

// prettyRows writes a table for people.
type prettyRows struct {
	out   io.Writer
	table table.Writer
	shown int
	more  int // rows that are not shown
}

const (
	prettyMost = 1000 // rows
	prettyCell = 60   // columns of the terminal
)

func (p *prettyRows) begin(columns []string) error {
	p.table = table.NewWriter()
	p.table.SetStyle(table.StyleLight)
	p.table.Style().Format.Header = text.FormatDefault
	p.table.Style().Options.SeparateRows = false
	header := make(table.Row, len(columns))
	for i, c := range columns {
		header[i] = printable(c)
	}
	p.table.AppendHeader(header)
	return nil
}

func (p *prettyRows) row(values []any) error {
	if p.shown == prettyMost {
		p.more++
		return nil
	}
	p.shown++
	row := make(table.Row, len(values))
	for i, v := range values {
		if n, ok := v.(int64); ok {
			row[i] = n // set to the right
		} else {
			row[i] = text.Snip(printable(cellText(v)), prettyCell, "…")
		}
	}
	p.table.AppendRow(row)
	return nil
}

func (p *prettyRows) end() error {
	_, err := io.WriteString(p.out, p.table.Render()+"\n")
	return err
}

// csvRows writes CSV (RFC 4180).
type csvRows struct {
	out    io.Writer
	bom    bool
	buffer []byte
}

func (c *csvRows) begin(columns []string) error {
	if c.bom {
		c.buffer = append(c.buffer, "\uFEFF"...)
	}
	return c.line(len(columns), func(i int) string { return columns[i] })
}

func (c *csvRows) row(values []any) error {
	return c.line(len(values), func(i int) string { return cellText(values[i]) })
}

func (c *csvRows) line(n int, cell func(int) string) error {
	for i := range n {
		if i > 0 {
			c.buffer = append(c.buffer, ',')
		}
		c.buffer = list.AppendCell(c.buffer, cell(i))
	}
	c.buffer = append(c.buffer, "\r\n"...)
	_, err := c.out.Write(c.buffer)
	c.buffer = c.buffer[:0]
	return err
}

func (c *csvRows) end() error { return nil }

// jsonRows writes one object per row, one per line or all in an array.
type jsonRows struct {
	out    io.Writer
	array  bool
	keys   []string // as JSON, with the colon
	buffer []byte
	rows   int
}

func (j *jsonRows) begin(columns []string) error {
	for _, c := range columns {
		key, err := json.Marshal(c)
		if err != nil {
			return err
		}
		j.keys = append(j.keys, string(key)+":")
	}
	if j.array {
		_, err := io.WriteString(j.out, "[")
		return err
	}
	return nil
}

func (j *jsonRows) row(values []any) error {
	j.buffer = j.buffer[:0]
	if j.array {
		if j.rows > 0 {
			j.buffer = append(j.buffer, ',')
		}
		j.buffer = append(j.buffer, "\n  "...)
	}
	j.rows++
	j.buffer = append(j.buffer, '{')
	for i, v := range values {
		if i > 0 {
			j.buffer = append(j.buffer, ',')
		}
		j.buffer = append(j.buffer, j.keys[i]...)
		switch v.(type) {
		case nil:
			j.buffer = append(j.buffer, "null"...)
		case int64, float64:
			j.buffer = append(j.buffer, cellText(v)...)
		default:
			b, err := json.Marshal(cellText(v))
			if err != nil {
				return err
			}
			j.buffer = append(j.buffer, b...)
		}
	}
	j.buffer = append(j.buffer, '}')
	if !j.array {
		j.buffer = append(j.buffer, '\n')
	}
	_, err := j.out.Write(j.buffer)
	return err
}

func (j *jsonRows) end() error {
	closing := ""
	switch {
	case j.array && j.rows > 0:
		closing = "\n]\n"
	case j.array:
		closing = "]\n"
	}
	_, err := io.WriteString(j.out, closing)
	return err
}
