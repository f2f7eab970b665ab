"""What counts as a commitment, as data: the coding manual's rules and exclusions, and the vocabulary they use.

A rule is triggered where one of its `words` occurs and its `pattern` matches from there. `usmx list rules` and
`--explain` show these tables. To add a wording, add a rule with an example: a test runs each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus.facts.times import MONTH_NAMES

if TYPE_CHECKING:
    from usmx_corpus.model import Strength

#: The subject that a rule needs: an actor, an order or its signer, two or more parties, or any.
Subject = Literal["actor", "order", "joint", "any"]
#: What follows the trigger: a verb ("to train"), an object ("$130 million", "a package"), a clause ("that they will").
Takes = Literal["verb", "object", "clause"]


class Rule(NamedTuple):
    """One wording of a commitment: its clause in the coding manual, its strength, its trigger, an example.

    `words`: those that the trigger may begin with, in lower case; `pattern`: the regular expression that matches it.
    """

    name: str
    clause: str
    strength: Strength
    meaning: str
    example: str
    words: str = ""
    pattern: str = ""
    subject: Subject = "actor"
    takes: Takes = "verb"


class Exclusion(NamedTuple):
    """One reason why what looks like a commitment is none, with an example in which nothing may be found."""

    name: str
    clause: str
    meaning: str
    example: str


# Up to nine words of an object before its noun, but never past a comma or into another clause.
_OBJECT = r"(?:(?!to\b|that\b|which\b|will\b|on\b)[^\s,;:]{1,60}\s){0,9}?"
_INSTRUMENT = (
    r"(?:(?i:memorand(?:um|a)|agreements?|arrangements?|accords?|compacts?|declarations?|letters?\sof\sintent|treat(?:y|ies)"
    r"|protocols?|contracts?|deals?|charters?|statements?\sof\s(?:intent|cooperation|principles)|plan\sof\saction|frameworks?|settlements?|MOUs?)\b)"
)
_ORDER = (
    r"(?:(?:[Ee]xecutive\s[Oo]rders?|(?:Presidential\s|National\sSecurity\s)?[Mm]emorand(?:um|a)(?!\sof)|[Pp]roclamations?"
    r"|[Dd]irectives?|[Dd]ecrees?|[Oo]rdinances?|(?:Presidential\s)?Determinations?|Orders?|order)\b)"
)
_FORUM = (
    r"(?:(?:(?<=\b[Tt]he\s)|(?<=\ban\s)|(?<=\ba\s))[A-Z]{3,}\b|(?i:partnerships?|dialogues?|working\sgroups?|task\sforces?|committees?|commissions?|initiatives?|councils?"
    r"|frameworks?|platforms?|forums?|coalitions?|alliances?|mechanisms?|networks?|compacts?|consorti(?:um|a)|centers?"
    r"|programs?|campaigns?|boards?|institutions?|secretariats?|panels?|funds?)\b)"
)
_MEANS = (
    r"(?:(?:package|commitments?|investments?|funding|grants?|loans?|assistance|aid|initiatives?|actions?|steps?|measures?"
    r"|plans?|programs?|partnerships?|strateg(?:y|ies)|awards?|rules?|polic(?:y|ies)|agreements?|sanctions?|support|efforts?"
    r"|tariffs?|projects?|campaigns?|contributions?|expansion|release|launch|creation|establishment|appointment|intent|blueprint|opportunities|roadmap"
    r"|intention|framework|task\sforce|council|delegation|proposals?|reforms?|resources|standards|changes|termination|withdrawal|suspension|lifting|removal|opening|reopening|formation|adjustments?|guidance"
    r"|increases?|reductions?|updates?|deals?|grants?|expansions?|improvements?|additions?|pilots?|services|deliverables"
    r"|declarations?|pledges?|extensions?|designations?|nominations?|bans?|moratori(?:um|a)|curfews?|waivers?|lev(?:y|ies)"
    r"|cuts|subsid(?:y|ies)|schemes?|inquir(?:y|ies)|consultations?|bills?|legislation|programmes?|ceasefires?"
    r"|budgets?|bursar(?:y|ies)|scholarships?|deployments?|enhancements?|allocations?|supplements?|top-ups?|uplifts?"
    r"|purchases?|acquisitions?|introduction|roll-?outs?|relief|rebates?|vouchers?|payments?|tenders?|relaxations?)\b)"
)
# The euro is apart: a character class over distant code points takes ten times as long to compile.
_SUM = (
    r"(?:(?:[A-Z]{1,3})?(?:[$£¥]\s?|€\s?|₹\s?)\d[\d,.]*(?:bn|tn|[mMBT])?"
    r"|(?:[A-Z]{3}|Rs\.?|K[Ss]hs?\.?|[TU]Sh|Shs?\.?)\s?\d[\d,.]*(?:bn|tn|[mMBT])?"
    r"|[RN]\d[\d,.]*\s?(?:million|billion|trillion|bn|m)"
    r"|\d[\d,.]*\s(?:million|billion|trillion|crore|lakh)\s(?:\w+\s)?(?:dollars|pounds|euros?|rupees|shillings|crowns|yen|rand|pesos))"
)
SUM_OF_MONEY = _SUM
_MONEY = rf"(?:[\w-]+\s){{0,4}}?{_SUM}"
# Between a verb and its "to": "undertakes not to".
_TO = r"(?:\snot|\snever)?\sto"
# Whom a speaker tells, between a verb and "that" or what follows it.
_TOLD = r"(?:\s(?!that\b|it\b|they\b|he\b|she\b|we\b)[^\s,;:.]{1,40}){0,8}?"

#: The rules with triggers, in the order in which they are tried.
TRIGGERS: tuple[Rule, ...] = (
    Rule(
        "will",
        "C1",
        "pledged",
        "an actor will or shall do something",
        "The Department of Labor will train 500 inspectors by 2023.",
        "will shall ll won shan",
        r"(?:will|shall|(?<=[’'])ll|(?:won|shan)[’']t)(?:,\s[^,;:]{3,80},)?",
    ),
    Rule(
        "going-to",
        "C1",
        "pledged",
        "an actor is going to do something",
        "We’re going to repair 40 bridges by 2026.",
        "going gonna",
        r"going\sto|gonna",
    ),
    Rule(
        "will-be-done",
        "C8",
        "pledged",
        "something will be done, by an implied actor",
        "Half of the new clinics will be built in rural counties.",
        "will shall ll won going",
        r"(?:will|shall|(?<=[’'])ll|won[’']t|going\sto)",
        subject="any",
    ),
    Rule(
        "reported-would",
        "C1",
        "pledged",
        "somebody said, promised or assured others that an actor would do something",
        "The mayor assured the crews that the city would repair both piers.",
        "would",
        r"would",
    ),
    Rule(
        "resolution",
        "C2",
        "agreed",
        "a resolution that opens with its verb",
        "Decides to establish a panel of experts on fisheries;",
    ),
    Rule(
        "headline",
        "C1",
        "pledged",
        "a headline or label that says what an actor is to do",
        "Norway to invest $200 million in clinics.",
    ),
    Rule(
        "it-was-agreed",
        "C2",
        "agreed",
        "it was agreed or decided to do something, without saying by whom",
        "It was agreed that the two fleets would share their charts.",
        "agreed decided resolved",
        r"(?:(?<=\b[Ii]t\swas\s)|(?<=\b[Ii]t\shas\sbeen\s))(?:(?:also|further|jointly)\s)?(?:agreed|decided|resolved)\s(?:to|that)",
        subject="any",
    ),
    Rule(
        "is-to-be",
        "C8",
        "planned",
        "something is to be done, by an implied actor",
        "Ten clinics are to be built by 2026.",
        "be",
        r"(?:(?<=\bis\sto\s)|(?<=\bare\sto\s))be",
        subject="any",
    ),
    Rule(
        "is-to",
        "C1",
        "planned",
        "an actor is to do something",
        "The Ports Agency is to open a school for pilots.",
        "is are",
        r"(?:is|are)\s(?:also\s|now\s|jointly\s)?to(?=\s(?!be\b|blame\b)[a-z])",
    ),
    Rule(
        "will-get",
        "C8",
        "pledged",
        "people will receive a sum or may claim it, by an implied actor",
        "Each nurse will receive £500 in March.",
        subject="any",
    ),
    Rule(
        "takes-effect",
        "C8",
        "pledged",
        "a rule, a service or works will begin, change or end on a date",
        "The new fee will apply from 1 March.",
        subject="any",
    ),
    Rule(
        "rule-obliges",
        "C4",
        "announced",
        "a new law or rule will require or forbid something",
        "The new law will require ferries to carry radios.",
        subject="any",
    ),
    Rule(
        "set-aside",
        "C4",
        "announced",
        "money has been or is being set aside, allocated or made available",
        "A further £6 million is being set aside for lighthouses.",
        "allocated earmarked set made invested provided committed spent put ring-fenced ringfenced",
        r"(?:(?<=\bbeing\s)|(?<=\bbeen\s))(?:allocated|earmarked|set\saside|made\savailable|ring-?fenced)(?=\s|[,;.]|$)"
        r"|(?<=\bbeing\s)(?:committed|provided|invested|spent|put)(?=\s|[,;.]|$)",
        subject="any",
        takes="object",
    ),
    Rule(
        "in-effect",
        "C4",
        "announced",
        "something is banned, lifted, changed or imposed from a date on, or today",
        "Effective 1 May, the export of sand is prohibited.",
        "prohibited banned suspended abolished lifted revoked cancelled canceled extended terminated withdrawn imposed "
        "raised lowered reduced increased waived closed",
        r"(?:(?<=\bis\s)|(?<=\bare\s)|(?<=\bbeing\s))[a-z]{4,10}",
        subject="any",
        takes="object",
    ),
    Rule(
        "there-will-be",
        "C8",
        "pledged",
        "there will be something new, or none of it",
        "There will be a new clinic in every county.",
        subject="any",
    ),
    Rule(
        "agreed-to",
        "C2",
        "agreed",
        "parties agreed to do something",
        "Canada and Japan agreed to hold a joint exercise in May.",
        "agree agrees agreed",
        r"agree[sd]?(?:,[^,;:]{3,60},)?(?:\snot|\snever)?\sto",
    ),
    Rule(
        "agreed-that",
        "C2",
        "agreed",
        "parties agreed, decided or resolved that something will be done",
        "The ministers agreed that a joint team will inspect the dam.",
        "agree agrees agreed decide decides decided determined resolved resolve resolves",
        r"(?:agree[sd]?|decide[sd]?|determined|resolve[sd]?)\sthat",
        takes="clause",
    ),
    Rule(
        "agreed-on",
        "C2",
        "agreed",
        "parties agreed on a plan or a step",
        "The two sides agreed on a roadmap for reopening the bridge.",
        "agree agreed decided",
        r"decided\s(?:on|upon)\sthe\s(?:\w+\s)?(?:establishment|creation|opening|launch|formation|holding|start"
        r"|extension|expansion)\b"
        # "agreed a sub-committee", but not "agreed a pause was needed".
        r"|agree[sd]?\s(?:with|to)\s(?:the|an?)\s(?:[\w-]+\s){0,2}?(?:proposals?|recommendations?|requests?)(?=\s(?:to|that"
        r"|of|for|by)\b)"
        r"|agree[sd]?\san?(?=\s(?!(?:[^\s,;:.]{1,40}\s){0,9}?(?:is|are|was|were|has|had|would|should|could|must|needs?|will)\b))"
        r"|agree[sd]?\s(?:(?:on|upon)|the\s(?:text|terms|details|outlines?|scope|wording|conditions)\sof"
        r"|(?:an?|the)\s(?:[^\s,;:]{1,40}\s){0,3}?(?:plan|deal|roadmap|package|timetable|schedule|framework|pact|programme"
        r"|program|strategy|protocol|arrangement|budget|mechanism|creation|establishment|set\sof)\b)",
        takes="object",
    ),
    Rule(
        "decided-to",
        "C2",
        "agreed",
        "an actor decided or resolved to do something",
        "The leaders decided to create a joint fund for ports.",
        "decide decides decided determined resolve resolves resolved opted elected",
        rf"(?:decide[sd]?|determined|resolve[sd]?|opted|elected){_TO}",
    ),
    Rule(
        "committed-to",
        "C2",
        "pledged",
        "an actor committed, or is committed, to doing something",
        "Both governments are committed to reducing wait times at the border.",
        "commit commits committed committing recommit recommits recommitted",
        r"(?:(?:re)?commit(?:s|ted)?(?:\snot(?:\sonly)?)?|(?<=are\s)committing|(?<=is\s)committing)"
        rf"(?:\s(?:our|them)selves|\sitself|\s[a-z]{{2,20}}ly|,[^,;:]{{3,60}},)?{_TO}",
    ),
    Rule(
        "committed-money",
        "C2",
        "pledged",
        "an actor committed or pledged a sum of money",
        "Norway has committed $40 million to the forest fund.",
        "commit commits committed committing pledge pledged pledges",
        rf"(?:commit(?:s|ted|ting)?|pledge[sd]?)\s{_MONEY}",
        takes="object",
    ),
    Rule(
        "pledged",
        "C2",
        "pledged",
        "an actor pledged, promised, vowed or undertook to do something",
        "Twelve companies pledged to cut their emissions in half.",
        "pledge pledges pledged promise promises promised vow vows vowed undertake undertakes undertook undertaken "
        "guarantee guarantees guaranteed volunteered volunteers offered offers",
        rf"(?:(?:volunteer(?:s|ed)|offer(?:s|ed)|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|undert(?:akes?|ook|aken)"
        rf"|guarantee[sd]?)(?:\s(?:our|them)selves|\sitself|\shere\sand\snow|\s(?:once\s)?again)?(?:{_TO}|\sthat)"
        r"|promise(?:\syou)?(?=\s(?:I|we)\b))",
    ),
    Rule(
        "pledged-support",
        "C4",
        "pledged",
        "an actor pledged support, money or cooperation",
        "The Prime Minister pledged continued support for the mine clearance program.",
        "pledge pledges pledged",
        r"pledge[sd]?\s(?:[^\s,;]{1,60}\s){0,4}?(?:support|assistance|cooperation|funding|aid|resources|investments?)\b",
        takes="object",
    ),
    Rule(
        "gives-word",
        "C2",
        "pledged",
        "an actor has given a promise, made a commitment or taken on to do something",
        "The two firms have made commitments to buy 40 engines.",
        "made make makes gave give gives given took take taken entered",
        r"(?:(?:made|makes?)|(?:gave|gives?|given)|(?:took|takes?|taken)\son|entered\sinto)\s(?:[^\s,;:]{1,40}\s){0,4}?"
        r"(?:commitments?|undertakings?|pledges?|promises?|assurances?|word|obligations?)\s(?:to|that)",
    ),
    Rule(
        "stands-ready",
        "C2",
        "pledged",
        "an actor is ready or prepared to do something",
        "The ministers stand ready to impose further measures.",
        "stand stands prepared ready",
        r"(?:stands?\s(?:ready|prepared)|(?<=are\s)prepared|(?<=is\s)prepared|(?<=are\s)ready|(?<=is\s)ready)\sto",
    ),
    Rule(
        "willing",
        "C2",
        "pledged",
        "an actor expressed, confirmed or reiterated its willingness or readiness to do something",
        "The two capitals reiterated their readiness to reopen the crossing.",
        "express expressed expresses confirm confirms confirmed reiterate reiterates reiterated reaffirm reaffirms "
        "reaffirmed affirm affirms affirmed declared declare declares stated signalled signaled shared indicated",
        r"(?:express(?:ed|es)?|confirm(?:ed|s)?|reiterate[sd]?|(?:re)?affirm(?:ed|s)?|declare[sd]?|stated|signall?ed|shared|indicated)"
        r"\s(?:his|her|its|their|our|the|a)\s(?:[^\s,;:]{1,40}\s){0,4}?(?:willingness|readiness)\sto",
    ),
    Rule(
        "accepted",
        "C2",
        "pledged",
        "an actor accepted an invitation or an offer",
        "President Yoon accepted an invitation to visit Washington.",
        "accepted",
        r"accepted\s(?:[^\s,;]{1,60}\s){0,6}?(?:invitation|offer)",
        takes="object",
    ),
    Rule(
        "signed-order",
        "C4",
        "announced",
        "an order was signed today",
        "Today, President Biden signed an Executive Order to protect wetlands.",
        "signed signs",
        rf"sign(?:ed|s)\s{_OBJECT}{_ORDER}",
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
        rf"(?:{_INSTRUMENT}|understandings?\b|consensus\b)|found\scommon\sground\son",
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
        rf"(?:secured|finalized|won)\s(?:an?|the)\s{_OBJECT}(?:{_INSTRUMENT}|orders?\b|contract\b)",
        takes="object",
    ),
    Rule(
        "signed",
        "C3",
        "agreed",
        "parties signed an agreement at the event",
        "The two ministries signed a memorandum of understanding to share flood data.",
        "signed sign signs",
        rf"sign(?:ed|s)?\s{_OBJECT}{_INSTRUMENT}",
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
        rf"|expanded\sthe\s(?:scope|mandate|membership)\sof)\s{_OBJECT}{_FORUM}",
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
        rf"joined\s(?:(?:[^\s,;]{{1,60}}\s){{1,3}}in\s{_OBJECT}{_FORUM}"
        rf"|(?:the|an?|its|their)\s{_OBJECT}(?:goal|pledge|coalition|alliance|compact|declaration|commitment|agreement)\b)",
        takes="object",
    ),
    Rule(
        "launched",
        "C4",
        "announced",
        "an actor launched, awarded or approved something whose results are still to come",
        "The Department of Labor awarded $90 million in grants for apprenticeships.",
        "launched awarded approved released",
        rf"(?:released(?=\san?\s(?:[^\s,;:]{{1,40}}\s){{0,3}}?(?:[Ff]unding\s[Oo]pportunity|[Nn]otice\sof))|launched|awarded|approved)\s(?:{_MONEY}|{_OBJECT}(?:{_FORUM}|{_MEANS}|contracts?\b)"
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
        r"|(?:approve[sd]|endorse[sd]|ratified|cleared|sanctioned|authori[sz]ed|adopt(?:ed|s))(?=\s(?:the|an?|its)\s(?!(?:[^\s,;:]{1,40}\s){0,2}?(?:minutes"
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
        rf"\s(?:be\sable\sto\s|also\s)?(?:announce|confirm|say(?=\s(?:today\s)?that\b))\s(?:today\s)?(?:{_MONEY}"
        rf"|{_OBJECT}{_MEANS}|that\b|{_OBJECT}fund\b)",
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
        rf"(?:(?:more\sthan|up\sto|over|nearly|almost|about|around|some|a|an|another|the|its|first|further|additional|initial|extra|new)\s){{0,3}}{_SUM}"
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
        rf"|(?:(?:more\sthan|up\sto|over|nearly|an\sadditional)\s)?(?:{_MONEY}|{_OBJECT}{_MEANS}|that\b))",
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
        r"|suspends|extends|exempts|excludes|designates|delegates|bans|lifts|amends|adjusts|modifies|raises|calls\sfor)\b|grants\s[^;:]{3,80}?\sauthority\b)",
        subject="order",
        takes="object",
    ),
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
        r"must|(?:required|obliged)\sto|ha(?:ve|s)\sto",
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
        rf"(?:{_MONEY}|(?:(?:[\w-]+\s){{0,3}}(?:funding|investments?|increases?|resources)\b))",
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
    Rule(
        "done-today",
        "C4",
        "announced",
        "an actor imposed, issued or proposed something, in a sentence with “today”",
        "Today, the Department of the Treasury imposed sanctions on 12 firms.",
        "imposed issued designated sanctioned suspended finalized finalised proposed unveiled banned added froze "
        "opened expelled introduced lifted revoked closed cancelled canceled removed restored rescinded extended "
        "authorized authorised laid tabled donated dispatched deployed appointed nominated transmitted placed",
        r"\w{1,40}",
        takes="object",
    ),
    Rule(
        "hereby",
        "C4",
        "announced",
        "an order does something by its own words",
        "There is hereby established a council on ports.",
        "hereby",
        r"hereby\s(?:determine(?=\sthat\b[^.;]{0,300}?\s(?:shall|will)\b)|(?!certif|find|found|note|report|transmit|recogni|submit|acknowledg"
        r"|given\b|sworn\b|attest|proclaim|determin|commend|congratul|call\b|ask\b|urge\b|invite\b)[a-z-]{3,40})",
        subject="any",
        takes="object",
    ),
    Rule(
        "doing-today",
        "C4",
        "announced",
        "an actor is launching, requiring or announcing something: the release is itself the act",
        "Today, the Department of Energy is launching a battery program.",
        "announcing establishing launching creating requiring releasing issuing proposing directing awarding "
        "finalizing publishing designating imposing teaming allocating dedicating instructing unveiling convening "
        "exploring considering",
        r"\w{1,40}ing",
        takes="object",
    ),
    Rule(
        "doing-today-only",
        "C4",
        "announced",
        "an actor is making, expanding or providing something new, or in a sentence with “today”",
        "Today, the Administration is expanding access to school meals.",
        "implementing taking investing providing expanding making doubling extending joining deploying opening forming "
        "signing adding "
        "banning ending lifting updating committing increasing lowering raising granting sending closing reopening "
        "appointing nominating introducing restoring removing suspending withdrawing revoking rescinding cancelling "
        "canceling freezing expelling sanctioning donating scrapping abolishing reinstating adopting approving "
        "authorizing authorising waiving renewing tabling ordering embarking delivering bringing setting putting "
        "rolling building "
        "recruiting hiring cutting giving lending paying buying continuing replacing upgrading renovating "
        "repairing widening "
        "constructing rebuilding "
        "slashing converting installing purchasing acquiring relocating",
        r"continuing(?=\s(?:for|the|an?)\s)|\w{1,40}(?<!continu)ing",
        takes="object",
    ),
)

#: The rules of verbs after a trigger that change its strength: the weakest wins.
HEADS: tuple[Rule, ...] = (
    Rule(
        "continues",
        "C6",
        "continuing",
        "the actor continues what it does",
        "The Coast Guard will continue to patrol the strait.",
        "continue continuing remain maintain keep",
    ),
    Rule(
        "plans",
        "C7",
        "planned",
        "the actor will plan or intend to act",
        "The agency will plan to hire 40 inspectors.",
        "plan intend expect",
    ),
    Rule(
        "aims",
        "C7",
        "aims",
        "the actor will try",
        "The Corps will aim to restore 300 acres of marsh.",
        "aim seek strive endeavor endeavour try attempt hope aspire",
    ),
    Rule(
        "explores",
        "C7",
        "explores",
        "the actor will explore or consider something",
        "The ministers agreed to explore a joint port fund.",
        "explore consider assess examine study evaluate exploring considering assessing examining look",
    ),
)

#: The rules of list items, which take their force and actors from a lead-in or a plan.
ITEMS: tuple[Rule, ...] = (
    Rule(
        "imperative-item",
        "C1",
        "agreed",
        "a list item that begins with a verb, under a plan, a lead-in or a heading such as “Next Steps”",
        "The United States and Mexico will work on ports.\n\n- Improve access to the Veracruz terminal.",
    ),
    Rule(
        "gerund-item",
        "C4",
        "announced",
        "a list item that begins with a verb in -ing, under a lead-in",
        "Today, the Administration is announcing these actions:\n\n- Launching a program for young farmers.",
    ),
    Rule(
        "mandated-item",
        "C4",
        "announced",
        "a list item that says what another is to do, under “I direct that:”",
        "I direct that:\n\n- the Registrar publish the names of all owners.",
    ),
    Rule(
        "nominal-item",
        "C1",
        "agreed",
        "a list item that names an act by a noun, under a plan or a lead-in",
        "The United States and Mexico will work on ports.\n\n- Increased exchange of customs data between both ports.",
    ),
    Rule(
        "announced-item",
        "C4",
        "announced",
        "an item listed after “including” in an announcement",
        "The Secretary announced new commitments to ports, including loans for cranes, and training for pilots.",
    ),
)

RULES: tuple[Rule, ...] = (*TRIGGERS, *HEADS, *ITEMS)
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}

EXCLUSIONS: tuple[Exclusion, ...] = (
    Exclusion("relative", "N6", "an effect in a relative clause", "It is a program that will support farmers."),
    Exclusion(
        "subordinate",
        "N6",
        "a clause after if, when, as, how or so that",
        "If the Senate acts, and when it will, we win.",
    ),
    Exclusion(
        "reported",
        "N3",
        "what somebody said or noted (but not what they stressed or pledged)",
        "He noted that the United States will lead.",
    ),
    Exclusion(
        "inanimate", "N5", "an effect that something is said to have", "The dialogue will strengthen our partnership."
    ),
    Exclusion(
        "effect",
        "N5",
        "a verb of content or effect, such as include, cover, mean or benefit",
        "The United States will benefit from trade.",
    ),
    Exclusion(
        "rhetoric", "N5", "an expression of feeling or resolve, not an act", "We will never forget their courage."
    ),
    Exclusion("diary", "N8", "an appointment on the day", "Today, President Biden will meet with Chancellor Scholz."),
    Exclusion(
        "value", "N4", "a commitment to a value, not to an act", "We are committed to the principles of the Charter."
    ),
    Exclusion(
        "importance", "N3", "agreement on the importance of something", "Both sides agreed on the importance of trade."
    ),
    Exclusion(
        "elsewhere", "N1", "a past fact, dated to another occasion", "In May 2019 the leaders launched a working group."
    ),
    Exclusion("lead-in", "N7", "a sentence that ends in a colon", "The United States and Mexico will:"),
    Exclusion(
        "label", "N7", "a list item that is only a title", "They spoke of two themes:\n\n- Inclusiveness and Training"
    ),
    Exclusion(
        "vision",
        "O",
        "“Together, we will …” under a heading with “Vision”",
        "**Our Vision**\n\nTogether, we will thrive and build more ports.",
    ),
    Exclusion("question", "N8", "a question", "Will the United States agree to send the ships?"),
    Exclusion(
        "asked",
        "N8",
        "the words of a reporter, a moderator or a listener in a transcript",
        "MS. HALL:  Good morning.\n\nQ    We will ask about ports, and the mayor will train 500 pilots.",
    ),
    Exclusion(
        "frame",
        "N8",
        "what a speaker says of speaking, of the event, of waiting and of resolve",
        "MS. HALL:  I will turn to the ports, and we will see what they need.",
    ),
    Exclusion(
        "broken-off",
        "N8",
        "what a speaker breaks off, or says without an object",
        "MS. HALL:  We’ll continue to do — we’ll work with — well, you know.",
    ),
    Exclusion(
        "vague",
        "N5",
        "what a speaker will do without naming an act",
        "MS. HALL:  We’re going to put ports first. We’ll turn that around.",
    ),
    Exclusion(
        "opinion",
        "N5",
        "what a speaker thinks, hopes or fears",
        "MS. HALL:  I think that the Department of Labor will train 500 inspectors.",
    ),
    Exclusion(
        "others",
        "N5",
        "what a speaker in a transcript says that others will do",
        "MS. HALL:  Twelve companies will build 40 ships.",
    ),
    Exclusion(
        "quotation",
        "N3",
        "what is within a quotation, also one of several sentences",
        "“We will come,” the mayor said. “We will build 40 schools. We will train 20 pilots.”",
    ),
    Exclusion(
        "voice",
        "N1",
        "a form of the verb in which nobody acts here and now",
        "The treaty was signed by the ministers, who had agreed to share data.",
    ),
    Exclusion("noun", "N1", "words that are a noun here", "Critics dislike the promise to build ports."),
    Exclusion("nobody", "N5", "words before which nobody acts", "To plan to build ports is not enough."),
    Exclusion(
        "not-today",
        "N1",
        "an act that counts only where its text does it: in the present tense, or with “today”",
        "The Department of Labor imposed fines on 12 firms.",
    ),
    Exclusion("no-act", "N4", "words after which no act is named", "The ministers hope to be happy."),
    Exclusion(
        "unlent",
        "N7",
        "a list item that is no sentence, under nothing that undertakes anything",
        "They spoke of two themes in the harbour on that evening:\n\n- build a school in every county",
    ),
    Exclusion("no-trigger", "N3", "a sentence in which no words of any rule stand", "The harbour is old."),
    Exclusion(
        "boilerplate",
        "N7",
        "the closing formulas of an order",
        "This order shall be implemented consistent with applicable law.",
    ),
)

#: Base forms of verbs that name an act and are seldom anything else in releases.
VERBS = frozenset(
    "interfere intervene meddle abolish "
    "abridge accede accredit afforest annul bankroll blacklist canvass clothe confiscate criminalise "
    "criminalize cure decarbonise decentralise decentralize decommission decriminalise demilitarise demine demobilise "
    "demolish deregister desalinate devalue devolve deworm diagnose digitalise digitalize digitise digitize disarm "
    "dismiss earmark emancipate enfranchise enrol erect evict extradite finalise forfeit formalise fumigate halve "
    "harmonise impound indemnify inoculate insource insulate irrigate lay legalise legalize legislate lengthen "
    "liberalise maximise minimise mobilise modernise moor nationalise nationalize optimise organise outsource pave "
    "peg penalise penalize prioritise privatise prolong proscribe publicise purify quadruple quintuple recapitalise "
    "recognise recommission reconstruct refinance refit reforest refurbish rehabilitate rehouse reintegrate "
    "renationalise renationalize repaint reschedule reskill resurface rewild rewrite scrutinise scuttle shorten shut "
    "stabilise subsidise subtitle swear televise treble uprate upskill "
    "chair discount compete slash fix cap forgo finish accompany accommodate affirm aggregate aspire attach "
    "authorise bind bridge circulate cite close collate combat compile conceive confirm conserve convince craft "
    "curb customize dedicate deepen detain disclose dissolve donate educate electrify encourage endorse engage "
    "enrich enroll escalate evacuate exempt experiment forgive fulfil grow handle heal illuminate immunize inject "
    "innovate inscribe insure invoke isolate liaise merge migrate moderate nurture oblige obligate onboard oust "
    "overhaul pioneer prefer privatize probe prompt quantify quit rationalize reactivate realign rebalance rebuild "
    "recalibrate reclaim recycle redeploy redistribute reinvest remit renegotiate renovate reorganize reopen repay "
    "repurpose reroute resettle resist restock restructure retain retire retrain retool reunify revoke safeguard "
    "sanction simplify standardise strengthen sue surrender sustain tailor tackle teach terminate thwart toughen "
    "trace transact translate transmit unfreeze unite unfurl uplift urge vaccinate weave widen lend sell boost "
    "steer seal accelerate accept achieve acquire act adapt add address adopt advance advise advocate alleviate "
    "allocate allow amend amplify analyze announce apply appoint approve arrange assemble assess assign assist "
    "assume assure attain attend attract authorize avoid ban become begin block bolster bring broaden build buy "
    "calculate cancel carry catalyze cease certify choose clarify classify clean co-chair co-create co-develop co- "
    "finance co-fund co-host co-lead co-manage co-sponsor collaborate collect combine come commence commend "
    "commission commit communicate compensate complement complete comply conclude conduct confer confront connect "
    "consider consolidate construct consult contain continue contribute convene convert convey cooperate coordinate "
    "correct counter create cultivate defend define deliver demonstrate denounce deny deploy deport deprioritize "
    "describe designate destroy detect determine deter develop devise direct disburse discontinue discuss dismantle "
    "dispatch disrupt disseminate distribute dredge diversify divest do double draw drive eliminate embed embrace "
    "employ empower enable enact end enforce enhance enlarge enlist ensure enter entrust equip eradicate establish "
    "evaluate examine exceed exclude exercise expand expedite explore exploit expose extend facilitate fast-track "
    "fill finalize find foster fortify formalize formulate forge free fulfill gather generate get give go govern "
    "guarantee halt harmonize help hire hold identify implement impose improve include incentivize incorporate "
    "increase indict inform initiate inspect install institute instruct integrate intensify introduce invest "
    "investigate invite jumpstart keep launch lead learn leverage liberalize lift limit locate lower maintain make "
    "manage mandate maximize meet minimize mitigate mobilize modernize modify monitor negotiate nominate notify "
    "obtain offer open operate optimize organize outline overcome oversee participate pass pay perform phase pool "
    "position prepare present preserve prevent prioritize proceed procure produce prohibit promote propose "
    "prosecute protect provide publish purchase pursue put raise ratify re-engage re-establish reach recognize "
    "recommend reconvene recover recruit redirect redouble reduce reestablish refine refocus reform refrain "
    "reinforce reinvigorate relaunch release relieve remain remove renew repair repatriate repeal replace require "
    "rescind resolve respond restart restore restrict resume retrofit reunite revamp reverse revise revitalize "
    "revive roll save secure seek seize select send serve solicit solve speed spend spur stabilize standardize "
    "start step stimulate stop streamline strive submit subsidize suspend take target team testify tighten train "
    "transfer transform transition treat triple turn understand undertake unlock unveil update upgrade uphold use "
    "utilize validate verify vet waive welcome withdraw withhold work write abide aim analyse award bear broker "
    "codify co-operate convoke crack de-escalate decarbonize decide defer delegate delay depart effectuate elevate "
    "elicit engender ensue institutionalize leave look move observe place play reassess reaffirm reauthorize "
    "receive reconcile recommit redesign reexamine refer reflect regulate reimburse reinstate reject relocate rely "
    "remedy remind report rescue reshape reside reward scale set settle share show sign sponsor stand stay stem "
    "stockpile surge survey tap test track traffic underwrite unify unleash usher veto visit vote warn weigh".split()
)

#: Verbs that are as often nouns: after "and" they count as verbs only before an article, a name or the like.
VERB_NOUNS = frozenset(
    "patrol ferry table refund quarantine audit mentor tutor broadcast sack pledge drain feed trim scrap tally vow "
    "narrow "
    "lower clean open free complete close direct secure correct double triple present live base lead better "
    "further aid aim address advance attempt award ban block broker capture change check commission contact "
    "control contract cut delay design deal detail document draft drive end escort exchange exercise export "
    "field fight finance flag form freeze fund grant guard guide harness help host house hunt impact import "
    "increase influence issue job label land lease lift limit link list map mark market match measure meet mine "
    "monitor move name need offer order outline oversight partner pass pay pilot plan plant play position "
    "produce profile program project protest purchase question rank reach rebate recruit reform release report "
    "request research reserve result return review reward risk sanction schedule scope screen seed set shape "
    "share shelter shield ship show sign staff stage start state step stock stop study supply support surge "
    "survey switch target task team test trace track trade train transfer transition transport travel treat "
    "trial trigger trust update upgrade use value visit voice vote waste welcome work".split()
)

#: Verbs that are as often adjectives: "a free and open Indo-Pacific".
ADJECTIVES = frozenset(
    "narrow open free clean secure complete present live correct direct better lower double triple".split()
)

#: Verbs that only say that one acts with others: what follows their "to" is the act, and one commitment.
LIGHT_VERBS = frozenset(
    "work act cooperate collaborate coordinate partner join meet gather reconvene convene strive band team".split()
)

#: Verbs that state content, capacity or an effect, whatever the subject.
EFFECT_VERBS = frozenset(
    "discuss reaffirm underscore highlight include cover mean result benefit face happen need want know see "
    "feel hear find allow enable depend consist occur represent reflect stand suffer become have like cost get "
    "be understand remain come sit mark involve apply fall last gain emerge win lose prevail succeed thrive "
    "overcome deserve agree tell note say think believe love go play impact affect require-that receive "
    "encounter enjoy appear flow rise decline sleep breathe laugh smile weep cry wake dream "
    "disappear vanish sink drown".split()
)

#: What a government sets going, changes or ends on a day, and what rises or falls by its decision.
STARTED = frozenset(
    "ban bans rule rules regulation regulations restriction restrictions requirement requirements levy levies fee fees "
    "tax taxes duty duties tariff tariffs surcharge scheme schemes programme programmes program programs service "
    "services payment payments consultation consultations application applications recruitment enrolment enrollment "
    "registration construction work works rollout roll-out delivery deliveries measure measures sanctions reform "
    "reforms change changes wage allowance threshold cap exemption waiver moratorium suspension arrangement "
    "arrangements agreement treaty law legislation act order ordinance decree amendment amendments charge charges "
    "pension pensions pilot trial project training production flights talks negotiations repairs vaccinations "
    "disbursement disbursements grant grants benefit benefits provisions provision memorandum proclamation exemptions "
    "freeze".split()
)
RATES = frozenset(
    "levy levies fee fees tax taxes duty duties tariff tariffs surcharge wage wages allowance allowances threshold cap "
    "charge charges pension pensions benefit benefits payment payments credit grant grants".split()
)

#: Heads of subjects that only name a part: "The mission of the team is to", "Our task is to".
ABSTRACT = frozenset(
    "one both other your mission task unit head general state command service services party chair position".split()
)

#: What lays duties on others by its words, if it is new.
LAWS = frozenset(
    "law laws act bill bills rule rules regulation regulations code legislation statute ordinance decree directive "
    "ban order reform reforms amendment amendments measure measures".split()
)
#: What it does to them.
OBLIGES = frozenset(
    "require oblige compel prohibit ban forbid mandate bar outlaw abolish criminalise criminalize".split()
)

#: Meetings that are agreed on.
MEETINGS = frozenset(
    "meeting meetings round rounds session sessions summit talks consultation consultations dialogue negotiations "
    "hearing hearings".split()
)

#: Verbs of those who would deceive others: "They will try to tell you that".
DECEIVING = frozenset("tell say convince persuade pretend blame mislead".split())

#: Verbs of harm, which nobody undertakes in a release of the harmed: "They will try to divide us".
HARM = frozenset(
    "divide attack exploit invade destroy steal kill threaten undermine weaken destabilize destabilise deceive cheat "
    "rob hurt harm bully silence scare distract provoke target".split()
)

#: Single words in capitals that open a sentence and name nobody.
NOBODY = frozenset(
    "history time tomorrow peace love freedom democracy faith god nature science inflation trade prices terror war "
    "evil "
    "hate hope victory success life death truth power growth water air food oil gas energy heat rain snow fire "
    "unemployment poverty hunger crime money much little more less nothing everything something".split()
)

#: Verbs of what happens by itself.
NATURAL = frozenset("rain snow shine happen occur end begin start rise fall grow shrink melt pass".split())

#: Participles after "will be" that say what something counts as or what happens to it, not what is done.
STATES = frozenset(
    "pleased delighted interested excited concerned tired blessed judged tolerated inspired impressed "
    "disappointed surprised tempted united rooted grounded indebted relieved satisfied divided troubled "
    "assumed considered deemed treated listed affected followed required known called seen found expected "
    "honored remembered missed led joined understood measured determined reflected needed viewed driven met "
    "held regarded accompanied attended marked welcomed embargoed attributed inaugurated elected".split()
)

#: Participles after "is to be" that praise or suppose.
PRAISED = frozenset("commended congratulated welcomed applauded believed trusted feared hoped avoided taken".split())

#: Expressions of resolve that announce no act, if denied: "will never forget".
VOWS = (
    r"(?:rest|stop|keep|tolerate|hesitate|forget|waver|relent|stand|let|accept|back|yield|falter|give\s(?:up|in)|abandon"
    r"|quit|surrender|apologi[sz]e|shy|shrink|sit|turn|ignore|bow|compromise|be)\b"
)

#: Words and things that several modules look for, as patterns: a month, what is still to come, a sum of money.
MONTH = rf"(?:{'|'.join(MONTH_NAMES)})"
FUTURE = r"(?:\b(?:will|would|shall)|[’']ll)\b"
SUM = (
    r"[$£€¥₹]\s?\d|\b(?:million|billion|crore|lakh)\b|\d\s(?:dollars|pounds|euros?|rupees|shillings|crowns"
    r"|pesos|rand|yen)\b"
)

#: Expressions of resolve that announce no act.
RHETORIC = (
    r"(?:always|forever|fight|rest|remember|honor|pray|mourn|grieve|cherish|celebrate|look(?!\s(?:into|at)\b)|stand|let|hope|speak"
    r"|call|thank|miss)\b"
)

#: Verbs for what comes of a plan or forum rather than what an office does.
GAINS = frozenset(
    "strengthen improve support advance promote help enhance bring build create foster facilitate accelerate ensure "
    "drive boost deepen expand increase reduce provide serve contribute put".split()
)

#: Forums and funds, and what their members do in their name; any other verb with them states an effect.
BODIES = frozenset(
    "network pillar dialogue forum initiative fund funds alliance platform mechanism partnership partnerships program "
    "programs programme programmes trust trusts facility scheme campaign mission hub centre accelerator project "
    "consortium compact collaborative".split()
)
BODY_VERBS = frozenset(
    "convene meet hold host develop prioritize publish issue launch train establish organize report conduct coordinate "
    "recommend review identify invest award release offer draft appoint deploy hire build fund finance lend plant "
    "vaccinate open teach recruit install inspect restore distribute purchase buy donate map test repair explore "
    "collaborate cooperate work construct rebuild educate equip screen feed subsidize subsidise "
    "enroll renovate electrify monitor examine pilot assess study consult bear pay reimburse".split()
)

#: Nouns for those on whom rules lay duties with "must".
BOUND = frozenset(
    "agency agencies department departments ministry ministries bureau bureaus office offices officers authority "
    "authorities contractor contractors company companies employer employers carrier carriers "
    "institution institutions insurer insurers lender lenders bank banks manufacturer manufacturers importer importers "
    "exporter exporters firms firm vendor vendors registrar grantee grantees recipients party licensees traders "
    "councils".split()
)

#: Proposals for what a government may spend.
BUDGETS = frozenset("request requests budget budgets proposal appropriation".split())

#: Offices that have others under their orders.
OFFICES = frozenset("ministers minister ministry government administration cabinet premier treasury department".split())

#: Bodies of many, which direct others by what they decided at a meeting that their release reports.
COLLECTIVES = frozenset(
    "cabinet executive council committee meeting assembly board summit conference commission".split()
)

#: What offices handle by rule: "must be filed".
PAPERS = frozenset(
    "payments applications forms reports fees accounts requests claims records returns invoices filings documents "
    "permits contracts bids disbursements refunds complaints licences licenses certificates declarations "
    "notices".split()
)

#: Verbs for a person's appointments of a day.
DIARY_VERBS = frozenset(
    "meet travel visit host deliver speak participate depart arrive attend join hold welcome return receive "
    "tour convene give sit greet address preside celebrate highlight discuss award present fly accompany mark "
    "commemorate lay honor lead make outline reflect emphasize underscore stress reiterate thank congratulate "
    "focus stop serve represent call brief testify provide-remarks appear leave head remain raise talk".split()
)

#: Those of them that are appointments only with such an object.
DIARY_LIGHT_VERBS = frozenset(("make", "give"))
DIARY_NOUNS = frozenset(
    "remarks remark speech speeches address addresses statement statements announcement announcements visit visits "
    "stop stops trip trips appearance appearances toast toasts keynote interview interviews tour tours talk talks "
    "call calls briefing briefings presentation presentations case".split()
)

#: Nouns for those who can undertake something.
ACTOR_NOUNS = frozenset(
    "corps executive government governments country countries nation nations leader leaders side sides party parties "
    "delegation delegations agency agencies administration administrations department departments secretary "
    "secretaries minister ministers ministry ministries president presidents official officials authority "
    "authorities member members company companies partner partners university universities team teams committee "
    "committees council councils commission commissions commissioner bank banks corporation corporations office "
    "offices bureau bureaus service services foundation foundations congress senate house cabinet cabinets premier "
    "premiers chancellor ambassador ambassadors director directors administrator administrators administrator’s "
    "administration's attorney attorneys general police force forces institution institutions organization "
    "organizations association associations ally allies ministerial participants principals counterparts head heads "
    "command coalition mission embassy embassies regulator regulators states state group groups representatives "
    "representative institute institutes utility utilities airlines manufacturers employers firms cities mayors "
    "governors governor union unions both we they i he she navy army military advisor adviser chair co-chairs chairs "
    "coordinator center centers task unit units experts envoy envoys board boards consortium founders "
    "administration; districts providers insurers lenders retailers automakers investors philanthropies alliance "
    "signatories legislators lawmakers capitals co-hosts hosts chairmen advocates business businesses college "
    "colleges sector industry farmers tribes tribe communities schools hospitals clinics libraries museums "
    "volunteers charities churches suppliers vendors exporters importers operators owners carriers contractors "
    "landlords engineers scientists researchers doctors nurses teachers inspectors rangers soldiers sailors troops "
    "nonprofits non-profits startups enterprises cooperatives co-operatives municipalities municipality counties "
    "county provinces province regions territories prefecture parliament parliaments legislature assembly tribunal "
    "court courts commissioners ombudsman inspectorate regiment battalion squadron fleet police guard guards ngos "
    "clubs club federation federations confederation league chamber chambers registrar registrars treasurer auditor "
    "comptroller chief chiefs king queen prince emir sultan pope bishops negotiators envoys delegates mediators "
    "observers trustees shareholders funders donors donor publishers broadcasters platforms refiners utilities "
    "shipyards refineries brewers growers producers processors manufacturer provider supplier operator insurer "
    "lender retailer employer airline bloc secretariat directorate presidency chairmanship taskforce watchdog "
    "startup emirate kingdom republic union city town village friends neighbours neighbors peers navies armies "
    "legislatures taoiseach subcommittee subcommittees secretary-general director-general auditor-general "
    "governor-general attorney-general vice-president mayor panel inquiry island islands archipelago borough boroughs "
    "parish parishes canton commune communes shire".split()
)

#: Nouns for what undertakes nothing itself, even in capitals.
INSTRUMENTS = frozenset(
    "act agreement plan order memorandum proclamation program programs initiative dialogue framework "
    "partnership strategy rule rules law bill compact pact treaty declaration project roadmap report summit "
    "agenda fund package budget legislation policy policies process funding investment investments measure "
    "measures action actions effort efforts step steps pillar platform proposal guidance deal accord "
    "card credit reform reforms portal website appointment system network facility grant grants loan loans "
    "award awards study review forum meeting conference workshop event visit trip work communications statement "
    "republicans democrats opponents critics ira aca bil arp gdp usmca nafta tpp ceta ndaa "
    "amendment resolution section title resources it this that there any these those all everyone nobody "
    "nothing people someone others which construction progress americans families workers students farmers "
    "children women men consumers patients".split()
)

#: Closing formulas of orders and proclamations.
BOILERPLATE = (
    r"(?:[Nn]othing\sin\sthis|[Tt]his\s(?:order|memorandum|proclamation|action|delegation)\s(?:shall(?!\sremain)|is\snot)|\bshall\s(?:not\s)?be\s"
    r"(?:construed|deemed|borne|published|implemented)|\spublish\sthis\s\w+(?:\s\w+){0,3}\sin\sthe\sFederal\sRegister|for\spurposes\sof\sthis|\bthe\sterm\s“)"
)

#: Verbs with "that" for what the speaker will do, not what may come.
ASSURANCES = frozenset(
    "underscored emphasized emphasised stressed reiterated reaffirmed affirmed confirmed clear assured declared "
    "pledged vowed promised underscoring emphasizing stressing reiterating reaffirming affirming confirming "
    "explained explaining assuring said says shared stated added announced indicated guarantee guaranteed promise "
    "pledge undertake proud pleased glad delighted".split()
)
#: Verbs with somebody and "that" for what the speaker will do: "informed the Council that".
TELLING = (
    r"(?:told|informed|assured|notified|advised|promised|reassured)"
    r"(?:(?:\s(?!that\b)[^\s,;:]{1,40}){1,8}?\sthat|\s[^\s,;:]{1,40}(?=\s(?:her|his|their|its|our)\s))"
)

#: What may stand before a clause that undertakes something, although it depends on it: "That is why", "this means".
FRAMES = (
    r"(?:(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t)(?:\sis|[’']s)\s(?:(?:exactly|precisely)\s)?"
    r"(?:why|(?:for\s(?:this|that)\sreason\s)?that)|means(?:\sthat)?|important\sthat)"
)

#: Documents by which an executive directs others.
WRITS = frozenset(
    "determination order memorandum memoranda proclamation directive orders eo nsm regulation regulations decree "
    "decrees ordinance ordinances circular by-law by-laws bylaw edict".split()
)

#: What, and who, gives directions.
ORDERS = WRITS | frozenset("action eo nsm president presidents leaders secretary agreement it administration i".split())

#: Words for parties that the document has named together before.
TOGETHER = (
    r"(?:they|we|(?:the|our|both|these)\s(?:two\s|three\s|both\s)?(?:nations?|countries|governments|leaders|sides|presidents|parties|"
    r"delegations|participants|signatories|ministers|prime\sministers|partners|secretaries|teams|principals|peoples)|both)\b"
)

#: Participles after a comma that state an effect, not an act.
TRAILING = frozenset(
    "fulfilling bringing ending recognizing joining fostering ensuring allowing enabling helping making "
    "creating giving supporting marking building noting underscoring demonstrating reflecting highlighting "
    "underlining citing saying sending putting leading resulting paving potentially strengthening providing "
    "acknowledging emphasizing stressing reaffirming welcoming expressing representing".split()
)

#: Nouns for announcements of several things, listed after "including".
UMBRELLA = (
    r"(?:commitments|package|actions|steps|measures|investments|initiatives|programs|deliverables|projects|efforts"
    r"|support)\b"
)

#: First words of items that name an act by a noun.
NOMINAL_WORDS = frozenset(
    "increased enhanced expanded improved strengthened deepened accelerated continued new additional promotion "
    "development creation establishment support funding investment investments implementation expansion "
    "facilitation coordination cooperation collaboration exchange exchanges training technical joint reduction "
    "elimination launch reinforcement a an provision protection modernization adoption identification".split()
)
