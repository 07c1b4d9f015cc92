"""The project: the only room that knows paths, the clock and the environment.

`files` reads a project's folder, `folders` says where things lie, `clock` what day it is. This page imports none of
them, so that a build that has nothing to do loads nothing.
"""
