"""Whether what a speaker will do is an act that one could look for later: by its verb, and by what it is done to.

In a speech a promise is told from talk by three things. A verb of talk ("call for", "send a message") promises words.
A verb that fits any goal ("lead", "ensure", "create", "improve") promises something only with an object that can be
looked up: a figure, a name, a law, a programme. A verb of one kind of act ("build", "sign", "hire") needs no more than
an object that is no value ("a better future").
"""

from __future__ import annotations

from usmx_corpus.commitments import verbs
from usmx_corpus.text.patterns import Patterns

_SOURCES = {
    # What leads to the verb that decides: "continue to work with the Governor to open".
    "way": r"(?:(?:continu(?:e|ing)|keep(?:ing)?|start(?:ing)?|begin(?:ning)?)\s(?=\w+ing\s)|(?:continu(?:e|ing)"
    r"|try(?:ing)?|start|begin|be\sable|be\sready|be\sprepared|seek(?:ing)?|aim|strive|endeavou?r|look|attempt|plan"
    r"|want|need|get|go\son)\s(?:to|and)\s|(?:go|come)\s(?:out\s|back\s|in\s|ahead\s)?and\s|(?:work|act|move|team\sup"
    r"|partner|cooperat(?:e|ing)|coordinat(?:e|ing)|collaborat(?:e|ing)|working|acting"
    r"|partnering)\s(?:[^.;:—]{0,200}?\s)?to\s(?=[a-z]+\s)|do\s[^.;:,—]{2,40}?\sto\s(?=[a-z]+\s)|tak(?:e"
    r"|ing)\s(?!executive\b)(?:[a-z]+\s){0,3}?(?:steps?|measures?|actions?)\sto\s|be\s(?=\w+ing\s)|once\s(?:again"
    r"|more)\s|(?:also|really|just|only|simply|certainly|fully|quickly|not|never|actually|absolutely|aggressively)\s)",
    "talk": r"(?:(?:call(?:ing)?|advocat(?:e|ing)|push(?:ing)?|press(?:ing)?|argu(?:e|ing)|ask(?:ing)?|look(?:ing)?"
    r"|fight(?:ing)?|rel(?:y|ying)|lean(?:ing)?|stand(?:ing)?)\s(?:for|on|up|with|by)\b|(?:encourag|urg|advocat"
    r"|elevat|highlight|prais|engag(?!(?:e|ing)\sin\b)|reiterat|emphasiz|emphasis|stress|convey|underscor|articulat|communicat|messag"
    r"|welcom|celebrat|commemorat|listen|defer|dig\sinto|delve|mark(?=(?:ing)?\s(?:the|an?|one|our)\s)"
    r"|lay\s(?:(?:that|it|this|them)\s(?:all\s)?)?out|do(?:ing)?\s(?:everything|all|whatever)\b(?!\s(?:we|I)\scan\s(?:to|for)\b)"
    r"|rais(?:e|ing)\s(?:th(?:is|at|ese|ose)|it|awareness|concerns?|our|the\sissue)"
    r"|send(?:ing)?\s(?:an?\s)?(?:[a-z]+\s){0,3}?(?:messages?|signals?)|mak(?:e|ing)\s(?:(?:the|that|this|our"
    r"|a)\s(?:[a-z]+\s)?(?:case|point|argument)|clear)|hav(?:e|ing)\s(?:[a-z]+\s){0,3}?(?:conversations?|discussions?"
    r"|meetings?|calls?))(?:e|es|ed|ing)?(?=\W|$)|(?:discuss|address|talk|speak|say|tell|bring\sup|touch"
    r"|cover)(?:ing)?\s(?!by\b))",
    # "work with our allies on a treaty", not "work with our allies".
    "with others": r"(?:^\w+\s(?!with\b|together\b|closely\b|alongside\b|hard\b|through\b)|\son\s)",
    # That something comes about, which others do: "make sure both bills go through".
    "outcome": r"(?:mak(?:e|ing)\s(?:[a-z]+\s)?(?:sure|certain)\b,?|ensur(?:e|ing)(?=\sthat\b)|see\sto\sit|hop(?:e"
    r"|ing))\s|mak(?:e|ing)\s[^.;:—]{2,60}?\s(?:an?\s)?(?:better|great(?:er)?|strong(?:er)?|safer?|proud|whole"
    r"|richer?)\b",
    # "launch, with our partners, new tools".
    "insertion": r"(?<=\w),\s[^,.;:—]{3,60},\s",
    "to you": r"[a-z]+\s(?:you|us|me|everyone|everybody)\b",
    "whatever": r"(?:whatever|wherever|what|anything|everything)\s(?!(?:we|I)(?:[’']re|\sare)?\scall)",
    "all have": r"(?:that\s)?"
    r"(?:every|each|all|no)\s(?:[a-z-]+\s){1,4}?(?:has|have|gets?)\s(?:an?\s|the\s|access\sto\s)",
    # Where the speaker goes on with another clause.
    "next": r",?\s(?:and|but|so|because|as|when|if|while)\s(?:we|I|they|you|he|she|it|our)\b|\s[—–]\s",
    "object": r"(?:(?:[a-z]+ly|up|out|down|in|on|back|off|over|together|away|forward)\s)*(?P<object>.*?)(?=\s(?:to"
    r"|for|in|on|with|by|from|of|that|which|who|where|so|because|as|at|into|through|across|against|between|under|when"
    r"|while|if|and|or|but|than|around|among|within|toward|towards|without)\b|[,.;:—(]|\s[–-]\s|$)",
    "word": r"[A-Za-z][\w’'-]*",
    "figure": r"(?<![\w-])\S?\d[\d,.]*(?!\d*(?:st|nd|rd|th)\b)|\b(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve|twenty|thirty|forty|fifty|dozens?|hundreds?|thousands?|million|billion|half|double|triple)\b",
    # A name that tells more than whose country it is.
    "name": r"(?<=\s)(?!(?:America|American|Americans|United|States|God|I|Mr|Mrs|Ms|President"
    r"|Americas)\b)[A-Z][A-Za-z]+",
    "thing": r"\b(?:sanctions?|tariffs?|tax(?:es|ation)?|legislation|laws?|bills?|orders?|regulations?|programs?"
    r"|programmes?|funds?|funding|budgets?|loans?|grants?|credits?|aid|schools?|hospitals?|clinics?|homes|houses"
    r"|housing|roads?|bridges?|airports?|troops|forces|permits?|visas?|nominations?|appointments?|treat(?:y|ies)"
    r"|ceasefire|vaccin\w+|shots?|doses?|tests|weapons?|ammunition|equipment|food|water|medicines?|drugs?"
    r"|prescription|insulin|premiums?|rents?|mortgages?|wages?|rebates?|checks?|payments?|ports?|railways?|rail"
    r"|pipes?|grid|stations?|ships?|aircraft|factor(?:y|ies)|plants?|workforce|teachers?|nurses?|police|officers?"
    r"|judges?|inspectors?|embassy|consulates?|summit|task\sforce|commission|council|support\s(?:to|for)|assistance"
    r"|capital|reports?|data|licen[cs]es?|subsid(?:y|ies)|training|executive\sactions?|frameworks?|child\s?care"
    r"|health\scare|pension\w*)\b",
}
_PATTERNS = Patterns(_SOURCES)
#: Verbs that fit any goal.
_GOALS = frozenset(
    "lead win ensure make deliver create fulfill fulfil bring lower grow improve strengthen protect defend work "
    "respond help support transform restore address tackle change fix solve do take move get keep put give turn raise "
    "push press advance drive focus lift uplift unite heal save secure maintain preserve uphold boost empower deepen "
    "enhance shape use utilize leverage start begin meet reach achieve advocate care serve pursue continue hold show "
    "find look come go stay act join be guarantee confront combat counter challenge handle manage allow let enable "
    "engage cooperate collaborate partner coordinate monitor watch track follow review consider assess examine "
    "explore evaluate study learn earn".split()
)
#: Verbs of what one does with others, which say something only with what it is done on.
_JOINT = frozenset("work act cooperate collaborate partner engage interact".split())
#: Verbs of standing by somebody, which say something only with what for: "help them rebuild the bridge".
_BACKING = frozenset("help support defend protect serve back confront counter combat challenge tackle".split())
#: Words that no act begins with.
_NO_VERBS = frozenset("one the a an our their its this that it we they you all not".split())
#: Verbs of what happens to oneself.
_BEFALLING = frozenset("be enter gather stay evolve".split())
#: Nouns for values and for nothing in particular.
_VALUES = frozenset(
    "future example tone record bar table possibilities possibility test contact touch end chance shot say voice big "
    "huge important significant world economy justice peace progress prosperity freedom democracy way ways solution "
    "solutions issue issues challenge challenges message messages values leadership obligation obligations thing "
    "things everything something anything stuff dream dreams hope unity strength success difference path nation "
    "country people everybody everyone lives life history story chapter page promise faith vote votes conversation "
    "conversations relationship relationships opportunity opportunities society planet communities community families "
    "family america americans problem problems crisis process situation goal goals effort efforts job part best duty "
    "sense sure better that this it them results result outcome outcomes question questions lot more much track ball "
    "agenda vision security stability growth competition potential partnership friendship alliance bond bonds ties "
    "commitment foundation ground power truth discussions era plans place stage areas endeavors endeavours care "
    "attention time minute".split()
)
_PRONOUNS = frozenset("it this that them these those".split())
#: Verbs that name an act also with a pronoun: "I will veto it".
_ENDING = frozenset("sign veto repeal ban ratify abolish deport arrest prosecute fund rescind revoke".split())
_NATION = frozenset(("America", "Americans"))
#: Words that may follow an object and belong to the verb: "roll that out".
_PARTICLES = frozenset("up out down in on back off over together away forward through".split())
#: Characters of an act that hold what it is done to.
_NEAR = 90
#: Most steps by which the words lead to the verb that decides.
_WAYS = 4


