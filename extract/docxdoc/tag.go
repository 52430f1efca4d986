package docxdoc

// namespace is what an element's prefix stands for.
type namespace uint8

const (
	otherSpace  namespace = iota
	wordSpace             // WordprocessingML, transitional or strict
	mathSpace             // formulas
	compatSpace           // markup compatibility
)

// spaceOf returns the namespace with a URI.
func spaceOf(uri string) namespace {
	switch uri {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"http://purl.oclc.org/ooxml/wordprocessingml/main":
		return wordSpace
	case "http://schemas.openxmlformats.org/officeDocument/2006/math",
		"http://purl.oclc.org/ooxml/officeDocument/math":
		return mathSpace
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return compatSpace
	}
	return otherSpace
}

// tag is the name of an element that means something to the reader.
type tag uint8

const (
	otherTag tag = iota

	// Of the document.
	documentTag
	bodyTag
	pTag
	pPrTag
	rTag
	rPrTag
	tTag
	tblTag
	trTag
	trPrTag
	tcTag
	tcPrTag
	sdtPrTag
	sectPrTag
	altChunkTag
	subDocTag
	txbxContentTag

	// Inside paragraphs.
	tabTag
	ptabTag
	brTag
	crTag
	noBreakHyphenTag
	symTag
	fldCharTag
	fldSimpleTag
	instrTextTag
	hyperlinkTag
	footnoteReferenceTag
	endnoteReferenceTag
	rtTag
	denominatorTag
	exponentTag
	delTag
	moveFromTag

	// Properties.
	pStyleTag
	rStyleTag
	numPrTag
	numIDTag
	ilvlTag
	outlineLvlTag
	vanishTag
	strikeTag
	dstrikeTag
	specVanishTag
	vertAlignTag
	gridSpanTag
	vMergeTag
	hMergeTag
	cellDelTag
	cellMergeTag
	gridBeforeTag
	gridAfterTag
	tblHeaderTag
	hiddenTag

	// Of styles and numbering.
	stylesTag
	styleTag
	nameTag
	basedOnTag
	numberingTag
	abstractNumTag
	abstractNumIDTag
	numTag
	lvlTag
	lvlOverrideTag
	startOverrideTag
	startTag
	numFmtTag
	lvlTextTag
	lvlRestartTag
	suffTag
	isLglTag
	numStyleLinkTag
	styleLinkTag

	// Of notes.
	footnotesTag
	endnotesTag
	footnoteTag
	endnoteTag

	// Of other namespaces.
	alternateContentTag
	choiceTag
	fallbackTag
	blipTag
	imagedataTag
	textpathTag
	oleObjectTag
	chartTag
	diagramTag
	relationshipTag
	overrideTag
	titleTag
	creatorTag
	createdTag
	modifiedTag
	lastModifiedByTag
	subjectTag
	keywordsTag
	descriptionTag
)

// tagOf returns the tag of an element.
func tagOf(space namespace, local string) tag {
	switch space {
	case wordSpace:
		return wordTag(local)
	case mathSpace:
		switch local {
		case "t":
			return tTag
		case "den":
			return denominatorTag
		case "sup":
			return exponentTag
		}
	case compatSpace:
		switch local {
		case "AlternateContent":
			return alternateContentTag
		case "Choice":
			return choiceTag
		case "Fallback":
			return fallbackTag
		}
	default:
		return foreignTag(local)
	}
	return otherTag
}

// foreignTag returns the tag of an element of drawings, package parts and
// metadata. Their names are unlike enough to do without their namespaces.
func foreignTag(local string) tag {
	switch local {
	case "blip":
		return blipTag
	case "imagedata":
		return imagedataTag
	case "textpath":
		return textpathTag
	case "OLEObject":
		return oleObjectTag
	case "chart":
		return chartTag
	case "relIds":
		return diagramTag
	case "Relationship":
		return relationshipTag
	case "Override":
		return overrideTag
	case "title":
		return titleTag
	case "creator":
		return creatorTag
	case "created":
		return createdTag
	case "modified":
		return modifiedTag
	case "lastModifiedBy":
		return lastModifiedByTag
	case "subject":
		return subjectTag
	case "keywords":
		return keywordsTag
	case "description":
		return descriptionTag
	}
	return otherTag
}

