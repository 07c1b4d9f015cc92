"""Templates of a stranger: none reads, writes, runs or loads anything, and none keeps the machine busy."""

from pathlib import Path

import pytest

from tests.hostile import SECRET, assert_harmless
from tests.test_command import AS_OF

PAGE = '{% extends "base.html.jinja" %}\n{% block main %}\n<p>BODY</p>\n{% endblock %}\n'
# ruff: noqa: E501 (each is one line of a template)
BODIES = {
    "reads a file by including it": '{% include "../../secret.txt" %}',
    "reads a file by its whole name": '{% include "/etc/passwd" %}',
    "reads a file by importing it": '{% import "../secret.txt" as x %}',
    "walks to the classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "walks to the globals": "{{ cite.__globals__ }}",
    "walks by a filter": "{{ masthead | attr('__class__') | attr('__mro__') }}",
    "walks by a format": "{{ '{0.__class__.__init__.__globals__}'.format(masthead) }}",
    "walks by a mapping of formats": "{{ '{x.__class__}'.format_map({'x': masthead}) }}",
    "walks from a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "walks from itself": "{{ self.__init__.__globals__ }}",
    "walks from a cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "lets the model unpickle": "{{ annexes.participants()[0].actor.parse_raw('cos\\nsystem\\n(S\"touch owned\"\\ntR.', proto='pickle', allow_pickle=true) }}",
    "lets the model read a file": "{{ annexes.participants()[0].actor.parse_file('/etc/passwd') }}",
    "loops without end": "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
    "counts to a very great number": "{% for a in range(10 ** 15) %}{% endfor %}",
    "calls itself": "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "calls itself twice, forty deep": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "writes a gigabyte": "{% for a in range(9999) %}{% for b in range(9999) %}{{ 'x' * 999 }}{% endfor %}{% endfor %}",
    "doubles a text": "{% set n = namespace(t='x') %}{% for a in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}{{ n.t }}",
    "makes a wide text": "{{ 'x'.ljust(10 ** 12) }}",
    "makes a wide text by a filter": "{{ 'x' | center(10 ** 12) }}",
    "makes a wide number": "{{ '%999999999999d' % 1 }}",
    "makes a wide format": "{{ '{:>9999999999}'.format(1) }}",
    "raises a power": "{{ 9 ** (9 ** (9 ** 9)) }}",
    "raises a power by steps": "{% set n = namespace(t=9) %}{% for a in range(60) %}{% set n.t = n.t * n.t %}{% endfor %}{{ n.t > 1 }}",
    "compares what holds itself twice": "{% set n = namespace(a=[1], b=[1]) %}{% for a in range(60) %}{% set n.a = [n.a, n.a] %}{% set n.b = [n.b, n.b] %}{% endfor %}{{ n.a == n.b }}",
    "nests without end": "{{ " + "(" * 50_000 + "1" + ")" * 50_000 + " }}",
    "changes what it is given": "{% set _ = sections.append(1) %}{{ annexes.wanted.append(1) }}",
    "runs a script": "</p><script>alert(1)</script><p>",
    "runs a script from a link": '<a href="javascript:alert(1)">here</a>',
    "runs a script from a picture": '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title><script>alert(1)</script></svg>',
    "runs a script on a click": '<span onclick="alert(1)">here</span>',
    "loads a picture from the network": '<span style="background: url(http://127.0.0.1:9/x)">x</span>',
    "embeds a page": '<iframe src="file:///etc/passwd"></iframe>',
    "defines an entity": "&xxe;",
}  # fmt: skip


def hostile(project: Path, template: str) -> Path:
    folder = project / "templates"
    folder.mkdir()
    (folder / "meeting-brief.html.jinja").write_text(template, encoding="utf-8")
    return project


def test_there_are_twenty_at_least() -> None:
    assert len(BODIES) >= 20


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_hostile_template_ends_with_a_finding_and_has_done_nothing(tiny: Path, body: str) -> None:
    ran = assert_harmless(hostile(tiny, PAGE.replace("BODY", body)), "build", "--format=html", AS_OF)
    assert "error[" in ran.out


FRAMES = {
    "a policy of its own": '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"/>',
    "a script in the head": "<script>alert(1)</script>",
    "a sheet from the network": '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"/>',
    "a base": '<base href="http://127.0.0.1:9/"/>',
}


@pytest.mark.parametrize("line", FRAMES.values(), ids=FRAMES)
def test_the_head_of_a_document_loads_and_runs_nothing(tiny: Path, line: str) -> None:
    head = f"<head><title>T</title>{line}</head>"
    frame = f'<!DOCTYPE html>\n<html lang="en">{head}<body><main><p>x</p></main></body></html>'
    ran = assert_harmless(hostile(tiny, frame), "build", "--format=html", AS_OF)
    assert "active-content" in ran.out


@pytest.mark.slow
@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd"])
def test_a_style_sheet_fetches_nothing_for_a_pdf(tiny: Path, address: str) -> None:
    sheet = f"body {{ background: url({address}) }}\n"
    hostile(tiny, "{% extends 'base.html.jinja' %}{% block main %}<p>x</p>{% endblock %}")
    (tiny / "templates/styles").mkdir()
    (tiny / "templates/styles/brief.css").write_text(sheet)
    ran = assert_harmless(tiny, "build", "--format=pdf", AS_OF)
    assert "fetch-refused" in ran.out


def test_a_link_among_the_templates_leads_nowhere(tiny: Path) -> None:
    (tiny.parent / "outside.jinja").write_text(SECRET)
    (tiny / "templates").mkdir()
    (tiny / "templates/meeting-brief.html.jinja").symlink_to(tiny.parent / "outside.jinja")
    assert "outside-project" in assert_harmless(tiny, "build", "--format=html", AS_OF).out


def test_a_folder_of_templates_elsewhere_is_not_read(tiny: Path) -> None:
    (tiny.parent / "elsewhere").mkdir()
    (tiny.parent / "elsewhere/meeting-brief.html.jinja").write_text(SECRET)
    (tiny / "templates").symlink_to(tiny.parent / "elsewhere")
    assert "outside-project" in assert_harmless(tiny, "build", "--format=html", AS_OF).out
