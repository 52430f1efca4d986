package htmldoc

// tag is the name of an element, as far as it makes a difference.
type tag uint8

const (
	otherTag tag = iota // unknown to HTML or without effect on the text
	aTag
	addressTag
	areaTag
	articleTag
	asideTag
	bTag
	baseTag
	blockquoteTag
	bodyTag
	brTag
	captionTag
	centerTag
	colTag
	ddTag
	delTag
	detailsTag
	dirTag
	divTag
	dlTag
	dtTag
	emTag
	embedTag
	fieldsetTag
	figcaptionTag
	figureTag
	fontTag
	footerTag
	formTag
	frameTag
	h1Tag
	h2Tag
	h3Tag
	h4Tag
	h5Tag
	h6Tag
	headerTag
	hrTag
	htmlTag
	iTag
	iframeTag
	imgTag
	inputTag
	legendTag
	liTag
	linkTag
	mainTag
	menuTag
	metaTag
	navTag
	noembedTag
	noframesTag
	noscriptTag
	objectTag
	olTag
	optgroupTag
	optionTag
	pTag
	paramTag
	plaintextTag
	preTag
	sTag
	scriptTag
	sectionTag
	selectTag
	sourceTag
	spanTag
	strikeTag
	strongTag
	styleTag
	subTag
	summaryTag
	supTag
	tableTag
	tbodyTag
	tdTag
	templateTag
	textareaTag
	tfootTag
	thTag
	theadTag
	titleTag
	trTag
	trackTag
	uTag
	ulTag
	wbrTag
	xmpTag
	numTags
)

// kind is what an element does to the text; bits.
type kind uint8

const (
	block      kind = 1 << iota // begins and ends a paragraph
	void                        // has no content and no end tag
	raw                         // holds plain text, no elements
	references                  // raw, but with character references
	concealed                   // raw or not, its content is never shown
	part                        // the table and its parts
)

// names and kinds are the tables of all elements; what is missing in kinds is
// an inline element, which joins what is around it.
var names = [numTags]string{
	aTag: "a", addressTag: "address", areaTag: "area", articleTag: "article", asideTag: "aside",
	bTag: "b", baseTag: "base", blockquoteTag: "blockquote", bodyTag: "body", brTag: "br",
	captionTag: "caption", centerTag: "center", colTag: "col", ddTag: "dd", delTag: "del", detailsTag: "details",
	dirTag: "dir", divTag: "div", dlTag: "dl", dtTag: "dt", emTag: "em", embedTag: "embed",
	fieldsetTag: "fieldset", figcaptionTag: "figcaption", figureTag: "figure", fontTag: "font",
	footerTag: "footer", formTag: "form", frameTag: "frame",
	h1Tag: "h1", h2Tag: "h2", h3Tag: "h3", h4Tag: "h4", h5Tag: "h5", h6Tag: "h6",
	headerTag: "header", hrTag: "hr", htmlTag: "html", iTag: "i", iframeTag: "iframe", imgTag: "img",
	inputTag: "input", legendTag: "legend", liTag: "li", linkTag: "link", mainTag: "main",
	menuTag: "menu", metaTag: "meta", navTag: "nav", noembedTag: "noembed", noframesTag: "noframes",
	noscriptTag: "noscript", objectTag: "object", olTag: "ol", optgroupTag: "optgroup",
	optionTag: "option", pTag: "p", paramTag: "param", plaintextTag: "plaintext", preTag: "pre",
	sTag: "s", scriptTag: "script", sectionTag: "section", selectTag: "select", sourceTag: "source",
	spanTag: "span", strikeTag: "strike", strongTag: "strong", styleTag: "style", subTag: "sub",
	summaryTag: "summary", supTag: "sup", tableTag: "table",
	tbodyTag: "tbody", tdTag: "td", templateTag: "template", textareaTag: "textarea",
	tfootTag: "tfoot", thTag: "th", theadTag: "thead", titleTag: "title", trTag: "tr",
	trackTag: "track", uTag: "u", ulTag: "ul", wbrTag: "wbr", xmpTag: "xmp",
}

