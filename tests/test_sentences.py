"""Where a sentence ends, and where a full stop belongs to a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.facts import currencies
from usmx_corpus.reading import sentences


def cut(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in sentences.spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. and Mexico met. | They agreed.",
        "U.S. and Mexican agencies will partner. | They will share data.",
        "Joseph R. Biden Jr. met Andrés Manuel López Obrador.",
        "President Joseph R. Biden and Mr. López met Gov. Abbott.",
        "He thanked the U.S. | The meeting ended.",
        "The end of the EU-U.S. Privacy Shield framework left a gap. | Firms wait.",
        "The Chile–U.S. Trade Pact grew. | They chose plan A-B. | Others left with the non-U.S. | The rest stayed.",
        "It costs $1.5 billion. | It is worth it.",
        "See Proclamation No. 5. | It is law.",
        "Is that a yes? | No. | We will wait.",
        "It began at 5:30 p.m. EDT and ended at 7 p.m. | The press left.",
        "The bill, H.R. 2545, and S. 321 became law.",
        "We met at the National Gallery of Art. | Paintings hung there.",
        "You and I. | And others too.",
        "“We are ready.” | The President agreed.",
        "(Applause.) | Thank you.",
        "“… We thank the President. | He came.”",
        "We tried… | We won.",
        "It fell.[1] | It rose.",
        "They spoke of the reform.¹ | The next day they left.",
        "They spoke of “the reform.”¹² | The next day they left.",
        "1. The first point. | 2. The second.",
        "Go to www.Ready.Gov or write to a.b@example.org today.",
        "Roe v. Wade stands.",
        "On Jan. 6 it snowed. | On Feb. 7 it did not.",
        "The Ministry will lend Rs. 40 crore to weavers. | It starts in May.",
        "The county paid Ksh. 3 million and Kshs. 5,000 more.",
        "A ferry costs Tk. 20, a bus Rp. 500 and a tram Fr. 3.",
        "The tram costs 40 kr. | 300 people took it.",
        "The toll is 20 Sh. | Drivers complained.",
        "Uganda will lend UGX. 500 million to farmers, and Kenya Kes. 20,000 each. | It starts now.",
        "They were paid in USD. | 500 people came.",
        "The fare is 20 KES. | 20,000 people paid it.",
        "Lima will spend S/. 500 million and Cairo L.E. 30 million.",
        "The school was opened by Smt. Anita Devi and Shri. Ravi Kumar. | Pupils sang.",
        "Eng. Peter Otieno met Engr. Bola Ade. | They agreed.",
        "He was made a Dato. | Crowds cheered.",
        "The Minister, Dato. Rahman Ali, met Cllr. Jane Byrne.",
        "It was led by Maj.-Gen. Peter Smith and the Rt. Hon. Jane Smith.",
    ],
)
def test_a_text_is_cut_where_marked(text: str) -> None:
    assert text.split(" | ") == cut(text.replace(" | ", " "))


def test_a_sentence_may_end_without_a_space() -> None:
    assert cut("It helped the economy.The bill is law.") == ["It helped the economy.", "The bill is law."]


def test_signs_of_money_with_a_full_stop_are_those_of_the_table_of_currencies() -> None:
    assert not {sign for sign in sentences.CURRENCIES if not currencies.signed(sign.casefold())}
    assert not {code for code in sentences.CODES if not currencies.is_code(code.upper())}


@given(
    st.lists(st.sampled_from(["U.S.", "Mr.", "met.", "“No.”", "p.m.", "…", "A", "and", "5", "(R.", "J.)", "?!"])).map(
        " ".join
    )
)
def test_sentences_hold_all_of_the_text_but_the_spaces_between(text: str) -> None:
    assert text.replace(" ", "") == "".join(cut(text)).replace(" ", "")


@given(st.text(alphabet="aA.?! “”)…U", max_size=40).map(lambda text: " ".join(text.split())))
def test_no_sentence_is_empty_or_begins_with_a_space(text: str) -> None:
    assert [sentence.strip() for sentence in cut(text) if sentence.strip()] == cut(text)


def test_a_run_in_heading_belongs_to_the_first_sentence() -> None:
    assert sentences.spans("Title: We met.", len("Title: ")) == [(0, 14)]
