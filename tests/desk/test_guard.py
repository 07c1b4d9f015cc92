"""The guard: nothing but a page of this very desk, opened with its own key, reads or changes anything."""

from collections.abc import Callable, Mapping

import pytest

from tests.desk.running import Desk

JSON = {"content-type": "application/json"}
Headers = Callable[[Desk], dict[str, str]]

READING: dict[str, tuple[Headers, int]] = {
    "no cookie": (lambda d: d.own(cookie=None), 403),
    "another secret": (lambda d: d.own(cookie=f"briefgen-desk-{d.port}=guess"), 403),
    "the cookie of a desk on another port": (lambda d: d.own(cookie=d.cookie.replace(str(d.port), "1")), 403),
    "the token as a cookie": (lambda d: d.own(cookie=f"briefgen-desk-{d.port}=the-token-of-the-address"), 403),
    "a secret in other letters": (lambda d: d.own(cookie=f"briefgen-desk-{d.port}=Ж"), 403),
    "a name that was rebound": (lambda d: d.own(host=f"evil.example:{d.port}"), 421),
    "the right address without its port": (lambda d: d.own(host="127.0.0.1"), 421),
    "another port": (lambda d: d.own(host="127.0.0.1:1"), 421),
    "a name that begins like ours": (lambda d: d.own(host=f"127.0.0.1.evil.example:{d.port}"), 421),
    "another loopback address": (lambda d: d.own(host=f"127.0.0.2:{d.port}"), 421),
    "a whole address as host": (lambda d: d.own(host=f"http://{d.host}"), 421),
    "user information before the host": (lambda d: d.own(host=f"me@{d.host}"), 421),
    "another origin": (lambda d: d.own(origin="https://evil.example"), 403),
    "an origin on another port": (lambda d: d.own(origin="http://127.0.0.1:1"), 403),
    "an origin by another scheme": (lambda d: d.own(origin=f"https://{d.host}"), 403),
    "no origin at all, said so": (lambda d: d.own(origin="null"), 403),
    "another name of ours as origin": (lambda d: d.own(origin=f"http://localhost:{d.port}"), 403),
    "from another site": (lambda d: d.own(sec_fetch_site="cross-site"), 403),
    "from another port of this machine": (lambda d: d.own(sec_fetch_site="same-site"), 403),
    "a site in capitals": (lambda d: d.own(sec_fetch_site="SAME-ORIGIN"), 403),
}


@pytest.mark.parametrize("case", READING)
def test_a_foreign_request_is_refused_for_reading_and_for_changing(desk: Desk, case: str) -> None:
    headers, status = READING[case]
    for answer in (desk.get("/timeline", headers(desk)), desk.ask("POST", "/timeline", headers(desk) | JSON, b"{}")):
        assert answer.status == status
        assert "visa" not in answer.body.lower()


CHANGING: dict[str, tuple[Mapping[str, str], bytes, int, int]] = {
    "a form of another page": ({"content-type": "application/x-www-form-urlencoded"}, b"a=1", -1, 415),
    "a form with files": ({"content-type": "multipart/form-data; boundary=a"}, b"--a--", -1, 415),
    "plain text that is JSON": ({"content-type": "text/plain"}, b"{}", -1, 415),
    "JSON by a name of one's own": ({"content-type": "text/json"}, b"{}", -1, 415),
    "no type": ({}, b"{}", -1, 415),
    "more than is taken": (JSON, b"{}", 50_000_001, 413),
    "a length that is none": (JSON | {"content-length": "nine"}, b"", -1, 400),
    "two lengths": (JSON | {"content-length": "5"}, b"{}", 2, 400),
    "a body that never comes": (JSON, b"{", 100, 408),
}


@pytest.mark.parametrize("case", CHANGING)
def test_a_body_of_another_type_or_size_is_refused(desk: Desk, case: str) -> None:
    headers, body, declared, status = CHANGING[case]
    assert desk.ask("POST", "/timeline", desk.own(**headers), body, declared).status == status


def test_a_chunked_body_is_counted_as_it_comes(desk: Desk) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in desk.own(**JSON).items())
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    request = f"POST /timeline HTTP/1.1\r\n{head}transfer-encoding: chunked\r\nconnection: close\r\n\r\n"
    assert desk.raw(request.encode() + chunk * 40 + b"0\r\n\r\n").status == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_are_refused(desk: Desk, method: str) -> None:
    assert desk.ask(method, "/timeline", desk.own()).status in {400, 405}


def test_a_change_needs_an_origin(desk: Desk) -> None:
    assert desk.ask("POST", "/timeline", desk.own(origin=None) | JSON, b"{}").status == 403


def test_two_hosts_are_one_too_many(desk: Desk) -> None:
    request = f"GET /timeline HTTP/1.1\r\nHost: {desk.host}\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\n\r\n"
    assert desk.raw(request.encode()).status in {400, 421}


@pytest.mark.parametrize(
    "target",
    [
        "/static/../workspace.py", "/static/..%2fworkspace.py", "/static/%2e%2e/guard.py", "/static/desk.css%00.svg",
        "/sources/..%2f..%2fevents.yaml/original", "/sources/%2fetc%2fpasswd/original", "/briefings/..%2fproject",
        "/facts/" + "a" * 3000, "//evil.example/timeline", "/timeline/../../etc/passwd", "/output/en/x.pdf",
    ],
)  # fmt: skip
def test_no_path_leads_to_another_file(desk: Desk, target: str) -> None:
    answer = desk.get(target)
    assert answer.status in {400, 404}
    assert "root:" not in answer.body
    assert "import" not in answer.body


def test_an_address_longer_than_any_of_ours_is_refused(desk: Desk) -> None:
    assert desk.get("/timeline?q=" + "a" * 5000).status == 414


def test_the_token_becomes_a_cookie_and_leaves_the_address(desk: Desk) -> None:
    headers = {"host": desk.host, "sec-fetch-site": "none"}
    answer = desk.get("/timeline?token=the-token-of-the-address&topic=t", headers)
    assert answer.status == 303
    assert answer.headers["location"] == "/timeline?topic=t"
    assert answer.headers["set-cookie"] == f"{desk.cookie}; httponly; path=/; samesite=strict"


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/%2f/evil.example/"])
def test_the_token_leads_to_no_other_host(desk: Desk, path: str) -> None:
    answer = desk.get(f"{path}?token=the-token-of-the-address", {"host": desk.host})
    assert not answer.headers.get("location", "").startswith(("//", "/\\", "http"))


def test_another_token_opens_nothing(desk: Desk) -> None:
    assert desk.get("/?token=guess", {"host": desk.host}).status == 403


def test_every_answer_carries_the_policy(desk: Desk) -> None:
    for target in ("/timeline", "/static/desk.css", "/facts/none", "/nowhere"):
        headers = desk.get(target).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


def test_a_socket_that_is_no_web_page_is_closed(desk: Desk) -> None:
    upgrade = {"connection": "upgrade", "upgrade": "websocket", "sec-websocket-version": "13", "sec-websocket-key": "a"}
    assert desk.ask("GET", "/timeline", desk.own(**upgrade)).status in {200, 400, 403, 426}
