"""What counts in speeches and transcripts: whose words, with whom as actor, and which words undertake nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from usmx_corpus import commitments
from usmx_corpus.commitments import rhetoric, speakers
from usmx_corpus.reading import reader

if TYPE_CHECKING:
    from usmx_corpus.model import Document

TITLE = "Remarks by President Biden and Prime Minister Modi of India in Joint Press Conference"


def document(text: str, title: str = TITLE, country: str = "US") -> Document:
    matter = f"title: {title}\ncountry: {country}\ndate: '2023-06-22'\n" if country else f"title: {title}\n"
    return reader.read("talk.md", f"---\n{matter}---\n\n{text}\n".encode())[0]


def found(text: str, **known: str) -> list[str]:
    return [each.text for each in commitments.extract(document(text, **known))]


def actors(text: str, **known: str) -> list[tuple[str, ...]]:
    return [each.actors for each in commitments.extract(document(text, **known))]


# --- who speaks ----------------------------------------------------------------------------------------------------


def test_the_speaker_of_a_block_is_the_actor() -> None:
    text = "VICE PRESIDENT HARRIS:  I will appoint an inspector for ports.\n\nWe will repair 40 tunnels."

    assert actors(text) == [("Kamala Harris",), ("United States",)]


def test_a_label_is_no_part_of_the_quote() -> None:
    text = "Vice President Harris: We will repair 40 tunnels.\n\nPrime Minister Modi: We will send 20 engineers."

    assert found(text) == ["We will repair 40 tunnels", "We will send 20 engineers"]
    assert actors(text) == [("United States",), ("India",)]


def test_an_office_is_who_holds_it_in_the_title() -> None:
    assert actors("THE PRESIDENT:  I will veto the bill on ports.") == [("Joe Biden",)]
    assert actors("THE PRIME MINISTER:  I will open two dams by 2026.") == [("Narendra Modi",)]


def test_the_president_of_an_unknown_country_is_only_the_president() -> None:
    text = "THE PRESIDENT:  I will open two dams by 2026.\n\nWe will stop all ferries from Telmar."

    assert actors(text, title="Yearly address", country="") == [("President",), ()]


def test_the_president_in_a_text_of_kenya_is_that_of_kenya() -> None:
    assert actors("THE PRESIDENT:  I will open two dams.", title="Yearly address", country="KE") == [
        ("President of Kenya",)
    ]


def test_a_person_without_a_known_country_speaks_for_no_country() -> None:
    assert actors("MR. DAHL:  We will build two ships.\n\nMS. HALL:  Thank you.") == [()]


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Remarks by Vice President Harris at the Port of Oakland", ("Kamala Harris", "United States")),
        (
            "Remarks as Prepared for Delivery by Harbour Advisor Olga Dahl on Ports",
            ("Harbour Advisor Olga Dahl", "Norway"),
        ),
        ("Keynote speech of the Minister of Ports", ("Minister of Ports", "Norway")),
        ("Remarks by Olga Dahl at a Dinner", None),
        ("Remarks by Minister Dahl and Secretary Lee", None),
        ("Statement by Minister Dahl", None),
    ],
)
def test_without_labels_who_speaks_is_in_the_title_of_a_speech(title: str, speaker: tuple[str, str] | None) -> None:
    said = speakers.by_block(document("The ports are old.", title=title, country="NO"))

    assert said == ({0: speakers.Speaker(*speaker)} if speaker else {})


def test_a_speech_without_labels_promises_nothing_for_others() -> None:
    text = "We will repair 40 tunnels. Telmar Energy will build nine ships. Then Ana Berg will share two stories."

    assert found(text, title="Remarks by Minister Olga Dahl on Ports", country="NO") == ["We will repair 40 tunnels"]


def test_he_is_no_parliament() -> None:
    text = "President Biden wrote to the U.S. Congress. He will send 40 engineers to the ports."

    assert actors(text, title="Readout of a call") == [("Joe Biden",)]


def test_who_answers_in_a_list_of_questions_is_the_issuer() -> None:
    text = "Q:  What about ports?\n\nA:  We will repair two ports by May."

    assert found(text, title="Questions on ports") == ["We will repair two ports by May"]
    assert actors(text, title="Questions on ports") == [("United States",)]


@pytest.mark.parametrize("label", ["Q", "REPORTER:", "MODERATOR:", "AUDIENCE MEMBER:", "Interviewer:", "CNN:"])
def test_who_asks_undertakes_nothing(label: str) -> None:
    text = f"THE PRESIDENT:  Good morning.\n\n{label}    We will repair two ports by May.\n\nWe will build a dam."

    assert found(text) == []


def test_an_answer_counts_after_a_question() -> None:
    text = (
        "MS. HALL:  Hi.\n\nQ    Will you send ships?\n\nMS. HALL:  We will send two ships to the gulf.\n\nQ    Thanks."
    )

    assert found(text) == ["We will send two ships to the gulf"]


@pytest.mark.parametrize("end", ["?", "?  (Laughter.)", "?”"])
def test_a_question_never_counts(end: str) -> None:
    assert found(f"THE PRESIDENT:  We will send two ships to the gulf{end}") == []


@pytest.mark.parametrize(
    "text",
    [
        "CONTACT: Ann Lee\n\nThe Department of Labor will train 500 inspectors.\n\nCONTACT: Bo Hall",
        "NORTH: The Department of Labor will train 500 inspectors.\n\nNORTH: Two ports are old.",
        "The Department of Labor will train 500 inspectors.\n\nMR. DAHL: Thank you.",
    ],
)
def test_labels_silence_no_release(text: str) -> None:
    assert found(text, title="Ports") == ["The Department of Labor will train 500 inspectors"]


def test_a_heading_that_runs_in_is_no_speaker() -> None:
    text = "High-Level Dialogue: We will hold a forum in May.\n\nGeneral Provisions: We will share two reports."

    assert speakers.by_block(document(text, title="Joint Statement of Canada and Chile")) == {}


def test_and_i_is_i_and_we_of_course_is_we() -> None:
    text = "VICE PRESIDENT HARRIS:  And then I will sign the order on ports, and we of course will hire 90 pilots."

    assert actors(text) == [("Kamala Harris",), ("United States",)]


@pytest.mark.parametrize(
    ("subject", "person"), [("and then I", "i"), ("I am proud we", "we"), ("we of course", "we"), ("The Welsh", "")]
)
def test_the_last_pronoun_of_a_subject_in_the_first_person_acts(subject: str, person: str) -> None:
    assert rhetoric.first_person(subject) == person


# --- what is only said ---------------------------------------------------------------------------------------------


FRAMES = [(name, example) for name, frame in rhetoric.FRAMES.items() for example in frame.examples]


@pytest.mark.parametrize(("name", "example"), FRAMES)
def test_each_example_of_a_frame_is_one_and_undertakes_nothing(name: str, example: str) -> None:
    subject, _, rest = example.partition(" will")

    assert rhetoric.frame_of(subject, "will", f"{subject} will{rest}") == name
    assert found(f"THE PRESIDENT:  {example}") == []


@pytest.mark.parametrize(
    "text",
    [
        "We will stop all ferries from Telmar.",
        "We will start mending 900 miles of railway.",
        "We will introduce a bill on ports.",
        "We will add 400 officers to the coast guard.",
        "We will give every family a tax credit of $300.",
        "We will close two prisons by May.",
        "We will move with our partners to build a dam.",
        "We’re going to take steps to repair the port.",
        "We’re going to make sure every island has a clinic.",
    ],
)
def test_the_same_verb_with_an_object_of_its_own_counts(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "I think that the Department of Labor will train 500 inspectors.",
        "I’m confident we will build two dams.",
        "Twelve companies will build 40 ships.",
        "Our opponents will cut the budget of schools.",
        "Donald Trump will cut the budget of schools.",
        "The Senate will pass the bill on ports.",
        "We’re going to put sailors first.",
    ],
)
def test_opinions_and_what_others_will_do_do_not_count(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "My administration will repair 40 tunnels.",
        "The Department of Labor will train 500 inspectors.",
        "The United States will send two ships.",
        "Seven companies have agreed to test their engines.",
    ],
)
def test_the_side_of_the_speaker_counts_and_what_others_agreed(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "We’ll continue to do — well, you know.",
        "We will pull back our wi- — our ships.",
        "We will work with — you know the ports.",
        "We expect to make — I mean, you see.",
        "We’re going to step up — you know.",
        "We’re going to use it.",
    ],
)
def test_what_is_broken_off_does_not_count(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "I’m not going to speculate on the budget of the port.",
        "We won’t characterize the talks on the two dams.",
        "We’re looking at the whole situation of the ports.",
        "We will continue to keep you all updated on the dam.",
    ],
)
def test_a_refusal_to_say_more_does_not_count(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "We launched a council on ports with Norland.",
        "We’re working to build a new economy of the sea.",
        "We will make Norland great again.",
        "We’re going to do a terrific job for you.",
    ],
)
def test_what_was_done_before_and_slogans_do_not_count(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == []


def test_a_press_briefing_speaks_for_the_government() -> None:
    assert actors("MR. DAHL:  We will build two ships.", title="Press call on ports") == [("United States",)]


def test_a_release_on_actions_to_address_something_is_no_speech() -> None:
    assert found("The ministry will use it.", title="Actions to Address the Crisis") == ["The ministry will use it"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half of the 90 clinics will be built in the north.", 1),
        ("Clinics will be built in the north.", 0),
        ("Several states have issued orders on ports today.", 0),
    ],
)
def test_a_passive_in_a_transcript_needs_a_figure_and_acts_of_others_do_not_count(text: str, expected: int) -> None:
    assert len(found(f"THE PRESIDENT:  {text}")) == expected


def test_each_pattern_of_a_frame_is_whole() -> None:
    assert [name for name, frame in rhetoric.FRAMES.items() if "{_" in frame.pattern] == []


def test_a_quotation_of_several_sentences_is_somebody_elses() -> None:
    assert found(
        "THE PRESIDENT:  She said, “We will go home.  We will build a school.”  We will train two nurses."
    ) == ["We will train two nurses"]


@pytest.mark.parametrize(
    "text",
    [
        "I will take a step back for a second.",
        "We will travel up to the harbour today.",
        "We will determine if that is the right step.",
        "I’ll try to take them in order.",
        "I decided to run for mayor.",
        "Companies have to pay more.",
        "The council is charged with running the ports.",
        "We expect to see this again.",
        "Both the mayor and I agree on this, and that is good.",
        "We’re going to lead the way.",
        "We’re not going to respond to every word of the mayor.",
        "The contents of this call will be embargoed until 5 May.",
        "Millions of workers will no longer have to worry.",
    ],
)
def test_steps_of_a_talk_and_what_is_the_case_do_not_count(text: str) -> None:
    assert found(f"THE PRESIDENT:  {text}") == []


def test_what_is_agreed_with_a_contracted_will_counts() -> None:
    text = "THE PRESIDENT:  The Prime Minister and I agreed that we’ll begin talks on the canal."

    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We’ll share that shortly with the crews.",
        "I’ll turn in a moment to the harbour master.",
        "We are going to continue traveling to every port.",
        "I’m scheduled to fly to Telmar on Friday.",
        "I’m going to try and hold off naming the ports.",
        "We’ll make sure to follow up with the crews.",
        "We will move over to the harbour and use the blue gate.",
        "We’re going to fit in two more ports.",
        "We’ll let the Ministry announce any steps on ports.",
        "We’re still finalizing schedules for the ports.",
        "We’re going to spend most of the afternoon at the docks.",
    ],
)
def test_steps_of_the_day_undertake_nothing(text: str) -> None:
    assert found(f"PRESIDENT BIDEN:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norland will once again become a nation of harbours.",
        "We will continue, from the mayor down to every crew, to stand against it.",
        "We’re going to bring our harbours back and make them greater.",
        "We are going to move very quickly.",
        "We’ll work with them on that.",
        "We’re going to continue to manage our relationship with the ports.",
        "We are determined to make sure that never happens.",
        "We’re going to work as hard as we can.",
        "We’re committed to a responsible handover.",
        "Contrary to rumors from some ports that we are seeking to close the docks, trade is open.",
    ],
)
def test_resolve_without_an_act_undertakes_nothing(text: str) -> None:
    assert found(f"PRESIDENT BIDEN:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor decided to stay at the docks.",
        "I also determined to change how ports work.",
        "Last week you saw Norland agree to send 20 tugs.",
        "They agreed to work on tugs with the islands.",
        "We expect to get a counteroffer on the docks.",
        "Today, I’m proud to announce that the number of pilots has reached 9,000.",
        "We are putting 20 tugs a week into the field.",
    ],
)
def test_what_was_decided_or_is_told_undertakes_nothing(text: str) -> None:
    assert found(f"PRESIDENT BIDEN:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "We will make sure that every port has a pilot.",
        "We have decided to close two docks.",
        "I’m proud to announce that the Ministry will train 900 pilots.",
        "We’re going to work with the ports to open ten docks.",
        "We will continue to ship 20 tugs to the islands.",
        "We’re committed to rebuilding the docks.",
        "We’re opening a new dock at the old fort.",
    ],
)
def test_a_definite_act_in_a_talk_counts(text: str) -> None:
    assert len(found(f"PRESIDENT BIDEN:  {text}")) == 1


def test_what_is_told_to_reporters_undertakes_nothing() -> None:
    text = "MS. DAHL:  We’ll get you those figures. We will build ten docks."

    assert found(text, title="Press Briefing by Press Secretary Dahl") == ["We will build ten docks"]


def test_a_past_act_after_a_promise_is_no_part_of_it() -> None:
    text = "PRESIDENT BIDEN:  We will work with ports that have closed and announced new fees."

    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We will call for a longer pier.",
        "We will send a strong message to all captains.",
        "We are going to build a brighter future for all islands.",
        "The Department of Labor will continue to lead on safety.",
        "We are committed to working with the captains.",
        "The mayor will bring people together.",
        "We will make sure both bills go through.",
        "We’re going to make sure, Ann, that the ferry comes back as in 1970.",
        "We hope to open nine docks.",
        "Hopefully, we will open nine docks.",
        "If somebody asks for a berth and is going to pay 90 crowns, they come to us.",
        "When he took office, the mayor promised to dredge the bay.",
        "I made a commitment that I would dredge nine bays.",
        "I’ve directed my staff to be laser-focused on the bay.",
        "We’re opening a new era for the bay.",
        "The race will not be decided by one night in June.",
        "I will tell the captains what they will or won’t repair.",
        "Over the past year, we’ve directed the Harbour Office to repair nine docks.",
        "I’ll send a fact sheet to all nine captains.",
        "And to name one example, last May Norland announced $9 million for docks.",
    ],
)
def test_talk_goals_and_what_is_told_are_no_promises(text: str) -> None:
    assert found(f"PRESIDENT BIDEN:  {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "We will bring down tariffs on rope.",
        "We will lead the repair of 90 docks.",
        "The Department of Labor will continue to work with the captains on a treaty.",
        "We will support the pilots with new grants.",
        "We will build sea walls on all islands.",
        "I will veto it.",
        "We’re launching what we call the Bergen Initiative.",
        "I’ve directed my staff to repair the bay.",
        "Nine of the 90 docks will be dredged.",
    ],
)
def test_a_goal_with_something_that_can_be_looked_up_is_a_promise(text: str) -> None:
    assert len(found(f"PRESIDENT BIDEN:  {text}")) == 1
