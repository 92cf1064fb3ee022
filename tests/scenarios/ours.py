"""What no other benchmark asks: Material's syntax, renames, moves, records that lie or are damaged, local text."""

from __future__ import annotations

from docs_i18n.model import Importance, Origin
from scenarios.scenario import (
    ACTION,
    CITIZENS,
    CURRENT,
    FIGURES,
    HOME,
    INCOMPLETE,
    KIT,
    MISSING,
    MODEL,
    ORPHAN,
    OUTDATED,
    REPORT,
    UNVERIFIED,
    Scenario,
    Verdict,
    case,
    changed,
    drifts,
    new,
    removed,
    stays,
    untranslated,
)
from scenarios.steps import (
    ByteOrderMark,
    Copy,
    CutOff,
    Delete,
    Edit,
    LineEnds,
    Move,
    RecordPage,
    Rewrap,
    Swap,
    Write,
    ledger,
)

MEANING = Importance.MEANING


def _renames() -> tuple[Scenario, ...]:
    half, whole = "a page renamed in English only", "a page renamed everywhere"
    return (
        *(
            case(
                half,
                Move(f"docs/{page}", f"docs/{name}"),
                verdicts=(Verdict(locale, page, ORPHAN), Verdict(locale, name, MISSING)),
            )
            for locale, page, name in (
                ("pt", KIT, "tools/registration.md"),
                ("uk", CITIZENS, "residents/what-you-can-do.md"),
                ("es", FIGURES, "tools/open-figures/index.md"),
            )
        ),
        *(
            Scenario(
                whole,
                (
                    (Move(f"docs/{page}", f"docs/{name}"),),
                    (
                        Move(f"docs_{locale}/{page}", f"docs_{locale}/{name}"),
                        Move(ledger(locale, page), ledger(locale, name)),
                    ),
                ),
                stays(locale, name),
            )
            for locale, page, name in (
                ("it", KIT, "tools/registration.md"),
                ("es", FIGURES, "figures/open.md"),
            )
        ),
        case(
            whole,
            Move(f"docs/{REPORT}", "docs/tools/report.md"),
            Move(f"docs_uk/{REPORT}", "docs_uk/tools/report.md"),
            Move(ledger("uk", REPORT), ledger("uk", "tools/report.md")),
            Edit("docs/tools/report.md", "within 3 days", "within 2 days"),
            verdicts=drifts("uk", "tools/report.md", changed("within 2 days", MEANING)),
        ),
    )


def _moves() -> tuple[Scenario, ...]:
    family = "a section moved to another page"
    next_ = "## What to read next {#next}\n\n"
    only = (
        "### Is this only about migrants? {#only-migrants}\n\nNo. It is about everyone in the city, also people whose"
        " families have always lived there. If they feel that nobody asks them, we suggest inviting them first.\n\n"
    )
    pay = (
        "## At school or at work {#school-or-work}\n\nWho always stands alone at break time? Go over and say hello.\n\n"
        "Share what everybody else already knows: which form to use, whom to ask. In a group, give each person a turn"
        " to speak.\n\n"
    )
    count = "Publish *only* what cannot be traced to a person. Groups with fewer than 10 people are not shown.\n\n"
    return (
        case(
            family,
            Edit(f"docs/{MODEL}", only, ""),
            Edit(f"docs/{ACTION}", next_, only.replace("###", "##") + next_),
            verdicts=drifts(
                "pt", MODEL, removed("Is this only about migrants?"), removed("No. It is about everyone")
            )
            + drifts("pt", ACTION, new("Is this only about migrants?"), new("No. It is about everyone")),
        ),
        case(
            family,
            Edit(f"docs/{CITIZENS}", pay, ""),
            Edit(f"docs/{ACTION}", next_, pay + next_),
            verdicts=drifts(
                "uk",
                CITIZENS,
                removed("At school or at work"),
                removed("Who always"),
                removed("Share what everybody"),
            )
            + drifts(
                "uk", ACTION, new("At school or at work"), new("Who always"), new("Share what everybody")
            ),
        ),
        case(
            family,
            Edit(f"docs/{FIGURES}", count, ""),
            Edit(f"docs/{REPORT}", "## The form {#form}\n\n", f"## The form {{#form}}\n\n{count}"),
            verdicts=drifts("pt", FIGURES, removed("Publish")) + drifts("pt", REPORT, new("Publish")),
        ),
        case(
            "a section moved within its page",
            Swap(
                f"docs/{MODEL}",
                "### Is it a European Union programme? {#european-union}\n\nNo. The Council of Europe is a human rights"
                " organisation, separate from the European Union. It had 46 member states in May 2024.\n",
                "### Does equality mean treating everyone the same? {#same-treatment}\n\nNot always. If a form keeps some"
                " people out, handing everyone the same form is not equality.\n",
            ),
            verdicts=stays("it", MODEL),
        ),
        case(
            "a section moved within its page",
            Edit(f"docs/{REPORT}", "Leave out the names of children.\n\n> Who", "> Who"),
            Edit(
                f"docs/{REPORT}", "Copy the form for", "Leave out the names of children.\n\nCopy the form for"
            ),
            verdicts=stays("uk", REPORT),
        ),
        case(
            "a section moved within its page",
            Edit(f"docs/{CITIZENS}", "3. Tell something you have seen yourself.\n", ""),
            Edit(
                f"docs/{CITIZENS}", "1. Stay calm", "1. Tell something you have seen yourself.\n1. Stay calm"
            ),
            verdicts=stays("es", CITIZENS),
        ),
    )


