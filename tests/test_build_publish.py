"""The published site is whole at every moment: a build takes its place when all is well, or not at all."""

from __future__ import annotations

import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from small_site import ALL, OVERRIDES, REPOSITORY, SmallSite, page, small_site, translation, tree

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

PAGES: Files = {f"docs/pages/page-{number}.md": page(f"Page {number}") for number in range(3)}
# A build that waits in the middle, so that it cannot be over before it is stopped.
WAITING = """
import time
from pathlib import Path

def on_post_page(output, page, config):
    if page.file.src_uri == "pages/page-1.md":
        Path(config.site_dir, "waiting").touch()
        time.sleep(120)
    return output
"""


def folders(site: SmallSite) -> list[str]:
    """Return what stands in the project beside its sources."""
    return sorted(path.name for path in site.root.glob("site*"))


def built(site: SmallSite) -> dict[str, bytes]:
    outcome = site.build()
    assert outcome.log == ()
    return tree(site.site)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_interrupted_build_leaves_the_previous_site(tmp_path: Path, how: signal.Signals) -> None:
    """Whatever stops a build in the middle, the site stands as before, and the next build tidies up."""
    site = small_site(tmp_path)
    before = built(site)
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write(PAGES | {"waiting.py": WAITING, "mkdocs.yml": f"{settings}\nhooks: [waiting.py]\n"})
    process = site.start("build", "--strict")
    end = time.monotonic() + 60
    while not (tmp_path / "site.building" / "waiting").exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(how)
    process.communicate(timeout=60)

    assert process.returncode != 0
    assert tree(site.site) == before
    assert folders(site) == ["site", "site.building"]

    site.write({"mkdocs.yml": settings})
    after = built(site)
    assert folders(site) == ["site"]
    assert {"pages/page-2/index.html", "uk/pages/page-2/index.html"} <= set(after)
    assert "waiting" not in after


def test_crash_in_a_later_language_leaves_the_previous_site(tmp_path: Path) -> None:
    """An exception nobody foresaw, after English was written, changes nothing; the next build is as ever."""
    site = small_site(tmp_path, own_overrides=True)
    before = built(site)
    footer = tmp_path / "overrides" / "partials" / "footer.html"
    good = footer.read_text(encoding="utf-8")
    footer.write_text("{% if page_locale == 'uk' %}{{ 1 // 0 }}{% endif %}" + good, encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        site.build()

    assert tree(site.site) == before
    assert folders(site) == ["site"]

    footer.write_text(good, encoding="utf-8")
    assert built(site) == before
    assert folders(site) == ["site"]


def test_strict_failure_leaves_the_previous_site(tmp_path: Path) -> None:
    """A broken link found at the very end does not take the good site down."""
    site = small_site(tmp_path)
    before = built(site)
    site.write({"docs_uk/index.md": translation("Головна", "[Нема](gone.md)")})
    outcome = site.build()

    assert not outcome.succeeded
    assert tree(site.site) == before
    assert folders(site) == ["site"]


def test_warning_of_the_last_moment_leaves_the_previous_site(tmp_path: Path) -> None:
    """What is found wrong with the finished site counts as much as what is found on the way."""
    site = small_site(tmp_path)
    before = built(site)
    site.write({"docs/index.md": page("Home", head="redirect_from: [index.md]\n")})
    outcome = site.build()

    assert not outcome.succeeded
    assert tree(site.site) == before
    assert folders(site) == ["site"]


def test_build_that_is_not_strict_publishes_with_warnings(tmp_path: Path) -> None:
    """Without `--strict` a broken link is a warning and no more."""
    site = small_site(tmp_path, {"docs/a.md": page("Page", "[Gone](gone.md)")})
    outcome = site.build(strict=False)

    assert outcome.succeeded
    assert "gone.md" in outcome.log[0]
    assert folders(site) == ["site"]


def test_nothing_of_the_previous_site_is_left(tmp_path: Path) -> None:
    """A page that was deleted, and a file that strayed into the site, are gone after the next build."""
    site = small_site(tmp_path, {"docs/a.md": page("Page")})
    built(site)
    (tmp_path / "docs" / "a.md").unlink()
    (tmp_path / "site" / "stray.txt").write_text("stray", encoding="utf-8")

    assert [name for name in built(site) if name in {"a/index.html", "uk/a/index.html", "stray.txt"}] == []


def test_left_over_folders_do_not_reach_the_site(tmp_path: Path) -> None:
    """What an older interrupted build has left behind is not published with the next one."""
    site = small_site(tmp_path)
    site.write({"site.building/old.html": "old", "site.previous/older.html": "older"})

    assert [name for name in built(site) if "old" in name] == []
    assert folders(site) == ["site"]


def test_site_can_go_elsewhere(tmp_path: Path) -> None:
    """`mkdocs build -d` publishes there, as safely."""
    site = small_site(tmp_path / "project")
    code, said = site.run("build", "--strict", "-d", str(tmp_path / "www"))

    assert code == 0, said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "www"]
    assert (tmp_path / "www" / "uk" / "index.html").is_file()


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the site depends on the day, the time zone, the order of a set or the folder it is built in."""
    trees = []
    for name, zone, seed in (("one", "Pacific/Kiritimati", "1"), ("two", "Pacific/Pago_Pago", "2")):
        root = tmp_path / name
        for source in (*REPOSITORY.glob("docs*"), OVERRIDES):
            shutil.copytree(source, root / source.name)
        shutil.copy(REPOSITORY / "mkdocs.yml", root)
        site = SmallSite(root=root)
        # No SOURCE_DATE_EPOCH: what a build needs of dates stands in the pages.
        settings = {"SITE_URL": "https://city.test/res/", "REPO_URL": "https://github.com/o/r"}
        code, said = site.run("build", "--strict", TZ=zone, PYTHONHASHSEED=seed, **settings)
        assert code == 0, said
        trees.append(tree(site.site))

    different = [name for name in sorted({*trees[0], *trees[1]}) if trees[0].get(name) != trees[1].get(name)]
    assert different == []
    assert len(trees[0]) > 100


def test_a_second_build_in_the_same_place_changes_nothing(tmp_path: Path) -> None:
    """Building twice in a row, with and without SOURCE_DATE_EPOCH, gives the same site."""
    site = small_site(tmp_path, languages=ALL)
    first = built(site)

    assert built(site) == first
    assert site.build(SOURCE_DATE_EPOCH="1").succeeded
    assert tree(site.site) == first


def test_site_that_is_a_link(tmp_path: Path) -> None:
    """Where `site` leads to another folder, every build goes there, the second and the third too."""
    site = small_site(tmp_path / "project", languages=("en", "pt"))
    (tmp_path / "web").mkdir()
    site.site.symlink_to(tmp_path / "web")
    for word in ("one", "two", "three"):
        site.write({"docs/index.md": page("Home", f"This is number {word}.")})
        outcome = site.build()

        assert outcome.log == ()
        assert site.site.is_symlink()
        assert f"number {word}" in (tmp_path / "web" / "index.html").read_text(encoding="utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["project", "web"]
