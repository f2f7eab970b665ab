"""Reviews: their lines, what they are about when texts change, and what they tell together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from usmx_corpus import Archive, Filters
from usmx_corpus.errors import ReviewError
from usmx_corpus.model import Evidence, Review
from usmx_corpus.reviews import anchoring, exchange, figures, records, store
from usmx_corpus.reviews import session as sessions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from usmx_corpus.model import Commitment

ABOUT = sessions.About("ana", "2024-05-02", "9")
WELLS = "The Ministry of Works will dig 40 wells in the hills"
ROADS = "The Ministry of Works will pave the road to the harbor"
SCHOOL = "The Ministry of Works aims to roof the school"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "plan", WELLS, ROADS, SCHOOL)
    return tmp_path


def write(folder: Path, name: str, *sentences: str, url: str = "") -> None:
    head = f"---\ntitle: Plan\ndate: 2024-05-01\n{f'source_url: {url}' if url else ''}\n---\n\n"
    body = "\n\n".join(f"{sentence}." for sentence in sentences)
    (folder / f"{name}.md").write_text(head + body + "\n", encoding="utf-8")


def stated(folder: Path, words: str, filters: Filters | None = None) -> Commitment:
    with Archive.open(folder) as archive:
        found = archive.commitments(filters or Filters())
    return next(each.commitment for each in found if words in each.commitment.text)


def judge(folder: Path, words: str, verdict: str, **more: object) -> Review:
    """Record what a reviewer says of the commitment with some words."""
    with Archive.open(folder) as archive:
        mentions = [each.commitment for each in archive.index.commitments.mentions(Filters())]
        commitment = next(each for each in mentions if words in each.text)
        document = archive.read(commitment.document)[0]
        about = ABOUT._replace(reviewer=str(more.pop("reviewer", "ana")))
        review = sessions.of_commitment(document, commitment, about)
        review = review._replace(verdict=verdict, **more)  # type: ignore[arg-type]
        store.append(archive.reviews_folder, [review])
    return review


def states(folder: Path) -> list[tuple[str, str, str]]:
    """Give what each review is about now: its words, the state, and the words now."""
    with Archive.open(folder) as archive:
        found = archive.reviews.anchored
    return [(each.review.quote, each.state, each.commitment.text if each.commitment else "") for each in found]


# --- lines -----------------------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8"), max_size=16)
REVIEWS = st.builds(
    Review,
    id=st.sampled_from(("", "0123456789ab")),
    document=st.just("plan"),
    quote=WORDS.filter(bool),
    verdict=st.sampled_from(("yes", "no", "part", "missed")),
    reviewer=st.just("ana"),
    prefix=WORDS,
    suffix=WORDS,
    fields=st.sampled_from(((), (("actors", ("A", "B")), ("text", "words")))),
    note=WORDS,
    status=WORDS,
    evidence=st.lists(st.builds(Evidence, url=WORDS.filter(bool), quote=WORDS), max_size=2).map(tuple),
    declined=st.sampled_from(((), ("a", "b"))),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REVIEWS)
def test_a_line_says_what_was_reviewed(review: Review) -> None:
    line = records.written(review)

    assert "\n" not in line
    assert records.read(line, "ana") == review


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON: Expecting"),
        ("[]", "no JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"document": "a", "quote": 3, "verdict": "yes"}', "“quote” must be a string"),
        ('{"document": "a", "quote": "b", "verdict": "maybe"}', "unknown verdict “maybe”"),
        ('{"quote": "b", "verdict": "missed"}', "needs “document” and “quote”"),
        ('{"verdict": "yes"}', "names neither"),
        ('{"id": "a", "fields": {"strenght": "aims"}}', "unknown field “strenght”"),
        ('{"id": "a", "fields": {"strength": "iron"}}', "unknown strength “iron”"),
        ('{"id": "a", "fields": {"actors": "Ministry"}}', "“actors” must be a list"),
        ('{"id": "a", "evidence": [{"quote": "b"}]}', "“evidence” must be a list of objects with “url”"),
        ('{"id": "a", "evidence": {"url": "b"}, "reviewer": "../x"}', "“reviewer” is no name"),
        ('{"id": "a", "read": "yes"}', "“read” must be true or false"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        records.read(line, "ana")


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", ".ana", "x" * 65, "a\0b", "ana."])
def test_a_reviewer_has_a_name_that_a_file_can_have(name: str) -> None:
    with pytest.raises(ReviewError):
        records.reviewer(name)


def test_the_last_line_about_a_commitment_counts(folder: Path) -> None:
    judge(folder, "wells", "no")
    judge(folder, "wells", "yes")

    assert stated(folder, "wells").reviewed == "yes"
    assert len((folder / "reviews" / "ana.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_bad_line_is_named_and_the_others_count(folder: Path) -> None:
    judge(folder, "wells", "yes")
    with (folder / "reviews" / "ana.jsonl").open("ab") as file:
        file.write(b'\xff\n{"verdict": "yes", "quo')
    judge(folder, "harbor", "yes")

    with Archive.open(folder) as archive:
        problems = [(each.path, each.line) for each in archive.reviews.problems]
        checked = [each for each in archive.check() if each.path.startswith("reviews/")]

    assert problems == [("reviews/ana.jsonl", 2), ("reviews/ana.jsonl", 3)]
    assert [each.line for each in checked] == [2, 3]
    assert stated(folder, "harbor").reviewed == "yes"


def test_a_status_without_evidence_is_odd(folder: Path) -> None:
    judge(folder, "wells", "yes", status="broken")
    judge(folder, "harbor", "yes", status="broken", evidence=(Evidence("https://news.example/"),))

    with Archive.open(folder) as archive:
        odd = [each.line for each in archive.check() if each.code == store.NO_EVIDENCE]

    assert odd == [1]


# --- when texts change -----------------------------------------------------------------------------------------------


def test_a_review_holds_where_the_words_are_the_same(folder: Path) -> None:
    judge(folder, "wells", "yes")
    write(folder, "plan", "We met in spring", SCHOOL, WELLS.replace("40 wells", "**40\nwells**"), ROADS)

    assert states(folder) == [(WELLS, "holds", WELLS)]


def test_a_review_holds_where_a_file_is_renamed(folder: Path) -> None:
    judge(folder, "wells", "yes")
    (folder / "plan.md").rename(folder / "water.md")

    assert states(folder) == [(WELLS, "holds", WELLS)]
    assert stated(folder, "wells").reviewed == "yes"


def test_a_review_holds_in_another_document_of_the_same_address(folder: Path) -> None:
    write(folder, "plan", WELLS, url="https://works.example/plan")
    judge(folder, "wells", "yes")
    (folder / "plan.md").unlink()
    write(folder, "later", ROADS, WELLS, url="http://www.works.example/plan/")

    assert states(folder) == [(WELLS, "holds", WELLS)]


def test_a_review_does_not_go_to_the_same_words_of_an_unrelated_document(folder: Path) -> None:
    judge(folder, "wells", "yes")
    (folder / "plan.md").unlink()
    write(folder, "other", ROADS, WELLS, url="https://else.example/")

    assert states(folder) == [(WELLS, "lost", "")]


def test_words_that_changed_are_proposed_and_not_applied(folder: Path) -> None:
    judge(folder, "wells", "no")
    new = WELLS.replace("hills", "high hills")
    write(folder, "plan", new, ROADS)

    assert states(folder) == [(WELLS, "moved?", new)]
    assert stated(folder, "wells").reviewed == "none"


@pytest.mark.parametrize("new", [WELLS.replace("40", "50"), WELLS + " by June 2026"])
def test_another_figure_or_date_in_the_same_place_is_proposed(folder: Path, new: str) -> None:
    judge(folder, "wells", "no")
    write(folder, "plan", new, ROADS, SCHOOL)

    assert states(folder) == [(WELLS, "moved?", new)]
    assert stated(folder, "wells").reviewed == "none"


def test_another_figure_in_another_place_is_another_commitment(folder: Path) -> None:
    judge(folder, "wells", "no")
    write(folder, "plan", SCHOOL, "We met in spring", WELLS.replace("40", "50"), "The rains were late")

    assert states(folder) == [(WELLS, "lost", "")]


@pytest.mark.parametrize(
    "other", [WELLS.replace("will", "will not"), "The Ministry of Health will vaccinate the sheep of all farms"]
)
def test_another_denial_or_other_words_are_another_commitment(folder: Path, other: str) -> None:
    judge(folder, "wells", "no")
    write(folder, "plan", other, ROADS, SCHOOL)

    assert states(folder) == [(WELLS, "lost", "")]


def test_a_proposal_says_which_figures_differ(folder: Path) -> None:
    judge(folder, "wells", "yes")
    write(folder, "plan", WELLS.replace("40", "50"), ROADS, SCHOOL)

    with Archive.open(folder) as archive:
        (found,) = archive.reviews.waiting

    assert found.commitment
    assert anchoring.differences(found.review.quote, found.commitment) == [("count", "40", "50")]


def test_a_look_alike_with_a_review_of_its_own_is_not_proposed(folder: Path) -> None:
    other = WELLS.replace("hills", "fields")
    write(folder, "plan", WELLS, other)
    judge(folder, "in the hills", "yes")
    judge(folder, "in the fields", "no")
    write(folder, "plan", other)

    assert states(folder) == [(WELLS, "lost", ""), (other, "holds", other)]


def test_of_equal_words_each_keeps_its_own_review(folder: Path) -> None:
    write(folder, "plan", "The north is dry", WELLS, ROADS, "The south is dry too", WELLS, SCHOOL)
    with Archive.open(folder) as archive:
        document = archive.read("plan")[0]
        first, second = (each.commitment for each in archive.commitments() if "wells" in each.commitment.text)
        for commitment, verdict in ((first, "yes"), (second, "no")):
            review = sessions.of_commitment(document, commitment, ABOUT)._replace(verdict=verdict)  # type: ignore[arg-type]
            store.append(archive.reviews_folder, [review])
    write(folder, "plan", "The south is dry too", WELLS, SCHOOL)

    with Archive.open(folder) as archive:
        found = [(each.review.verdict, each.state) for each in archive.reviews.anchored]

    assert found == [("yes", "lost"), ("no", "holds")]


def test_words_that_are_there_less_often_keep_what_was_said_of_all_of_them(folder: Path) -> None:
    write(folder, "plan", "The north is dry", WELLS, ROADS, "The south is dry too", WELLS, SCHOOL)
    with Archive.open(folder) as archive:
        document = archive.read("plan")[0]
        both = (each.commitment for each in archive.commitments() if "wells" in each.commitment.text)
        reviews = [sessions.of_commitment(document, each, ABOUT)._replace(verdict="yes") for each in both]
        store.append(archive.reviews_folder, reviews)
    write(folder, "plan", "The south is dry too", WELLS, SCHOOL)

    with Archive.open(folder) as archive:
        (now,) = (each.commitment for each in archive.commitments() if each.commitment.reviews)
        waiting = archive.reviews.waiting

    assert len(reviews) == 2
    assert (now.text, [each.verdict for each in now.reviews]) == (WELLS, ["yes"])
    assert waiting == []


def test_words_that_are_no_longer_found_to_be_a_commitment_still_count(folder: Path) -> None:
    quote = "The Ministry of Works has good engineers"
    write(folder, "plan", quote, WELLS)
    line = {"id": "0123456789ab", "document": "plan", "quote": quote, "verdict": "yes", "strength": "pledged"}
    (folder / "reviews").mkdir()
    (folder / "reviews" / "ana.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")

    assert (stated(folder, "engineers").rule, stated(folder, "engineers").strength) == ("missed", "pledged")


def test_what_usmx_missed_is_listed_until_it_finds_it(folder: Path) -> None:
    missed = "the doors stay open"
    write(folder, "plan", "In winter the doors stay open to all", WELLS)
    with Archive.open(folder) as archive:
        review = sessions.of_missed(archive.read("plan")[0], missed, ABOUT)
        assert review
        found_too = sessions.of_missed(archive.read("plan")[0], "dig 40 wells", ABOUT)
        assert found_too
        store.append(archive.reviews_folder, [review, found_too])

    with Archive.open(folder) as archive:
        listed = {each.commitment.text: each.commitment.reviewed for each in archive.commitments()}
        shown = archive.commitment(stated(folder, missed).id)[0].commitment.rule

    assert listed == {missed: "missed", WELLS: "missed"}
    assert shown == "missed"


SENTENCES = (WELLS, ROADS, SCHOOL, WELLS.replace("40", "50"), ROADS.replace("pave", "repave"), "Nothing was said")
#: What somebody decides of one of the commitments there are; and what a document is written anew with.
DECISIONS = st.tuples(st.integers(0, 5), st.sampled_from(("yes", "no", "part", "")), st.sampled_from(("ana", "ben")))
EDITS = st.tuples(st.permutations(SENTENCES), st.integers(0, 5)).map(lambda edit: edit[0][edit[1] :])
STEPS = st.lists(st.one_of(st.lists(DECISIONS, min_size=1, max_size=3), EDITS), min_size=1, max_size=6)


def taken(
    folder: Path, steps: list[list[tuple[int, str, str]] | list[str]], made: list[Review]
) -> Iterator[tuple[Archive, list[Review]]]:
    """Write and decide as the steps say, adding to what was `made`; yield the archive and what is kept after each."""
    for step in steps:
        if isinstance(step[0], str):
            write(folder, "plan", *map(str, step))
        with Archive.open(folder) as archive:
            made += decided(archive, [each for each in step if isinstance(each, tuple)])
            yield archive, [line.review for line in store.load(archive.reviews_folder).lines]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_whatever_is_decided_edited_and_read_again_keeps_every_record(
    steps: list[list[tuple[int, str, str]] | list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    write(folder, "plan", WELLS, ROADS, SCHOOL)
    made: list[Review] = []
    for archive, kept in taken(folder, steps, made):
        anchored = archive.reviews.anchored

        assert sorted(kept) == sorted(made)
        last = {(each.reviewer, each.id): each for each in made}
        assert sorted(each.review for each in anchored) == sorted(each for each in last.values() if each.verdict)
        for each in anchored:
            if each.state == "holds" and each.commitment:
                assert records.folded(each.commitment.text) == records.folded(each.review.quote)


#: Documents in which the same words stand several times.
AGAIN = st.lists(st.sampled_from((WELLS, WELLS, ROADS, "Nothing was said")), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(st.one_of(st.lists(DECISIONS, min_size=1, max_size=3), AGAIN), min_size=1, max_size=6))
def test_of_words_that_come_and_go_every_record_is_kept_and_one_of_each_reviewer_counts(
    steps: list[list[tuple[int, str, str]] | list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    write(folder, "plan", WELLS, ROADS, WELLS)
    made: list[Review] = []
    for archive, kept in taken(folder, steps, made):
        reviewed, anchored = archive.reviews.commitments, archive.reviews.anchored

        assert sorted(kept) == sorted(made)
        assert all(len({each.reviewer for each in one.reviews}) == len(one.reviews) for one in reviewed)
        for each in anchored:
            if each.state == "holds" and each.commitment:
                assert records.folded(each.commitment.text) == records.folded(each.review.quote)


def decided(archive: Archive, decisions: list[tuple[int, str, str]]) -> list[Review]:
    """Record decisions, each of one of the commitments there are; return them."""
    mentions = [each.commitment for each in archive.index.commitments.mentions(Filters())]
    document = archive.read("plan")[0]
    made = [
        sessions.of_commitment(document, mentions[number % len(mentions)], ABOUT._replace(reviewer=name))._replace(
            verdict=verdict  # type: ignore[arg-type]
        )
        for number, verdict, name in decisions
        if mentions
    ]
    store.append(archive.reviews_folder, made)
    return made


# --- what reviewers say together -------------------------------------------------------------------------------------


def test_what_all_reject_is_hidden_and_counted(folder: Path) -> None:
    judge(folder, "wells", "no")
    judge(folder, "harbor", "no")
    judge(folder, "harbor", "yes", reviewer="ben")

    with Archive.open(folder) as archive:
        assert [each.commitment.text for each in archive.commitments()] == [ROADS, SCHOOL]
        assert archive.rejected() == 1
        assert archive.totals().mentions == 2
        assert [each.commitment.text for each in archive.commitments(Filters(reviewed=("no",)))] == [WELLS]
        assert [each.commitment.text for each in archive.commitments(Filters(reviewed=("disputed",)))] == [ROADS]
        assert [each.commitment.text for each in archive.commitments(Filters(reviewed=("none",)))] == [SCHOOL]


def test_edited_fields_are_filtered_and_counted_as_reviewers_have_them(folder: Path) -> None:
    judge(
        folder,
        "wells",
        "yes",
        fields=(("strength", "aims"), ("actors", ("Ministry of Water",)), ("amounts", ("€5 million",))),
    )

    with Archive.open(folder) as archive:
        (found,) = archive.commitments(Filters(actors=("Ministry of Water",)))
        strengths = {each.by[0]: each.mentions for each in archive.counts(["strength"])}

    assert found.commitment.edited == ("actors", "amounts", "strength")
    assert [(each.value, each.currency) for each in found.commitment.amounts] == [(5e6, "EUR")]
    assert strengths == {"aims": 2, "pledged": 1}


def test_a_field_that_reviewers_dispute_stays_as_it_is(folder: Path) -> None:
    judge(folder, "wells", "yes", fields=(("strength", "aims"),))
    judge(folder, "wells", "yes", reviewer="ben", fields=(("strength", "planned"),))

    assert (stated(folder, "wells").strength, stated(folder, "wells").edited) == ("pledged", ())


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026-06-30", ("2026-06-30", "2026-06-30")),
        ("2026-01-01 to 2026-06-30", ("2026-01-01", "2026-06-30")),
        ("2026-02-30", ("None", "None")),
        ("soon", ("None", "None")),
    ],
)
def test_a_deadline_that_is_edited_has_days_only_where_it_states_them(
    folder: Path, words: str, days: tuple[str, str]
) -> None:
    judge(folder, "wells", "yes", fields=(("deadline", words),))

    deadline = stated(folder, "wells").deadline

    assert deadline is not None
    assert (deadline.text, str(deadline.start), str(deadline.end)) == (words, *days)


def test_what_was_withdrawn_under_another_id_does_not_come_back(folder: Path) -> None:
    judge(folder, "wells", "no")
    (folder / "plan.md").rename(folder / "water.md")
    judge(folder, "wells", "")

    assert stated(folder, "wells").reviewed == "none"


# --- a session -------------------------------------------------------------------------------------------------------


def test_each_decision_can_be_undone(folder: Path) -> None:
    with Archive.open(folder) as archive:
        document = archive.read("plan")[0]
        commitment = archive.commitments()[0].commitment
        work = sessions.Session(archive.reviews_folder, archive.reviews, ABOUT)
        review = sessions.of_commitment(document, commitment, ABOUT)
        work.record([review._replace(verdict="yes")])
        work.record([review._replace(verdict="no", note="why")])
        work.undo()
        after_one = stated(folder, "wells").reviewed
        work.undo()

    assert (after_one, stated(folder, "wells").reviewed, work.undo()) == ("yes", "none", ())


def test_an_accepted_proposal_replaces_the_review_of_the_old_words_until_it_is_undone(folder: Path) -> None:
    old = judge(folder, "wells", "no")
    write(folder, "plan", WELLS.replace("hills", "high hills"))
    with Archive.open(folder) as archive:
        work = sessions.Session(archive.reviews_folder, archive.reviews, ABOUT)
        ((id_, earlier),) = work.proposed.items()
        commitment = archive.commitments()[0].commitment
        new = sessions.of_commitment(archive.read("plan")[0], commitment, ABOUT)
        work.record([new._replace(**records.said(earlier), was=earlier.id)], [earlier])
    accepted = states(folder)
    work.undo()

    assert (id_, earlier) == (commitment.id, old)
    assert accepted == [(commitment.text, "holds", commitment.text)]
    assert states(folder) == [(WELLS, "moved?", commitment.text)]


# --- figures ---------------------------------------------------------------------------------------------------------


def test_the_interval_is_that_of_wilson() -> None:
    # Newcombe (1998), table I: 81 of 263 and 0 of 20.
    assert [round(each, 4) for each in figures.wilson(81, 263) if each is not None] == [0.3080, 0.2553, 0.3662]
    assert [round(each, 4) for each in figures.wilson(0, 20) if each is not None] == [0.0, 0.0, 0.1611]
    assert figures.wilson(0, 0) == (None, None, None)


def test_kappa_is_that_of_cohen() -> None:
    # 20 both yes, 15 both no, 5 and 10 apart: 0.7 observed, 0.5 by chance.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert figures.kappa(pairs) == pytest.approx(0.4)
    assert figures.kappa([("yes", "yes")] * 3) is None
    assert figures.kappa([]) is None


def test_figures_count_each_commitment_once(folder: Path) -> None:
    judge(folder, "wells", "yes")
    judge(folder, "wells", "part", reviewer="ben")
    judge(folder, "harbor", "no")
    judge(folder, "school", "yes")
    judge(folder, "school", "no", reviewer="ben")

    with Archive.open(folder) as archive:
        every, *by_strength = figures.figures(archive.reviews, "strength")
        (agreement,) = figures.agreements(archive.reviews)

    assert every == figures.Figures("", judged=2, right=1, whole=0, disputed=1)
    assert [(each.name, each.judged, each.disputed) for each in by_strength] == [("pledged", 2, 0), ("aims", 0, 1)]
    assert (agreement.reviewers, agreement.judged, agreement.agreed) == (("ana", "ben"), 2, 0)


def test_recall_counts_documents_that_were_read_through(folder: Path) -> None:
    write(folder, "plan", WELLS, "In winter the doors stay open to all")
    write(folder, "other", ROADS)
    judge(folder, "wells", "yes")
    judge(folder, "harbor", "yes")
    with Archive.open(folder) as archive:
        document = archive.read("plan")[0]
        missed = sessions.of_missed(document, "the doors stay open", ABOUT)
        assert missed
        store.append(archive.reviews_folder, [missed, sessions.of_document(document.header, ABOUT)])

    with Archive.open(folder) as archive:
        assert figures.recall(archive.reviews, 0) == figures.Recall(1, found=1, missed=1, waiting=0)


# --- other tools -----------------------------------------------------------------------------------------------------


def drafts(text: str) -> list[tuple[str, str]]:
    return [(draft.record["quote"], draft.record["verdict"]) for draft in exchange.read(text)]


@pytest.mark.parametrize("tool", ["doccano", "label_studio"])
def test_what_a_tool_labels_comes_back_as_words(folder: Path, tool: str) -> None:
    judge(folder, "wells", "no")
    with Archive.open(folder) as archive:
        document = archive.read("plan")[0]
        work = sessions.Session(archive.reviews_folder, archive.reviews, ABOUT)
        found = [
            exchange.Stated(each.commitment, document, work.of(each.commitment.id))
            for each in archive.commitments(Filters(reviewed=("no", "none")))
        ]
    if tool == "doccano":
        text = json.dumps(exchange.doccano(document, found))
    else:
        text = json.dumps([exchange.label_studio(document, found, "9")])

    assert drafts(text) == [(WELLS, "no")]
    assert exchange.PROPOSED in text


def spans(*labelled: tuple[str, str]) -> list[dict[str, object]]:
    """Give words of one text as spans of Label Studio."""
    return [
        {"start": (at := TEXT.index(words)), "end": at + len(words), "labels": [label]} for words, label in labelled
    ]


TEXT = "We will dig wells. We will pave roads."


def test_the_short_form_of_label_studio_is_read() -> None:
    task = {"id": 1, "text": TEXT, "label": spans(("We will dig wells", "yes"), ("We will pave roads", "proposed"))}

    assert drafts(json.dumps([task])) == [("We will dig wells", "yes")]


def test_what_an_annotator_skipped_and_relations_say_nothing() -> None:
    skipped, kept = ([{"value": each}] for each in spans(("We will dig wells", "no"), ("We will pave roads", "yes")))
    relation = {"type": "relation", "from_id": "a", "to_id": "b"}
    annotations = [{"was_cancelled": True, "result": skipped}, {"was_cancelled": False, "result": [*kept, relation]}]

    assert drafts(json.dumps([{"data": {"text": TEXT}, "annotations": annotations}])) == [("We will pave roads", "yes")]


@pytest.mark.parametrize("words", ["will dig wel", " will dig wells", "ill dig wells", "will dig wells"])
def test_a_span_is_of_whole_words(words: str) -> None:
    at = TEXT.index(words)

    labelled = json.dumps({"text": TEXT, "label": [[at, at + len(words), "missed"]]})

    assert drafts(labelled) == [("will dig wells", "missed")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_have_the_delimiters_of_spreadsheets(delimiter: str) -> None:
    head = ["id", "quote", "verdict", "edit_actors", "evidence"]
    rows = [head, ["a", "b", "Yes", '"A; B"', "https://x.example https://y.example"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)

    (draft,) = exchange.read(text)

    assert draft.record["verdict"] == "yes"
    assert [each["url"] for each in draft.record["evidence"]] == ["https://x.example", "https://y.example"]
    assert draft.record["fields"]["actors"] == ["A", "B"]


@pytest.mark.parametrize(
    "unlabelled",
    [
        [],
        [{"data": {"text": TEXT}}],
        [{"data": {"text": TEXT}, "annotations": []}],
        [{"data": {"text": TEXT}, "annotations": [{"result": []}]}],
        [{"text": TEXT, "id": 1, "annotator": 1}],
        {"text": TEXT, "label": []},
    ],
    ids=str,
)
def test_a_text_without_labels_says_nothing_and_is_no_mistake(unlabelled: object) -> None:
    assert drafts(json.dumps(unlabelled)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a,b\n1,2\n", "^1: no table of reviews"),
        ('{"text": "abc", "label": [[0, 9, "yes"]]}', "^1: label 'yes' at 0–9"),
        ('\n{"text": "abc", "label": [[0, 2, "maybe"]]}', "^2: label 'maybe'"),
        ('{"text": "abc", "label": 3}', "^1: labels are not"),
        ('{"text": null, "label": []}', "^1: no text in this record of doccano"),
        ("[1]", "^1: no task of Label Studio"),
        ('[{"data": {"text": "abc"}}, {"data": null}]', "^2: no text in this task of Label Studio"),
        ('[{"data": {"html": "abc"}, "annotations": []}]', "^1: no text in this task of Label Studio"),
        ('[{"text": "abc", "other": [{"start": 0, "end": 2, "labels": ["yes"]}]}]', "^1: no task of Label Studio"),
        ('[{"text": "abc", "label": [{"start": "a", "end": 2, "labels": ["yes"]}]}]', "^1: no task of Label Studio"),
        ("[", "^1: no JSON"),
        ("[" * 100_000, "^1: nested too deeply"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(text: str, place: str) -> None:
    with pytest.raises(ValueError, match=place):
        list(exchange.read(text))