def is_definite(act: str) -> bool:
    """Whether the words of a clause from its main verb on name an act that one could look for later."""
    core = _PATTERNS["insertion"].sub(" ", _core(act), count=1)
    first, _, rest = core.partition(" ")
    if not first.rstrip(",.;").isalpha() or first in _NO_VERBS or _PATTERNS["whatever"].match(rest):
        return False
    verb = verbs.base(first) or _plain(first)
    if outcome := _PATTERNS["outcome"].match(core):
        return _gets_something(core[outcome.end() :])
    if verb in _BEFALLING or _PATTERNS["talk"].match(core):
        return False
    if verb in _JOINT and not any(_PATTERNS[each].search(core[:_NEAR]) for each in ("with others", "thing")):
        return False
    head = _head(rest)
    if _PATTERNS["figure"].search(core) or (head in _PRONOUNS and verb in _ENDING):
        return True
    return _is_specific(verb, head, core[:_NEAR])


def _is_specific(verb: str, head: str, near: str) -> bool:
    """Whether a verb and the head of its object name an act without a figure."""
    if verb in _BACKING or _PATTERNS["to you"].match(near):
        return _PATTERNS["thing"].search(near) is not None
    if head in _VALUES or head in _NATION or " " not in near or near.partition(" ")[0].endswith(","):
        return False
    return is_anchored(near) if verb in _GOALS or not head else True


