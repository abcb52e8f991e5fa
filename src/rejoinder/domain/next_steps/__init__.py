"""What the method says to do after a letter: lists of small rules, each with its reason."""

from rejoinder.domain.next_steps.case import LAPSE, THANKS_WITHIN, Case, Step
from rejoinder.domain.next_steps.listing import RULES, next_steps
from rejoinder.domain.next_steps.others import answer_offer, deadline_of, interview, other_kinds
from rejoinder.domain.next_steps.rejections import reply
from rejoinder.domain.next_steps.told import is_followed, note_of_thanks, steps_told
from rejoinder.domain.next_steps.writers import Writer, addressee, writer_of

__all__ = [
    "LAPSE",
    "RULES",
    "THANKS_WITHIN",
    "Case",
    "Step",
    "Writer",
    "addressee",
    "answer_offer",
    "deadline_of",
    "interview",
    "is_followed",
    "next_steps",
    "note_of_thanks",
    "other_kinds",
    "reply",
    "steps_told",
    "writer_of",
]
