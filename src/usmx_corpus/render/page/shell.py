"""A page around its content: one file without network, with a policy that admits only its own style and script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from usmx_corpus.render.page.markup import Markup, element, text

# The first is what the system says.
_COLORS = ("auto", "light", "dark")


def whole(title: str, style: str, script: str, skip: Markup, *content: Markup) -> str:
    """Return an HTML document that opens with a link to skip its head and the switch between light and dark.

    Its style follows what all pages share, its script comes last.
    """
    style = asset("usmx_corpus.render.page", "base.css") + style
    body = element("body", skip, _colors(), *content, element("script", Markup(script)))
    return f"<!doctype html>\n{element('html', _head(title, style, script), body, lang='en')}\n"


def asset(package: str, name: str) -> str:
    """Read a style or script that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _colors() -> Markup:
    """Write the switch between light and dark: the style sheet looks at what is chosen."""
    return element("fieldset", *map(_choice, _COLORS), class_="colors", aria_label="Colors")


def _choice(name: str) -> Markup:
    checked = "" if name == _COLORS[0] else None
    radio = element("input", type="radio", name_="colors", id=f"colors-{name}", checked=checked)
    return element("label", radio, element("span", text(name)))


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
