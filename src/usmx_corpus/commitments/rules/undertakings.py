"""What somebody undertakes in so many words: "agreed to", "pledged", "stands ready to": C2 of the coding manual."""

from __future__ import annotations

from usmx_corpus.commitments.rules.objects import MONEY, TO
from usmx_corpus.commitments.rules.rule import Rule

UNDERTAKINGS: tuple[Rule, ...] = (
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
        "decide decides decided determined resolve resolves resolved opted elected made took taken",
        rf"(?:decide[sd]?|determined|resolve[sd]?|opted|elected|(?:made|took|taken)\s(?:a|the)\s(?:joint\s)?decision){TO}",
    ),
    Rule(
        "committed-to",
        "C2",
        "pledged",
        "an actor committed, or is committed, to doing something",
        "Both governments are committed to reducing wait times at the border.",
        "commit commits committed committing recommit recommits recommitted",
        r"(?:(?:re)?commit(?:s|ted)?(?:\snot(?:\sonly)?)?|(?<=are\s)committing|(?<=is\s)committing)"
        rf"(?:\s(?:our|them)selves|\sitself|\s[a-z]{{2,20}}ly|,[^,;:]{{3,60}},)?{TO}",
    ),
    Rule(
        "committed-money",
        "C2",
        "pledged",
        "an actor committed or pledged a sum of money",
        "Norway has committed $40 million to the forest fund.",
        "commit commits committed committing pledge pledged pledges",
        rf"(?:commit(?:s|ted|ting)?|pledge[sd]?)\s{MONEY}",
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
        rf"|guarantee[sd]?)(?:\s(?:our|them)selves|\sitself|\shere\sand\snow|\s(?:once\s)?again)?(?:{TO}|\sthat)"
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
)
