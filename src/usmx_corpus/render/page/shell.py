"""A page around its content: one file without network, with a policy that admits only its own style and script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from usmx_corpus.render.page.markup import Markup, element, text


def whole(title: str, style: str, script: str, *body: Markup) -> str:
    """Return an HTML document; its style follows what all pages share, its script comes last."""
    style = asset("usmx_corpus.render.page", "base.css") + style
    last = element("script", Markup(script))
    return f"<!doctype html>\n{element('html', _head(title, style, script), element('body', *body, last), lang='en')}\n"


def asset(package: str, name: str) -> str:
    """Read a style or script that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _head(title: str, style: str, script: str) -> Markup:
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        # The quotes of the policy are the page's own and not escaped.
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="referrer", content="no-referrer"),
        element("title", text(title)),
        element("style", Markup(style)),
    )


def _hash(content: str) -> str:
    """Return the source expression that allows one inline text (CSP level 3)."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
