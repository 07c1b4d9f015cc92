"""The kinds of findings about the shape of a file: what it is made of, before what it means."""

from briefgen.findings import Code, Severity

NOT_UTF8 = Code(
    "not-utf-8",
    Severity.ERROR,
    "The file is not plain text in UTF-8; perhaps it was saved by a word processor or in an old encoding.",
    "save the file as plain text, encoding UTF-8",
)
TOO_LARGE = Code(
    "too-large",
    Severity.ERROR,
    "The file is larger than a curated file can be; it is probably not the one that was meant.",
    "split the file, or give the right one",
)
TOO_MANY_FAULTS = Code(
    "too-many-faults",
    Severity.ERROR,
    "The file has so many faults of one kind that the rest of it was not read.",
    "mend those shown; perhaps it is not the file that was meant",
)
EMPTY_FILE = Code(
    "empty-file",
    Severity.ERROR,
    "The file holds nothing.",
    "write the file, or restore it from the last version",
)
NOT_YAML = Code(
    "not-yaml",
    Severity.ERROR,
    "The file cannot be read as YAML: a bracket, a quotation mark or an indentation is not as YAML wants it.",
    "look at the line and the one above it: indentation, a missing colon, a quotation mark that is not closed",
)
TAB = Code(
    "tab",
    Severity.ERROR,
    "A tab indents a line. YAML is indented with spaces alone.",
    "replace the tab by spaces",
)
SEVERAL_DOCUMENTS = Code(
    "several-documents",
    Severity.ERROR,
    "The file holds more than one YAML document (a line of three hyphens begins a new one).",
    "take the line of hyphens out, or move the rest into a file of its own",
)
ALIAS = Code(
    "alias",
    Severity.ERROR,
    "An anchor (&name) or an alias (*name) makes one place mean another. Here every line speaks for itself.",
    "write the value out; a text that begins with & or * needs quotation marks",
)
UNSEEN_CHARACTER = Code(
    "unseen-character",
    Severity.ERROR,
    "A text holds a control character, or one that turns the direction of reading, stands for a letter or hides words: "
    "it is not seen, and breaks documents or deceives readers.",
    "take it out; it may have come along with something pasted, or as an escape such as \\x01",
)
TAG = Code(
    "tag",
    Severity.ERROR,
    "A tag (!name) would make YAML build something other than text.",
    "take the tag out; a text that begins with ! needs quotation marks",
)
DUPLICATE_KEY = Code(
    "duplicate-key",
    Severity.ERROR,
    "One mapping has the same key twice, and YAML would silently keep one of them.",
    "keep one of the two",
)
TOO_DEEP = Code(
    "too-deep",
    Severity.ERROR,
    "Brackets or indentation go deeper than any file of the project does.",
    "look for brackets that are not closed",
)
NOT_EDITABLE = Code(
    "not-editable",
    Severity.ERROR,
    "The file is written in a way of YAML in which the program changes nothing, for fear of spoiling it.",
    "write that part of the file in lines of ‘key: value’, or make the change by hand",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    Severity.ERROR,
    "A key that briefgen does not know; mostly a slip of the pen.",
    "correct the key or take it out",
)
MISSING_KEY = Code(
    "missing-key",
    Severity.ERROR,
    "A key that must be there is not.",
    "add the key",
)
WRONG_TYPE = Code(
    "wrong-type",
    Severity.ERROR,
    "A value has another form than its key asks for: a text where a list is due, or the other way round.",
    "give the value the form that the message names",
)
UNKNOWN_VALUE = Code(
    "unknown-value",
    Severity.ERROR,
    "A value that is not in the list of those allowed.",
    "use one of the values named",
)
BAD_ID = Code(
    "bad-id",
    Severity.ERROR,
    "An id is made of small Latin letters, digits and single hyphens, and stays the same for ever.",
    "write the id like visa-mandate",
)
EMPTY_TEXT = Code(
    "empty-text",
    Severity.ERROR,
    "A text is empty.",
    "write the text, or take the key out",
)
BAD_LANGUAGE = Code(
    "bad-language",
    Severity.ERROR,
    "A language is named by its BCP 47 tag: en, ru, kk.",
    "use the tag: {en: …, ru: …, kk: …}",
)
NOT_A_DAY = Code(
    "not-a-day",
    Severity.ERROR,
    "This key takes one precise day.",
    "write the day as 2025-04-16",
)
NOT_A_NUMBER = Code(
    "not-a-number",
    Severity.ERROR,
    "This key takes a number, with a point for decimals and no separators.",
    "write the number as 12500.5",
)
NOT_EDTF = Code(
    "date-not-edtf",
    Severity.ERROR,
    "A date is not written in EDTF (ISO 8601-2), so that nobody can be sure which day is meant.",
    "write 2025-04-16 (a day), 2025-04 (a month), 2025 (a year), 2025-05-29/2025-05-30 (from … to)",
)
IMPOSSIBLE_DATE = Code(
    "date-impossible",
    Severity.ERROR,
    "The date does not exist in the calendar.",
    "look the day up in the source",
)
REVERSED_DATE = Code(
    "date-reversed",
    Severity.ERROR,
    "A span of time ends before it begins.",
    "put the earlier date first",
)
UNSUPPORTED_DATE = Code(
    "date-unsupported",
    Severity.ERROR,
    "The date is valid EDTF of a kind that briefgen does not read.",
    "write it with a day, month, season, quarter or year, ? ~ %, a/b or [a..b]",
)