var kinds = [numTags]kind{
	addressTag: block, articleTag: block, asideTag: block, blockquoteTag: block, centerTag: block,
	ddTag: block, detailsTag: block, dirTag: block, divTag: block, dlTag: block, dtTag: block,
	fieldsetTag: block, figcaptionTag: block, figureTag: block, footerTag: block, formTag: block,
	h1Tag: block, h2Tag: block, h3Tag: block, h4Tag: block, h5Tag: block, h6Tag: block,
	headerTag: block, legendTag: block, liTag: block, mainTag: block, menuTag: block, navTag: block,
	olTag: block, optgroupTag: block, optionTag: block, pTag: block, preTag: block,
	sectionTag: block, selectTag: block, summaryTag: block, ulTag: block,

	hrTag: block | void, areaTag: void, baseTag: void, brTag: void, colTag: void, embedTag: void,
	frameTag: void, imgTag: void, inputTag: void, linkTag: void, metaTag: void, paramTag: void,
	sourceTag: void, trackTag: void, wbrTag: void,

	scriptTag: raw | concealed, styleTag: raw | concealed, iframeTag: raw | concealed,
	noembedTag: raw | concealed, noframesTag: raw | concealed, noscriptTag: raw | concealed,
	titleTag: raw | references | concealed, textareaTag: raw | references | block,
	xmpTag: raw | block, plaintextTag: raw | block, templateTag: block | concealed,

	tableTag: block | part, captionTag: block | part, theadTag: block | part, tbodyTag: block | part,
	tfootTag: block | part, trTag: block | part, tdTag: block | part, thTag: block | part,
}

// tagOf finds an element by its name in any case.
func tagOf(name string) tag {
	var lower [len("figcaption")]byte
	if len(name) > len(lower) {
		return otherTag
	}
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	switch string(lower[:len(name)]) {
	case "a":
		return aTag
	case "address":
		return addressTag
	case "area":
		return areaTag
	case "article":
		return articleTag
	case "aside":
		return asideTag
	case "b":
		return bTag
	case "base":
		return baseTag
	case "blockquote":
		return blockquoteTag
	case "body":
		return bodyTag
	case "br":
		return brTag
	case "caption":
		return captionTag
	case "center":
		return centerTag
	case "col":
		return colTag
	case "dd":
		return ddTag
	case "del":
		return delTag
	case "details":
		return detailsTag
	case "dir":
		return dirTag
	case "div":
		return divTag
	case "dl":
		return dlTag
	case "dt":
		return dtTag
	case "em":
		return emTag
	case "embed":
		return embedTag
	case "fieldset":
		return fieldsetTag
	case "figcaption":
		return figcaptionTag
	case "figure":
		return figureTag
	case "font":
		return fontTag
	case "footer":
		return footerTag
	case "form":
		return formTag
	case "frame":
		return frameTag
	case "h1":
		return h1Tag
	case "h2":
		return h2Tag
	case "h3":
		return h3Tag
	case "h4":
		return h4Tag
	case "h5":
		return h5Tag
	case "h6":
		return h6Tag
	case "header":
		return headerTag
	case "hr":
		return hrTag
	case "html":
		return htmlTag
	case "i":
		return iTag
	case "iframe":
		return iframeTag
	case "img":
		return imgTag
	case "input":
		return inputTag
	case "legend":
		return legendTag
	case "li":
		return liTag
	case "link":
		return linkTag
	case "main":
		return mainTag
	case "menu":
		return menuTag
	case "meta":
		return metaTag
	case "nav":
		return navTag
	case "noembed":
		return noembedTag
	case "noframes":
		return noframesTag
	case "noscript":
		return noscriptTag
	case "object":
		return objectTag
	case "ol":
		return olTag
	case "optgroup":
		return optgroupTag
	case "option":
		return optionTag
	case "p":
		return pTag
	case "param":
		return paramTag
	case "plaintext":
		return plaintextTag
	case "pre":
		return preTag
	case "s":
		return sTag
	case "script":
		return scriptTag
	case "section":
		return sectionTag
	case "select":
		return selectTag
	case "source":
		return sourceTag
	case "span":
		return spanTag
	case "strike":
		return strikeTag
	case "strong":
		return strongTag
	case "style":
		return styleTag
	case "sub":
		return subTag
	case "summary":
		return summaryTag
	case "sup":
		return supTag
	case "table":
		return tableTag
	case "tbody":
		return tbodyTag
	case "td":
		return tdTag
	case "template":
		return templateTag
	case "textarea":
		return textareaTag
	case "tfoot":
		return tfootTag
	case "th":
		return thTag
	case "thead":
		return theadTag
	case "title":
		return titleTag
	case "tr":
		return trTag
	case "track":
		return trackTag
	case "u":
		return uTag
	case "ul":
		return ulTag
	case "wbr":
		return wbrTag
	case "xmp":
		return xmpTag
	}
	return otherTag
}

// level returns the level of a heading element, 0 for another.
func (t tag) level() int {
	if t < h1Tag || t > h6Tag {
		return 0
	}
	return int(t-h1Tag) + 1
}
