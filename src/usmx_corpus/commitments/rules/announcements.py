"""What is announced, approved or paid for: C4 of the coding manual."""

from __future__ import annotations

from usmx_corpus.commitments.rules.objects import FORUM, MEANS, MONEY, OBJECT, SUM_OF_MONEY
from usmx_corpus.commitments.rules.rule import Rule

ANNOUNCEMENTS: tuple[Rule, ...] = (
    Rule(
        "launched",
        "C4",
        "announced",
        "an actor launched, awarded or approved something whose results are still to come",
        "The Department of Labor awarded $90 million in grants for apprenticeships.",
        "launched awarded approved released",
        rf"(?:released(?=\san?\s(?:[^\s,;:]{{1,40}}\s){{0,3}}?(?:[Ff]unding\s[Oo]pportunity|[Nn]otice\sof))|launched|awarded|approved)\s(?:{MONEY}|{OBJECT}(?:{FORUM}|{MEANS}|contracts?\b)"
        r"|an?\s(?:[^\s,;:]{1,40}\s){0,3}?(?:[Ff]unding\s[Oo]pportunity|[Nn]otice\sof\s[Ff]unding|waiver|licen[cs]e|permit)\b"
        r"|the\s(?:hosting|deployment|establishment|setting\sup|opening|introduction|continuation|signing"
        r"|procurement|creation|inclusion|construction|sale|transfer|use|release|extension)\b)",
        takes="object",
    ),
    Rule(
        "approved",
        "C4",
        "announced",
        "a body that decides approved or endorsed something, or somebody gave approval for it",
        "The Cabinet endorsed the purchase of nine ferries.",
        "approved approves endorsed endorses ratified cleared sanctioned authorized authorised "
        "adopted adopts accepted accepts give gives gave given grants granted secured obtained received",
        r"(?:secured|obtained|received)\s(?:[\w’]{1,20}\s){0,3}?(?:approval|assent|consent)\s(?:today\s)?(?:to|for)\b"
        r"|(?:accepted|accepts)(?=\s(?:the|all|both|each|its)\s(?:[^\s,;:]{1,40}\s){0,3}?(?:recommendations?|proposals?"
        r"|requests?)\b)"
        r"|(?:approve[sd]|endorse[sd]|ratified|cleared|sanctioned|authori[sz]ed|adopt(?:ed|s))(?=\s(?:the|an?|its|\d{1,3}|two|three|four|five)\s(?!(?:[^\s,;:]{1,40}\s){0,2}?(?:minutes"
        r"|agenda|reports?|findings|targets?|goals?|resolutions?|positions?|statements?|conclusions|results?|outcomes?|record|views?|idea|call|efforts?|choice)\b)"
        r"|\s(?:[a-z]{2,20}\s)?[a-z]{3,20}(?:tion|ment|ing|sion|al)s?\sof\b)"
        r"|(?:g[ai]ves?n?|grants|granted)\s(?:[\w’]{1,20}\s){0,3}?(?:approval|assent|consent|go-ahead|green\slight|nod)\s(?:to|for)\b",
        takes="object",
    ),
    Rule(
        "proposal-approved",
        "C4",
        "announced",
        "a proposal, request or recommendation to do something was approved",
        "The proposal of the Minister of Ports to lease six cranes was approved by the Cabinet.",
    ),
    Rule(
        "announced-intent",
        "C7",
        "planned",
        "an actor announced its intention or plan to do something",
        "Mexico announced its intention to join the privacy forum.",
        "announce announces announced announcing shared expressed stated declare declared affirm affirmed reaffirm "
        "reaffirmed confirm confirms confirmed reiterate reiterated",
        r"(?:announc(?:ed?|es|ing)|shared|expressed|stated|declared?|(?:re)?affirm(?:ed)?|confirm(?:s|ed)?|reiterated?)\s(?:his|her|its|their|our|the)\s(?:intent(?:ion)?|plans?)(?=\sto\b)",
        takes="object",
    ),
    Rule(
        "announced-it-will",
        "C1",
        "pledged",
        "an actor announced or said that it will do something",
        "Harbour Steel announced it will train 900 welders.",
        "announce announces announced said says stated confirm confirms confirmed indicated declared revealed told",
        r"(?:announce[sd]?|said|says|stated|confirm(?:s|ed)|indicated|declared|revealed|told\s(?:[^\s,;:.]{1,40}\s){0,4}?"
        r"[^\s,;:.]{1,40})\s(?:today\s|on\s[A-Z][a-z]+day(?:,\s[A-Z][a-z]+\.?\s\d{1,2})?,?\s)?(?:that\s)?"
        r"(?:it|they|he|she)(?:\s(?:will|would|shall|plans?\sto|intends?\sto)|[’']ll)"
        r"|announce[sd]?\s(?:today\s|on\s[A-Z][a-z]+day(?:,\s[A-Z][a-z]+\.?\s\d{1,2})?,?\s)?(?:that\s)?"
        r"(?:it\sis|they\sare)(?=\s\w+ing\b)",
    ),
    Rule(
        "glad-to-announce",
        "C4",
        "announced",
        "a speaker is pleased or able to announce or confirm something",
        "We are pleased to announce that the Ministry will restore 12 lighthouses.",
        "pleased proud delighted happy glad honored honoured thrilled excited able pleasure privilege can want "
        "wish like here",
        r"(?:(?:pleased|proud|delighted|happy|glad|honou?red|thrilled|excited|able|pleasure|privilege"
        r"|(?<=\bI\s)want|(?<=\bwe\s)want|wish|(?<=[’']d\s)like"
        r"|(?<=would\s)like|here)\s(?:today\s)?to|can(?:\stoday|\snow|\salso)*)"
        rf"\s(?:be\sable\sto\s|also\s)?(?:announce|confirm|say(?=\s(?:today\s)?that\b))\s(?:today\s)?(?:{MONEY}"
        rf"|{OBJECT}{MEANS}|that\b|{OBJECT}fund\b)",
        subject="any",
        takes="object",
    ),
    Rule(
        "sum-confirmed",
        "C4",
        "announced",
        "an actor confirmed, allocated, approved or set aside a sum of money",
        "The Council allocated £9 million to the lifeboats.",
        "confirm confirms confirmed confirming allocate allocates allocated earmark earmarks earmarked approve "
        "approves approved granted set sets",
        r"(?:confirm(?:s|ed|ing)?|allocate[sd]?|earmark(?:s|ed)?|approve[sd]?|granted|sets?\saside)\s(?:today\s)?"
        rf"(?:(?:more\sthan|up\sto|over|nearly|almost|about|around|some|a|an|another|the|its|first|further|additional|initial|extra|new)\s){{0,3}}{SUM_OF_MONEY}"
        r"|confirm(?:s|ed)\s(?:today\s)?(?:[a-z-]{2,20}\s){0,2}?(?:funding|investments?|grants?|budgets?|allocations?)\s(?:for|in|of|to)\b",
        takes="object",
    ),
    Rule(
        "announced",
        "C4",
        "announced",
        "money, programs or other measures were announced",
        "The Vice President announced $20 million in grants for rural clinics.",
        "announce announces announced",
        r"announce[sd]?\s(?:today\s)?"
        r"(?:[^\s,;:]{2,40}[’']s\s(?:joining|accession|entry|membership|participation|return)\b"
        rf"|(?:(?:more\sthan|up\sto|over|nearly|an\sadditional)\s)?(?:{MONEY}|{OBJECT}{MEANS}|that\b))",
        takes="object",
    ),
    Rule(
        "package",
        "C4",
        "announced",
        "a package was developed or assembled",
        "The U.S. government has developed a package of loans and grants for ports.",
        "developed assembled",
        r"(?:developed|assembled)\s(?:an?|the)\s(?:[^\s,;]{1,60}\s){0,3}?package",
        takes="object",
    ),
)
