"""The kinds of findings about templates and the documents made with them."""

from briefgen.findings import Code, Severity

NOT_WELL_FORMED = Code(
    "template-not-well-formed",
    Severity.ERROR,
    "The HTML that a template writes is not well-formed: an end tag is missing, or a & or < stands bare.",
    "close every element, write <br/> and &amp;",
)
OUTSIDE_VOCABULARY = Code(
    "template-vocabulary",
    Severity.ERROR,
    "A template uses an element or a class that not every format can show.",
    "use one of the elements and classes that docs/templates.md lists",
)
MISSING_ALTERNATIVE = Code(
    "template-alternative",
    Severity.ERROR,
    "A picture has no words for readers who cannot see it.",
    "give the svg element an aria-label that says what it shows",
)
TEMPLATE_FAULT = Code(
    "template-fault",
    Severity.ERROR,
    "A template, or a text of a briefing with {{ … }} in it, cannot be carried out.",
    "look at the line; docs/templates.md lists the names that a template may use",
)
UNKNOWN_NAME = Code(
    "template-unknown-name",
    Severity.ERROR,
    "A template, or a text of a briefing, uses a name that does not exist.",
    "correct the name; docs/templates.md lists those that a template may use",
)
MISSING_TEMPLATE = Code(
    "template-missing",
    Severity.ERROR,
    "There is no template for this kind of briefing.",
    "correct ‘kind’, or add templates/KIND.html.jinja",
)
TEMPLATE_OVERRUN = Code(
    "template-overrun",
    Severity.ERROR,
    "A template of the project takes more time or memory than a document can need: a loop without end, or a text that "
    "doubles and doubles. The run was ended, and nothing was written.",
    "undo the last change of the templates",
)
ACTIVE_CONTENT = Code(
    "active-content",
    Severity.ERROR,
    "A document would run or load something where it is opened. Documents hold words, tables and pictures, and load "
    "nothing.",
    "take it out of the template; a link begins with # or https://",
)
FETCH_REFUSED = Code(
    "fetch-refused",
    Severity.ERROR,
    "A template asks for something outside the document, which briefgen never fetches.",
    "put what is needed into the template itself",
)
