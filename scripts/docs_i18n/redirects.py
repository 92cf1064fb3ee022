"""Pages left behind at an old address: no script, a link for people and a refresh for browsers."""

from __future__ import annotations

import posixpath
from html import escape


def redirect_page(
    lang: str, heading: str, link_text: str, target: str, *, canonical: str, policy: str
) -> str:
    """A page that leads on at once; `target` is relative, `canonical` absolute or "" where there is none.

    `policy` is the Content-Security-Policy that every page carries, "" in a preview.
    """
    guard = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">' if policy else ""
    link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">{guard}'
        f"<title>{escape(heading)}</title>"
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'{link}<meta http-equiv="refresh" content="0; url={escape(target)}"></head>'
        f'<body><main><h1>{escape(heading)}</h1><p><a href="{escape(target)}">{escape(link_text)}</a></p></main>'
        "</body></html>\n"
    )


def old_url(old_path: str) -> str:
    """The address that a page had, from the path of its Markdown file: `a/b.md` was served as `a/b/`."""
    stem = old_path.removesuffix(".md")
    stem = stem.removesuffix("index").rstrip("/") if posixpath.basename(stem) == "index" else stem
    return f"{stem}/" if stem else ""


def relative_target(old: str, new: str) -> str:
    """From the folder of one address to another, both relative to the root of the site."""
    relative = posixpath.relpath(f"/{new}", f"/{old}")
    return f"{relative}/" if not relative.endswith("/") else relative