def _splits() -> tuple[Scenario, ...]:
    split, merge = "an English paragraph split in two", "two English paragraphs merged"
    return (
        case(
            split,
            Edit(f"docs/{CITIZENS}", "with a form. Let others", "with a form.\n\nLet others"),
            verdicts=drifts(
                "pt", CITIZENS, changed("Then offer something"), changed("Let others help you too.")
            ),
        ),
        case(
            split,
            Edit(
                f"docs/{MODEL}", "The gain is not automatic. People", "The gain is not automatic.\n\nPeople"
            ),
            verdicts=drifts("uk", MODEL, changed("Different people bring"), changed("People must be able")),
        ),
        case(
            split,
            Edit(f"docs/{KIT}", "one week. Everything", "one week.\n\nEverything"),
            verdicts=drifts("it", KIT, changed("This kit helps"), changed("Everything in it")),
        ),
        case(
            merge,
            Edit(f"docs/{CITIZENS}", "to say it.\n\nThen offer", "to say it. Then offer"),
            verdicts=drifts("pt", CITIZENS, changed("Begin with a greeting")),
        ),
        case(
            merge,
            Edit(
                f"docs/{MODEL}",
                "in daily life and decisions.\n\nThis page",
                "in daily life and decisions. This page",
            ),
            verdicts=drifts("it", MODEL, changed("An intercultural city fights")),
        ),
        case(
            merge,
            Edit(
                f"docs/{ACTION}",
                "compare the two later.\n\nFor a steady",
                "compare the two later. For a steady",
            ),
            verdicts=drifts("es", ACTION, changed("What we would borrow")),
        ),
    )


def _duplicates() -> tuple[Scenario, ...]:
    family = "a paragraph that occurs twice"
    twice = "Leave out the names of children.\n\n"
    return (
        case(
            family,
            Edit(f"docs/{REPORT}", f"{twice}> Who", "Leave out the names of children under ten.\n\n> Who"),
            verdicts=drifts("pt", REPORT, changed("under ten", MEANING)),
        ),
        case(
            family,
            Edit(
                f"docs/{REPORT}", f"{twice}[Read", "Leave out all names and addresses of children.\n\n[Read"
            ),
            verdicts=drifts("uk", REPORT, changed("all names and addresses")),
        ),
        case(
            family,
            Edit(f"docs/{REPORT}", f"{twice}[Read", "[Read"),
            verdicts=drifts("pt", REPORT, removed("Leave out the names")),
        ),
        case(
            family,
            Edit(f"docs/{REPORT}", "[Read the ICC", f"{twice}[Read the ICC"),
            verdicts=drifts("uk", REPORT, new("Leave out the names")),
        ),
    )


