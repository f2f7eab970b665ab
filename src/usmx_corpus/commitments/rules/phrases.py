"""Expressions that several modules look for, as patterns: vows, what is still to come, sums, closing formulas."""

from __future__ import annotations

from usmx_corpus.facts.times import MONTH_NAMES

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

#: Words behind an act that date it to another occasion.
TOLD_AFTER = (
    r"\b(?:last\s(?:year|month|week|fall|spring|summer|winter|night|\w+day)|earlier\s(?:this|today)"
    rf"|yesterday|ago|since\s(?:\d{{4}}|{MONTH})|into\slaw|\d{{4}}[-‑]\d\d[-‑]\d\d"
    rf"|in\s{MONTH}(?:\s(?:of\s)?\d{{4}})?|on\s(?:\d\d?\s)?{MONTH}(?:\s\d\d?)?,?\s\d{{4}})\b"
)

#: Expressions of resolve that announce no act.
RHETORIC = (
    r"(?:keep\sgoing|always|forever|fight|rest|remember|honor|pray|mourn|grieve|cherish|celebrate|look(?!\s(?:into|at)\b)|stand|let|hope|speak"
    r"|call|thank|miss)\b"
)

#: Closing formulas of orders and proclamations.
BOILERPLATE = (
    r"(?:[Nn]othing\sin\sthis|[Tt]his\s(?:order|memorandum|proclamation|action|delegation)\s(?:shall(?!\sremain)|is\snot)|\bshall\s(?:not\s)?be\s"
    r"(?:construed|deemed|borne|published|implemented)|\spublish\sthis\s\w+(?:\s\w+){0,3}\sin\sthe\sFederal\sRegister|for\spurposes\sof\sthis|\bthe\sterm\s“)"
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

#: Words for parties that the document has named together before.
TOGETHER = (
    r"(?:they|we|(?:the|our|both|these)\s(?:two\s|three\s|both\s)?(?:nations?|countries|governments|leaders|sides|presidents|parties|"
    r"delegations|participants|signatories|ministers|prime\sministers|partners|secretaries|teams|principals|peoples)|both)\b"
)

#: Nouns for announcements of several things, listed after "including".
UMBRELLA = (
    r"(?:commitments|package|actions|steps|measures|investments|initiatives|programs|deliverables|projects|efforts"
    r"|support)\b"
)