def _gets_something(words: str) -> bool:
    """Whether all get a thing by what comes about: "every port has a pilot", not "everyone has a chance"."""
    has = _PATTERNS["all have"].match(words)
    return has is not None and _head(words[has.end() :]) not in _VALUES


def _plain(word: str) -> str:
    """Return a verb that no list names without its ending: "earning" → "earn", but "bring"."""
    word = word.strip(",.;:")
    return word if verbs.is_verb(word) else word.removesuffix("ing")


def _head(rest: str) -> str:
    """Return the last word of the object that follows a verb, "" for none: "a better | future | for all"."""
    found = _PATTERNS["object"].match(rest)
    words: list[str] = _PATTERNS["word"].findall(found["object"]) if found else []
    return next((word for word in reversed(words) if word not in _PARTICLES), "")


def is_outcome(act: str) -> bool:
    """Whether it is that something comes about: "make sure that companies pay"."""
    return _PATTERNS["outcome"].match(_core(act)) is not None


def is_anchored(act: str) -> bool:
    """Whether words name something that can be looked up: a figure, a name, a law, a programme, a thing."""
    return any(_PATTERNS[each].search(act) for each in ("figure", "name", "thing"))


def _core(act: str) -> str:
    """Return the words of an act from the verb on that decides: "continue to work with the mayor to open" → "open".

    They end where the speaker goes on with another clause.
    """
    for _ in range(_WAYS):
        way = _PATTERNS["way"].match(act)
        if way is None:
            break
        act = act[way.end() :]
    following = _PATTERNS["next"].search(act)
    return act[: following.start() if following else len(act)]
