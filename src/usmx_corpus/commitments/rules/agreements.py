"""What is signed, reached, founded or joined: C3 of the coding manual, and orders that are signed."""

from __future__ import annotations

from usmx_corpus.commitments.rules.objects import FORUM, INSTRUMENT, OBJECT, ORDER
from usmx_corpus.commitments.rules.rule import Rule

AGREEMENTS: tuple[Rule, ...] = (
    Rule(
        "signed-order",
        "C4",
        "announced",
        "an order was signed today",
        "Today, President Biden signed an Executive Order to protect wetlands.",
        "signed signs",
        rf"sign(?:ed|s)\s{OBJECT}{ORDER}",
        takes="object",
    ),
    Rule(
        "reached",
        "C3",
        "agreed",
        "parties reached, concluded or renewed an agreement",
        "Chile and Peru have reached an agreement on fishing rights.",
        "reached concluded renewed struck came come found",
        rf"(?:(?:reached|concluded|renewed|struck|c[ao]me\sto)\s(?:an?|the)|reached)\s(?:[\w-]+\s){{0,3}}?"
        rf"(?:{INSTRUMENT}|understandings?\b|consensus\b)|found\scommon\sground\son",
        subject="joint",
        takes="object",
    ),
    Rule(
        "settled-on",
        "C3",
        "agreed",
        "parties settled on a plan or a text",
        "The two sides have settled on a timetable for patrols.",
        "settled",
        r"settled\s(?:on|upon)",
        subject="joint",
        takes="object",
    ),
    Rule(
        "deal",
        "C3",
        "agreed",
        "a company or country secured a contract or closed a deal",
        "Northwind Ports secured a $90 million contract from Qatar.",
        "secured finalized won",
        rf"(?:secured|finalized|won)\s(?:an?|the)\s{OBJECT}(?:{INSTRUMENT}|orders?\b|contract\b)",
        takes="object",
    ),
    Rule(
        "signed",
        "C3",
        "agreed",
        "parties signed an agreement at the event",
        "The two ministries signed a memorandum of understanding to share flood data.",
        "signed sign signs",
        rf"sign(?:ed|s)?\s{OBJECT}{INSTRUMENT}",
        takes="object",
    ),
    Rule(
        "partnership",
        "C3",
        "agreed",
        "parties launched, established or renewed a partnership, dialogue or working group",
        "The leaders launched a working group on semiconductors.",
        "affirmed launched relaunched established created formed renewed inaugurated expanded chartered founded",
        r"(?:affirmed|(?:re)?launched|established|created|formed|renewed|inaugurated|chartered|founded"
        rf"|expanded\sthe\s(?:scope|mandate|membership)\sof)\s{OBJECT}{FORUM}",
        subject="joint",
        takes="object",
    ),
    Rule(
        "joined",
        "C3",
        "agreed",
        "an actor joined another, or a shared goal or pledge",
        "The United States joined Chile in a partnership to map fisheries.",
        "joined",
        rf"joined\s(?:(?:[^\s,;]{{1,60}}\s){{1,3}}in\s{OBJECT}{FORUM}"
        rf"|(?:the|an?|its|their)\s{OBJECT}(?:goal|pledge|coalition|alliance|compact|declaration|commitment|agreement)\b)",
        takes="object",
    ),
)
