"""What may come along from a Word file of somebody else's: names of elements and attributes (ECMA-376 part 1, 17).

Everything that is not named here stays behind: nobody knows all that a reader of Word files carries out.
"""

from typing import Final

RUN: Final = frozenset({
    "rPr", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
})  # fmt: skip
EDGES: Final = frozenset({
    "top", "left", "start", "bottom", "right", "end", "between", "bar", "insideH", "insideV", "tl2br", "tr2bl",
})  # fmt: skip
PARAGRAPH: Final = RUN | EDGES | {
    "pPr", "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "ilvl", "numId",
    "suppressLineNumbers", "pBdr", "tabs", "tab", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
    "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "ind", "contextualSpacing",
    "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "cnfStyle",
}  # fmt: skip
TABLE: Final = EDGES | {
    "tblPr", "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW",
    "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblGrid", "gridCol",
    "trPr", "gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight", "tblHeader", "tcPr", "tcW",
    "gridSpan", "hMerge", "vMerge", "tcBorders", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark",
    "cnfStyle",
}  # fmt: skip
STYLE: Final = PARAGRAPH | TABLE | {
    "style", "name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "locked",
    "tblStylePr", "docDefaults", "rPrDefault", "pPrDefault",
}  # fmt: skip
NUMBERING: Final = PARAGRAPH | {
    "abstractNum", "multiLevelType", "lvl", "start", "numFmt", "lvlRestart", "isLgl", "suff", "lvlText", "lvlJc",
    "num", "abstractNumId", "lvlOverride", "startOverride",
}  # fmt: skip
SECTION: Final = EDGES | {
    "sectPr", "type", "pgSz", "pgMar", "pgBorders", "lnNumType", "pgNumType", "cols", "col", "vAlign", "titlePg",
    "textDirection", "bidi", "rtlGutter", "docGrid",
}  # fmt: skip
FONT: Final = frozenset({"font", "altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"})
SETTINGS: Final = frozenset({
    "zoom", "mirrorMargins", "gutterAtTop", "evenAndOddHeaders", "defaultTabStop", "autoHyphenation",
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "characterSpacingControl", "compat",
    "compatSetting", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator", "endnotePr", "pos",
    "numFmt", "endnote",
})  # fmt: skip
ATTRIBUTES: Final = frozenset({
    "val", "type", "id", "styleId", "default", "customStyle", "ascii", "hAnsi", "eastAsia", "cs", "asciiTheme",
    "hAnsiTheme", "eastAsiaTheme", "cstheme", "hint", "themeColor", "themeTint", "themeShade", "color", "fill",
    "themeFill", "themeFillTint", "themeFillShade", "sz", "space", "shadow", "frame", "w", "h", "orient", "top",
    "right", "bottom", "left", "start", "end", "header", "footer", "gutter", "before", "beforeLines",
    "beforeAutospacing", "after", "afterLines", "afterAutospacing", "line", "lineRule", "startChars", "endChars",
    "leftChars", "rightChars", "firstLine", "firstLineChars", "hanging", "hangingChars", "pos", "leader", "hRule",
    "vSpace", "hSpace", "wrap", "vAnchor", "hAnchor", "xAlign", "yAlign", "lines", "dropCap", "vertAnchor",
    "horzAnchor", "leftFromText", "rightFromText", "topFromText", "bottomFromText", "tblpXSpec", "tblpYSpec",
    "firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand", "oddVBand", "evenVBand", "oddHBand",
    "evenHBand", "firstRowFirstColumn", "firstRowLastColumn", "lastRowFirstColumn", "lastRowLastColumn", "equalWidth",
    "num", "sep", "fmt", "linePitch", "charSpace", "countBy", "distance", "restart", "offsetFrom", "display", "zOrder",
    "ilvl", "numId", "abstractNumId", "bidi", "char", "font", "name", "uri", "percent", "usb0", "usb1", "usb2", "usb3",
    "csb0", "csb1", "alignment", "relativeTo",
    "bg1", "bg2", "t1", "t2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hyperlink",
    "followedHyperlink",
})  # fmt: skip
MAX_VALUE: Final = 255
# Fields whose result is a number of the document's own, with switches that say how it is written.
FIELD: Final = r"\s*(PAGE|NUMPAGES|SECTIONPAGES)((\s+\\\*\s+(MERGEFORMAT|Arabic|roman|ROMAN))*)\s*"
# Names of Word's own that letterheads use; another name that is not needed says something of its author.
BUILT_IN: Final = frozenset({
    "normal", "default paragraph font", "normal table", "no list", "header", "footer", "table grid", "page number",
    "list paragraph", "no spacing", "header char", "footer char",
})  # fmt: skip

DRAWING: Final = frozenset({
    "inline", "anchor", "simplePos", "positionH", "positionV", "align", "posOffset", "extent", "effectExtent",
    "wrapNone", "wrapSquare", "wrapTopAndBottom", "wrapTight", "wrapThrough", "wrapPolygon", "start", "lineTo",
    "docPr", "cNvGraphicFramePr", "graphicFrameLocks", "graphic", "graphicData", "pic", "nvPicPr", "cNvPr",
    "cNvPicPr", "blipFill", "blip", "stretch", "fillRect", "spPr", "xfrm", "off", "ext", "prstGeom", "avLst",
})  # fmt: skip
DRAWING_ATTRIBUTES: Final = frozenset({
    "distT", "distB", "distL", "distR", "simplePos", "relativeHeight", "behindDoc", "locked", "layoutInCell",
    "allowOverlap", "x", "y", "cx", "cy", "l", "t", "r", "b", "id", "relativeFrom", "wrapText", "uri",
    "noChangeAspect", "rot", "flipH", "flipV", "prst", "edited",
})  # fmt: skip