def _parts() -> tuple[Scenario, ...]:
    """One thing changed in one place: exactly that place is named."""
    title, tab, row = "an admonition's title", "a tab label", "a table row inserted"
    cell, date, negation = "a number in a table", "a date", "a negation"
    alt, head = "the alternative text of an image", "a front-matter title"

    def one(family: str, locale: str, page: str, old: str, new_: str, *segments: str) -> Scenario:
        weight = MEANING if family in {cell, date, negation} else None
        return case(
            family,
            Edit(f"docs/{page}", old, new_),
            verdicts=drifts(locale, page, *(changed(text, weight) for text in segments or (new_,))),
        )

    def row_of(locale: str, page: str, above: str, text: str) -> Scenario:
        return case(
            row,
            Edit(f"docs/{page}", f"{above}\n", f"{above}\n| {text} |\n"),
            verdicts=drifts(locale, page, new(text)),
        )

    return (
        one(title, "pt", KIT, "Before you print", "Before you hang it up"),
        one(title, "it", KIT, "When the queue is long", "When the room is full"),
        one(title, "es", FIGURES, "No account is needed", "You need an account"),
        one(title, "uk", MODEL, "Why some texts say three principles", "Three principles or four"),
        one(tab, "pt", KIT, "On paper", "With pen and paper"),
        one(tab, "it", KIT, "Online", "On the web"),
        one(tab, "es", FIGURES, "By hand", "In a spreadsheet"),
        row_of("pt", KIT, "| The desk | Greets people and gives the letter | 12 |", "The guard | Opens the door | 1"),
        row_of("uk", REPORT, "| Should entry cost money? | No | 31 |", "Should there be tea? | Yes | 35"),
        row_of("it", MODEL, "| October 2009 | A book presented the results. |", "2010 | More cities joined."),
        row_of("es", FIGURES, "| `district` | Name of the district |", "`year` | Year of the count"),
        one(cell, "it", KIT, "same day | 6 |", "same day | 9 |", "same day | 9"),
        one(cell, "uk", REPORT, "afternoon | 28 |", "afternoon | 29 |", "afternoon | 29"),
        one(cell, "es", MODEL, "pilot with 11 cities", "pilot with 12 cities"),
        one(date, "pt", KIT, "24 December", "23 December"),
        one(date, "uk", REPORT, "14 March 2026", "15 March 2026"),
        one(date, "es", MODEL, "21 January 2015", "21 February 2015"),
        one(negation, "pt", CITIZENS, "It is not your fault.", "It is your fault.", "It is your fault."),
        one(negation, "uk", REPORT, "does not decide", "does decide"),
        one(negation, "it", KIT, "may register without an appointment", "may not register without an appointment"),
        one(negation, "es", FIGURES, "Do not send personal data", "Do send personal data"),
        one(alt, "it", KIT, "The desk with a sign", "An empty desk with a sign"),
        one(alt, "uk", REPORT, "Residents around a table", "Four residents around a table"),
        one(alt, "es", FIGURES, "A bar for each district", "A dot for each district"),
        one(head, "pt", CITIZENS, "title: What you can do\n", "title: What everybody can do\n", "everybody can do"),
        one(head, "it", HOME, "title: I live here", "title: I am a resident", "I am a resident"),
        one(head, "uk", REPORT, "title: Report on a meeting", "title: Minutes of a meeting", "Minutes of a"),
        one(head, "es", ACTION, "description: A short guide", "description: A long guide", "A long guide"),
        one("a footnote", "pt", REPORT, "by two people", "by three people"),
        one("a footnote", "uk", REPORT, "Counted at the door", "Counted in the room"),
        one("an abbreviation", "pt", REPORT, "*[ICC]: Intercultural Cities", "*[ICC]: Intercultural Cities programme", "programme"),
        one("a definition", "uk", REPORT, "with a date and a place", "with a date, a place and tea"),
        one("the title of a code block", "it", KIT, "Once a month", "Twice a month"),
        one("the text of a button", "pt", KIT, "[Download the kit]", "[Download the letters]", "Download the letters"),
    )  # fmt: skip


def _shared_texts() -> tuple[Scenario, ...]:
    snippet, term = "a snippet that two pages include", "a glossary term renamed"
    office = "docs/includes/office.txt"
    return (
        case(
            snippet,
            Edit(office, "to twelve", "to eleven"),
            verdicts=drifts("pt", KIT, changed("to eleven", MEANING))
            + drifts("pt", REPORT, changed("to eleven", MEANING)),
        ),
        case(
            snippet,
            Edit(office, "The office answers", "Nobody answers"),
            verdicts=drifts("it", KIT, changed("Nobody answers"))
            + drifts("uk", REPORT, changed("Nobody answers")),
        ),
        case(
            snippet,
            Edit(office, "The office answers on", "The office  answers\non"),
            verdicts=stays("pt", KIT) + stays("uk", REPORT),
        ),
        case(
            term,
            Edit(f"docs/{REPORT}", "acilitator\n:", "acilitator or host\n:"),
            Edit(f"docs/{REPORT}", "The facilitator", "The host", times=3),
            verdicts=drifts(
                "uk",
                REPORT,
                changed("Facilitator or host"),
                changed("The host does not decide"),
                changed("The host opened the talk"),
                changed("The host keeps the list"),
            ),
        ),
        case(
            term,
            Edit(f"docs/{MODEL}", "is not assimilation", "is not absorption"),
            verdicts=drifts("pt", MODEL, changed("absorption")),
        ),
        case(
            term,
            Edit(f"docs/{CITIZENS}", "hear a rumour", "hear gossip"),
            Edit(f"docs/{CITIZENS}", "A rumour is", "Gossip is"),
            Edit(f"docs/{CITIZENS}", "This is a rumour", "This is gossip"),
            verdicts=drifts("it", CITIZENS, changed("hear gossip"), changed("Gossip is"), changed("is gossip")),
        ),
    )  # fmt: skip


