"""A meeting brief as the reader would hand it over, written by hand: every block and role in a realistic place."""

from typing import Any

from briefgen.document.blocks import (
    Block,
    Cell,
    Content,
    FigureBlock,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Notes,
    Paragraph,
    Properties,
    Row,
    SectionBlock,
    Table,
    TableOfContents,
    Text,
)

EVENTS = (
    ("2 April 1992", "Diplomatic relations established", "The European Communities recognise Kazakhstan."),
    ("23 January 1995", "Partnership and Cooperation Agreement signed", "It entered into force on 1 July 1999."),
    (
        "21 December 2015",
        "Enhanced Partnership and Cooperation Agreement signed",
        "Signed in Astana; 29 areas of cooperation.",
    ),
    ("1 March 2020", "Enhanced agreement in force", "Ratified by all Member States and the European Parliament."),
    ("autumn 2022", "Memorandum on critical raw materials", "Batteries and renewable hydrogen value chains."),
    ("29-30 May 2025", "Astana International Forum", "Visas were raised in two bilateral meetings."),
    (
        "27 March 2025",
        "Council approves the mandate",
        "Negotiations on visa facilitation and on readmission, in parallel.",
    ),
    (
        "4 December 2025",
        "Cooperation Council, 22nd meeting",
        "Both sides confirm that the first round is to be dated soon.",
    ),
)
QUOTE = "27 марта 2025 года Совет Европейского Союза одобрил мандат на переговоры об упрощении визового режима"


def t(words: str, **look: object) -> Text:
    """A text with a look."""
    return Text(words, **look)  # type: ignore[arg-type]


def p(*content: Inline | str, style: str = "") -> Paragraph:
    """A paragraph."""
    return Paragraph(_inlines(content), style)


def _inlines(content: tuple[Inline | str, ...]) -> Inlines:
    return tuple(t(piece) if isinstance(piece, str) else piece for piece in content)


def listed(*items: tuple[Inline | str, ...] | str, ordered: bool = False, style: str = "statements") -> List:
    """A list with one paragraph an item."""
    return List(ordered, tuple(Item((p(*(item if isinstance(item, tuple) else (item,))),)) for item in items), style)


def cell(*content: Inline | str, scope: str | None = None) -> Cell:
    """A cell with one paragraph."""
    return Cell((p(*content),), scope)


def head(*words: str) -> tuple[Row, ...]:
    """The head row of a table."""
    return (Row(tuple(cell(word, scope="col") for word in words)),)


def section(name: str, title: str, *blocks: Block, new_page: bool = False) -> SectionBlock:
    """A section with its heading."""
    return SectionBlock((Heading(2, (t(title),), name), *blocks), name, new_page=new_page)


def front() -> SectionBlock:
    """The header block of the first page."""
    facts = (
        ("Meeting", "Deputy Minister of Foreign Affairs of Kazakhstan, Mr Roman Vassilenko"),
        ("Place and time", "Brussels, 4 December 2025, 10.30-11.15 (CET)"),
        ("Principal", "Managing Director for Eurasia"),
        ("Press", "Photograph at the start; no statement planned"),
        ("As of", "1 December 2025"),
    )
    rows = tuple(Row((cell(label, scope="row"), cell(value))) for label, value in facts)
    return SectionBlock(
        (
            p("Public sources", style="marking"),
            Heading(1, (t("Visa facilitation: the first round"),), "title"),
            p("Brief for the meeting with Kazakhstan’s chief negotiator", style="subtitle"),
            p(t("Draft, not cleared", role="draft"), style="status"),
            Table((), rows, (22.0, 78.0), "facts"),
        ),
        "front",
    )


