"""At each moment there is one whole site: the last one, until the next is ready."""

from __future__ import annotations

import errno
import itertools
from typing import TYPE_CHECKING

import pytest

from docs_i18n.errors import SiteError
from docs_i18n.publish import building_folder, swap_in, tidy

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path, word: str) -> None:
    """Write a site of one page."""
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "index.html").write_text(word, encoding="utf-8")


def standing(root: Path) -> dict[str, str]:
    """Return what stands beside the sources: folder to the word of its page."""
    return {
        path.name: (path / "deep" / "index.html").read_text(encoding="utf-8")
        for path in sorted(root.iterdir())
    }


def test_first_site(tmp_path: Path) -> None:
    """Where there was no site the finished build becomes it."""
    make(building_folder(tmp_path / "site"), "new")
    swap_in(tmp_path / "site")

    assert standing(tmp_path) == {"site": "new"}


def test_next_site(tmp_path: Path) -> None:
    """The finished build takes the place of the last one, of which nothing is left."""
    make(tmp_path / "site", "old")
    (tmp_path / "site" / "gone.html").write_text("old", encoding="utf-8")
    make(building_folder(tmp_path / "site"), "new")
    swap_in(tmp_path / "site")

    assert standing(tmp_path) == {"site": "new"}
    assert not (tmp_path / "site" / "gone.html").exists()


@pytest.mark.parametrize("present", [set(found) for n in range(4) for found in itertools.combinations(("site", "site.building", "site.previous"), n)], ids=lambda present: "+".join(sorted(present)) or "nothing")  # fmt: skip
def test_tidy_after_any_interruption(tmp_path: Path, present: set[str]) -> None:
    """Whatever was left behind, the whole site stays: the last one, or the one before where the swap was cut."""
    for name in present:
        make(tmp_path / name, name)
    tidy(tmp_path / "site")

    whole = next((name for name in ("site", "site.previous") if name in present), None)
    assert standing(tmp_path) == ({"site": whole} if whole else {})


def test_link_left_behind_is_removed_and_not_followed(tmp_path: Path) -> None:
    """A link in the place of our own folder goes; what it leads to stays."""
    make(tmp_path / "site", "site")
    make(tmp_path / "elsewhere", "kept")
    (tmp_path / "site.previous").symlink_to("elsewhere")
    tidy(tmp_path / "site")

    assert standing(tmp_path) == {"elsewhere": "kept", "site": "site"}


def test_folder_that_cannot_be_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses, as for a mounted folder, the message says what to do and the last site stays."""
    make(tmp_path / "site", "old")
    make(building_folder(tmp_path / "site"), "new")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(self), None, str(target))

    monkeypatch.setattr(type(tmp_path), "rename", refuse)
    with pytest.raises(SiteError, match=r"cannot take the place of this folder \(Device or resource busy\)"):
        swap_in(tmp_path / "site")

    assert standing(tmp_path)["site"] == "old"


def test_tidy_twice_is_tidy_once(tmp_path: Path) -> None:
    """Tidying changes nothing where all is tidy."""
    make(tmp_path / "site", "whole")
    tidy(tmp_path / "site")
    tidy(tmp_path / "site")

    assert standing(tmp_path) == {"site": "whole"}


def test_swap_after_an_interrupted_swap(tmp_path: Path) -> None:
    """A previous site that could not be deleted last time does not stop the next build."""
    make(tmp_path / "site", "old")
    make(tmp_path / "site.previous", "older")
    make(building_folder(tmp_path / "site"), "new")
    tidy_first = standing(tmp_path)
    assert tidy_first == {"site": "old", "site.building": "new", "site.previous": "older"}
    swap_in(tmp_path / "site")

    assert standing(tmp_path) == {"site": "new"}


def test_neighbours_with_similar_names_are_left_alone(tmp_path: Path) -> None:
    """Only our own two folders are ever touched."""
    for name in ("site", "site.old", "sites", "site.building.txt"):
        make(tmp_path / name, name)
    tidy(tmp_path / "site")

    assert sorted(standing(tmp_path)) == ["site", "site.building.txt", "site.old", "sites"]
