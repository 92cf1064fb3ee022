"""Draws the picture at the top of the README: the site as it is built, on a wide screen and on a phone."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from find_chromium import chromium_path
from site_server import SiteServer

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "readme.png"
_GAP = 24


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", site], cwd=ROOT, check=True)
        with (
            SiteServer(site, reads_host_files=False, base_path="/") as server,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=chromium_path())
            wide = _shot(browser, f"{server.url}start/what-is-an-intercultural-city/", 1100)
            phone = _shot(browser, f"{server.url}uk/", 360)
            browser.close()
    picture = Image.new("RGB", (wide.width + phone.width + 3 * _GAP, wide.height + 2 * _GAP), "#d3dbd8")
    picture.paste(wide, (_GAP, _GAP))
    picture.paste(phone, (wide.width + 2 * _GAP, _GAP))
    picture.quantize(128).save(PICTURE, "PNG", optimize=True)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB\n")


def _shot(browser: Browser, url: str, width: int) -> Image.Image:
    page = browser.new_page(viewport={"width": width, "height": 720})
    page.goto(url)
    return Image.open(BytesIO(page.screenshot()))


if __name__ == "__main__":
    main()
