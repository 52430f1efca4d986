package layout

import "golang.org/x/text/unicode/norm"

// Plain returns the character for which fonts give a look-alike: radicals that
// stand for the character of the same shape, compatibility ideographs and the
// punctuation of vertical writing. Full-width and circled characters stay as
// they are printed.
func Plain(r rune) rune {
	switch {
	case r < 0x2e80:
		if r == 0xa0 || r == 0xad || r >= 0x2000 && r <= 0x200f {
			return ' '
		}
		return r
	case r <= 0x2ef3:
		if c, ok := radicals[r]; ok {
			return c
		}
	case r >= 0x2f00 && r <= 0x2fd5, r >= 0xf900 && r <= 0xfaff, r >= 0xfe10 && r <= 0xfe19, r >= 0xfe30 && r <= 0xfe44, r >= 0x2f800 && r <= 0x2fa1d:
		for _, c := range norm.NFKC.String(string(r)) {
			return c
		}
	case r == 0x3000, r == 0xfeff, r >= 0xe000 && r <= 0xf8ff, r == 0xfffd:
		return blankOrPrivate(r)
	}
	return r
}

// blankOrPrivate turns blanks into a space and keeps characters without meaning.
func blankOrPrivate(r rune) rune {
	if r == 0x3000 || r == 0xfeff {
		return ' '
	}
	return r
}

// radicals are the characters of the block CJK Radicals Supplement that are
// printed for a character. Unicode gives them no decomposition.
var radicals = map[rune]rune{
	'⺁': '厂', '⺃': '乚', '⺄': '乙', '⺅': '亻', '⺈': '刀', '⺉': '刂', '⺋': '卩', '⺌': '小', '⺍': '小', '⺎': '兀', '⺏': '尣',
	'⺐': '尢', '⺒': '巳', '⺓': '幺', '⺔': '彑', '⺖': '忄', '⺗': '心', '⺘': '扌', '⺙': '攵', '⺛': '旡', '⺝': '月', '⺞': '歹',
	'⺟': '母', '⺠': '民', '⺡': '氵', '⺢': '氺', '⺣': '灬', '⺤': '爫', '⺦': '丬', '⺨': '犭', '⺩': '王', '⺪': '疋', '⺫': '目',
	'⺬': '示', '⺭': '礻', '⺮': '竹', '⺯': '糸', '⺰': '纟', '⺱': '罓', '⺲': '罒', '⺳': '罓', '⺶': '羊', '⺷': '羊', '⺹': '耂',
	'⺻': '肀', '⺼': '月', '⺽': '臼', '⺾': '艹', '⺿': '艹', '⻁': '虎', '⻂': '衤', '⻃': '覀', '⻄': '西', '⻅': '见', '⻆': '角',
	'⻈': '讠', '⻉': '贝', '⻊': '足', '⻋': '车', '⻌': '辶', '⻍': '辶', '⻎': '辶', '⻏': '阝', '⻐': '钅', '⻑': '長', '⻒': '镸',
	'⻓': '长', '⻔': '门', '⻖': '阝', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻟': '飠',
	'⻠': '饣', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻫': '斉',
	'⻬': '齐', '⻭': '歯', '⻮': '齿', '⻯': '竜', '⻰': '龙', '⻱': '龟', '⻲': '亀', '⻳': '龟',
}
