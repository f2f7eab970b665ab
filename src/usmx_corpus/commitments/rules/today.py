"""What a text does by its own words, or says is done today: C4 of the coding manual."""

from __future__ import annotations

from usmx_corpus.commitments.rules.rule import Rule

TODAY: tuple[Rule, ...] = (
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
        "recruiting hiring cutting giving lending paying buying contributing continuing replacing upgrading renovating "
        "repairing widening "
        "constructing rebuilding "
        "slashing converting installing purchasing acquiring relocating",
        r"continuing(?=\s(?:for|the|an?)\s)|\w{1,40}(?<!continu)ing",
        takes="object",
    ),
    Rule(
        "doing-today-by",
        "C4",
        "announced",
        "an actor is reaching a goal by an act that has a figure or is new",
        "The government is protecting lighthouses by investing £9 million in lamps.",
        "protecting helping supporting improving strengthening boosting tackling responding fighting backing easing "
        "promoting securing safeguarding addressing reducing accelerating advancing modernizing modernising "
        "transforming combating combatting relieving assisting encouraging defending delivering",
        r"\w{1,40}ing(?=[^.;:]{2,120}?\sby\s(?:\w{2,20}ly\s)?(?:investing|providing|spending|giving|granting|allocating"
        r"|committing|adding|funding|opening|hiring|recruiting|building|freezing|cutting|raising|lowering|doubling|extending"
        r"|banning|ending|scrapping|abolishing|waiving|suspending|creating|launching|establishing|introducing|contributing"
        r"|lending|paying|buying|deploying|sending|donating)\s(?:[^\s.;]{1,30}\s){0,7}?(?:\S{0,3}\d|new\b"
        r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|hundreds|thousands)\b))",
        takes="object",
    ),
)
