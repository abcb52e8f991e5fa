"""What to do about each criterion that is not met, with the method's reason (docs/replies.md)."""

from __future__ import annotations

from collections.abc import Mapping

from rejoinder.domain.replies.criteria import Criterion

LEAST_WORDS, MOST_WORDS = 30, 200

ADVICE: Mapping[Criterion, str] = {
    Criterion.THANKS: "Thank them for their time, the talk or the letter: they wrote to you, and gratitude is what "
    "the reply is for.",
    Criterion.HIGHLIGHT: "Name one specific good thing, from the talk, the people, the place or what they make: it "
    "helps them to remember you among many.",
    Criterion.INTEREST: "Say that the organisation itself still interests you: the no was to one post, not to the "
    "house.",
    Criterion.OTHER_ROLES: "Say that you would like to be considered for other roles that fit: they call first whom "
    "they know, if the call is welcome.",
    Criterion.THANKS_FIRST: "Begin with the thanks, in the first or second sentence: what stands before them takes "
    "their sincerity away.",
    Criterion.FEEDBACK_ONLY_PS: "Move the question into a P.S., or keep it for your next letter: asking why takes a "
    "back seat to the thanks, and specifics are asked once they have answered.",
    Criterion.NO_REPROACH: "Leave this out: it may be deserved, but it burns the bridge that you are building, and "
    "changes nothing.",
    Criterion.NO_PLEA: "Leave this out: the decision is made, and asking to change it puts them in a corner. Ask to "
    "be considered for other roles instead.",
    Criterion.NO_PLACEHOLDER: "Fill this in, or leave the sentence out: one forgotten gap says that it is a form "
    "letter.",
    Criterion.NAMES: "Check the name against the letter: a wrong one undoes every other word.",
    Criterion.BOTH_SIDES: "Ask for what spoke for you as well as for what was missing: who asks for faults alone is "
    "told little, and what was good is to be kept.",
    Criterion.SUBJECT: "Answer in the thread, or name yourself and the post: “Your Name – Role position”. A recruiter "
    "has to know at a glance whom this is from.",
}
# The cues know many wordings and not all: what the writer has said already in words of their own may stay.
IN_OTHER_WORDS = "If your own words say so already, keep them."
NO_THANKS_YET = "There are no thanks yet to stand first; begin with them."
IN_THREAD = "It has no subject line: answer their letter, so that your mail program sets its subject."
NOT_COMPARED = "There was no letter to compare names with: say which one it answers, and they are checked as well."


def of_missing(name: Criterion) -> str:
    """Say what to add, where no sentence was found that says so."""
    return f"{ADVICE[name]} {IN_OTHER_WORDS}"


def of_names(wrong: str, right: str) -> str:
    """Say which name is wrong, and what the letter has."""
    return f"“{wrong}” is not a name in the letter, which has “{right}”. {ADVICE[Criterion.NAMES]}"


def of_length(words: int) -> str:
    """Say what to do about a reply of so many words."""
    if words < LEAST_WORDS:
        more = f"say a little more, {LEAST_WORDS} at least"
        return f"These are {words} words: {more}. Shorter says too little to be remembered."
    return f"These are {words} words: cut them to {MOST_WORDS}. What is longer is not read."


def of_subject(writer: str, role: str) -> str:
    """Say what the subject could be, from the names that are known."""
    known = " – ".join(one for one in (writer, f"{role} position" if role else "") if one)
    return f"{ADVICE[Criterion.SUBJECT]} Here: “{known}”." if writer and role else ADVICE[Criterion.SUBJECT]
