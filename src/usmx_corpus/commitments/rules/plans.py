"""What goes on, is planned or is aimed at: C6 and C7 of the coding manual."""

from __future__ import annotations

from usmx_corpus.commitments.rules.objects import MONEY
from usmx_corpus.commitments.rules.rule import Rule

PLANS: tuple[Rule, ...] = (
    Rule(
        "reaffirmed",
        "C6",
        "continuing",
        "an actor reaffirmed its commitment to doing something",
        "The Presidents reaffirmed their commitment to dismantle smuggling networks.",
        "reaffirm reaffirms reaffirmed re-affirmed affirm affirms affirmed reiterate reiterated renew renewed "
        "reconfirmed confirm confirms confirmed continue continues stand stands reinforced reinforces",
        r"(?:(?:re-?)?(?:affirm|iterate|new|confirm|stand|inforce)(?:s|ed|d)?|continues?(?=\s(?:that|this|its|their|our|his|her)\scommitment))\s(?:firm\sin\s)?"
        r"(?:[^\s;]{1,60}\s){0,12}?(?:commitments?|pledges?|resolve|determination|(?:joint|common|shared|collective)\s(?:efforts?|goals?|objectives?|aims?))\s(?:to|on)",
    ),
    Rule(
        "commitment-discussed",
        "C6",
        "continuing",
        "parties discussed or stressed their commitment to doing something",
        "The two Presidents discussed their commitment to reopen the consulates.",
        "discussed reviewed expressed share shared underscored emphasized stressed highlighted conveyed noted "
        "recognize "
        "recognized spoke underline underlined",
        r"(?:discussed|reviewed|expressed|shared?|underscored|emphasized|stressed|highlighted|conveyed|noted|recognized?"
        r"|underlined?|spoke\s(?:[^\s;]{1,60}\s){0,9}?about)"
        r"\s(?:their|our|his|her|its|the\s(?:[^\s,;]{1,60}\s){0,2}?(?:States|[Pp]resident|[Aa]dministration)(?:’s?|'s?)|(?:the\s)?U\.S\."
        r"|(?:[^\s,;]{1,60}\s){1,4}?mutual)\s(?:[^\s,;]{1,60}\s){0,4}?(?:commitments?|resolve|determination)\sto",
    ),
    Rule(
        "under-way",
        "C6",
        "continuing",
        "an actor is working on something definite that is still to come",
        "The two agencies are working to sign an arrangement on port security.",
        "working developing preparing drafting organizing negotiating planning",
        r"(?:working\s(?:(?:together|jointly|closely|with\s[^\s,;]+)\s)?to\s(?:provide\s[$£]|provide\s(?:over|up\sto|an?)\s|sign|finalize|launch|establish|complete|open|publish"
        r"|conclude|create|(?:develop|hold|organize|host|build)\s(?:an?|new|technical|joint|two|three))|working\son\s(?:an?\snew|new|an?\sjoint|an?\sdraft|draft)\b"
        r"|(?:developing|preparing|drafting|organizing|negotiating|planning)\s(?:an?|new)\b)",
        takes="object",
    ),
    Rule(
        "plans-to",
        "C7",
        "planned",
        "an actor plans, intends or expects to do something",
        "USTDA plans to provide a grant to the port authority.",
        "plan plans planned planning intend intends intended expect expects propose proposes proposing",
        r"(?:plans?|intends?|expects?|proposes?|(?<=are\s)(?:planning|proposing)|(?<=is\s)(?:planning"
        r"|proposing))\sto|plans?\son(?=\s\w+ing\b)",
    ),
    Rule(
        "budget",
        "C4",
        "planned",
        "a budget or request for funds includes money for something",
        "The budget request includes $40 million to repair the locks.",
        "include includes propose proposes provide provides contain contains call calls",
        r"(?:includes?|proposes?|provides?|contains?|calls?\sfor)\s"
        rf"(?:{MONEY}|(?:(?:[\w-]+\s){{0,3}}(?:funding|investments?|increases?|resources)\b))",
        subject="any",
        takes="object",
    ),
    Rule(
        "policy",
        "C2",
        "announced",
        "an order states what the policy of its government is to do",
        "It is the policy of my Administration to publish all contracts.",
        "policy",
        r"(?<=\bthe\s)policy\sof\s(?:my|our|the|this)\s(?:[A-Z][\w.]*\s?){1,4}(?<=\s)(?:to|that)",
        subject="any",
    ),
    Rule(
        "set-to",
        "C7",
        "planned",
        "an actor is set, due or poised to do something, or anticipates doing it",
        "The port authority is set to hire 300 pilots.",
        "set due poised slated expected anticipate anticipates anticipated",
        r"(?:set|due|poised|slated|expected)\sto|anticipate[sd]?(?=\s\w{2,40}ing\b)",
    ),
    Rule(
        "looks-into",
        "C7",
        "explores",
        "an actor looks into or at something, or considers it",
        "The two ministries are looking into a shared coast guard school.",
        "looking considering",
        r"looking\s(?:into|at)|considering(?=\s(?:\w{2,40}ing|an?|the|new)\b)",
        takes="object",
    ),
    Rule(
        "scheduled",
        "C7",
        "planned",
        "a meeting or other event is scheduled, or a work is expected to be finished",
        "A second session on ports is scheduled to take place in October.",
        "scheduled expected",
        r"scheduled\s(?:to|for)|expected\sto\sbe\s(?=(?:complete|completed|finished|finali[sz]ed|signed|published|concluded"
        r"|delivered|opened|built|launched|adopted|ratified|operational|ready|in\s(?:place|force|service))\b)",
        subject="any",
        takes="object",
    ),
    Rule(
        "aims-to",
        "C7",
        "aims",
        "an actor aims, seeks or hopes to do something",
        "The Administration is seeking to open 30 new stations.",
        "aim aims seek seeks seeking strive strives hope hopes endeavor endeavors endeavour endeavours aspire aspires",
        r"(?:aims?|seeks?|(?<=are\s)seeking|(?<=is\s)seeking|strives?|hopes?|endeavou?rs?|aspires?)\sto",
    ),
    Rule(
        "target-set",
        "C7",
        "aims",
        "an actor set itself a target, or aims for one",
        "The Islands have set a target of halving road deaths by 2030.",
        "set sets aim aims adopted",
        r"(?:sets?|adopted)\s(?:(?:our|them)selves\s|itself\s)?(?:an?|the)\s(?:[^\s,;:]{1,40}\s){0,4}?(?:targets?"
        r"|goals?|objectives?)\s(?:of|to)(?=\s\S)"
        r"|aims?\sfor(?=\s[^.;]{0,60}\d)",
        takes="object",
    ),
    Rule(
        "embarks",
        "C3",
        "announced",
        "an actor embarks on an effort or joins others in committing",
        "Today, the three navies embark on a survey of the strait.",
        "embark embarks embarked embarking joining",
        r"embark(?:s|ed|ing)?\s(?:on|upon)|joining\s[^;:]{3,120}?\sin\s(?:committing|pledging|agreeing)\sto",
        takes="object",
    ),
)
