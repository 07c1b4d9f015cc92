"""The kinds of findings about a file that is to become a source."""

from typing import Final

from briefgen.findings import Code, Severity

FORMAT_UNKNOWN: Final = Code(
    "format-unknown",
    Severity.ERROR,
    "The file is none of those that hold an article for briefgen: a web page, a PDF, a Word document, a mail,"
    " plain text.",
    "save it as .html, .mhtml, .pdf, .docx, .eml or .txt and add that",
)
FILE_BROKEN: Final = Code(
    "file-broken",
    Severity.ERROR,
    "The file cannot be read as what it claims to be: it is damaged, cut off, or made to do harm.",
    "open it in the program that it belongs to, save it again, and add what was saved; or add its text as .txt",
)
FILE_ENCRYPTED: Final = Code(
    "file-encrypted",
    Severity.ERROR,
    "The file is locked with a password.",
    "open it with its password, save it without one (or print it as a PDF), and add that",
)
NO_TEXT: Final = Code(
    "no-text",
    Severity.ERROR,
    "The file shows pictures of words and holds no text that could be quoted, as a scanned page does.",
    "have the text recognized first (OCR), with ‘ocrmypdf -l rus+kaz+eng in.pdf out.pdf’ for instance, and add the"
    " result",
)
NO_ARTICLE: Final = Code(
    "no-article",
    Severity.ERROR,
    "The file holds no article: it is empty, or all its text is menus, links and notices.",
    "save the page once it is shown whole and add that; --all takes everything in as it is",
)
ENCODING_UNFIT: Final = Code(
    "encoding-unfit",
    Severity.ERROR,
    "The text is not written in the encoding that was given, or in none that can be recognized.",
    "name the encoding it is written in, such as --encoding windows-1251, koi8-r, kz1048 or utf-16",
)
INTAKE_OVERRUN: Final = Code(
    "intake-overrun",
    Severity.ERROR,
    "To read the file takes more time or memory than an article needs; it is far too large, or made to do harm.",
    "save the pages that you need as a file of their own and add that",
)
ALREADY_ADDED: Final = Code(
    "already-added",
    Severity.ERROR,
    "The article is a source of the project already: the same file, or the same words from the same address.",
    "use the source that is there",
)
