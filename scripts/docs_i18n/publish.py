"""A build takes the place of the last one only when it is whole.

It goes into a sibling folder and is swapped in by two renames; an interrupted build leaves the previous site
in place and is tidied at the next start (design §7).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from docs_i18n.errors import SiteError

if TYPE_CHECKING:
    from pathlib import Path


def building_folder(site: Path) -> Path:
    return site.with_name(f"{site.name}.building")


def _previous_folder(site: Path) -> Path:
    return site.with_name(f"{site.name}.previous")


def tidy(site: Path) -> None:
    """Undo what an interrupted build or swap has left behind."""
    previous = _previous_folder(site)
    if previous.is_symlink():
        previous.unlink()
    elif previous.exists():
        if site.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(site)
    shutil.rmtree(building_folder(site), ignore_errors=True)


def swap_in(site: Path) -> None:
    """Put the finished build in the place of the site; SiteError where the folder cannot be renamed.

    `site` is the folder itself, not a link to it: only what stands beside the folder can take its place.
    """
    previous = _previous_folder(site)
    try:
        if site.exists():
            shutil.rmtree(previous, ignore_errors=True)  # one that was in use when it should have gone
            site.rename(previous)
        building_folder(site).rename(site)
    except OSError as error:
        if previous.exists() and not site.exists():
            previous.rename(site)
        raise SiteError(
            f"{site}: the finished site cannot take the place of this folder ({error.strerror}). A mounted folder"
            " cannot be renamed: write `site_dir:` as a folder inside it, or build with `mkdocs build -d`"
        ) from error
    shutil.rmtree(previous, ignore_errors=True)
