"""HTML: the assembled document as it is; its styles and its picture are inside it, and it loads and runs nothing.

That holds whatever its template says: the policy is written here, as the first thing in the head, and allows the styles
of this very document by their hash and nothing else (Content Security Policy 3, § 2.3).
"""

import base64
import hashlib
import re
from typing import Final

from briefgen.renderers.interface import Page, Rendered

_META: Final = re.compile(r"[ \t]*<meta\b[^>]*\bcontent-security-policy\b[^>]*>\n?", re.IGNORECASE)
_STYLE: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_FIRST: Final = re.compile(r"(<head>\s*(?:<meta charset=[^>]*>)?)")


def render(page: Page) -> Rendered:
    """The document as a self-contained HTML file."""
    return Rendered(with_policy(page.html).encode())


def with_policy(html: str) -> str:
    """The document with the policy that it loads nothing, runs nothing and is styled by its own styles alone."""
    head, found, rest = html.partition("<body")
    hashes = [f"'sha256-{_hash(style)}'" for style in _STYLE.findall(head)]
    styles = " ".join(hashes) or "'none'"
    policy = f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'"
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}"/>'
    return _FIRST.sub(lambda match: match[1] + meta, _META.sub("", head), count=1) + found + rest


def _hash(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.replace("\r\n", "\n").encode()).digest()).decode()
