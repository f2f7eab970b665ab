"""The verbs after a trigger that change its strength, and the items of lists."""

from __future__ import annotations

from usmx_corpus.commitments.rules.rule import Rule

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
