"""What "I" and "we" say of speaking, of the event and of hope, as data: "I’ll take your questions", "we’ll see".

A frame is a verb of saying, of going through an event, of seeing and waiting, or of resolve, with nobody who would get
anything by it. To add a wording, add it to its frame, with an example: a test runs each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import rules, subjects, substance, verbs
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from usmx_corpus.commitments.clauses import Clause


class Frame(NamedTuple):
    """Verbs that undertake nothing after "I will" or "we will": what they do, the pattern they match, and examples.

    The pattern is matched from the verb on, with "not " before it where it is denied.
    """

    meaning: str
    pattern: str
    examples: tuple[str, ...]


_IT = r"(?:it|this|that|them|these|those|him|her|you)\b"
_END = r"(?:[.,;:—)]|\s[—–]|$)"
_TOLD = (
    r"(?:examples?|sense|idea|updates?|preview|readout|hint|minutes?|moments?|seconds?|numbers?|statistics?|stats?|facts?|story"
    r"|stories|thoughts?|shot|try|speech|remarks|answers?|overview|flavor|pitch|quotes?|instance|word|words|reason|reasons"
    r"|illustration|summary|context|background|reflections?|observations?|points?|details?|questions?|look|timelines?|dates?)\b"
)

FRAMES: dict[str, Frame] = {
    "saying": Frame(
        "a verb of saying, asking or thanking",
        r"(?:say|tell|state|reference|clarify(?=\s(?:that|this|one|my|what)\b|[.,])|recap|summari[sz]e|repeat|reiterate|note|mention|emphasi[sz]e|underscore|stress|flag|highlight|quote|paraphrase|echo|explain|describe|talk"
        r"|speak|chat|comment|elaborate|speculate|reply|concede|confess|admit|remind|argue|point\s(?:out|to|you)|call\son|thank"
        r"|congratulate|apologi[sz]e|mince|predict|assure\syou|guarantee\syou|be\s(?:talking|speaking|saying|telling|asking"
        r"|discussing)"
        rf"|refer\s(?:you\b|{_IT})|defer|direct\syou|walk\s(?:you|everyone)|put\sit|speak)\b"
        r"|(?:divide|break|split)\s(?:it|this|that|these|them|my\s\w+)\s(?:up|down|out|into)\b"
        r"|(?:read|recite)\s(?:you|from|this|that|it|an?|one|some)\b|answer\s(?:that|this|you|your|it|any|some|the|a\sfew)\b"
        r"|add(?=,)|add\s(?:that|this|just|only|to\s(?:that|your|what)|an?\s\w+\spoint|one\s(?:more|thing|point))\b|reserve\b|keep\s(?:you|everyone)\b"
        r"|send\s(?:you|that)\b|refrain\sfrom\s(?:comment|speak|say|discuss)\w*|(?:not\s)?detain\s(?:you|this|the\s(?:house|council|assembly|committee))\b|not\s(?:\w+\s(?:that|this|it)\b|compare|contrast|negotiate|hypothesi[sz]e|rule|preview|dive|characteri[sz]e|prejudge|judge|lie|handicap|weigh|parse"
        r"|litigate|confirm|entertain|engage|detail|disclose|reveal|discuss|guess|second-guess|analy[sz]e|read|play|telegraph|respond"
        r"|set\s(?:[\w-]+\s){0,3}(?:deadlines?|timelines?)|take\s(?:it|that|this)\b)\b|judge\b|respond\sto\s(?:that|this|you|your)\b"
        rf"|ask\s(?:{_IT}|everyone|folks|myself|ourselves|[^.;]{{0,30}}\b(?:questions?|here\b))"
        rf"|(?:give|share|offer|make|leave|tell|end\swith|close\swith)\s(?:(?:you|everyone|folks|everybody|{_IT})\s)?(?:with\s)?"
        rf"(?:[\w’-]+\s){{0,3}}?{_TOLD}|share\s(?:with\s(?:you|everyone)|{_IT}|(?:a\s(?:little|bit|lot)\s(?:bit\s)?)?more\b|anything|something"
        r"|any\b|some\b)|offer\sthis\b"
        rf"|report\s(?:what|that|back|on|out)\b|share\s(?:additional|further)\s"
        rf"|provide\s(?:[\w-]+\s){{0,3}}?(?:analysis|comments?|assessments?|details?|updates?|specifics|readouts?|clarity|you|information)\b|(?:lay|set)\s(?:\w+\s)?out\b|outline\b|ask\s(?:my|our)\b|confirm(?:{_END}|\s(?:that|it|this|moving)\b)"
        r"|announce\s(?:\w+\s)?(?:news|more|something|that|it|this|these|those|them|details)\b|go\s(?:through|into|over|back|ahead|around)\b|get\sinto\b|touch\son\b",
        (
            "I will tell you that ports are full.",
            "We will talk about the harbour.",
            "I will give you an example of a dam.",
            "I will repeat this about ports.",
        ),
    ),
    "event": Frame(
        "a step of the event itself",
        r"turn\s(?:it|this|things|now|back|to|over\sto|the\s(?:floor|podium|mic\w*|program|meeting|call))\b"
        r"|(?:hand|pass)\s(?:it|this|things|the\s(?:floor|podium|mic\w*|word))\b|yield\b|kick\s(?:it|things|this|off)\b"
        r"|take\s(?:(?:[\w’'-]+\s){0,4}?(?:questions?|breaks?|photos?|pictures?|minutes?|moments?|seats?)\b"
        rf"|a\s(?:few|couple)(?:\smore)?{_END}|(?:it|that|this)"
        rf"(?:{_END}|\s(?:from|back|to|up|as|away)\b))|introduce\s(?:you|him|her|them|to\syou|our|my|[A-Z])"
        r"|(?:begin|start|open|close|conclude|end|finish|wrap\sup|stop|pause|leave)(?:\sjust)?"
        rf"(?:{_END}|\s(?:by|with|there|here|now|it|this|that\b|you\b|my\s(?:comments|remarks)\b|off|out|momentarily|shortly|in\sa\s(?:minute|moment|second)"
        r"|(?:the|this)\s(?:\w+\s)?(?:briefing|call|meeting|event|program|session|discussion))\b)"
        r"|get\s(?:started|going|moving|to\s(?:you|that|it|your)|back\s(?:to|on)|right)\b|proceed\b|circle\sback|follow\sup\b"
        r"|hold\soff\b|reach\sout\b|(?:fit|squeeze)\s(?:in|you)\b|run\s(?:this|it|through)\b|get\syou\b"
        r"|(?:move|carry)\s(?:on|along|over)\b|go\s(?:to|next|first|last|with|on|down|up|out|in)\b|come\s(?:back|to|up|on|over)\b"
        r"|return\sto\s(?:that|this|you|what)\b|keep\s(?:it|this|you)\s|let\s(?:you|him|her|them|the|my|our|others|[A-Z])|sit\b"
        r"|(?:walk|pause|knock|approach\s(?:this|that|it)|invite\s(?:up|him|her|them|you)|sign\s(?:this|it|that)|engage\sin)\b"
        r"|do\s(?:some|a\sfew|a\scouple|more|one|the)\s(?:[\w-]+\s){0,3}?(?:photos?|pictures?|questions?)\b|take\s(?:an?|another)\s"
        rf"(?:[\w-]+\s){{0,2}}?(?:look|long)\b|not\stake\sa\slong\b|stay\s(?:here|tuned|with\syou|around|on)\b"
        r"|give\sthe\s(?:floor|word)\b|take\s(?:(?:this|the)\sopportunity|a\sstep\sback|them|these|those|your|both)\b|leave\s[A-Z]|(?:travel|fly|head|arrive|depart|land|stop\s(?:in|by|off|over))\b"
        r"|use\s(?:this|today’s|the)\s(?:call|opportunity|time|moment|briefing|occasion)\b"
        r"|not\s(?:start|begin)\s\w+ing\b|step\s(?:back|aside|out|down)\b|do\s(?:one|two|three|a\sfew|a\scouple)\smore\b"
        rf"|check(?:{_END}|\s(?:on|with|and|in|back|to)\b)|spend\s(?:[\w-]+\s){{0,5}}?(?:time|weekend|day|night"
        r"|morning|afternoon|evening)\b"
        r"|try\s(?:to\s|and\s)(?:answer|go|get\sto|be\s(?:brief|quick|clear)|keep\s(?:it|this)|find\sout)\b"
        rf"|look\s(?:into|at|for)\s{_IT}|be\s(?:brief|back|here|there|around|right|with\syou|joined|quick|short|honest|clear|blunt"
        r"|frank|careful|very\s(?:brief|quick|clear|honest|blunt|frank|short))\b",
        (
            "I will now turn to President Lee of Norland.",
            "I will take your questions.",
            "We will begin with the ports.",
            "I will leave it there.",
        ),
    ),
    "seeing": Frame(
        "a verb of seeing, waiting, having or being",
        r"(?:determine|decide)\s(?:if|whether|what|how|when)\b|become\b|(?:see|watch|wait|find|figure|trust|know|learn|understand|remember|recall|think|believe|feel|hear|miss|hope|have|need|want"
        r"|likely|(?:stay|remain|be)\s(?:\w+ly\s)?(?:in\stouch|focused|close|engaged|vigilant|mindful|hopeful|patient)|lose|win|suffer|face|live|die|survive|turn\sout|end\sup|look\s(?:back|forward|like)"
        r"|be\s(?:able|watching|waiting|looking|seeing|hearing|thinking|having|getting|needing|wondering|in|at|on|very|so|more"
        r"|the|an?|fine|ok(?:ay)?|great|good|better|proud|happy|glad|ready|stronger|judged|remembered))\b|not\sforget\b",
        (
            "We will see what the harbour brings.",
            "We will have to wait for the ports.",
            "We will be the envy of all harbours.",
            "I will watch the harbour very closely.",
        ),
    ),
    "resolve": Frame(
        "an expression of resolve that names no act",
        r"(?:not\s)?(?:get\s(?:there|through|it|this|that)\b|do\s(?:it|this|that|so|both|great|well|better|fine|something|anything"
        r"|nothing|things\b|an?\s(?:[\w-]+\s){0,2}?job"
        r"|our\s(?:part|jobs?|best|duty)|(?:what|whatever|everything|all)\s(?:we|I|it|is)(?!\scan\s(?:to|for)\b))\b"
        rf"|make\sit(?:{_END}|\s(?:so|through|work|happen)\b)|work\s(?:(?:together|hard(?:er)?|day\s(?:in|and)){_END}|like\b|through\b"
        rf"|(?:\w+ly\s|together\s)?with\s(?:{_IT}|everyone|everybody|anyone|anybody|whoever|all\sof\s{_IT})(?:\s(?:on|in)\s{_IT})?{_END})|put\s[^,;]{{2,40}}\sfirst\b"
        r"|focus\son\sdelivering\b|operate\sin\s\w+\sfaith\b|work\saround\sthe\sclock\b|compete\b|strive\b|reach\sfor\b|carry\s(?:it|this|them|as)\b|(?:keep|stay)\sat\b|deal\swith\s(?:him|her|them|it|that|this)\b"
        rf"|ensure\s(?:peace|victory|justice|freedom|prosperity|security){_END}"
        r"|manage\b|handle\b|discharge\b|deliver\s(?:for|on)\b|work\sas\b|work\s(?:on|at)\s(?:\w+\s){0,3}relationships?\b"
        r"|do\s(?:the|our|all\sthe|more)\s(?:\w+\s)?work\b"
        r"|(?:take\s(?:\w+\s){0,2}(?:steps|actions?|measures)\s(?:\w+\s){0,2}to\s)?(?:make\ssure|ensure)\s(?:that\s)?(?:that|this|it)\s"
        r"(?:never|does|happens|is|will|gets)\b"
        rf"|(?:come|pull)\s(?:together|through)\b"
        r"|(?:make|keep)\s(?:America|(?:this|our|the)\s(?:country|nation|world|place)|[A-Z]\w+)\s(?:great|strong|proud|better|number)\b"
        r"|go\s(?:forward|anywhere|away|far|further)\b|move\s(?:forward|ahead|past)\b(?!\swith)|reap\b"
        r"|make\s(?:it|things|us|this|that|them|(?:our|the|this)\s\w+)\s(?:even\s|much\s)?(?:great(?:er)?|strong(?:er)?|better|bigger|safer|right|richer|easier(?=\W*$)|work)\b"
        r"|bring\s(?:\w+\s){1,3}back\b|(?:move|act|go)\s(?:very\s|really\s|as\s|so\s)?(?:quickly|fast|swiftly|hard|slowly)\b"
        r"|shape\b|build\s(?:it|this|that)?\s?back\b|(?:re)?build\s(?:it\s)?(?:better|stronger)\b|make\s(?:\w+\s){0,3}progress\b"
        r"|write\s(?:the|a)\s(?:next|new)\schapter\b|turn\s(?:the|this|that)\s(?:page|corner|tide)\b|change\sthe\s(?:course|world|game|future)\b"
        r"|keep\s(?:fighting|going|marching|pushing|moving|working|trying|the\sfaith|at\sit|faith|up|on|doing|talking|asking)\b"
        rf"|(?:stand|fight|march|rise|rest|pray|celebrate|mourn|honor|honour|cherish|prevail|overcome|succeed|thrive|triumph)\b"
        rf"|stop(?:{_END}|\s(?:until|at|there|here|now|ever|\w+ing)\b)|give\sup|back\s(?:down|off)\b|walk\saway|turn\s(?:back|away)\b"
        r"|lead\sthe\sway\b|make\s(?:a|the)\s(?:better|brighter|new|bright)\s(?:future|beginning|start|tomorrow|day|world)\b"
        r"|take\s(?:[\w-]+\s){0,3}?steps?\sforward\b|hold\s(?:on|fast|firm)\b|meet\s(?:the|this)\smoment|remain\s(?:silent|strong|united)|pass\sthe\stest"
        r"|be\s(?:silent|silenced|intimidated|deterred|moved|bullied|stopped|distracted|divided)\b"
        r"|continue\s(?:to\s(?:fight|stand|march|be|have|talk|speak|see|say|look|hear|push|work\stowards?)\b|the\smarch|this|that"
        r"|on|our\swork)\b)|not\s(?:forgive|leave|let|allow|tolerate|accept|apologi[sz]e|surrender|quit|yield|waver|flinch|relent|hesitate|be)\b",
        (
            "We will get there.",
            "We will keep fighting for our harbours.",
            "We will not let our harbours slip away.",
            "We will do it with our ports.",
        ),
    ),
}
_SOURCES = {
    **{name: frame.pattern for name, frame in FRAMES.items()},
    # What follows is thought, hoped, feared or foretold.
    "opinion": r"\b(?:[Hh]opefully|[Gg]od\swilling|[Ww]ith\s(?:any\s)?luck)\b[^;:—]*$"
    r"|\b(?:I|[Ww]e)(?:[’']m|[’']re|\sam|\sare|[’']d|\swould)?\s"
    r"(?:[a-z]+ly\s|just\s|do\s|also\s|still\s|always\s)*"
    r"(?:think|thought|believe|hope|guess|suspect|imagine|bet|suppose|feel|fear|assume|predict|anticipate|sure|confident"
    r"|certain|convinced|optimistic|hopeful|expect|doubt|dream|pray|wish|afraid|know|trust)(?!\s(?:to|in|of|for)\b)"
    r"[^;:—]*$"
    # What others say of the speaker's side: "Contrary to claims that".
    r"|\b(?:claims?|notion|suggestions?|accusations?|allegations?|rumou?rs?|myth|accused?)\b[^;:—]{0,80}\b(?:that|of)\b[^;:—]{0,40}$",
    "today": r"(?i)\b(?:today|tonight|this\s(?:morning|afternoon|evening)|hereby)\b",
    "sum": r"[$£€¥]\s?\d|\ban?\snew\s",
    "settled": rf"{rules.SUM}|\b(?:by|in|from|on|before|until)\s(?:the\s(?:end\sof\s)?)?(?:next|this|early|late"
    rf"|{rules.MONTH}"
    r"|spring|summer|autumn|fall|winter|\d{4}|\d{1,2}\s[A-Z])|\b(?:tomorrow|tonight|(?:this|next)\s(?:week|month|year|spring"
    r"|summer|fall|winter|autumn))\b",
    "rate": r"\b(?:an?|every|each|per)\s(?:hour|day|week|month|quarter|year)\b",
    "perfect": r"(?:[’']ve|[’']s|have|has)\s",
    "past": r"(?:also\s|still\s)?(?:[a-z]+ed|set|put|gave|sent)\b",
    # What was done before, is not done, or goes on: "announcing we’ve shipped", "is not directing", "creating jobs".
    "not today": r"\bannouncing\s(?:that\s)?\w+(?:[’']ve|\shave|\shas)\b|^\S*\s?(?:is|are|am)?\s?not\b"
    r"|\bcreating\s(?!an?\b|the\b|new\b|\d)",
    "turn": r",\s(?:and|which)\s|,?\s(?:but|so|because)\s",
    "first person": r"(?i)(?:(?:and|but|so|or|now|then|well|because|that|today|tonight),?\s)*"
    r"(?:I|we)(?:[’']\w+)?(?:,|\s|$)",
    "word": r"[a-z]+",
    "supposed": r"(?:^|[;:.—]\s)(?:[a-z]+\s[a-z]+,\s)?(?:and\s|but\s|so\s)?(?:[Ii]f|[Ww]hen|[Uu]nless|[Ss]uppose)\s"
    r"[^,;:—]{1,160}\sand\s?$",
    "future": r"(?:would|\bll|will|shall|won[’']t|going\sto|gonna)(?:,|$)",
    # What a speaker breaks off: "we’ll lead the work with —", "We will pull wi-".
    # What makes an act of a verb that says little: "take steps", "make sure", "put $5 million into".
    "definite": r"\d|\s[A-Z][a-z]|\b(?:steps?|actions?|measures?|sure|certain"
    r"|sanctions?|tariffs?|tax\w*|legislation|laws?|bills?"
    r"|orders?|rules?|programs?|programmes?|funds?|funding|money|budgets?|plans?|investments?|agreements?|deals?|loans?|grants?"
    r"|credits?|aid|assistance|support|jobs?|schools?|hospitals?|clinics?|homes?|troops|forces|permits?|visas?|proposals?"
    r"|reforms?|commitments?|decisions?|nominations?|appointments?|million|billion|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?"
    r"|in\splace|in\swriting|into\slaw|(?:we|I)\scan\sto)\b",
    "broken": r"\b(?:an?|the|and|or|but|of|to|with|for|their|our|its|his|her|my|will|very|every|just"
    r"|we|I|they|sure|because|if|when"
    r"|to\s(?:do|make|take|get|have|be|go))\s?$|^(?:\S+\s){0,7}\S+-$",
    "means to": r"\b(?:plan|intend|expect|hope|aim|schedul|determin|committ?)(?:ning|ing|ed)?\sto$",
    "idle": r"(?i)look(?:ing)?\s(?:at|into)\s"
    r"(?!(?:[^\s,;]+\s){0,4}?(?:proposals?|plans?|steps?|measures?"
    r"|ideas?|possibilit\w+|authorit\w+|whether|how|(?!being\b)\w+ing)\b)",
    "continue": r"continu(?:e|ing)(?:,[^,;:]{3,80}(?:,[^,;:]{3,40})?,)?\s(?:to\s)?",
    "tries": r"(?:try\s(?:to|and)|(?:make|be)\ssure\s(?:to|and|(?:that\s)?(?:we|I)))\s",
    # When a step of an event comes: "I’ll turn in a moment to", "we’ll share that shortly".
    "soon": r"\s(?:in\s(?:just\s)?an?\s(?:\w+\s)?(?:moment|minute|second|bit|while)|momentarily|shortly|briefly)(?=\s)",
    # What a country or a plan will be: "America will once again become a land of ports".
    "state": r"(?:(?:once\s(?:again|more)|never|probably)\s)*"
    r"(?:become|remain|learn|know|see|remember|forget|need|want|love|feel"
    r"|prevail|thrive|flourish|succeed|prosper|triumph|rise|win"
    r"|lose|risk|fall\s(?:behind|short|apart))\b",
    "here": r"\b(?:what\sI(?:\swas|\sam|[’']m)?\s(?:going\sto\s)?say|(?:take|do)\s(?:one|two|three|a\sfew"
    r"|a\scouple)\smore|(?:ask|invite|let|have|recognize)(?:ing)?\s[^.;:—]{2,60}?\s(?:say|speak|explain|talk|join\s(?:me|us)"
    r"|come\s(?:up|forward)|share|introduce|give|describe)\b|fact\s?sheets?|gaggles?|transcripts?|e-?mails?"
    r"|(?:refer|check|get\sback|leave|pass|hand|turn|kick)\s(?:[^.;:—]{1,40}?\s)?(?:to|with)\s(?:[A-Z]\w*|the\s[A-Z]\w*|you|them)"
    r"|questions?|schedules?|audience|readouts?|Q&A|podium|preview\scalls?|back\srow|in\spublic)\b",
    "you": r"(?i)\byou(?:r|rselves)?\b",
    # "We’ll let the ministry announce".
    "lets": r"^(?:I|[Ww]e)\S*\s(?:\w+\s)?let\s",
    "hopes": r"\b(?:hop|anticipat|aspir)(?:e|es|ed|ing)?(?:\sto)?$|\bexpected\sto$",
    "to come": rf"{rules.FUTURE}|\bgoing\sto\b",
    "promised": r"^(?:I|[Ww]e)\s(?:promised|pledged|vowed|guaranteed)\b",
    "back then": r"\b(?:[Oo]ver\sthe\s(?:past|last)|[Ll]ast\s(?:year|month|week)|ago|[Ss]ince|[Ii]n\s(?:19|20)\d\d)\b",
    "simple past": r"(?:also\s|again\s|then\s)*(?:promised|pledged|vowed|undertook|guaranteed|offered|volunteered"
    r"|made|gave|took"
    r"|committed)\b",
    "appointment": r"\b(?:will|shall)\s(?:be\s)?(?:travel|visit|meet|speak|attend|deliver\sremarks|depart|arrive|tour)",
    "was": r"\bthat\s[^.;:]{2,120}?\s(?:was|were|ha(?:s|ve)\sbeen)\s",
    "that": r"\bannounc(?:ed?|ing)\s(?:today\s)?that\b",
    "directing": r"(?:direct|order|instruct|ask)ing\b",
    "announcing": r"(?:announc|unveil|direct|order|instruct|propos|impos|award|allocat|dedicat)ing\b",
    "expects": r"\bexpect(?:s|ing)?\sto$",
    "has": r"(?:[’'](?:ve|m|re|s)|\b(?:have|has|am|is|are))\s(?:\w+\s){0,2}$",
    # What "I am proud to announce that …" must say to announce an act.
    "act ahead": r"(?:\b(?:will|shall|going\sto|is\sto|are\sto)|[’']ll)\s(?:(?:not|also|now|soon|today|\w+ly)\s)*"
    r"(?!(?:be|have|remain|become|see|get)\s(?!\w+(?:ed|en|ing|un|lt|de|nt|ught|ut)\b))[a-z]+"
    r"|\b(?:is|are|am)\s(?:\w+ly\s|also\s|now\s)?\w{3,}ing\b|[’'](?:re|m)\s(?:also\s)?\w{3,}ing\b"
    r"|\b(?:awarded|approved|committed|agreed|decided|signed(?!\sup)|allocated|pledged"
    r"|reached\s(?:an?\s)?(?:\w+\s)?(?:agreement|deal)"
    r"|selected|nominated|appointed|issued|finali[sz]ed|launched)\b|[$£€]\s?\d",
    "denial": r"\b(?:not|never|won[’']t)\b",
    # A pronoun alone says nothing to a reader, except of what is signed or stopped.
    "of it": r"(?:continue\s(?:to\s)?)?(?:be\s)?"
    r"(?!(?:sign|veto|repeal|ban|ratify|abolish|deport|arrest|prosecute|fund)\b)\w+"
    r"(?:\s(?:up|out|off|down|over|back|for|at|to|with|on|about))?\s(?:it|that|this|so|them|him|her|you)"
    r"(?:\s(?:up|out|off|down|over|back))?\W*$",
    "particle": r"\b(?:through|up|out|off|down|over|back|away|in|on|far)\b",
    "before verb": r"[\s,]*(?:(?:sort\sof|kind\sof|first|second|next|also|again|all|both|further|together|now|then"
    r"|today|always|just|instead|still|only|(?!(?:supply|apply|reply|imply|comply|multiply|rally|ally)\b)\w{3,}ly|(?P<not>not|never)),?\s)*",
}
_PATTERNS = Patterns(_SOURCES)
#: Rules of acts in the past tense, which a speech tells of but does not do.
_PAST = frozenset("partnership launched approved signed joined reached deal package accepted invited".split())
#: Rules that may also be in the perfect or present: "has directed", "directs".
_PAST_ALONE = frozenset("ordered sum-confirmed done-today".split())
#: Rules of promises, of which a speech tells in the past.
_RETOLD = frozenset("pledged gives-word committed-money pledged-support reported-would".split())
#: Rules of what others are told to do.
_DIRECTING = frozenset(("ordered", "tasked"))
#: Rules of acts that are named otherwise than by the verb after the trigger.
_IMPERSONAL = frozenset(
    "will-be-done will-get takes-effect there-will-be rule-obliges set-aside in-effect pledged must is-to-be".split()
)
#: Characters after a trigger that hold the verb and its object.
_REACH = 80
#: Those that hold what the act is for.
_WHOLE = 240
#: Fewest words that say what will be done: "veto them".
_FEWEST = 2
#: Verbs that name an act only with a definite object.
_SLIGHT = frozenset(
    "do make put get keep turn go take use give let set come leave look play show stay hit run pick call pull push tap "
    "pretend".split()
)
#: What one who expects it does not do.
_GAINED = frozenset("get receive see have hear learn gain obtain find know be".split())
_PRESENT = frozenset("have has ve am is are m re".split())
_DECIDED = frozenset("decided determined resolved opted elected decision".split())
#: Words after "will" that show that its verb is missing.
_NO_VERBS = frozenset("a an the in on at to for with by from of and or but".split())
#: Characters before a clause that say how it is meant.
_BEFORE = 120


def said(clause: Clause, subject: str, text: str) -> str:
    """Return "frame" or "broken-off" if a clause of a speech is one, else ""."""
    idle = clause.rule.takes == "object" and is_idle(text)
    idle = idle or (clause.strength == "explores" and _PATTERNS["denial"].search(clause.trigger) is not None)
    if idle or frame_of(subject, clause.trigger, text):
        return "frame"
    if is_broken_off(clause.trigger, text):
        return "broken-off"
    is_talk = _tells_fact(clause, text) or _befalls(clause.trigger, text) or is_vague(subject, clause.trigger, text)
    return "vague" if is_talk or _is_talk(clause, text) else ""


def _tells_fact(clause: Clause, text: str) -> bool:
    """Whether a fact is announced and no act: "we announced that exports have doubled"."""
    glad = clause.rule.name == "glad-to-announce" and clause.trigger.endswith(" that")
    announced = clause.rule.name in {"announced", "doing-today"} and _PATTERNS["that"].search(text) is not None
    if not (glad or announced):
        return False
    told = text.partition(clause.trigger)[2] if clause.trigger in text else text
    return announces_fact(told) or _PATTERNS["appointment"].search(told) is not None


def _befalls(trigger: str, text: str) -> bool:
    """Whether it is what comes to somebody or what somebody will be: "we expect to get a letter", "we will win"."""
    act = _act_in(trigger, text)[0]
    gained = _PATTERNS["expects"].search(trigger) is not None and act.partition(" ")[0] in _GAINED
    return gained or (is_future(trigger) and _PATTERNS["state"].match(act) is not None)


def _is_talk(clause: Clause, text: str) -> bool:
    """Whether a clause is hope, a promise told, or names no act that one could look for later."""
    if _PATTERNS["hopes"].search(clause.trigger):
        return True
    if clause.rule.name == "pledged" and not clause.trigger.endswith(" to"):
        return _PATTERNS["promised"].search(text) is not None or _PATTERNS["to come"].search(text) is None
    act = _act_of(clause, text)
    return act != "" and not substance.is_definite(act)


def _act_of(clause: Clause, text: str) -> str:
    """Return the words for what a clause undertakes, from their verb on; "" if its rule names it in another way."""
    rule, behind = clause.rule, text.partition(clause.trigger)[2]
    if rule.name in _DIRECTING and clause.trigger.endswith(" to"):
        return behind.lstrip()
    if rule.name.startswith("doing-today"):
        act = clause.trigger.rpartition(" ")[2] + behind
        if _PATTERNS["directing"].match(act) and " to " not in act:
            return "be"  # what is broken off
        return "" if _PATTERNS["announcing"].match(act) else act
    if (
        rule.takes != "verb"
        or rule.name in _IMPERSONAL
        or "agree" in clause.trigger
        or clause.trigger.endswith(" that")
    ):
        return ""
    return _act_in(clause.trigger, text, _WHOLE)[0]


def announces_fact(text: str) -> bool:
    """Whether "I am proud to announce that …" tells a figure or a state and no act: "that exports have doubled"."""
    if _PATTERNS["was"].search(text) and _PATTERNS["to come"].search(text) is None:
        return True
    return _PATTERNS["act ahead"].search(text) is None


def is_vague(subject: str, trigger: str, text: str) -> bool:
    """Whether a person names no act: a verb that is none, or "make" and "put" without a definite object."""
    if not (_is_personal(subject, trigger) and trigger in text):
        return False
    act = _PATTERNS["continue"].sub("", _act_in(trigger, text)[0], count=1)
    words = act.removeprefix("be ").split(" ", 1)
    verb = verbs.base(words[0]) or words[0].strip(",.")
    acts = verbs.is_verb(verb) and verb not in _SLIGHT
    return not acts and _PATTERNS["definite"].search(act) is None


def frame_of(subject: str, trigger: str, text: str) -> str:
    """Return the name of the frame that a clause of a speech is, "" for none; `text` are the words of the clause."""
    means = _PATTERNS["means to"].search(trigger) is not None and is_first_person(subject)
    if not (means or _is_personal(subject, trigger)):
        return ""
    act, denied = _act_in(trigger, text)
    acts = [f"not {act}", act] if denied else [act]  # "we won’t talk about it" is one as well
    acts.append(_in_base_form(act.removeprefix("be ")))
    if tries := _PATTERNS["tries"].match(act):
        acts.append(act[tries.end() :])
    if goes_on := _PATTERNS["continue"].match(act):
        acts.append(_in_base_form(act[goes_on.end() :]))
    return next((name for act in acts for name in FRAMES if _PATTERNS[name].match(act)), "")


def _in_base_form(act: str) -> str:
    """Return the words of an act with its first verb in its base form: "traveling to Rome" → "travel to Rome"."""
    first, space, rest = act.partition(" ")
    return (verbs.base(first) or first.removesuffix("ing")) + space + rest


def is_broken_off(trigger: str, text: str) -> bool:
    """Whether the words of a clause break off before they say what will be done: "we’ll continue to do"."""
    place = text.find(trigger)
    near = text[place + len(trigger) :] if place >= 0 else text
    if (
        "(inaudible" in text
        or _PATTERNS["broken"].search(text)
        or (trigger.endswith("ing") and near.strip() in {"", "today"})
    ):
        return True
    if not (is_future(trigger) or _PATTERNS["means to"].search(trigger)):
        return False
    act = _PATTERNS["particle"].sub("", _PATTERNS["continue"].sub("", near[:_REACH], count=1))
    words = verbs.without_adverbs(act.split())
    return len(words) < _FEWEST or words[0] in _NO_VERBS or _PATTERNS["of it"].fullmatch(" ".join(words)) is not None


def _is_personal(subject: str, trigger: str) -> bool:
    """Whether "I", "we" or a person will do something."""
    return is_future(trigger) and (is_first_person(subject) or subjects.is_person(subject))


def _act_in(trigger: str, text: str, reach: int = _REACH) -> tuple[str, bool]:
    """Return the words of a clause from its main verb on, and whether they are denied."""
    place = text.find(trigger)
    near = text[place + len(trigger) :][:reach] if place >= 0 else text[:reach]
    before = _PATTERNS["before verb"].match(near)
    denied = _PATTERNS["denial"].search(trigger) is not None or bool(before and before["not"])
    return _PATTERNS["soon"].sub("", near[before.end() if before else 0 :], count=1), denied


def is_past(rule: str, trigger: str, text: str) -> bool:
    """Whether a speaker only tells what was done or is under way: "We launched a council", not "today we launched"."""
    if rule == "under-way":
        return not any(map(str.isdigit, text))
    if rule == "doing-today-only" and not _is_new(text):
        return True
    if rule.startswith("doing-today"):
        return _PATTERNS["not today"].search(f"{trigger} {text}") is not None
    told = rule in _PAST or (rule in _PAST_ALONE and _PATTERNS["past"].match(trigger) is not None)
    told = told or (rule == "sum-confirmed" and _PATTERNS["perfect"].match(trigger) is not None)
    return told and _PATTERNS["today"].search(text) is None


def is_retold(rule: str, trigger: str, text: str) -> bool:
    """Whether a speaker tells of a promise made on another occasion: "he promised to", not "today we pledge to"."""
    if rule not in _RETOLD or _PATTERNS["today"].search(text):
        return False
    return rule == "reported-would" or _PATTERNS["simple past"].match(trigger) is not None


def is_of_past(rule: str, opener: str) -> bool:
    """Whether the words before an order date it to another occasion: "Over the past year, we’ve directed"."""
    return rule in _DIRECTING and _PATTERNS["back then"].search(opener) is not None


def is_told(trigger: str, text: str) -> bool:
    """Whether a decision is told in the past: "I decided to run", but not "we have decided to"."""
    words = trigger.split()
    if _DECIDED.isdisjoint(words) or not _PRESENT.isdisjoint(words):
        return False
    place = text.find(trigger)
    return _PATTERNS["has"].search(text[max(place - _REACH, 0) : max(place, 0)]) is None


def _is_new(text: str) -> bool:
    """Whether what is being done is new: "a new dock", a sum or a figure; not "we are shipping 90 boats a week"."""
    figure = any(map(str.isdigit, text)) and _PATTERNS["rate"].search(text) is None
    return figure or _PATTERNS["sum"].search(text) is not None


def is_idle(text: str) -> bool:
    """Whether somebody only looks at something: "We’re looking at that"."""
    return _PATTERNS["idle"].search(text) is not None


def is_outcome(clause: Clause, text: str) -> bool:
    """Whether a clause says that something will come about: "We will make sure that companies pay"."""
    return substance.is_outcome(_act_in(clause.trigger, text)[0])


def is_denied(trigger: str, text: str) -> bool:
    """Whether a clause says what will not be done."""
    return _act_in(trigger, text)[1]


def is_settled(trigger: str, text: str) -> bool:
    """Whether a sum, a day or a number of what is done is named: "50 clinics will be built", "it will open in May"."""
    numbered = any(map(str.isdigit, text.partition(trigger)[0]))
    return numbered or _PATTERNS["settled"].search(text) is not None


def is_future(trigger: str) -> bool:
    """Whether the words of a trigger say what will be: "will", "’ll", "going to"."""
    return _PATTERNS["future"].search(trigger) is not None


def is_opinion(opener: str, *, carried: bool = False) -> bool:
    """Whether the words before a clause say that it is thought or hoped: "I think that", "I’m sure".

    `carried`: whether the clause has the subject of the one before, and so is within what that depends on.
    """
    found = _PATTERNS["opinion"].search(opener[-_BEFORE * (1 + carried) :])
    return found is not None and (carried or _PATTERNS["turn"].search(found.group()) is None)


def is_supposed(opener: str) -> bool:
    """Whether the words before a clause without a subject are a condition: "if someone is seeking a waiver and"."""
    return _PATTERNS["supposed"].search(opener) is not None


def is_of_event(subject: str, text: str, *, briefing: bool) -> bool:
    """Whether "I" or "we" speak of the event and who is there: of questions; in a briefing, of those who ask."""
    if _PATTERNS["lets"].search(subject) is not None:
        return True
    if not is_first_person(subject):
        return False
    return _PATTERNS["here"].search(text) is not None or (briefing and _PATTERNS["you"].search(text) is not None)


def is_first_person(subject: str) -> bool:
    """Whether "I" or "we" act."""
    return first_person(subject) != ""


def first_person(subject: str) -> str:
    """Return "i" or "we" if they act, also in "and then we" and "I am proud we"; "" if others do."""
    if _PATTERNS["first person"].match(subject) is None:
        return ""
    found: list[str] = _PATTERNS["word"].findall(subject.lower())
    return next(word for word in reversed(found) if word in {"i", "we"})
