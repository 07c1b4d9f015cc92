"""Search: sources, events, figures, actors and statements, found by their words in whatever form they are asked for.

`entries` says what of a view of the project can be found; `index` keeps it in SQLite (FTS5) and answers; `asking` reads
what is asked, `words` and `names` bring words and names to the form by which they are compared, `excerpts` shows where.
"""
