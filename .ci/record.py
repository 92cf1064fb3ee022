"""Record the translations that came in through the host's web form, and write the answer to whoever sent them.

    python .ci/record.py                                    every page that is not recorded and can be
    python .ci/record.py --changed FILE --answer FILE       the pages whose paths stand in a file, line by line

What is recorded and why not stands in docs_i18n.web_form, the words of the answer in docs_i18n.form_answer.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from docs_i18n.files import write_atomically
from docs_i18n.form_answer import answer
from docs_i18n.site import load_site
from docs_i18n.strings import translation_strings
from docs_i18n.web_form import record_form_pages, unrecorded_paths


def main(root: Path) -> None:
    parser = argparse.ArgumentParser(description="Record pages that came in through the web form.")
    parser.add_argument("--changed", type=Path, help="a file with the paths of pages, one a line")
    parser.add_argument(
        "--answer", type=Path, help="the file to write the answer to; none if there is nothing to say"
    )
    options = parser.parse_args()
    site = load_site(root)
    paths = (
        options.changed.read_text(encoding="utf-8").splitlines()
        if options.changed
        else unrecorded_paths(site)
    )
    pages = record_form_pages(site, list(paths), dt.datetime.now(tz=dt.UTC).date().isoformat())
    for page in pages:
        print(f"{page.place}: {page.result}")  # noqa: T201  # the log of the workflow
    text = answer(pages, translation_strings(site.project))
    if text and options.answer:
        write_atomically(options.answer, text)


if __name__ == "__main__":
    main(Path.cwd())
