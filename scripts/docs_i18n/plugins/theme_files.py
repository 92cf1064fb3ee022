"""What of the theme is published: our scripts without their comments, and Material's stylesheet without what nothing uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from docs_i18n.errors import SiteError
from docs_i18n.published_script import published_script
from docs_i18n.stylesheet import STYLED_EXTENSIONS, minified, trimmed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLESHEET = "assets/stylesheets/material.css"
"""Material's stylesheet as we publish it: `base.html` asks for this name, which no new version changes."""

# Its own name changes with each version.
_MATERIAL = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")
# Files of Material that nothing asks for: its scripts, its own search, its source maps.
_UNUSED = ("assets/javascripts/", "assets/images/favicon.png", "assets/stylesheets/palette.")


def is_unused(src_uri: str) -> bool:
    """Whether no page of ours asks for this file of the theme."""
    return src_uri.startswith(_UNUSED) or src_uri.endswith((".map", "sitemap.xml"))


def publish_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Put the published form of each script and stylesheet in its place."""
    ours = [file for file in files if file.src_uri.startswith("toolbox/")]
    for file in ours:
        if file.src_uri.endswith(".js"):
            file.content_string = published_script(file.content_string)
        elif file.src_uri.endswith(".css"):
            file.content_string = minified(file.content_string)
    materials = [file for file in files if _MATERIAL.fullmatch(file.src_uri)]
    if len(materials) != 1:
        raise PluginError(
            f"mkdocs-material has {len(materials)} files assets/stylesheets/main.….min.css where one was expected."
            " Install the version that pyproject.toml names: pip install -r requirements.txt"
        )
    beside = "".join(file.content_string for file in ours if file.src_uri.endswith(".css"))
    # Ours stand there as objects, new for each build; their names must not get into what is remembered.
    extensions = STYLED_EXTENSIONS.intersection(map(str, config.markdown_extensions))
    try:
        content = trimmed(materials[0].content_string, extensions, beside)
    except SiteError as error:
        raise PluginError(str(error)) from error
    files.remove(materials[0])
    files.append(File.generated(config, STYLESHEET, content=minified(content)))
