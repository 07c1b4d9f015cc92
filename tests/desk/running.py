"""A desk over the tiny project on a port of its own, asked by the bytes of HTTP as any program may ask it."""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from briefgen.desk.application import application
from briefgen.desk.guard import Guard, Secrets
from briefgen.desk.server import configured, listening
from briefgen.desk.workspace import Workspace

SECRETS = Secrets("the-token-of-the-address", "the-secret-of-the-cookie")
_PATIENCE = 0.5  # seconds for a body: slow ones are tried


@dataclass(frozen=True)
class Answer:
    """What a server answered: its status, its headers by lower-case name, and its body."""

    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def said(self) -> dict[str, Any]:
        """The body as JSON."""
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass(frozen=True)
class Desk:
    """A running desk: its port, its project, and how to ask it."""

    port: int
    root: Path

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        return f"briefgen-desk-{self.port}={SECRETS.session}"

    @property
    def origin(self) -> str:
        return f"http://{self.host}"

    def own(self, **changed: str | None) -> dict[str, str]:
        """The headers of a page of this desk; those that are None are left out, others are changed."""
        given = {"host": self.host, "cookie": self.cookie, "origin": self.origin, "sec-fetch-site": "same-origin"}
        named = {name.replace("_", "-"): value for name, value in changed.items()}
        return {name: value for name, value in {**given, **named}.items() if value is not None}

    def get(self, target: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.ask("GET", target, self.own(origin=None) if headers is None else headers)

    def post(self, target: str, content: object) -> Answer:
        """A change as a page of the desk sends it."""
        return self.ask("POST", target, self.own(content_type="application/json"), json.dumps(content).encode())

    def ask(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes = b"", declared: int = -1
    ) -> Answer:
        """One request, written out; the length declared is the body's unless given."""
        length = len(body) if declared < 0 else declared
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        if body or declared >= 0:
            lines.append(f"content-length: {length}")
        return self.raw(("\r\n".join([*lines, "connection: close"]) + "\r\n\r\n").encode() + body)

    def raw(self, request: bytes) -> Answer:
        with contextlib.closing(socket.create_connection(("127.0.0.1", self.port), timeout=20)) as line:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                line.sendall(request)
            data = bytearray()
            with contextlib.suppress(ConnectionResetError):
                while chunk := line.recv(65536):
                    data += chunk
        return _answer(bytes(data))


def _answer(data: bytes) -> Answer:
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = (line.lower().partition(": ") for line in rest)
    headers = {name: value for name, _, value in pairs}
    return Answer(int(first.split(" ")[1]) if first else 0, headers, body.decode(errors="replace"))


@contextlib.contextmanager
def running(root: Path, **mode: bool) -> Iterator[Desk]:
    """A desk over a project, in a thread, until the block ends."""
    with contextlib.closing(listening(0)) as listener:
        port = listener.getsockname()[1]
        guard = Guard(application(Workspace(root), **mode), port, SECRETS, patience=_PATIENCE)
        server = uvicorn.Server(configured(guard))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + 10
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield Desk(port, root)
        finally:
            server.should_exit = True
            thread.join(10)