def _bytes() -> tuple[Scenario, ...]:
    family = "CRLF, byte order mark and re-wrapping"
    return (
        case(family, LineEnds(f"docs/{KIT}"), LineEnds(f"docs_pt/{KIT}"), verdicts=stays("pt", KIT)),
        case(
            family,
            LineEnds(f"docs/{REPORT}"),
            LineEnds(ledger("uk", REPORT)),
            LineEnds("docs_uk/includes/office.txt"),
            verdicts=stays("uk", REPORT) + stays("pt", REPORT),
        ),
        case(
            family,
            ByteOrderMark(f"docs/{FIGURES}"),
            ByteOrderMark(f"docs_es/{FIGURES}"),
            ByteOrderMark(ledger("es", FIGURES)),
            verdicts=stays("es", FIGURES),
        ),
        case(family, Rewrap(f"docs/{CITIZENS}"), verdicts=stays("it", CITIZENS) + stays("uk", CITIZENS)),
        case(family, Rewrap(f"docs_pt/{MODEL}"), Rewrap(f"docs/{MODEL}"), verdicts=stays("pt", MODEL)),
        case(family, Rewrap(f"docs/{ACTION}"), LineEnds(f"docs/{ACTION}"), verdicts=stays("es", ACTION)),
    )


def _records() -> tuple[Scenario, ...]:
    copied, wrong, cut = (
        "a page copied under a new name",
        "records made from a wrong base",
        "a record file cut off",
    )
    bumped = "records renewed without translating"
    hello = Edit(f"docs/{CITIZENS}", "Learn the name and how", "Learn both names and how")
    return (
        *(
            case(
                copied,
                Copy(f"docs/{page}", "docs/copy.md"),
                Copy(f"docs_{locale}/{page}", f"docs_{locale}/copy.md"),
                verdicts=(*stays(locale, page), Verdict(locale, "copy.md", UNVERIFIED)),
            )
            for locale, page in (("pt", KIT), ("uk", CITIZENS), ("es", FIGURES))
        ),
        # The records of an older English: what changed since is named, whatever was recorded when.
        Scenario(
            wrong,
            (
                (hello, Edit(f"docs_uk/{CITIZENS}", "Почніть із вітання.", "Почніть із привітання.")),
                (Edit(f"docs/{CITIZENS}", "Learn both names", "Learn all names"),),
                (RecordPage("uk", CITIZENS),),
                (Edit(f"docs/{CITIZENS}", "Learn all names", "Learn three names"),),
            ),
            drifts("uk", CITIZENS, changed("Learn three names", MEANING)),
        ),
        # The records of another page lie there: nothing in them belongs to this one, and nothing counts as current.
        case(
            wrong,
            Write(f"docs/{FIGURES}", "# Tea {#tea}\n\nBoil some water first.\n"),
            Write(f"docs_es/{FIGURES}", "# Té {#tea}\n\nPrimero ponga agua a hervir.\n"),
            verdicts=drifts("es", FIGURES, new("Tea"), new("Boil some water first.")),
        ),
        case(
            wrong,
            Copy(ledger("pt", REPORT), ledger("pt", HOME)),
            Write(f"docs/{HOME}", "Welcome to this new home page.\n"),
            Write(f"docs_pt/{HOME}", "Damos as boas-vindas.\n"),
            verdicts=drifts("pt", HOME, new("Welcome to this new home page.")),
        ),
        *(
            Scenario(bumped, ((edit,), (RecordPage(locale, page),)), drifts(locale, page, changed(edit.new)))
            for locale, page, edit in (
                ("pt", CITIZENS, hello),
                ("it", KIT, Edit(f"docs/{KIT}", "on 24 December", "on 6 January")),
                ("uk", REPORT, Edit(f"docs/{REPORT}", "Counted at the door", "Counted twice")),
            )
        ),
        *(
            case(cut, CutOff(ledger(locale, page)), verdicts=drifts(locale, page, new(last)))
            for locale, page, last in (
                ("pt", KIT, "The office answers"),
                ("it", CITIZENS, "Is your city in a network"),
                ("es", FIGURES, "Ask the statistics office"),
            )
        ),
        case(
            "no record file",
            Delete(ledger("uk", MODEL)),
            verdicts=(Verdict("uk", MODEL, UNVERIFIED),),
        ),
        case("no translation", Delete(f"docs_it/{ACTION}"), verdicts=(Verdict("it", ACTION, MISSING),)),
        case(
            "a translation that is still English",
            Copy(f"docs/{KIT}", f"docs_pt/{KIT}"),
            verdicts=(Verdict("pt", KIT, MISSING),),
        ),
    )