def body() -> tuple[SectionBlock, ...]:
    """The two pages that are read."""
    return (
        section(
            "bottom-line",
            "Bottom line",
            p(
                "The mandate has stood since ",
                t("27 March 2025", role="date"),
                NoteRef(1),
                "; what is missing is a date. Ask for the first round before 31 January 2026.",
                style="lead",
            ),
        ),
        section(
            "objectives",
            "Our objectives",
            listed(
                "A dated first round, in Brussels, before 31 January 2026.",
                "Agreement that readmission is negotiated in parallel, not afterwards.",
                "One named contact on each side.",
            ),
        ),
        section(
            "their-objectives",
            "Their objectives",
            listed(
                ("Free short-stay visas for students, researchers and drivers.", NoteRef(2)),
                ("A public sign of progress before the summit.", NoteRef(2), NoteRef(3)),
            ),
        ),
        section(
            "points-to-make",
            "Points to make",
            listed(
                (
                    t("To Mr Vassilenko: ", role="speaker"),
                    "We have our mandate. We would like to begin in January, here in Brussels.",
                ),
                "Facilitation and readmission travel together; that is how we did it with all partners.",
                "Your students are the first who will notice. Let us begin with them.",
                "We count on your figures for refused applications; ours are on the table.",
                ordered=True,
                style="points",
            ),
        ),
        section(
            "if-raised",
            "If raised",
            List(
                False,
                (
                    Item(
                        (
                            p("Why does it take so long?", style="question"),
                            p(
                                "The mandate came in March; the Council’s work was complete. "
                                "The next step is a date, and we are proposing one.",
                                style="answer",
                            ),
                        )
                    ),
                    Item(
                        (
                            p("Can visa-free travel be promised?", style="question"),
                            p(
                                "No. Facilitation comes first; a dialogue on visa-free travel "
                                "needs a decision of its own.",
                                style="answer",
                            ),
                        )
                    ),
                ),
                "questions",
            ),
        ),
        section("commitments", "Commitments", commitments()),
        section(
            "state-of-play",
            "State of play",
            listed(
                (t("27 March 2025", role="date"), ": mandate approved.", NoteRef(1)),
                (
                    "Trade in 2024: almost ",
                    t("USD 50 billion", role="number"),
                    " (goods, both directions).",
                    NoteRef(4),
                ),
                ("The principals last met on ", t("29-30 May 2025", role="date"), ", in Astana."),
            ),
            p("3 items moved to ", Link("#timeline", (t("Annex A"),)), ".", style="more"),
        ),
        section(
            "press-line",
            "Press line",
            p(
                t(
                    "“We had a good exchange on visa facilitation and look forward "
                    "to the first round of negotiations.”",
                    role="quote",
                ),
                style="quote",
            ),
        ),
    )


def commitments() -> Table:
    """Who owes what by when."""

    def row(status: str, role: str, who: str, what: str, due: str) -> Row:
        return Row(
            (cell(t(due, role="date"), scope="row"), cell(who), cell(what, NoteRef(2)), cell(t(status, role=role)))
        )

    return Table(
        head("By when", "Who", "What", "Status"),
        (
            row(
                "Overdue",
                "overdue",
                "Kazakhstan",
                "Statistics on refused applications, by category of applicant",
                "30 September 2025",
            ),
            row("Due in 20 days", "due", "European Commission", "Draft text of both agreements", "21 December 2025"),
            row("Done", "done", "Council of the EU", "Negotiating mandate", "31 March 2025"),
        ),
        (20.0, 22.0, 40.0, 18.0),
        "commitments",
        (t("What each side has promised"),),
    )


def timeline(rows: int, notes: int) -> Table:
    """The events, each with its note while there are notes."""

    def row(number: int) -> Row:
        date, title, summary = EVENTS[number % len(EVENTS)]
        references = (NoteRef(4 + number + 1),) if 4 + number < notes else (NoteRef(1),)
        return Row(
            (
                cell(t(date, role="date"), scope="row"),
                Cell(
                    (
                        p(title, *references, style="title"),
                        p(summary, style="summary"),
                        p("Basis: stated", style="basis"),
                    )
                ),
            ),
            f"event-{number}",
        )

    return Table(head("Date", "Event"), tuple(row(number) for number in range(rows)), (20.0, 80.0), "timeline")


SVG = """<svg width="164mm" height="46mm" viewBox="0 0 656 184" font-family="PT Sans">
<rect x="0" y="30" width="656" height="40" fill="#eef1f5"/><line x1="20" y1="150" x2="636" y2="150" stroke="#57647a"/>
<text x="20" y="170" font-size="12">1992</text><text x="600" y="170" font-size="12">2026</text>
<circle cx="500" cy="50" r="5" fill="#1f3a5f"/><text x="510" y="46" font-size="12">Мандат Совета</text>
<rect x="120" y="95" width="300" height="10" fill="#1f3a5f"/>
<text x="120" y="90" font-size="12">Enhanced agreement</text>
<line x1="580" y1="20" x2="580" y2="150" stroke="#a3262a" stroke-dasharray="3 2"/></svg>"""


