"""Which letters belong to one application, whatever order they came in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.adapters.mail.parser import FastMailParser
from rejoinder.domain.letters.book import Known
from rejoinder.domain.letters.reading import read
from rejoinder.domain.letters.readings import Kind
from rejoinder.domain.linking.drafts import SILENCE
from rejoinder.domain.linking.linker import UNLINKED, link
from rejoinder.domain.linking.names import organisation_key, same_organisation
from rejoinder.domain.linking.roles import role_words, same_role
from rejoinder.domain.linking.ties import RENEWAL
from rejoinder.domain.mail import Place, Problem
from rejoinder.domain.mailbox import Letter
from rejoinder.ports.mail import RawMail
from tests.fakes.letters import letter
from tests.house.tree import ROOT


def groups(*letters: Letter) -> list[list[str]]:
    """Return the letters of each application."""
    return [list(application.letters) for application in link(letters).applications]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tidewell", "TIDEWELL GmbH"),
        ("Tidewell Health", "Tidewell Health, Inc."),
        ("Vérité Négoce", "Verite Negoce SAS"),
        ("Müller & Söhne", "Mueller Soehne KG"),
        ("Tidewell", "Tidewell Health"),
        ("The Alder Group", "Alder"),
    ],
)
def test_one_organisation_has_many_spellings(one: str, other: str) -> None:
    assert same_organisation(organisation_key(one), organisation_key(other))
    assert same_organisation(organisation_key(other), organisation_key(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tidewell", "Tidemark"), ("SAP", "SAP Bank"), ("Alder North", "Alder South"), ("", "Tidewell"), ("", "")],
)
def test_other_organisations_are_others(one: str, other: str) -> None:
    assert not same_organisation(organisation_key(one), organisation_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Night Porter", "Night Porter (m/f/d)"),
        ("Night Porter", "Porter, Night"),
        ("Senior Data Analyst", "Data Analyst"),
        ("Head of Sales and Service", "Head of Sales & Service"),
    ],
)
def test_one_role_has_variants(one: str, other: str) -> None:
    assert same_role(role_words(one), role_words(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Night Porter", "Day Clerk"), ("Data Analyst", "Data Engineer"), ("", "Night Porter")]
)
def test_other_roles_are_others(one: str, other: str) -> None:
    assert not same_role(role_words(one), role_words(other))


def test_a_thread_belongs_together() -> None:
    first = letter("a", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter")
    answer = letter("b", Kind.SENT_BY_SEEKER, day=2, after="a@post.example")
    last = letter("c", day=9, after="b@post.example", organisation="Somebody Else")
    assert groups(first, answer, last) == [["a", "b", "c"]]


def test_a_letter_whose_forerunner_is_missing_is_found_by_its_thread() -> None:
    assert groups(letter("a", Kind.INTERVIEW, after="lost@x.example"), letter("b", day=1, after="lost@x.example")) == [
        ["a", "b"]
    ]


def test_a_message_id_that_a_system_repeats_is_no_thread() -> None:
    one = letter("a", organisation="Tidewell", message_id="same@system.example")
    other = letter("b", day=1, organisation="Saltmarsh", message_id="same@system.example")
    assert groups(one, other) == [["a"], ["b"]]


def test_a_reference_number_belongs_together_whatever_the_title() -> None:
    first = letter("a", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", reference="R-1234")
    other = letter("b", Kind.CONFIRMATION, day=1, organisation="Tidewell", role="Clerk", reference="R-9999")
    last = letter("c", day=9, organisation="Tidewell", role="Member of the night team", reference="r-1234")
    assert groups(first, other, last) == [["a", "c"], ["b"]]


def test_two_roles_at_one_organisation_are_two_applications() -> None:
    letters = (
        letter("a", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter"),
        letter("b", Kind.CONFIRMATION, day=1, organisation="Tidewell GmbH", role="Data Analyst"),
        letter("c", day=9, organisation="Tidewell", role="Senior Data Analyst"),
        letter("d", day=10, organisation="Tidewell", role="Night Porter (m/f/d)"),
    )
    assert groups(*letters) == [["a", "d"], ["b", "c"]]


def test_the_same_role_elsewhere_is_another_application() -> None:
    one = letter("a", organisation="Tidewell", role="Night Porter")
    assert groups(one, letter("b", organisation="Saltmarsh", role="Night Porter", day=1)) == [["a"], ["b"]]


def test_a_letter_without_a_role_goes_to_the_one_that_is_undecided() -> None:
    letters = (
        letter("a", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter"),
        letter("b", Kind.CONFIRMATION, day=1, organisation="Tidewell", role="Data Analyst"),
        letter("c", day=9, organisation="Tidewell", role="Data Analyst"),
        letter("d", day=12, organisation="Tidewell"),
    )
    assert groups(*letters) == [["a", "d"], ["b", "c"]]


def test_a_role_named_late_belongs_to_the_application_that_names_none() -> None:
    first = letter("a", Kind.CONFIRMATION, organisation="Tidewell")
    assert groups(first, letter("b", organisation="Tidewell", role="Night Porter", day=5)) == [["a", "b"]]


def test_after_a_long_silence_it_is_a_new_application() -> None:
    first = letter("a", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter")
    within = letter("b", organisation="Tidewell", role="Night Porter", day=SILENCE.days)
    later = letter("b", organisation="Tidewell", role="Night Porter", day=SILENCE.days + 1)
    assert groups(first, within) == [["a", "b"]]
    assert groups(first, later) == [["a"], ["b"]]


def test_a_confirmation_after_a_rejection_begins_a_new_application() -> None:
    first = letter("a", organisation="Tidewell", role="Night Porter")
    soon = letter("b", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", day=RENEWAL.days)
    later = letter("b", Kind.CONFIRMATION, organisation="Tidewell", role="Night Porter", day=RENEWAL.days + 1)
    assert groups(first, soon) == [["a", "b"]]
    assert groups(first, later) == [["a"], ["b"]]


@pytest.mark.parametrize("kind", sorted(UNLINKED))
def test_what_tells_of_no_application_makes_none(kind: Kind) -> None:
    assert groups(letter("a", kind, organisation="Tidewell")) == []


def test_letters_that_name_nobody_stay_alone() -> None:
    assert groups(letter("a"), letter("b", day=1)) == [["a"], ["b"]]


def test_an_application_tells_what_its_letters_tell() -> None:
    letters = (
        letter("aaaaaaaaaa", Kind.CONFIRMATION, organisation="Tidewell Health", role="Porter", reference="R-1234"),
        letter("b", Kind.INTERVIEW, day=3, organisation="Tidewell", role="Night Porter"),
        letter("c", day=9, organisation="Tidewell", role="Night Porter"),
    )
    (application,) = link(letters).applications
    assert (application.id, application.organisation, application.role) == ("aaaaaaaa", "Tidewell", "Night Porter")
    assert application.reference == "R-1234"
    assert (application.first, application.last) == (letters[0].message.date, letters[2].message.date)


def test_letters_without_a_date_are_linked_all_the_same() -> None:
    letters = [letter("a", organisation="Tidewell", day=None), letter("b", organisation="Tidewell", day=None)]
    (application,) = link(letters).applications
    assert (application.first, application.last) == (None, None)


# ---- order ----

ANY = st.lists(
    st.tuples(
        st.sampled_from([Kind.CONFIRMATION, Kind.REJECTION, Kind.INTERVIEW, Kind.SENT_BY_SEEKER, Kind.JOB_ALERT]),
        st.one_of(st.none(), st.integers(0, 600)),
        st.sampled_from(["", "Tidewell", "Tidewell Health", "Saltmarsh"]),
        st.sampled_from(["", "Night Porter", "Porter", "Data Analyst"]),
        st.sampled_from(["", "R-1", "R-2"]),
        st.sampled_from(["", "0@post.example", "1@post.example", "gone@post.example"]),
    ),
    max_size=12,
)


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_letters_does_not_matter(
    facts: list[tuple[Kind, int | None, str, str, str, str]], rng: random.Random
) -> None:
    letters = [
        letter(str(number), kind, day=day, organisation=organisation, role=role, reference=reference, after=after)
        for number, (kind, day, organisation, role, reference, after) in enumerate(facts)
    ]
    shuffled = rng.sample(letters, len(letters))
    assert link(shuffled) == link(letters)
    linked = [key for application in link(letters).applications for key in application.letters]
    assert len(linked) == len(set(linked))
    told = [one for one in letters if one.reading.kind not in UNLINKED]
    assert set(linked) <= {one.message.key for one in told}
    # The seeker's own letter may name nothing that could be applied for.
    assert set(linked) >= {one.message.key for one in told if one.reading.kind is not Kind.SENT_BY_SEEKER}


def test_fifty_shuffles_of_the_demo_give_one_result() -> None:
    parser, book = FastMailParser(), load_cues()
    letters = []
    for path in sorted((ROOT / "src" / "rejoinder" / "demo" / "mail").glob("*.eml")):
        content = path.read_bytes()
        opened = parser.open(RawMail(Place(path.name, 0, len(content)), content))
        assert not isinstance(opened, Problem)
        message = opened.message()
        letters.append(Letter(message, read(message, book, Known(seeker=frozenset({"ines.kerrault@example.org"})))))
    expected = link(letters)
    assert len(expected.applications) > 10
    rng = random.Random(7)  # noqa: S311  (an order, no secret)
    for _ in range(50):
        rng.shuffle(letters)
        assert link(letters) == expected
