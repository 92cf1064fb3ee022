"""Addresses around the site: edit and new-file forms of code hosts, reports of mistakes, share links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True, kw_only=True, slots=True)
class Repository:
    """The public repository of the text, on a host whose forms we know; a bare `url` on any other."""

    url: str
    """As in REPO_URL, with no slash at the end."""
    branch: str
    """The branch that the forms open."""

    @property
    def host_kind(self) -> str:
        """github, gitlab, forgejo, or "" where the host's forms are not known to us."""
        host = urlsplit(self.url).hostname or ""
        for kind, names in _HOSTS.items():
            if any(name in host for name in names):
                return kind
        return ""

    def edit(self, path: str) -> str | None:
        """The host's form for changing a file; None where we do not know the host."""
        branch, file = quote(self.branch), quote(path)
        forms = {
            "github": f"{self.url}/edit/{branch}/{file}",
            "gitlab": f"{self.url}/-/edit/{branch}/{file}",
            "forgejo": f"{self.url}/_edit/{branch}/{file}",
        }
        return forms.get(self.host_kind)

    def new_file(self, path: str) -> str | None:
        """The host's form for creating a file of that name; None where we do not know the host."""
        branch, file = quote(self.branch), quote(path, safe="")
        forms = {
            "github": f"{self.url}/new/{branch}?filename={file}",
            "gitlab": f"{self.url}/-/new/{branch}?file_name={file}",
            "forgejo": f"{self.url}/_new/{branch}/?filename={file}",
        }
        return forms.get(self.host_kind)

    def filled_file(self, path: str, text: str) -> str | None:
        """The form for creating a file with its text filled in; None where the host or the length does not allow it."""
        form = self.new_file(path)
        # GitLab's form takes a name only; Gitea and Forgejo follow GitHub (go-gitea/gitea#16556).
        if form is None or self.host_kind == "gitlab":
            return None
        address = f"{form}&value={quote(text, safe='')}"
        return address if len(address) <= LONGEST_ADDRESS else None

    def new_issue(self, title: str = "", body: str = "") -> str | None:
        """The host's form for a report, empty if nothing is given; None where we do not know the host."""
        github = _query({"title": title, "body": body})
        gitlab = _query({"issue[title]": title, "issue[description]": body})
        forms = {
            "github": f"{self.url}/issues/new{github}",
            "gitlab": f"{self.url}/-/issues/new{gitlab}",
            "forgejo": f"{self.url}/issues/new{github}",
        }
        return forms.get(self.host_kind)


LONGEST_ADDRESS = 6000
"""Characters of an address that hosts and browsers still take."""

_HOSTS = {
    "github": ("github",),
    "gitlab": ("gitlab",),
    "forgejo": ("codeberg", "forgejo", "gitea"),
}


def _query(fields: dict[str, str]) -> str:
    given = {name: text for name, text in fields.items() if text}
    return f"?{urlencode(given, quote_via=quote)}" if given else ""


def mail_link(address: str, subject: str, body: str) -> str:
    """A mailto: link with subject and body filled in; a line of the body ends as in a mail (RFC 6068, section 5)."""
    fields = {"subject": subject, "body": "\r\n".join(re.split(r"\r\n|\r|\n", body))}
    return f"mailto:{quote(address, safe='@')}?{urlencode(fields, quote_via=quote)}"
