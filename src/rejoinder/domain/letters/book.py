"""Everything the reader knows: the languages, the weights and the systems that send mail."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from rejoinder.domain.letters.language import Language
from rejoinder.domain.letters.ngrams import NgramModel
from rejoinder.domain.letters.readings import Kind


class Systems(Struct, frozen=True):
    """Recruiting systems and job boards: they send mail for others and are no organisation.

    `campaigns` are pieces of link addresses that name a mail's purpose, by the kind they tell.
    """

    recruiting: frozenset[str]
    boards: frozenset[str]
    campaigns: Mapping[Kind, tuple[str, ...]]
    freemail: frozenset[str] = frozenset()


class Weights(Struct, frozen=True):
    """A linear model: how much each feature speaks for each kind, and where a kind begins.

    `sure` is the least confidence of the sure band, `sure_no` that of a rejection: a wrong "no" does most harm.
    """

    bias: Mapping[Kind, float]
    features: Mapping[str, Mapping[Kind, float]]
    sure: float
    sure_no: float


class NameWeights(Struct, frozen=True):
    """How much each sign speaks for a name, and the least score of a name that is told."""

    signs: Mapping[str, float]
    least: float


class CueBook(Struct, frozen=True):
    """All cues, compiled. `version` changes whenever a cue, a weight or the reader changes."""

    languages: Mapping[str, Language]
    stops: Mapping[str, frozenset[str]]  # the commonest words of each language, which tell it
    weights: Weights
    systems: Systems
    version: str
    names: Mapping[str, NameWeights]  # of "organisation" and "role"
    topics: Mapping[str, float]  # folded words and how much each speaks for a job search
    kind_ngrams: NgramModel  # what kind a message is
    statement_ngrams: NgramModel  # what a sentence states
    first_names: frozenset[str] = frozenset()  # of people, folded


class Known(Struct, frozen=True):
    """What earlier mail told: whose mailbox it is, and who and what belongs to the search.

    Addresses and Message-IDs are lower case, and a house is "@" and its domain. Reading never needs it; it lets a plain
    message of a known person, house or thread be recognised. `vouched` are messages of which the seeker said that they
    are letters, and of which kind.
    """

    seeker: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    threads: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()
    vouched: frozenset[tuple[str, Kind]] = frozenset()


NOBODY = Known()
