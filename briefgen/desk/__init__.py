"""The desk: requests of a browser on this machine in, pages out.

It knows no more than `cli` does and does everything through the same rooms: what it shows comes from `service` and the
rooms below, what it changes goes through `editing`. `guard` says who may ask at all, `workspace` holds the project that
is open, `pages` and `actions` answer, `server` starts and ends it.
"""
