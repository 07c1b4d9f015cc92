"""Returns: a Word document that came back in, what has changed in it out, statement by statement.

`word` reads the document with its revisions, comments and bookmarks; `expected` says what the copy would hold today;
`lineage` leads from its bookmarks to the lines of today; `matching` finds each line again, `order` what was moved;
`comparing` says what became of each, `additions` what is new; `rewording` puts new words around what is drawn;
`accepting` turns changes into edits of the briefing's file. Nothing here reads a file, a clock or the environment.
"""
