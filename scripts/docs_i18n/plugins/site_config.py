"""The options of the plugin, as they stand in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class OperatorConfig(Config):
    """Who runs this copy of the site; all empty where nobody has filled it in."""

    name = c.Type(str, default="")
    address = c.Type(str, default="")
    phone = c.Type(str, default="")
    enforcement = c.Type(str, default="")


class SiteConfig(Config):
    processes = c.Type(int, default=0)
    only_locale = c.Type(str, default="")
    branch = c.Type(str, default="main")
    contact_email = c.Type(str, default="")
    operator = c.SubConfig(OperatorConfig)
