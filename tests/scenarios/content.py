"""Fourteen families of content: what changed in English or was left out of a translation."""

from __future__ import annotations

from docs_i18n.model import Importance
from scenarios.scenario import (
    ACTION,
    CITIZENS,
    FIGURES,
    HOME,
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
from scenarios.steps import Edit, Swap

_NOTHING = "nothing changed"
_CLAUSE = "a translated sentence extended by a harmless clause"
_TEMPLATE = "a template name renamed in English"
_SWAP = "translated paragraphs swapped"
_CUT = "a translated paragraph deleted"
_EXTENDED = "an English paragraph extended with new meaning"
_ITEM_ADDED = "a list item added in English"
_ITEM_CUT = "a list item removed from the translation"
_HEADING = "an English heading renamed"
_ALL_THREE = "list item added, list item removed and heading renamed together"
_CODE_CUT = "a code block deleted from the translation"
_REWRITTEN = "an English paragraph rewritten"
_COMMAND = "a command changed in English code"
_PARAMETER = "a parameter added in English code"

_ADD_SCARF = Edit(
    f"docs/{CITIZENS}",
    "- In danger, first",
    "- Lend somebody an umbrella.\n- In danger, first",
)
_ADD_QUEUE = Edit(
    f"docs/{ACTION}",
    "4. Send it to one colleague in that service",
    "4. Stand in the queue yourself.\n5. Send it to one colleague in that service",
)
_ADD_NOTICE = Edit(
    f"docs/{REPORT}",
    "- Put it on the notice board",
    "- Read it to those who cannot read it.\n- Put it on the notice board",
)
_CUT_LAUGH = Edit(f"docs_pt/{CITIZENS}", "4. Não se ria nem grite.\n", "")
_CUT_ASKING = Edit(f"docs_es/{ACTION}", "- En un mes: una página sobre el punto en que está la ciudad.\n", "")
_CUT_BOARD = Edit(f"docs_uk/{REPORT}", "- Надішліть звіт усім, хто прийшов.\n", "")
_RENAME_NEIGHBOURS = Edit(f"docs/{CITIZENS}", "## With your neighbours {", "## In your street {")
_RENAME_MISTAKES = Edit(f"docs/{ACTION}", "## Mistakes to avoid {", "## What often goes wrong {")
_RENAME_AFTER = Edit(f"docs/{REPORT}", "## After the meeting {", "## When everybody has gone {")

_SAME = tuple(
    case(_NOTHING, verdicts=stays(locale, page))
    for locale, page in (("pt", CITIZENS), ("it", KIT), ("uk", REPORT), ("es", FIGURES), ("it", HOME))
)

_TRANSLATION = (
    case(
        _CLAUSE,
        Edit(f"docs_pt/{CITIZENS}", "Aceite também a ajuda", "E, claro, aceite também a ajuda"),
        verdicts=stays("pt", CITIZENS),
    ),
    case(
        _CLAUSE,
        Edit(f"docs_uk/{REPORT}", "Напишіть звіт того ж дня.", "Напишіть звіт того ж дня, не відкладаючи."),
        verdicts=stays("uk", REPORT),
    ),
    case(
        _CLAUSE,
        Edit(f"docs_es/{ACTION}", "Nadie los ha medido.", "Nadie los ha medido, que sepamos."),
        verdicts=stays("es", ACTION),
    ),
    case(
        _SWAP,
        Swap(
            f"docs_pt/{CITIZENS}",
            "Fale do dia a dia: o autocarro, a escola, o melhor pão da rua.",
            "Comece por um cumprimento. Aprenda o nome da pessoa e a forma de o dizer.",
        ),
        verdicts=stays("pt", CITIZENS),
    ),
    case(
        _SWAP,
        Swap(
            f"docs_it/{KIT}",
            "    - Leggete ogni cartello ad alta voce.\n",
            "    - Fatelo leggere anche a chi sta imparando la lingua.\n",
        ),
        verdicts=stays("it", KIT),
    ),
    case(
        _SWAP,
        Swap(
            f"docs_pt/{MODEL}",
            "O município cria oportunidades para um bom contacto no dia a dia.",
            "Exemplo: duas ruas partilham uma horta.",
        ),
        verdicts=stays("pt", MODEL),
    ),
    case(
        _CUT,
        Edit(f"docs_uk/{CITIZENS}", "Перемагати не обов’язково. Допоможіть людям замислитися.\n\n", ""),
        verdicts=drifts("uk", CITIZENS, new("You do not have to win.")),
    ),
    case(
        _CUT,
        Edit(f"docs_pt/{MODEL}", "Os quatro exemplos são inventados.\n\n", ""),
        verdicts=drifts("pt", MODEL, new("All four examples are invented.")),
    ),
    case(
        _CUT,
        Edit(f"docs_it/{KIT}", "Il server risponde con il numero di righe che ha letto.\n\n", ""),
        verdicts=drifts("it", KIT, new("The server answers")),
    ),
    case(
        _CUT,
        Edit(
            f"docs_pt/{ACTION}",
            "    Quem fica de fora? Supomos que sejam as mães e os pais que estão a trabalhar a essa hora"
            " e quem não lê bem a nossa língua. É preciso perguntar-lhes.\n\n",
            "",
        ),
        verdicts=drifts("pt", ACTION, new("We guess: parents at work")),
    ),
    case(_ITEM_CUT, _CUT_LAUGH, verdicts=drifts("pt", CITIZENS, new("Do not laugh or shout."))),
    case(_ITEM_CUT, _CUT_ASKING, verdicts=drifts("es", ACTION, new("After one month"))),
    case(_ITEM_CUT, _CUT_BOARD, verdicts=drifts("uk", REPORT, new("Send the report to everybody"))),
    case(
        _CODE_CUT,
        Edit(f"docs_it/{KIT}", '```json\n{"city": "lublin", "lines": 42}\n```\n\n', ""),
        verdicts=drifts("it", KIT, new('"lines": 42')),
    ),
    case(
        _CODE_CUT,
        Edit(
            f"docs_uk/{REPORT}", "```text\nSubject: Report on our meeting\nThank you for coming.\n```\n\n", ""
        ),
        verdicts=drifts("uk", REPORT, new("Subject: Report on our meeting")),
    ),
    case(
        _CODE_CUT,
        Edit(
            f"docs_es/{FIGURES}",
            "    ```python\n    import csv\n\n"
            '    rows = list(csv.DictReader(open("residents.csv")))\n    print(len(rows))\n    ```\n\n',
            "",
        ),
        verdicts=drifts("es", FIGURES, new("import csv")),
    ),
)

_ENGLISH = (
    case(
        _TEMPLATE,
        Edit(f"docs/{KIT}", "{{ city_name }}", "{{ municipality_name }}"),
        verdicts=stays("pt", KIT) + stays("it", KIT),
    ),
    case(_TEMPLATE, Edit(f"docs/{REPORT}", "page.city", "meeting.city"), verdicts=stays("uk", REPORT)),
    case(_TEMPLATE, Edit(f"docs/{FIGURES}", "licence_name", "licence.title"), verdicts=stays("es", FIGURES)),
    case(
        _EXTENDED,
        Edit(
            f"docs/{CITIZENS}",
            "Some complaints have a time limit.",
            "Some complaints have a time limit, often of three months.",
        ),
        verdicts=drifts("it", CITIZENS, changed("often of three months", Importance.MEANING)),
    ),
    case(
        _EXTENDED,
        Edit(
            f"docs/{ACTION}",
            "    We do not know the date of that page",
            "    The visit is paid by the city. We do not know the date of that page",
        ),
        verdicts=drifts("uk", ACTION, changed("The visit is paid by the city.")),
    ),
    case(
        _EXTENDED,
        Edit(
            f"docs/{REPORT}",
            "The facilitator does not decide.",
            "The facilitator does not decide, nor vote.",
        ),
        verdicts=drifts("pt", REPORT, changed("nor vote", Importance.MEANING)),
    ),
    case(
        _EXTENDED,
        Edit(
            f"docs/{KIT}",
            "A family may register without an appointment.",
            "A family may register without an appointment. Bring a passport.",
        ),
        verdicts=drifts("it", KIT, changed("Bring a passport.")),
    ),
    case(
        _ITEM_ADDED,
        _ADD_SCARF,
        verdicts=drifts("pt", CITIZENS, new("umbrella")) + drifts("uk", CITIZENS, new("umbrella")),
    ),
    case(_ITEM_ADDED, _ADD_QUEUE, verdicts=drifts("es", ACTION, new("Stand in the queue yourself."))),
    case(_ITEM_ADDED, _ADD_NOTICE, verdicts=drifts("uk", REPORT, new("Read it to those"))),
    case(
        _ITEM_ADDED,
        Edit(f"docs/{KIT}", "    - Ask somebody who", "    - Check the arrows.\n    - Ask somebody who"),
        verdicts=drifts("it", KIT, new("Check the arrows.")),
    ),
    case(_HEADING, _RENAME_NEIGHBOURS, verdicts=drifts("it", CITIZENS, changed("In your street"))),
    case(_HEADING, _RENAME_MISTAKES, verdicts=drifts("pt", ACTION, changed("What often goes wrong"))),
    case(_HEADING, _RENAME_AFTER, verdicts=drifts("uk", REPORT, changed("When everybody has gone"))),
    case(
        _ALL_THREE,
        _ADD_SCARF,
        _CUT_LAUGH,
        _RENAME_NEIGHBOURS,
        verdicts=drifts(
            "pt", CITIZENS, new("umbrella"), new("Do not laugh or shout."), changed("In your street")
        ),
    ),
    case(
        _ALL_THREE,
        _ADD_QUEUE,
        _CUT_ASKING,
        _RENAME_MISTAKES,
        verdicts=drifts(
            "es",
            ACTION,
            new("Stand in the queue yourself."),
            new("After one month"),
            changed("What often goes wrong"),
        ),
    ),
    case(
        _ALL_THREE,
        _ADD_NOTICE,
        _CUT_BOARD,
        _RENAME_AFTER,
        verdicts=drifts(
            "uk",
            REPORT,
            new("Read it to those"),
            new("Send the report to everybody"),
            changed("When everybody has gone"),
        ),
    ),
    case(
        _REWRITTEN,
        Edit(
            f"docs/{CITIZENS}",
            "Talk about today: the bus, the school, the best bread in the street.",
            "Small things are enough for a first conversation with anybody next door.",
        ),
        verdicts=drifts("es", CITIZENS, changed("Small things are enough")),
    ),
    case(
        _REWRITTEN,
        Edit(
            f"docs/{MODEL}",
            "People take part in the life and decisions of the place where they live.",
            "Everybody who lives in a city helps to shape what becomes of it.",
        ),
        verdicts=drifts("pt", MODEL, changed("Everybody who lives in a city")),
    ),
    case(
        _REWRITTEN,
        Edit(
            f"docs/{KIT}",
            "If the answer is empty, write to the office.",
            "An empty line means trouble; ring us.",
        ),
        verdicts=drifts("it", KIT, changed("An empty line means trouble")),
    ),
    case(
        _COMMAND,
        Edit(f"docs/{KIT}", "send-figures --city", "report-figures --city"),
        verdicts=drifts("pt", KIT, changed("report-figures")),
    ),
    case(
        _COMMAND,
        Edit(f"docs/{FIGURES}", "wc -l residents.csv", "grep -c . residents.csv"),
        verdicts=drifts("es", FIGURES, changed("grep -c")),
    ),
    case(
        _COMMAND,
        Edit(f"docs/{FIGURES}", "csv.DictReader(", "csv.reader("),
        verdicts=drifts("pt", FIGURES, changed("csv.reader(")),
    ),
    case(
        _PARAMETER,
        Edit(f"docs/{KIT}", "--month 2026-11", "--month 2026-11 --dry-run"),
        verdicts=drifts("it", KIT, changed("--dry-run")),
    ),
    case(
        _PARAMETER,
        Edit(f"docs/{FIGURES}", "curl --fail", "curl --fail --silent"),
        verdicts=drifts("es", FIGURES, changed("--silent")),
    ),
    case(
        _PARAMETER,
        Edit(f"docs/{REPORT}", "Subject: Report", "To: everybody@city.example\nSubject: Report"),
        verdicts=drifts("uk", REPORT, changed("everybody@city.example")),
    ),
)

SCENARIOS: tuple[Scenario, ...] = _SAME + _TRANSLATION + _ENGLISH
