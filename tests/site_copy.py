"""A copy of the project to build in which the given translations are not there yet.

The project may be translated to the last page; what readers see of a page that is not is tested all the same.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from docs_i18n.site import ledger_file
from site_pages import PROJECT, ROOT
from small_site import OVERRIDES, SmallSite

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def copy_project(root: Path, *, untranslated: Collection[str] = (), with_records: bool = True) -> SmallSite:
    """Copy texts, settings and records; the files that earlier builds have made for download are used from here."""
    for language in PROJECT.languages:
        folder = root / language.folder
        shutil.copytree(PROJECT.folder(language), folder)
        if not with_records:
            shutil.rmtree(folder / ".ledger", ignore_errors=True)
    site = SmallSite(root=root)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    site.write({"mkdocs.yml": settings.replace("custom_dir: overrides", f"custom_dir: {OVERRIDES}")})
    for language in PROJECT.translations:
        for page in untranslated:
            (root / language.folder / page).unlink(missing_ok=True)
            records = ledger_file(PROJECT, language, page).relative_to(PROJECT.root)
            (root / records).unlink(missing_ok=True)
    cache = ROOT / ".cache" / "downloads"
    cache.mkdir(parents=True, exist_ok=True)
    (root / ".cache").mkdir()
    (root / ".cache" / "downloads").symlink_to(cache)
    return site
