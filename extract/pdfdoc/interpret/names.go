package interpret

import "strings"

// glyphNames are the names of the characters of the Latin character set of PDF,
// but for letters, which name themselves.
var glyphNames = pairs(`space zero0 one1 two2 three3 four4 five5 six6 seven7 eight8 nine9
exclam! quotedbl" numbersign# dollar$ percent% ampersand& quotesingle' parenleft( parenright) asterisk* plus+ comma, hyphen- minus− period.
slash/ colon: semicolon; less< equal= greater> question? at@ bracketleft[ backslash\ bracketright] asciicircum^ underscore_ grave` + "`" + `
braceleft{ bar| braceright} asciitilde~ exclamdown¡ cent¢ sterling£ fraction⁄ yen¥ florinƒ section§ currency¤ quotedblleft“ guillemotleft«
guilsinglleft‹ guilsinglright› fiﬁ flﬂ endash– dagger† daggerdbl‡ periodcentered· middot· paragraph¶ bullet• quotesinglbase‚ quotedblbase„
quotedblright” guillemotright» ellipsis… perthousand‰ questiondown¿ acute´ circumflexˆ tilde˜ macron¯ breve˘ dotaccent˙ dieresis¨ ring˚
cedilla¸ hungarumlaut˝ ogonek˛ caronˇ emdash— quoteleft‘ quoteright’ AEÆ ordfeminineª LslashŁ OslashØ OEŒ ordmasculineº aeæ dotlessiı
lslashł oslashø oeœ germandblsß Euro€ trademark™ copyright© registered® degree° plusminus± twosuperior² threesuperior³ onesuperior¹ muµ
onequarter¼ onehalf½ threequarters¾ brokenbar¦ logicalnot¬ multiply× divide÷ EthÐ ethð ThornÞ thornþ
AgraveÀ AacuteÁ AcircumflexÂ AtildeÃ AdieresisÄ AringÅ CcedillaÇ EgraveÈ EacuteÉ EcircumflexÊ EdieresisË IgraveÌ IacuteÍ IcircumflexÎ
IdieresisÏ NtildeÑ OgraveÒ OacuteÓ OcircumflexÔ OtildeÕ OdieresisÖ UgraveÙ UacuteÚ UcircumflexÛ UdieresisÜ YacuteÝ ScaronŠ ZcaronŽ YdieresisŸ
agraveà aacuteá acircumflexâ atildeã adieresisä aringå ccedillaç egraveè eacuteé ecircumflexê edieresisë igraveì iacuteí icircumflexî
idieresisï ntildeñ ograveò oacuteó ocircumflexô otildeõ odieresisö ugraveù uacuteú ucircumflexû udieresisü yacuteý scaronš zcaronž ydieresisÿ`)

// pairs reads names that are followed by their characters; one without stands
// for the blank.
func pairs(list string) map[string]rune {
	out := map[string]rune{"space": ' ', "nbspace": ' ', "sfthyphen": '-'}
	for _, entry := range strings.Fields(list) {
		runes := []rune(entry)
		if last := len(runes) - 1; entry != "space" {
			out[string(runes[:last])] = runes[last]
		}
	}
	return out
}

// standardWidths are the widths of one of the fonts that need no embedding, in
// thousandths: those of digits exactly, others by their kind.
type standardWidths struct{ digit, narrow, usual, wide float64 }

// standardFont returns the widths of a standard font or of one like it.
func standardFont(name string) standardWidths {
	switch {
	case strings.Contains(name, "Courier"):
		return standardWidths{600, 600, 600, 600}
	case strings.Contains(name, "Times"):
		return standardWidths{500, 278, 500, 833}
	}
	return standardWidths{556, 278, 556, 833}
}

// of returns the width of a character.
func (w standardWidths) of(text []rune) float64 {
	switch {
	case len(text) != 1:
		return w.usual
	case text[0] >= '0' && text[0] <= '9':
		return w.digit
	case strings.ContainsRune(" ijlIft.,;:!'|/()[]-", text[0]):
		return w.narrow
	case strings.ContainsRune("mwMW%@—", text[0]):
		return w.wide
	}
	return w.usual
}
