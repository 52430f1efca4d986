package masthead

import "strings"

// Names are taken as printed. These functions tell a name from other words,
// cut off what stands around it, and compare two forms of one name.

// Bounds of an organ's name, in characters.
const (
	shortestName = 2
	longestName  = 45
)

// endsLikeOrgan reports whether the words end as names of organs or of the
// areas they govern do.
func endsLikeOrgan(s string) bool {
	s = withoutBracket(s)
	last, n := runeBefore(s, len(s))
	head := s[:len(s)-n]
	for i := range endings {
		if endings[i].last == last {
			return head != "" && (endings[i].before == nil || endsInside(head, endings[i].before))
		}
	}
	return false
}

// endsInside reports whether s ends with one of the words and is longer.
func endsInside(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) && len(s) > len(w) {
			return true
		}
	}
	return false
}

// withoutBracket removes a bracket at the end: 海关总署(本级机关).
func withoutBracket(s string) string {
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		if i := strings.LastIndexAny(s, "(（"); i > 0 {
			return s[:i]
		}
	}
	return s
}

// selfReference reports whether the words mean the organ without naming it:
// 我局, 本部门, 各单位.
func selfReference(s string) bool { return selves.Begin(s) }

// generic reports whether a name could be anybody's: 县人民政府, 政府办公室,
// 区委. Such a name says nothing about who reports.
func generic(s string) bool {
	s = withoutBracket(s)
	for _, w := range nobody {
		if s == w {
			return true
		}
	}
	for _, p := range bareAreas {
		if rest, ok := strings.CutPrefix(s, p); ok {
			s = rest
			break
		}
	}
	for _, w := range bareGovernment {
		if s == w {
			return true
		}
	}
	return false
}

// areaOffice reports whether a name is that of a government's office, without
// the area's name: 区政府办公室. Only a report's own words about itself make it the
// organ that reports.
func areaOffice(s string) bool {
	office := strings.HasSuffix(s, "政府办公室") || strings.HasSuffix(s, "政府办公厅") || strings.HasSuffix(s, "政府办")
	return office && placed(s) && generic(s)
}

// bareZone reports whether a name is that of a development zone's committee,
// without the zone's name.
func bareZone(s string) bool {
	rest, short := strings.CutSuffix(s, "管委会")
	if !short {
		var ok bool
		if rest, ok = strings.CutSuffix(s, "管理委员会"); !ok {
			return false
		}
	}
	for _, w := range zones {
		if rest == w {
			return true
		}
	}
	return false
}

// named reports whether the words are the name of an organ that can stand for
// itself. Only names that a title gives may do without this.
func named(s span) bool {
	if n := s.runes(); n < 3 || n > longestName {
		return false
	}
	if k := strings.LastIndexFunc(s.plain, blank); k >= 0 && selfReference(s.plain[k+blanks(s.plain[k:]):]) {
		return false // 和 本区
	}
	return endsLikeOrgan(s.plain) && !selfReference(s.plain) && !generic(s.plain) && !notInNames.In(s.plain) && !doings.Begin(s.plain) && !ofGroup(s.plain) && !counting(s.plain) && !idealGovernment(s.plain)
}

// idealGovernment reports whether the words are what a government should be, not that
// of an area: 建设法治政府, 服务型政府.
func idealGovernment(s string) bool {
	of, ok := strings.CutSuffix(s, "政府")
	of = strings.TrimSuffix(of, "人民")
	return ok && !endsInside(of, areas[:]) && !endsInside(of, governed[:])
}

// counting reports whether the words count something: 管委会10个镇街.
func counting(s string) bool {
	i := strings.Index(s, "个")
	return i > 0 && s[i-1] >= '0' && s[i-1] <= '9'
}

// ofGroup reports whether the words name a leading group, or somebody of one. The
// office of such a group, other than that for publicity, may be an organ:
// 某县扶贫开发领导小组办公室.
func ofGroup(s string) bool {
	before, rest, found := strings.Cut(s, "领导小组")
	return found && (rest != "办公室" && rest != "办" || strings.HasSuffix(before, "公开") || strings.HasSuffix(before, "公开工作") || !placed(before))
}

// placed reports whether a name says of which area the organ is.
func placed(s string) bool {
	return strings.ContainsAny(s, "省市县区镇乡旗州盟国") || strings.Contains(s, "街道")
}

// inCounty reports whether a name says in which county or larger area the organ is.
func inCounty(s string) bool { return strings.ContainsAny(s, "省市县区旗州盟国") }

// tidyName cuts advertising words of hijacked copies off a name, with the
// orphaned rest of the word that they replaced: 某某博彩官网区人民政府北京街道办事处.
func tidyName(s span) span {
	s = withoutSite(withoutBrand(s))
	if !advertised.In(s.plain) {
		return s
	}
	for _, w := range advertising {
		if i := strings.LastIndex(s.plain, w); i >= 0 {
			s = s.from(i + len(w))
		}
	}
	for _, p := range bareAreas {
		for _, g := range bareGovernment {
			if rest, ok := strings.CutPrefix(s.plain, p+g); ok && rest != "" {
				return s.from(len(s.plain) - len(rest))
			}
		}
	}
	return s
}

// withoutBrand cuts a brand in Latin letters and its trade off the beginning of a
// name: Abcbet体育城市管理局.
func withoutBrand(s span) span {
	const shortest = 3
	if n := domain(s.plain); n > 0 { // a name that was replaced by the site's
		return s.from(n)
	}
	n := 0
	for n < len(s.plain) && (s.plain[n]|0x20 >= 'a' && s.plain[n]|0x20 <= 'z' || s.plain[n] >= '0' && s.plain[n] <= '9') {
		n++
	}
	if n < shortest || s.plain[0] <= '9' {
		return s
	}
	for _, trade := range [...]string{"体育", "娱乐", "彩票", "电竞", "棋牌", "国际", "平台"} {
		if strings.HasPrefix(s.plain[n:], trade) {
			return s.from(n + len(trade))
		}
	}
	return s
}

