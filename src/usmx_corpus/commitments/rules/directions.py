"""What others are told or asked to do: the directions and duties of C4."""

from __future__ import annotations

from usmx_corpus.commitments.rules.rule import Rule

DIRECTIONS: tuple[Rule, ...] = (
    Rule(
        "ordered",
        "C4",
        "announced",
        "an order or its signer directs, requires or prohibits something",
        "The Order directs the Secretary of Energy to publish new standards.",
        "direct directs directed instruct instructs instructed order orders ordered task tasks tasked request requests "
        "charges charged "
        "requires prohibits mandates establishes creates sets obliges bars "
        "imposes authorizes provides revokes rescinds ends terminates demands reinstates suspends extends exempts "
        "excludes "
        "designates delegates bans lifts amends adjusts modifies raises clarifies calls grants ask asks asked invites "
        "create establish require prohibit revoke impose",
        r"(?:(?:(?<=rders\s)|(?<=rders\salso\s)|(?<=emoranda\s))(?:create|establish|require|prohibit|revoke|impose)\b"
        r"|(?:clarifies|provides|directs|directed|instructs|(?<!xecutive\s)(?<!ourt\s)orders|requires|requests|establishes|mandates|(?:(?<=\bI\s)|(?<=\b[Ww]e\s))"
        r"(?:direct|order|instruct|request))\sthat\b"
        r"|(?:directs|directed|instructs|instructed|tasks|tasked|(?<!xecutive\s)(?<!ourt\s)orders|ordered|requests|authorizes"
        r"|(?:(?<=\bI\s)|(?<=\b[Ww]e\s)|(?<=ers\s)|(?<=hereby\s))(?:direct|instruct|task|order|request))\s(?:[^;:]{3,140}?)\s?\bto\b"
        r"|(?:asks?|asked|(?<!\bI\s)(?<!\b[Ww]e\s)invites)\s[^;:]{3,100}?\sto\b"
        r"|(?:tasks|tasked|charges|charged)\s[^;:,]{3,80}?\swith\b|sets\s(?:an?|the|new)\b|(?:obliges|bars)\b"
        r"|(?:requires|demands|prohibits|mandates|establishes|creates|imposes|revokes|rescinds|ends|terminates|reinstates"
        r"|suspends|extends(?!\s(?:his|her|its|their|our|my|(?:[a-z]+\s){0,2}?(?:gratitude|condolences|sympath(?:y|ies)|thanks|greetings))\b)"
        r"|exempts|excludes|designates|delegates|bans|lifts|amends|adjusts|modifies|raises|calls\sfor)\b|grants\s[^;:]{3,80}?\sauthority\b)",
        subject="order",
        takes="object",
    ),
    Rule(
        "tasked",
        "C4",
        "announced",
        "somebody is tasked, directed or authorized to do something",
        "The working group is tasked to develop common standards.",
        "tasked directed instructed charged authorized authorised asked mandated",
        r"(?:tasked|directed|instructed|charged|mandated|authori[sz]ed(?:\sand\sdirected)?)\s(?:to|with)|asked\sto",
        takes="object",
    ),
    Rule(
        "must",
        "C4",
        "announced",
        "a rule says what offices, companies or States must do",
        "All ministries must publish their accounts by 30 June.",
        "must required obliged have has",
        r"must|(?<!not\s)(?<!n[’']t\s)(?:(?:required|obliged)\sto|have\sto)|has\sto",
    ),
    Rule(
        "invited",
        "C2",
        "announced",
        "an actor invited another to do something",
        "The United States invited Panama to send officers to the training center.",
        "invited",
        r"invited\s(?:(?!\sto\s)[^,;:]){3,80}\sto(?=\s(?!the\b|an?\b|[A-Z]))",
        takes="object",
    ),
)
