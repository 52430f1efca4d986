package admission

// ReportTitle reports whether a text, such as that of a link, is the title of an
// annual report with its year: not the name of a column that holds them, nor a
// notice about reports.
func ReportTitle(text string) bool { return reportTitle(text) && !subjectOfTitle(text).foreign() }

// NamesFile reports whether a reference, or the text of a link, names a file of a
// format in which reports are attached.
func NamesFile(s string) bool { return isFile(s) }

// FramesReport reports whether the reference of a frame may show a report: not
// a counter, a menu or a button.
func FramesReport(href string) bool { return shows(href) }