def annexes(rows: int, notes: int) -> tuple[SectionBlock, ...]:
    """What follows the two pages."""
    figure = FigureBlock(
        SVG, "Timeline of seven events from 1992 to 2026 in two lanes.", (t("Events by topic, 1992-2026"),), "graphic"
    )
    people = (
        ("Roman Vassilenko", "Deputy Minister of Foreign Affairs of Kazakhstan", "30 May 2025"),
        ("Kaja Kallas", "High Representative", "4 April 2025"),
    )
    figures = (("Trade in goods", "almost USD 50 billion", "2024"), ("Direct investment", "EUR 12 500 million", "2023"))
    return (
        section("timeline", "Annex A. Timeline", figure, timeline(rows, notes), new_page=True),
        section(
            "participants",
            "Annex B. Participants",
            Table(
                head("Name", "Office on the day", "Last met"),
                tuple(
                    Row((cell(name, scope="row"), Cell((p(office), listed("speaks English and Russian"))), cell(met)))
                    for name, office, met in people
                ),
                (30.0, 48.0, 22.0),
                "participants",
            ),
            new_page=True,
        ),
        section(
            "figures",
            "Annex C. Figures",
            Table(
                head("Measure", "Value", "Period", "Source"),
                tuple(
                    Row((cell(name, scope="row"), cell(t(value, role="number")), cell(period), cell(NoteRef(4))))
                    for name, value, period in figures
                ),
                (40.0, 30.0, 15.0, 15.0),
                "figures",
            ),
            Heading(3, (t("Where sources disagree"),)),
            p("One source gives the trade of 2024 in euro, another in dollars; both are shown.", style="remark"),
        ),
        section("sources", "Sources", Notes(tuple(note(number) for number in range(1, notes + 1))), new_page=True),
    )


def note(number: int) -> Note:
    """A source with its words."""
    source = (
        t("EU Reporter", emphasis=True),
        t(f", interview, April 2025, p. {number}. "),
        Link("https://example.org/a?b=1&c=д", (t("example.org"),)),
    )
    quote = (t("«"), t(QUOTE, lang="ru", role="quote"), t("»"))
    return Note(number, (Paragraph(source, "source"), Paragraph(quote, "quote")))


def brief(rows: int = 40, notes: int = 12) -> Content:
    """The whole brief."""
    return Content(properties(), (front(), *body(), *annexes(rows, notes)))


def chronology(rows: int = 40) -> Content:
    """A document with contents and one note an event."""
    entries = (
        ("chapter-1", "Before the agreement"),
        ("part-1", "First contacts"),
        ("chapter-2", "After the agreement"),
    )
    blocks: tuple[Block, ...] = (
        Heading(1, (t("Kazakhstan and the European Union"),)),
        SectionBlock((Heading(2, (t("TableOfContents"),)), TableOfContents(entries)), "contents"),
        SectionBlock(
            (
                Heading(2, (t("Before the agreement"),)),
                Heading(3, (t("First contacts"),), "part-1"),
                p("One.", NoteRef(1)),
                p("Two.", NoteRef(2)),
                p("Three.", NoteRef(3)),
                p("Four.", NoteRef(4)),
            ),
            "chapter",
            "chapter-1",
        ),
        SectionBlock((Heading(2, (t("After the agreement"),)), timeline(rows, rows + 4)), "chapter", "chapter-2"),
        section("sources", "Sources", Notes(tuple(note(number) for number in range(1, rows + 5)))),
    )
    return Content(properties(), blocks)


def properties(**changes: str) -> Properties:
    """What the sample says of itself."""
    said: dict[str, Any] = {
        "title": "Visa facilitation: the first round",
        "lang": "en",
        "marking": "PUBLIC SOURCES",
        "as_of": "2025-12-01",
        "version_line": "As of 1 December 2025 · version 3f2a91c",
        "page_label": "Page {page} of {pages}",
        "kind": "meeting-brief",
        "subject": "Meeting brief",
        "keywords": "visa; Kazakhstan",
        "author": "",
    }
    return Properties(**(said | changes))
