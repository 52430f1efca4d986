package store

import (
	"errors"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/gouji/gouji/normalize/form"
)

// Explain returns what an error of SQLite means for the user, and the error as SQLite
// prints it; "" and an empty text for any other error.
func Explain(err error) (meaning form.Text, printed string) {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return form.Text{}, ""
	}
	printed = failed.Error()
	switch failed.Code() & 0xFF {
	case sqlite3.SQLITE_ERROR:
		return mistake(printed), printed
	case sqlite3.SQLITE_FULL:
		return form.Text{ZH: "磁盘已满", EN: "the disk is full"}, printed
	case sqlite3.SQLITE_IOERR:
		return form.Text{ZH: "读写数据库文件时出错", EN: "the database's file could not be read or written"}, printed
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return form.Text{ZH: "数据库文件已损坏，请删除后重新 build", EN: "the database's file is damaged: delete it and build it again"}, printed
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return form.Text{ZH: "另一个程序正在使用数据库", EN: "another program is using the database"}, printed
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY:
		return form.Text{ZH: "无法打开数据库文件", EN: "the database's file cannot be opened"}, printed
	case sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_TOOBIG:
		return form.Text{ZH: "结果过大，内存或 SQLite 的上限不够", EN: "the result is too large for the memory or for SQLite"}, printed
	}
	return form.Text{ZH: "数据库出错", EN: "the database failed"}, printed
}

// mistake tells what is wrong with a query, where SQLite's message is one of the common
// ones.
func mistake(printed string) form.Text {
	_, detail, _ := strings.Cut(printed, "SQL logic error: ")
	detail = strings.TrimSuffix(detail, " (1)")
	for _, m := range []struct{ begin, zh, en string }{
		{"no such column: ", "没有列 ", "there is no column "},
		{"no such table: ", "没有表或视图 ", "there is no table or view "},
		{"no such function: ", "没有函数 ", "there is no function "},
		{"ambiguous column name: ", "有多个表含有列 ", "several tables have the column "},
	} {
		if name, ok := strings.CutPrefix(detail, m.begin); ok {
			return form.Text{ZH: m.zh + name, EN: m.en + name}
		}
	}
	if near, ok := strings.CutSuffix(detail, ": syntax error"); ok {
		near = strings.TrimPrefix(near, "near ")
		return form.Text{ZH: "查询语句有误，在 " + near + " 处", EN: "the query is wrong at " + near}
	}
	if detail == "incomplete input" {
		return form.Text{ZH: "查询语句不完整", EN: "the query is not complete"}
	}
	return form.Text{ZH: "查询语句有误", EN: "the query is wrong"}
}