// wordTag returns the tag of an element of WordprocessingML.
func wordTag(local string) tag {
	switch local {
	case "document":
		return documentTag
	case "body":
		return bodyTag
	case "p":
		return pTag
	case "pPr":
		return pPrTag
	case "r":
		return rTag
	case "rPr":
		return rPrTag
	case "t":
		return tTag
	case "tbl":
		return tblTag
	case "tr":
		return trTag
	case "trPr":
		return trPrTag
	case "tc":
		return tcTag
	case "tcPr":
		return tcPrTag
	case "sdtPr":
		return sdtPrTag
	case "sectPr":
		return sectPrTag
	case "altChunk":
		return altChunkTag
	case "subDoc":
		return subDocTag
	case "txbxContent":
		return txbxContentTag
	case "tab":
		return tabTag
	case "ptab":
		return ptabTag
	case "br":
		return brTag
	case "cr":
		return crTag
	case "noBreakHyphen":
		return noBreakHyphenTag
	case "sym":
		return symTag
	case "fldChar":
		return fldCharTag
	case "fldSimple":
		return fldSimpleTag
	case "instrText":
		return instrTextTag
	case "hyperlink":
		return hyperlinkTag
	case "footnoteReference":
		return footnoteReferenceTag
	case "endnoteReference":
		return endnoteReferenceTag
	case "rt":
		return rtTag
	case "del":
		return delTag
	case "moveFrom":
		return moveFromTag
	}
	return propertyTag(local)
}

// propertyTag returns the tag of an element that is a property, or a part of
// styles, numbering and notes.
func propertyTag(local string) tag {
	switch local {
	case "pStyle":
		return pStyleTag
	case "rStyle":
		return rStyleTag
	case "numPr":
		return numPrTag
	case "numId":
		return numIDTag
	case "ilvl":
		return ilvlTag
	case "outlineLvl":
		return outlineLvlTag
	case "strike":
		return strikeTag
	case "dstrike":
		return dstrikeTag
	case "vanish":
		return vanishTag
	case "specVanish":
		return specVanishTag
	case "vertAlign":
		return vertAlignTag
	case "gridSpan":
		return gridSpanTag
	case "vMerge":
		return vMergeTag
	case "hMerge":
		return hMergeTag
	case "cellDel":
		return cellDelTag
	case "cellMerge":
		return cellMergeTag
	case "gridBefore":
		return gridBeforeTag
	case "gridAfter":
		return gridAfterTag
	case "tblHeader":
		return tblHeaderTag
	case "hidden":
		return hiddenTag
	case "styles":
		return stylesTag
	case "style":
		return styleTag
	case "name":
		return nameTag
	case "basedOn":
		return basedOnTag
	case "numbering":
		return numberingTag
	case "abstractNum":
		return abstractNumTag
	case "abstractNumId":
		return abstractNumIDTag
	case "num":
		return numTag
	case "lvl":
		return lvlTag
	case "lvlOverride":
		return lvlOverrideTag
	case "startOverride":
		return startOverrideTag
	case "start":
		return startTag
	case "numFmt":
		return numFmtTag
	case "lvlText":
		return lvlTextTag
	case "lvlRestart":
		return lvlRestartTag
	case "suff":
		return suffTag
	case "isLgl":
		return isLglTag
	case "numStyleLink":
		return numStyleLinkTag
	case "styleLink":
		return styleLinkTag
	case "footnotes":
		return footnotesTag
	case "endnotes":
		return endnotesTag
	case "footnote":
		return footnoteTag
	case "endnote":
		return endnoteTag
	}
	return otherTag
}