def _under_way() -> tuple[Scenario, ...]:
    """Begun from one English, finished when another stood there."""
    family = "English changed while the translation was under way"

    def scenario(locale: str, page: str, edit: Edit, *, origin: Origin = Origin.PERSON) -> Scenario:
        kept = "docs/kept.txt"
        translated = f"docs_{locale}/{page}"
        begin = (Move(translated, kept), Copy(f"docs/{page}", translated), Delete(ledger(locale, page)))
        finish = (Delete(translated), Move(kept, translated), RecordPage(locale, page, origin))
        return Scenario(
            family,
            ((*begin, RecordPage(locale, page, origin)), (edit,), finish),
            drifts(locale, page, changed(edit.new)),
        )

    return (
        scenario("pt", KIT, Edit(f"docs/{KIT}", "Print ten letters", "Print twenty letters")),
        scenario("uk", REPORT, Edit(f"docs/{REPORT}", "on the same day", "on the next day")),
        scenario("it", CITIZENS, Edit(f"docs/{CITIZENS}", "In danger, first", "In danger, always"), origin=Origin.MACHINE),
        case(
            "a translation half done",
            Edit(
                f"docs_pt/{KIT}",
                "Se a resposta vier vazia, escreva para o serviço.",
                "If the answer is empty, write to the office.",
            ),
            verdicts=(Verdict("pt", KIT, INCOMPLETE, (untranslated("If the answer is empty"),)),),
        ),
        case(
            "a translation half done",
            Edit(f"docs_uk/{REPORT}", "- Повісьте його на дошку оголошень протягом 3 днів.", "- Put it on the notice board within 3 days."),
            verdicts=(Verdict("uk", REPORT, INCOMPLETE, (untranslated("Put it on the notice board"),)),),
        ),
        case(
            "a translation half done",
            Edit(f"docs_es/{FIGURES}", "Diga qué no muestran las cifras.", "Say what the figures do not show."),
            Edit(f"docs/{FIGURES}", "Fetch the table of one year:", "Fetch the table of two years:"),
            verdicts=(
                Verdict(
                    "es", FIGURES, OUTDATED, (untranslated("Say what the figures"), changed("two years", MEANING))
                ),
            ),
        ),
    )  # fmt: skip


def _local() -> tuple[Scenario, ...]:
    family = "local text beside English text"
    return (
        case(
            family,
            Edit(
                f"docs_pt/{KIT}",
                "Se a resposta vier vazia",
                "<!-- local -->\nEm Lisboa, telefone para a linha do município.\n\n- Das 9 às 18.\n<!-- /local -->\n\n"
                "Se a resposta vier vazia",
            ),
            verdicts=stays("pt", KIT),
        ),
        case(
            family,
            Edit(
                f"docs/{REPORT}",
                "Leave out the names of children.\n\n> Who",
                "<!-- local: law -->\nAsk your lawyer which law applies.\n<!-- /local -->\n\n"
                "Leave out the names of children.\n\n> Who",
            ),
            verdicts=stays("uk", REPORT) + stays("pt", REPORT),
        ),
        case(
            family,
            Edit(
                f"docs_es/{FIGURES}",
                "## Publicar {#publish}\n\n",
                "## Publicar {#publish}\n\n<!-- local -->\nEn Castilla: pregunte en la diputación.\n<!-- /local -->\n\n",
            ),
            Edit(f"docs/{FIGURES}", "Say what the figures do not show.", "Say what the figures never show."),
            verdicts=drifts("es", FIGURES, changed("never show", MEANING)),
        ),
        case(
            family,
            Write("docs_it/local/comune.md", "---\ntitle: Il nostro Comune\nlocal: true\n---\n\nSolo qui.\n"),
            verdicts=(Verdict("it", "local/comune.md", "local"), Verdict("it", KIT, CURRENT)),
        ),
    )


SCENARIOS: tuple[Scenario, ...] = (
    *_renames(),
    *_moves(),
    *_splits(),
    *_duplicates(),
    *_parts(),
    *_shared_texts(),
    *_bytes(),
    *_records(),
    *_under_way(),
    *_local(),
)
