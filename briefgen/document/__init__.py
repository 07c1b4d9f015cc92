"""The document: a briefing and a selection in, one semantic HTML document out, and the same read back into blocks.

`assembly` makes the HTML from `sections` and `annexes`, which give templates their `views`; `register`, `prose` and
`speech` put facts into words; `citations` numbers the notes; `reader` turns the HTML into `blocks`, within the
`vocabulary`.
"""
