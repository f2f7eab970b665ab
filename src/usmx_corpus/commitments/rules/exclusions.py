"""Why what looks like a commitment is none."""

from __future__ import annotations

from usmx_corpus.commitments.rules.rule import Exclusion

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
        "what is within a quotation, unless an official is quoted",
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
