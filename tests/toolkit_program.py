"""Reads XLIFF and TMX files with the Translate Toolkit and fills them in, as a program of its own.

The toolkit is under the GPL, so nothing of ours is linked with it: tests start this file and talk to it in JSON.

    toolkit_program.py read FILE            prints id, source, target and state of each unit
    toolkit_program.py fill FILE NEW_FILE   takes {id: target} from its input and writes another XLIFF file
"""

from __future__ import annotations

import json
import sys
from typing import Any

from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File


def opened(name: str) -> Any:
    kind: Any = Xliff2File if name.endswith(".xlf") else tmxfile
    return kind.parsefile(name)


def read(name: str) -> None:
    store = opened(name)
    units = [
        {
            "id": unit.getid(),
            "source": unit.source,
            "target": unit.target,
            "translated": unit.istranslated(),
            "fuzzy": unit.isfuzzy(),
            "approved": name.endswith(".xlf") and unit.isapproved(),
        }
        for unit in store.units
    ]
    json.dump(units, sys.stdout)


def fill(name: str, new_name: str) -> None:
    store = opened(name)
    texts = json.load(sys.stdin)
    for unit in store.units:
        if unit.getid() in texts:
            unit.target = texts[unit.getid()]
            unit.marktranslated()
    store.savefile(new_name)


if __name__ == "__main__":
    read(sys.argv[2]) if sys.argv[1] == "read" else fill(sys.argv[2], sys.argv[3])
