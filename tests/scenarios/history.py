"""Five families of history: what the newest commit touched says nothing of what is outdated."""

from __future__ import annotations

from scenarios.scenario import (
    ACTION,
    CITIZENS,
    FIGURES,
    KIT,
    MODEL,
    REPORT,
    Scenario,
    case,
    changed,
    drifts,
    new,
    stays,
)
from scenarios.steps import Edit

_EMPHASIS = "emphasis style swapped in English"
_ABSOLUTE = "links made absolute"
_SYNTAX = "template syntax swapped"
_COSMETIC = "English addition, then a cosmetic commit to the translation"
_APPENDED = "a section appended to English"

SCENARIOS = (
    case(
        _EMPHASIS,
        Edit(f"docs/{KIT}", "**free to copy**", "__free to copy__"),
        verdicts=stays("pt", KIT) + stays("it", KIT),
    ),
    case(_EMPHASIS, Edit(f"docs/{FIGURES}", "*only*", "_only_"), verdicts=stays("es", FIGURES)),
    case(_EMPHASIS, Edit(f"docs/{REPORT}", "**not**", "*not*"), verdicts=stays("uk", REPORT)),
    case(
        _ABSOLUTE,
        Edit(f"docs/{CITIZENS}", "](../start/what", "](https://toolbox.example/start/what"),
        verdicts=stays("uk", CITIZENS) + stays("pt", CITIZENS),
    ),
    case(
        _ABSOLUTE,
        Edit(f"docs/{ACTION}", "](what-is", "](/start/what-is", times=3),
        Edit(f"docs/{ACTION}", "](../", "](/", times=2),
        verdicts=stays("es", ACTION),
    ),
    case(_ABSOLUTE, Edit(f"docs/{MODEL}", "](../", "](/", times=2), verdicts=stays("it", MODEL)),
    case(
        _SYNTAX,
        Edit(f"docs/{KIT}", "{{ city_name }}", "{{city_name}}"),
        Edit(f"docs/{KIT}", "{ .md-button .md", "{: .md-button .md"),
        Edit(
            f"docs/{KIT}",
            '??? tip "When the queue is long"\n    Give out numbers, and say how long people will wait.\n',
            "/// tip | When the queue is long\nGive out numbers, and say how long people will wait.\n///\n",
        ),
        verdicts=stays("it", KIT),
    ),
    case(_SYNTAX, Edit(f"docs/{REPORT}", "{{ page.city }}", "{% city %}"), verdicts=stays("pt", REPORT)),
    case(
        _SYNTAX,
        Edit(f"docs/{MODEL}", '!!! note "Why some', '??? note "Why some'),
        verdicts=stays("uk", MODEL),
    ),
    Scenario(
        _COSMETIC,
        (
            (Edit(f"docs/{CITIZENS}", "Begin with a greeting.", "Begin with a greeting and a smile."),),
            (Edit(f"docs_uk/{CITIZENS}", "## Коротко {", "##  Коротко  {"),),
        ),
        drifts("uk", CITIZENS, changed("Begin with a greeting and a smile.")),
    ),
    Scenario(
        _COSMETIC,
        (
            (
                Edit(
                    f"docs/{KIT}",
                    "If the answer is empty, write to the office.",
                    "If the answer is empty, write to the office.\n\nThe server keeps no copy.",
                ),
            ),
            (Edit(f"docs_it/{KIT}", "**copiare liberamente**", "__copiare liberamente__"),),
        ),
        drifts("it", KIT, new("The server keeps no copy.")),
    ),
    Scenario(
        _COSMETIC,
        (
            (
                Edit(
                    f"docs/{ACTION}",
                    "Nobody has measured them.",
                    "Nobody has measured them. Ask us for newer ones.",
                ),
            ),
            (Edit(f"docs_es/{ACTION}", "Nadie los ha medido.", "Nadie los ha  medido."),),
        ),
        drifts("es", ACTION, changed("Ask us for newer ones.")),
    ),
    case(
        _APPENDED,
        Edit(
            f"docs/{CITIZENS}",
            " explains the idea.\n",
            " explains the idea.\n\n## Thank them {#thanks}\n\nThank the people who helped.\n",
        ),
        verdicts=drifts("pt", CITIZENS, new("Thank them"), new("Thank the people who helped.")),
    ),
    case(
        _APPENDED,
        Edit(
            f"docs/{FIGURES}",
            "Ask the statistics office when a figure surprises you.\n",
            "Ask the statistics office when a figure surprises you.\n\n"
            "## Correct {#correct}\n\n1. Say what was wrong.\n2. Keep the old table.\n",
        ),
        verdicts=drifts(
            "es", FIGURES, new("Correct"), new("Say what was wrong."), new("Keep the old table.")
        ),
    ),
    case(
        _APPENDED,
        Edit(
            f"docs/{REPORT}",
            '--8<-- "includes/office.txt"\n',
            '--8<-- "includes/office.txt"\n\n## A last word {#last}\n\nRead your report aloud once.\n',
        ),
        verdicts=drifts("uk", REPORT, new("A last word"), new("Read your report aloud once.")),
    ),
)