// withoutSite cuts the name of the site off the beginning of a name, from which a
// dash separates it: 某市政府门户网站-某市水利局.
func withoutSite(s span) span {
	if k := strings.LastIndexAny(s.plain, "-—–_"); k > 0 && strings.HasSuffix(strings.TrimRight(s.plain[:k], "-—–_ "), "网站") {
		_, n := runeAt(s.plain, k)
		return s.from(k + n).trim()
	}
	return s
}

// domain returns the length of the domain name that s begins with, 0 without one.
func domain(s string) int {
	n := 0
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= '0' && s[n] <= '9' || s[n] == '.' || s[n] == '-') {
		n++
	}
	if dot := strings.IndexByte(s[:n], '.'); dot <= 0 || dot == n-1 {
		return 0
	}
	return n
}

// withoutOffice cuts the office that edits a report off the name of the organ
// that reports: 南平市人民政府信息公开工作领导小组办公室, 大瑶镇党政办.
func withoutOffice(s span) span {
	for _, w := range officeStarts {
		if i := strings.Index(s.plain, w); i > 0 {
			head := s.to(i)
			if w == "政府信息公开" && head.ends("人民") {
				head = s.to(i + len("政府"))
			}
			head = head.trim()
			if before, ok := strings.CutSuffix(head.plain, "办公厅"); ok && endsLikeOrgan(before) && !strings.HasSuffix(before, "政府") {
				return head.to(len(before)) // 某部办公厅政务公开处
			}
			return head
		}
	}
	for _, w := range offices {
		if head, ok := strings.CutSuffix(s.plain, w); ok && endsLikeOrgan(head) {
			return s.to(len(head) - doubled(head))
		}
	}
	for _, e := range [...]string{"局", "办事处", "政府办公室"} { // 某县财政局国库股
		if i := strings.LastIndex(s.plain, e); i > 0 && (s.ends("科") || s.ends("股") || s.ends("组") || s.ends("办公室")) {
			return s.to(i + len(e))
		}
	}
	return s
}

// doubled returns the length of the last character of s where the one before is
// the same, as in 某区教育局局 of 某区教育局局办公室.
func doubled(s string) int {
	last, n := runeBefore(s, len(s))
	if before, _ := runeBefore(s, len(s)-n); before == last {
		return n
	}
	return 0
}

// townName cuts the informal 政府 off a town's name: 唐村镇政府.
func townName(s span) span {
	if s.ends("镇政府") || s.ends("乡政府") {
		return s.to(len(s.plain) - len("政府"))
	}
	return s
}

// selfKind returns the last character of the word by which a text means its
// own organ, 局 for 我局; "" where it has none. Names with another ending than
// that are somebody else's. An organ inside an area may say 我县 before it says 我局,
// but not more often.
func (w window) selfKind() string {
	area, inside := "", ""
	areas, insides := 0, 0
	for i := range w {
		s := w[i].plain
		for from := 0; ; {
			k := strings.Index(s[from:], "我")
			if k < 0 {
				break
			}
			from += k + len("我")
			switch kind := leadingKind(s[from:]); {
			case kind == "":
			case !largeArea(kind) && area == "":
				return kind
			case !largeArea(kind):
				if insides++; inside == "" {
					inside = kind
				}
			default:
				if areas++; area == "" {
					area = kind
				}
			}
		}
	}
	if insides > 0 && insides >= areas {
		return inside
	}
	return area
}

// leadingKind returns the kind of organ that s begins with, "" for none.
func leadingKind(s string) string {
	for _, w := range notKinds {
		if strings.HasPrefix(s, w) {
			return ""
		}
	}
	for _, kind := range kinds {
		if strings.HasPrefix(s, kind) {
			return kind
		}
	}
	return ""
}

// agrees reports whether a name can be that of an organ that calls itself 我
// and kind.
func agrees(name, kind string) bool {
	if kind == "" {
		return true
	}
	name = withoutBracket(name)
	if strings.HasSuffix(writtenOut(name), kind) || strings.HasSuffix(name, kind) {
		return true
	}
	for _, e := range governing {
		if strings.HasSuffix(writtenOut(name), kind+e) {
			return true
		}
	}
	switch kind {
	case "委":
		return strings.HasSuffix(writtenOut(name), "委员会")
	case "街", "办":
		return strings.HasSuffix(name, "办事处") || strings.HasSuffix(name, "办") || strings.HasSuffix(name, "街道") || strings.HasSuffix(name, "办公室")
	case "关":
		return strings.HasSuffix(name, "海关")
	case "校":
		return strings.HasSuffix(name, "学院") || strings.HasSuffix(name, "大学") || strings.HasSuffix(name, "中学") || strings.HasSuffix(name, "小学")
	}
	return false
}

// largeArea reports whether a text that speaks of 我 and kind may be that of an
// organ inside the area: 我县.
func largeArea(kind string) bool {
	switch kind {
	case "省", "市", "县", "区", "旗":
		return true
	}
	return false
}

// ofArea reports whether a name can be that of an organ inside the area that
// the text calls 我县: such an organ may speak so, if it signs the report.
func ofArea(name, kind string) bool {
	switch kind {
	case "省", "市", "县", "区", "旗", "镇", "乡":
		return strings.Contains(name, kind)
	}
	return false
}
