from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.diff.edits import edits, share
from usmx_corpus.model import Edit

WORDS = st.sampled_from("the The U.S. $130 million 40% López Obrador’s will aim , ; (USTDA) “quote” and".split())
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


@given(TEXTS, TEXTS)
def test_edits_play_back_both_texts_to_the_letter(left: str, right: str) -> None:
    found = edits(left, right)

    assert "".join(edit.left for edit in found) == left
    assert "".join(edit.right for edit in found) == right


@given(TEXTS)
def test_a_text_against_itself_is_one_equal_edit(text: str) -> None:
    assert {edit.op for edit in edits(text, text)} <= {"equal"}


@given(TEXTS, TEXTS)
def test_an_operation_says_which_sides_have_words(left: str, right: str) -> None:
    sides = {"equal": (True, True), "replace": (True, True), "delete": (True, False), "insert": (False, True)}

    for edit in edits(left, right):
        assert (bool(edit.left), bool(edit.right)) == sides[edit.op]


def test_words_that_take_each_others_place_are_one_replacement() -> None:
    expected = (
        Edit("replace", "The United States ", "Both nations "),
        Edit("equal", "agreed.", "agreed."),
    )

    assert edits("The United States agreed.", "Both nations agreed.") == expected


def test_a_figure_is_one_word() -> None:
    assert edits("$1.5 billion", "$2.5 billion")[0] == Edit("replace", "$1.5 ", "$2.5 ")


def test_curly_and_straight_quotes_are_no_edit() -> None:
    assert [edit.op for edit in edits("Mexico’s “plan”", 'Mexico\'s "plan"')] == ["equal"]


def test_share_counts_words() -> None:
    assert share(edits("a b c d", "a x c")) == (2, 2, 1)
