"""Who acts in a clause: where the subject of a trigger begins, and whether it can undertake anything."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from usmx_corpus.commitments import rules
from usmx_corpus.facts import entities, lexicon, names
from usmx_corpus.text.patterns import Patterns

PRONOUNS = frozenset("we they i he she both".split())

#: What leaves the clause after it its force: "assured them that", "That is why".
_FRAME = rf"(?:\b(?:{'|'.join(sorted(rules.ASSURANCES))})(?:\stoday)?\sthat|\b{rules.TELLING}|{rules.FRAMES})"
#: The same without "that": "The Minister said the government would".
_SAID = r"\b(?:sa(?:id|ys?)|announce[ds]|confirm(?:ed|s)|declared)"
_SOURCES = {
    # Between the parts of a list: commas and "and".
    # It begins with a class of characters, for which `re` scans fast.
    "boundary": r"[,\s](?:(?<=,)\s(?:(?:and|or|but|as\swell\sas)\s)?|(?<=\s)(?:and|or|but|&)\s)",
    # What a list and a name may share: "Health and Human Services", "Saint Vincent and the Grenadines".
    "boundary in a name": r"(?<!\S)[^\w\s]*+[^\W\d_a-z][^\s,]*+(?:,(?:\s(?:and|or|but))?|\s(?:and|or|but|&))\s"
    r"(?:the\s)?[^\W\d_a-z]",
    # Where a clause begins anew: a semicolon, a colon, a dash, a quotation, "(a)"; after "assured that".
    "strong": r"(?=[;:—–“…(\s.,])(?:[;:—]\s*|–\s+|(?<=\s)–|[“…]\s*|^\(\w{1,4}\)\s|\s-\s|\.\.\.\s"
    r"|,\s(?:while|whereas)\s)",
    "framed": rf"{_FRAME}\s|{_SAID}\s(?=(?:the|our|its|his|her|their|an?|another|all|every|each|some|no|over|up"
    rf"|more|about|nearly)\s|[A-Z£$€\d])",
    "frame": rf"(?:,\s(?:while|whereas)|{_FRAME}|{_SAID})\s*$",
    # Words between brackets or dashes, which are not part of the subject.
    "aside": r"\((?:[^()]++|\([^()]*+\))*+\)|(?<=\s)[–—]\s[^–—]+\s[–—](?=\s|$)|(?<=\w)—[^—]+—(?=\w)",
    # Words between commas right before a verb, which are not part of the subject: ", as appropriate,".
    "insertion": r",\s(?:in\s(?:consultation|coordination|co-ordination|collaboration|cooperation"
    r"|co-operation|partnership|conjunction|concert|close|accordance|particular|turn|response"
    r"|fact|addition|conformity|compliance)"
    r"|as|where|when|whenever|if|working|[Aa]cting|after|before|to\sthe|subject|consistent|pursuant|upon"
    r"|following|based"
    r"|through|alongside|together\swith|along\swith|standing|headed|led|chaired|represented|supported|backed|assisted|joined|advised|aided"
    r"|without|within|by|for|at|during|on|under|once|drawing"
    r"|building|recognizing|given|despite|over)\s",
    # Words that say when or in what case, without a comma before the subject: "Today I", "As part of the deal the".
    "time": r"(?:(?:And|So|But)\s){0,2}(?:[Ll]ater\sthis\s(?:week|month|year)"
    r"|[Tt]oday|[Tt]onight|[Tt]omorrow|[Nn]ow|[Hh]ere|[Nn]ext\s(?:year|week|month)"
    r"|[Tt]his\s(?:year|week|month|morning|evening|afternoon|spring|summer|autumn|fall|winter|quarter))\s",
    "time comma": r"(?:[Tt]oday|[Tt]onight|[Ee]arlier\stoday|[Tt]his\s(?:week|month|morning|evening|afternoon)),\s",
    "apposition": r",\s(?=(?:an?|the|one|which|who|whose|along|together|including)\s)",
    # A trigger right after one of these takes over the subject of the clause before.
    "carried": r"(?:^|\s)(?:and|or|but|,|then)$|^(?:And|But|So|In)$",
    "joint after": r"(?:[Aa]nd|But|So|Or|Yet|Then|Now)\s",
    "joint": r"(?:And|But|So|Or|Yet|Then|Now)\s",
    # Prepositions end the part of a noun phrase that has its head: "The Department | of State".
    "noun end": r"\s(?:of|for|in|from|on|at|with|under|to|by|across|around|within|between|through|throughout|including"
    r"|led|responsible)\s|,\s(?:together|along|as\swell|in|with|including|through|led)\b",
    "adjunct": r"^\W*(?:In|Under|As|Through|With|By|At|On|For|Today|today|Together|During|After)\b.*?\s"
    r"(?=(?:we|they|the|our|President|Vice)\b)",
    "case": r"(?:In|Under|As|Through|With|By|At|On|For|During|After|Before|From)\s[^,]{2,80}\s"
    r"(?<!\bof\s)(?<!\bin\s)(?<!\bby\s)(?<!\bon\s)(?<!\bat\s)(?<!\bto\s)(?<!\bfor\s)(?<!\bwith\s)(?<!\band\s)"
    r"(?<!\bfrom\s)(?<!\bunder\s)(?<!\bbetween\s)(?<!\bboth\s)(?=(?:the|our|we|they|I|he|she)\s)",
    "case of a name": r"(?:In|Under|As|At|On|For|During|After|Before|From)\s(?:[^,\s]{1,40}\s){1,8}?(?!(?:and"
    r"|with|from|for|the|both|under|between|into)\s)[a-z]{3,}\s"
    r"(?=[A-Z][a-z])",
    "named with article": r"\sand\s(?:(?:most|some|many|all|several|parts)\sof\s)?(?:the|our|its)\s[A-Z]\w+"
    r"(?:\s(?:and\s|of\s)?[A-Z]\w+)*(?:\s(?:with|in|on)\s[^,]{1,60})?$",
    # Part of a group: "most of the Outer Isles".
    "part": r"\b(?:[Mm]ost|[Ss]ome|[Mm]any|[Aa]ll|[Bb]oth|[Ss]everal|[Ee]ach|[Oo]ne|[Tt]wo|[Tt]hree)\sof\s"
    r"(?=the|our|its)",
    "new": r"(?:This|These|(?:The|Our|A)\snew)\s",
    # The number of a paragraph: "4 Norland is", "5 We".
    "numbered": r"\d{1,3}\s(?=(?:We|The|Our|In|On|As|At|It|This|These|Both|To|For|Under)\b|[A-Z][a-z]+(?<!s)$)",
    "states": r"\b(?:[Mm]ember|[Aa]ll|[Ee]ach|[Ee]very)\sStates?$",
    "doing": r"[A-Z]?[a-z]+ing\s(?:the|an?|our|their|its|this|these|more|all)\s",
    "handled": r"(?:,\s|\s(?:made|received|submitted|sent|filed|issued|paid|sold|due|such)\s).*$",
    # A name that the gazetteer lacks, after an office: "Harbour Advisor Olga Dahl".
    "titled": r"\b(?:[Aa]dvis[eo]r|[Ss]ecretary|[Mm]inister|[Dd]irector|[Aa]dministrator|[Cc]ommissioner"
    r"|[Aa]mbassador|[Ee]nvoy"
    r"|[Cc]oordinator|[Cc]ounsel|[Gg]overnor|[Mm]ayor|[Ss]enator"
    r"|[Cc]hair)\s[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+$",
    "office": r"\b(?:[Mm]inister|[Ss]ecretary|[Pp]resident|[Gg]overnor|[Cc]ommissioner|[Mm]ayor|[Cc]hancellor"
    r"|[Dd]irector|[Aa]mbassador|Members?|Senator|Representative|Speaker|Taoiseach|Tánaiste|Premier"
    r"|Leader|[Ee]nvoy|[Cc]hair(?:wo)?(?:man|person)?)\b",
    # A person without an office of his own, with forms of address: "Hon. Olga Dahl".
    "nobody": r"(?:No|None|Neither|Nor|no|none|neither)\s(?!(?:doubt|wonder|longer|later|matter|sooner|less|more)\b)",
    "bearer": r"(?:(?:the\s)?(?:Rt\.?|Right|Hon\.?|Hon[’']ble|Honou?rable|Mrs?\.?|Ms\.?|Dr\.?|Prof\.?"
    r"|Sir|Dame|Shri|Smt\.?|His|Her|Worship|Excellency)\s)*"
    r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,3}",
    # Letters behind the name of a member of a parliament or an order: "Mary Byrne, T.D.".
    "letters": r"(?<=[a-z]),?\s(?:T\.\s?D\.?|M\.\s?P\.?|TD|MP|MSP|MLA|MLC|MHA|MEP|MNA|KC|QC|SC|CBE|OBE|MBE"
    r"|EGH|EBS|CBS|MGH|PhD"
    r"|Ph\.D\.?)(?=,?(?:\s|$))",
    "word": r"[\w.&'’-]+",
    "article": r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Aa]n?)\b",
    "together": rules.TOGETHER,
    # A relative clause inside the subject, with a verb of its own: "firms that have signed deals will".
    "closed relative": r"\s(?:that|which|who)\s(?:have|has|had|is|are|was|were|do|does|did|will|can|may)\s",
    "who in a name": r"(?<=[a-z]\s)(?:Who|That|Which)\s(?=[A-Z])",
    # Words that make a clause depend on another, or report it.
    "dependent": r"\b(?:that|which|who|whom|whose|if|when|where|because|while|until|unless|whether|although|how"
    r"|what|why|so|once|said|says|saying|noted|stressed|emphasized|believes?|think|thinks|know|knows|confident"
    r"|sure|ensure"
    r"|told|stated|added)\b|\sas\s(?!well\b)|\s(?:is|are|was|were)\sto\s",
}
_PATTERNS = Patterns(_SOURCES)
#: Words that open a sentence with an adjunct, up to its comma.
OPENERS = frozenset(
    "As In On At To For With Under Through By During After Before Following Given Because Since While When If Once "
    "Building Today Finally Specifically Additionally Moreover Further Furthermore Also Together".split()
)
_SUBORDINATORS = frozenset(
    "that which who whom if when where because while until unless whether although how what why so once".split()
)
#: Pronouns that make a relative clause without "that": "the assets you will use".
_AFTER_NOUNS = PRONOUNS | {"you"}
_MODALS = frozenset("will shall would can could may might must should cannot".split())
_CONJUNCTIONS = frozenset("And But Or So Yet".split())
_CONNECTIVES = frozenset("and or of for in from on at with under to by across the & who which that".split())
#: Words in small letters within an actor's name: "the law enforcement agencies of the two governments".
_PIECE_WORDS = frozenset(
    "most some many all several each the our both and of for on law enforcement two three federal other senior "
    "high-level his her their its s".split()
)
#: Endings of common nouns: a single capitalised one opens a sentence and names nobody ("Resources", "Technology").
_COMMON_ENDINGS = ("s", "tion", "sion", "acy", "ment", "logy", "ness", "ity", "ing", "ance", "ence", "ism", "hip")
#: Fewest letters in an acronym that the gazetteer lacks ("the NFCTA"); such are offices far more often than plans.
_SHORTEST_ACRONYM = 3
#: Most words in an actor's name. Of 3,384 commitments in 1,200 releases 6 loses 22 or their actors, 24 finds one more.
_LONGEST_PIECE = 12
#: Most words in the subject that a sentence opens with: of the same 8 loses 8, 32 finds two more.
_LONGEST_SUBJECT = 16
#: Characters before a verb group that hold its subject: the longest sentence of 720 releases has 1,021.
_REACH = 1_200
#: Most actors that are looked at before those in a list without a comma before its "and".
_LISTED = 8
#: Most insertions before a verb that are tried.
_INSERTIONS = 3
#: Characters that hold the words of `carried`, with a margin.
_CARRIED = 12
#: Words of which one is in every frame, so that most texts are not searched.
_OF_FRAMES = (
    "that",
    "why",
    "means",
    "told",
    "informed",
    "assured",
    "notified",
    "advised",
    "promised",
    "said",
    "say",
    "announced",
    "announces",
    "confirmed",
    "confirms",
    "declared",
)
#: Signs and words of which one is in every match of "strong".
_OF_STRONG = (";", ":", "—", "–", "“", "…", "(", "- ", "...", "while", "whereas")
#: Offices that one person holds at a time, with a diary.
_OFFICES_OF_ONE = frozenset(
    "President Lady Gentleman Secretary Premier Taoiseach King Queen Prince Princess Pope Emir Sultan".split()
)
_COMMON = rules.INSTRUMENTS | rules.ACTOR_NOUNS | rules.VERB_NOUNS
_ACTING = rules.ACTOR_NOUNS | PRONOUNS


class Subject(NamedTuple):
    """The words before a trigger that say who acts, "" if there are none, and where they begin.

    `carried`: whether the words are those of an earlier clause.
    """

    start: int
    words: str
    carried: bool = False


class _Piece(NamedTuple):
    """The words between two boundaries, and the boundary before them."""

    start: int
    end: int
    joint: str


@lru_cache(maxsize=1024)
def _mentions(text: str) -> tuple[entities.NameSpan, ...]:
    return tuple(entities.name_spans(text))


# --- where it begins -----------------------------------------------------------------------------------------------


def before(text: str, trigger: int) -> Subject:
    """Return the subject of the verb group that begins at `trigger`."""
    first = max(trigger - _REACH, 0)
    found = _within(text[first:trigger])
    return found._replace(start=first + found.start) if first else found


@lru_cache(maxsize=1024)
def _within(text: str) -> Subject:
    """Return the subject at the end of the words before a verb group."""
    plain = _without_asides(text)
    begin = _last_end("strong", plain) if any(sign in plain for sign in _OF_STRONG) else 0
    if any(word in plain for word in _OF_FRAMES):
        begin = max(begin, _last_end("framed", plain))
    stretch = plain[begin:].rstrip()
    if not stretch or _PATTERNS["carried"].search(stretch[-_CARRIED:]):
        return Subject(len(text), "")
    if stretch.endswith(",") and (outer := _before_insertion(text, begin)):
        return outer
    if stretch.endswith(",") and (named := _before_apposition(text, plain, begin)):
        return Subject(text.find(named, begin), named)
    start = _start(text, _pieces(text, plain, begin, len(text)), closed=stretch.endswith(","))
    if joint := _PATTERNS["joint after" if begin and start == begin else "joint"].match(text, start):
        start = joint.end()
    return Subject(*_without_adjunct(text, start))


def _last_end(pattern: str, text: str) -> int:
    """Return where the last match of a pattern ends, 0 if there is none."""
    return max((found.end() for found in _PATTERNS[pattern].finditer(text)), default=0)


def _without_asides(text: str) -> str:
    """Return a text of the same length with "_" in place of what is between brackets or dashes."""
    text = _PATTERNS["letters"].sub(lambda found: "_" * len(found.group()), text)
    return _PATTERNS["aside"].sub(lambda found: "_" * len(found.group()), text) if _may_have_asides(text) else text


def without_letters(name: str) -> str:
    """Return a name without the letters of a parliament or an order behind it."""
    return _PATTERNS["letters"].sub("", name)


def office_in(name: str) -> str:
    """Return the office or body of several fields that a phrase begins with, "" if it begins with none.

    "Secretary of State for Housing, Communities and Local Government | Olga Dahl"
    """
    return next((name[:end] for start, end in names.joined(name) if start == 0), "")


def _may_have_asides(text: str) -> bool:
    return "(" in text or "—" in text or "–" in text


def _before_insertion(text: str, begin: int) -> Subject | None:
    """Return the actor before an insertion that ends the words before a verb: "The Secretary, as appropriate,"."""
    openers = [*_PATTERNS["insertion"].finditer(text, begin)]
    for opener in reversed(openers[-_INSERTIONS:]):
        outer = _within(text[: opener.start()])
        if is_actor(outer.words) or is_body(outer.words):
            return outer
    return None


def _without_adjunct(text: str, start: int) -> tuple[int, str]:
    """Return where a subject begins, and its words, after words that say when or in what case: "Today I"."""
    for name in ("numbered", "time", "case", "case of a name"):
        found = _PATTERNS[name].match(text, start)
        if found and text[found.end() :].strip(" ,"):
            start = found.end()
    return start, text[start:].strip(" ,")


def _before_apposition(text: str, plain: str, begin: int) -> str:
    """Return the actor that a clause begins with, if an apposition fills the rest: "PACECO, a firm of …,"."""
    time = _PATTERNS["time comma"].match(text, begin)
    begin = time.end() if time else begin
    comma = _PATTERNS["apposition"].search(plain, begin)
    named = text[begin : comma.start()] if comma else ""
    return named if named.count(" ") < _LONGEST_PIECE and _is_whole_actor(named) else ""


def opening(text: str, trigger: int) -> str:
    """Return the actor that a sentence opens with, if its first verb is not the trigger: "They met and …"."""
    all_words = text[: min(trigger, _REACH)].split()
    for count in range(1, min(len(all_words), _LONGEST_SUBJECT)):
        prefix, following = " ".join(all_words[:count]), all_words[count]
        if all_words[count - 1] in _MODALS:
            break
        ends = following.islower() and following not in _CONNECTIVES and not prefix.endswith(",")
        if prefix in _CONJUNCTIONS:
            continue  # "And so, we honor … and"
        named = prefix.rpartition(", ")[2] if all_words[0].rstrip(",") in OPENERS else prefix
        if ends and is_actor(named):
            return named
    return ""


def _pieces(text: str, plain: str, begin: int, end: int) -> list[_Piece]:
    """Cut the words before a trigger at commas and "and", but not inside names."""
    boundaries = list(_PATTERNS["boundary"].finditer(plain, begin, end))
    may_be_names = boundaries and _PATTERNS["boundary in a name"].search(text[begin:end])
    whole = _uncut(text[begin:end]) if may_be_names else []
    pieces, start, joint = [], begin, ""
    for found in boundaries:
        place = found.start() - begin
        name = bisect_left(whole, place, key=itemgetter(0)) - 1  # the last one that begins before the boundary
        if name < 0 or whole[name][1] <= place:
            pieces.append(_Piece(start, found.start(), joint))
            start, joint = found.end(), found.group()
    pieces.append(_Piece(start, end, joint))
    return [piece for piece in pieces if plain[piece.start : piece.end].strip(" ,")]


def _uncut(text: str) -> list[tuple[int, int]]:
    """Return the spans of the names in a text, in order, those within others joined to them."""
    spans = sorted([*((name.start, name.end) for name in _mentions(text)), *names.joined(text)])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _start(text: str, pieces: list[_Piece], *, closed: bool) -> int:
    """Return where the subject begins: at the first of the actors that are coordinated with the last piece.

    If a comma closes it, the last piece is an apposition: "Canada, together with Norway, will".
    """
    if len(pieces) == 1:
        return pieces[0].start
    if closed and pieces[-1].joint == ", ":
        pieces = pieces[:-1]
    if (nobody := _nobody(text, pieces)) is not None:
        return nobody.start
    first = _first_listed(text, pieces)
    if closed and first == len(pieces) - 1 and "and" in pieces[first].joint:
        return _start_of_thing(text, pieces)  # "deals that bind a new mayor | and council, shall"
    if first == len(pieces) - 1 and not is_actor(_words(text, pieces[first])):
        return _start_of_thing(text, pieces)
    return pieces[first].start


def _nobody(text: str, pieces: list[_Piece]) -> _Piece | None:
    """Return where a list of those who will not act begins: "No ministry | or agency"; cut, it would say they will."""
    for number, piece in enumerate(pieces[:-1]):
        joints = [each.joint for each in pieces[number + 1 :]]
        either = any("or " in joint for joint in joints) and not any("and" in joint for joint in joints)
        if either and _PATTERNS["nobody"].match(text, piece.start):
            return piece
    return None


def _first_listed(text: str, pieces: list[_Piece]) -> int:
    """Return the index of the first actor in the list that the last piece ends."""
    first = last = len(pieces) - 1
    listed = "and" in pieces[last].joint
    while first > 0 and listed and _is_whole_actor(_words(text, pieces[first - 1])):
        first -= 1
        whole = all(_is_whole_actor(_words(text, piece)) for piece in pieces[:first][-_LISTED:])
        listed = pieces[first].joint != ", " or "," in pieces[last].joint or whole
    return first


def _words(text: str, piece: _Piece) -> str:
    return text[piece.start : piece.end]


def _start_of_thing(text: str, pieces: list[_Piece]) -> int:
    """Return where a subject that is no actor begins: after the adjunct that a sentence opens with, if any."""
    opener = _words(text, pieces[0]).partition(" ")[0]
    after = next((piece for piece in pieces[1:] if piece.joint == ", "), None)
    return after.start if after and opener in OPENERS else pieces[0].start


def listed(subject: str) -> list[str]:
    """Return the actors of a list that is nothing else: "Olga Lines, Dahl Bank and Netflix"; none for one actor."""
    pieces = _pieces(subject, _without_asides(subject), 0, len(subject))
    parts = [_words(subject, piece) for piece in pieces]
    return _without_bearers(pieces, parts) if len(parts) > 1 and all(map(_is_whole_actor, parts)) else []


def _without_bearers(pieces: list[_Piece], parts: list[str]) -> list[str]:
    """Return the parts of a list without who holds the office before: "The Minister of Ports, | Olga Dahl, | and"."""
    kept: list[str] = []
    for piece, part in zip(pieces, parts, strict=True):
        pair = piece.joint == ", " and kept
        if not (pair and (_holds(kept[-1], part) or _holds(part, kept[-1]))):
            kept.append(part)
    return kept


def _holds(office: str, person: str) -> bool:
    """Whether a person may hold an office: "Minister of Ports", "Hon. Olga Dahl, T.D."."""
    return _is_office(office) and not _is_office(person) and _is_bearer(person)


def _is_bearer(part: str) -> bool:
    return _PATTERNS["bearer"].fullmatch(without_letters(part)) is not None


def _is_office(part: str) -> bool:
    return _PATTERNS["office"].search(part) is not None


def first_of_apposition(subject: str) -> str:
    """Return the first of an office and who holds it: "The Minister of Ports and Trade, | Hon. Olga Dahl"."""
    pieces = _pieces(subject, _without_asides(subject), 0, len(subject))
    if len(pieces) < len(("office", "name")) or any(piece.joint != ", " for piece in pieces[1:]):
        return subject
    first, *others = (_words(subject, piece) for piece in pieces)
    held = _is_office(first) and all(map(_is_bearer, others))
    holds = _is_bearer(first) and all(map(_is_office, others))
    return first if held or holds else subject


# --- what it is ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def head_noun(subject: str) -> str:
    """Return the head of a noun phrase: "The Department of State" → "Department"."""
    phrase = _PATTERNS["aside"].sub("", subject) if _may_have_asides(subject) else subject
    phrase = _PATTERNS["adjunct"].sub("", phrase).strip()
    phrase = _PATTERNS["part"].sub("", phrase) if "of" in phrase else phrase
    end = _PATTERNS["noun end"].search(phrase)
    found: list[str] = _PATTERNS["word"].findall(phrase[: end.start()] if end else phrase)
    return found[-1] if found else ""


@lru_cache(maxsize=1024)
def is_actor(subject: str) -> bool:
    """Whether a subject can undertake anything: a pronoun, a name, a noun like "governments"."""
    head = head_noun(subject)
    word = head.lower().replace("'", "’").partition("’")[0].strip(".")
    if (
        not head
        or word in rules.INSTRUMENTS
        or (subject == head and word in rules.NOBODY)
        or (word == "both" and subject != head)
    ):
        return False
    if _PATTERNS["doing"].match(subject):
        return False  # "electrifying the fleet"
    if word in _ACTING or _is_known(subject, head) or is_acronym(subject) or _looks_like_name(subject, head):
        return True
    return _is_named_body(subject, head) or _is_list(subject)


def is_first_person(subject: str) -> bool:
    """Whether "I" or "we" is the whole subject."""
    return subject.lower() in {"i", "we"}


def is_agent(subject: str) -> bool:
    """Whether a subject may be somebody, by its form alone: a plural or a name, and no thing ("Supermarkets")."""
    head = head_noun(subject)
    word = head.lower()
    if not word.isalpha() or word in rules.INSTRUMENTS or word in rules.NOBODY or word in rules.BODIES:
        return False
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "ings", "ments", "tions", "ities"))
    return plural and not _PATTERNS["doing"].match(subject)


def _is_list(subject: str) -> bool:
    """Whether it is a list of actors that ends in a name with an article: "Norland, Telmar and the Outer Isles"."""
    end = _PATTERNS["named with article"].search(subject)
    return end is not None and _is_whole_actor(_PATTERNS["boundary"].split(subject[: end.start()], maxsplit=1)[0])


def _looks_like_name(subject: str, head: str) -> bool:
    """Whether capitals alone make a subject an actor: no article, and not a common noun that opens a sentence."""
    if head.endswith("ing") or (subject == head and head.endswith(_COMMON_ENDINGS)):
        return False
    return head[0].isupper() and not _PATTERNS["article"].search(subject)


def _is_named_body(subject: str, head: str) -> bool:
    """Whether the head belongs to the name of a body or firm: "the Storm Warning Centre"."""
    if not head[0].isupper() or not names.names_body(head):
        return False
    end = subject.find(head) + len(head)
    return any(name.kind in {"body", "firm"} and name.start < end <= name.end for name in names.in_phrase(subject))


def is_body(subject: str) -> bool:
    """Whether it is a forum or fund whose members act in its name: "the Network", "the Initiative"."""
    return head_noun(subject).lower() in rules.BODIES


def is_known(subject: str) -> bool:
    """Whether its head is in a name that the gazetteer has."""
    return _is_known(subject, head_noun(subject))


def is_acronym(subject: str) -> bool:
    """Whether it is an acronym that the gazetteer lacks: "the NFCTA"."""
    head = head_noun(subject)
    return head.isupper() and len(head) >= _SHORTEST_ACRONYM and not _is_known(subject, head)


def is_person(subject: str) -> bool:
    """Whether the subject is one person, who has a diary; so is a surname that the gazetteer lacks."""
    head, known = head_noun(subject), _mentions(subject)
    if subject.lower() in {"he", "she", "i"}:
        return True
    noun = head.lower()
    named = _COMMON.isdisjoint((noun, noun.removesuffix("s")))
    if not known and head[:1].isupper() and named and not noun.removesuffix("s").endswith(_COMMON_ENDINGS[1:]):
        return subject.count(" ") <= 1 or _PATTERNS["titled"].search(subject) is not None
    named = bool(known) and known[-1].kind in {"person", "office"}
    return named or head in _OFFICES_OF_ONE


def is_collective(subject: str) -> bool:
    """Whether it is a body that decides at meetings: "The Cabinet"."""
    return head_noun(subject).lower() in rules.COLLECTIVES


def is_country(subject: str) -> bool:
    """Whether it is a country by its name: "Norway", "the United States"."""
    return lexicon.kind(entities.canonical(subject) or "") == "country"


def is_bound(subject: str, *, named: bool) -> bool:
    """Whether a rule may lay duties on the subject: offices, companies, States, not "we" or what is wished of others.

    With `named`, any actor: "The Registrar is required to".
    """
    if subject.lower() in PRONOUNS or is_group(subject):
        return False
    return (
        is_paper(subject)
        or _PATTERNS["states"].search(subject) is not None
        or head_noun(subject).lower() in rules.BOUND
        or (named and is_actor(subject))
    )


def is_paper(subject: str) -> bool:
    """Whether it is what offices handle by rule: "All payments made to the fund"."""
    head = _PATTERNS["handled"].sub("", subject)
    return head_noun(head).lower() in rules.PAPERS


def is_joint(subject: str) -> bool:
    """Whether two or more act: "the leaders", "Canada and Mexico", "they"."""
    several = " and " in subject or len({name.name for name in _mentions(subject)}) > 1
    return is_actor(subject) and (several or is_group(subject))


def is_group(subject: str) -> bool:
    """Whether it refers to parties named together before: "they", "both nations"."""
    return _PATTERNS["together"].search(subject.lower()) is not None


def is_order(subject: str) -> bool:
    """Whether the subject is an order, or somebody who gives orders."""
    if head_noun(subject).lower() == "it":
        return subject.lower() == "it"  # not "the opportunities it creates"
    signer = any(name.kind in {"person", "office"} for name in _mentions(subject))
    return signer or head_noun(subject).lower().strip(".") in rules.ORDERS


def is_new_law(subject: str) -> bool:
    """Whether it is a law or rule that the text itself announces: "This rule", "The new law"."""
    return head_noun(subject).lower() in rules.LAWS and _PATTERNS["new"].match(subject) is not None


def is_official(subject: str) -> bool:
    """Whether it is an office that has others under its orders: "Ministers", "The Government"."""
    return head_noun(subject).lower() in rules.OFFICES


def is_writ(subject: str) -> bool:
    """Whether the subject is itself an order, and not its signer."""
    return head_noun(subject).lower().strip(".") in rules.WRITS


def is_dependent(text: str, subject: Subject) -> bool:
    """Whether the clause depends on another: a relative clause, one after "if" or "that", or reported speech."""
    word = text[max(subject.start - _REACH, 0) : subject.start].rstrip().rpartition(" ")[2]
    if word.lower() in _SUBORDINATORS and not subject.carried:
        return not is_framed(text, subject)
    return _has_relative_pronoun(subject.words) or _PATTERNS["dependent"].search(_main(subject.words)) is not None


def _main(subject: str) -> str:
    """Return a subject in small letters, without "Who" in a name and relative clauses that have verbs of their own."""
    lower = subject.lower()
    if "wh" not in lower and "that" not in lower:
        return lower
    return _PATTERNS["closed relative"].sub(" ", _PATTERNS["who in a name"].sub(" ", subject).lower())


def is_framed(text: str, subject: Subject) -> bool:
    """Whether it stands after words that leave the clause its force: "assured them that", "That is why"."""
    return _PATTERNS["frame"].search(text, max(subject.start - _REACH, 0), subject.start) is not None


def _has_relative_pronoun(subject: str) -> bool:
    """Whether it is a relative clause without its "that": "all those he will inspire"; not "in the coming days we"."""
    all_words = subject.split()
    if len(all_words) <= 1 or all_words[-1] not in _AFTER_NOUNS or all_words[0] in OPENERS:
        return False
    return all_words[-2] not in {"and", "day", "days"}


def _is_known(subject: str, head: str) -> bool:
    """Whether the head is in a name that the gazetteer has, and does not end it as an adjective."""
    end = subject.find(head) + len(head)
    return any(name.start < end <= name.end and not (name.adjective and name.end == end) for name in _mentions(subject))


def _is_whole_actor(piece: str) -> bool:
    """Whether a piece is an actor and nothing else."""
    piece = _PATTERNS["aside"].sub("", piece) if _may_have_asides(piece) else piece
    small = [word for word in piece.split() if word.islower()]
    plain = all(word in _PIECE_WORDS or word in rules.ACTOR_NOUNS for word in small)
    return plain and piece.count(" ") < _LONGEST_PIECE and is_actor(piece)
