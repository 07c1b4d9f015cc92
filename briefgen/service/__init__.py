"""The build: from a project and what is wanted of it to files under output/, each whole or not there at all.

`plan` says what, `documents` assembles it, `run` renders and writes what has changed, `executors` says where,
`manifest` remembers, `shortcut` sees that there is nothing to do. This page imports none of them, so that the last
one stays quick.
"""
