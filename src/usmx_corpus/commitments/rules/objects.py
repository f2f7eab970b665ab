"""What follows the words of several rules, as patterns: objects, instruments, forums, means, sums of money."""

from __future__ import annotations

# Up to nine words of an object before its noun, but never past a comma or into another clause.
OBJECT = r"(?:(?!to\b|that\b|which\b|will\b|on\b)[^\s,;:]{1,60}\s){0,9}?"
INSTRUMENT = (
    r"(?:(?i:memorand(?:um|a)|agreements?|arrangements?|accords?|compacts?|declarations?|letters?\sof\sintent|treat(?:y|ies)"
    r"|protocols?|contracts?|deals?|charters?|statements?\sof\s(?:intent|cooperation|principles)|plan\sof\saction|frameworks?|settlements?|MOUs?)\b)"
)
ORDER = (
    r"(?:(?:[Ee]xecutive\s[Oo]rders?|(?:Presidential\s|National\sSecurity\s)?[Mm]emorand(?:um|a)(?!\sof)|[Pp]roclamations?"
    r"|[Dd]irectives?|[Dd]ecrees?|[Oo]rdinances?|(?:Presidential\s)?Determinations?|Orders?|order)\b)"
)
FORUM = (
    r"(?:(?:(?<=\b[Tt]he\s)|(?<=\ban\s)|(?<=\ba\s))[A-Z]{3,}\b|(?i:partnerships?|dialogues?|working\sgroups?|task\sforces?|committees?|commissions?|initiatives?|councils?"
    r"|frameworks?|platforms?|forums?|coalitions?|alliances?|mechanisms?|networks?|compacts?|consorti(?:um|a)|centers?"
    r"|programs?|campaigns?|boards?|institutions?|secretariats?|panels?|funds?)\b)"
)
MEANS = (
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
SUM_OF_MONEY = (
    r"(?:(?:[A-Z]{1,3})?(?:[$£¥]\s?|€\s?|₹\s?)\d[\d,.]*(?:bn|tn|[mMBT])?"
    r"|(?:[A-Z]{3}|Rs\.?|K[Ss]hs?\.?|[TU]Sh|Shs?\.?)\s?\d[\d,.]*(?:bn|tn|[mMBT])?"
    r"|[RN]\d[\d,.]*\s?(?:million|billion|trillion|bn|m)"
    r"|\d[\d,.]*\s(?:million|billion|trillion|crore|lakh)\s(?:\w+\s)?(?:dollars|pounds|euros?|rupees|shillings|crowns|yen|rand|pesos))"
)
MONEY = rf"(?:[\w-]+\s){{0,4}}?{SUM_OF_MONEY}"
# Between a verb and its "to": "undertakes not to".
TO = r"(?:\snot|\snever)?\sto"
# Whom a speaker tells, between a verb and "that" or what follows it.
TOLD = r"(?:\s(?!that\b|it\b|they\b|he\b|she\b|we\b)[^\s,;:.]{1,40}){0,8}?"
