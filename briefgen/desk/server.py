"""The server: starts the desk on this machine alone, says where it is, and ends it."""

import contextlib
import secrets
import socket
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uvicorn

from briefgen.desk.application import application
from briefgen.desk.guard import TOKEN, Guard, Secrets
from briefgen.desk.workspace import Workspace

ADDRESS: Final = "127.0.0.1"
_MOST_AT_ONCE: Final = 64
_IDLE: Final = 5  # seconds that a connection may rest
_ENDING: Final = 3  # seconds that requests are given to end


@dataclass(frozen=True, slots=True)
class Options:
    """How the desk is opened; port 0 takes any that is free."""

    port: int = 0
    read_only: bool = False
    browser: bool = True
    incognito: bool = False


def serve(root: Path, options: Options) -> None:
    """Opens the desk over a project until it is ended; raises OSError where the port is taken."""
    with contextlib.closing(listening(options.port)) as listener:
        port = listener.getsockname()[1]
        known = Secrets(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        app = application(Workspace(root), read_only=options.read_only, incognito=options.incognito)
        address = f"http://{ADDRESS}:{port}/?{TOKEN}={known.token}"
        print(address, flush=True)  # noqa: T201 (the one line of standard output that others read)
        print("briefgen: the desk is open on this machine alone; Ctrl+C ends it", file=sys.stderr)  # noqa: T201
        if options.browser:
            webbrowser.open(address)
        _run(uvicorn.Server(configured(Guard(app, port, known))), listener)


def listening(port: int) -> socket.socket:
    """A socket that listens on a port of this machine alone, for the caller to close; raises OSError."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
        listener.listen(_MOST_AT_ONCE)
    except OSError:
        listener.close()
        raise
    return listener


def configured(guard: Guard) -> uvicorn.Config:
    """How uvicorn serves the desk: one protocol, no words about itself, and bounds on what waits."""
    return uvicorn.Config(
        guard,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        http="h11",
        lifespan="off",
        limit_concurrency=_MOST_AT_ONCE,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_ENDING,
    )


def _run(server: uvicorn.Server, listener: socket.socket) -> None:
    with contextlib.suppress(KeyboardInterrupt):  # how a person ends it
        server.run(sockets=[listener])
