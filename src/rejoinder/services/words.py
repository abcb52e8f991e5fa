"""What every face calls kinds, reasons, doors, events and states: one table for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_HEADING = re.compile(r"^#{1,6} ")
# What is said of something that was just done, by its command; of all others that it is kept.
DONE_WORDS = {
    "done": "Done",
    "postpone": "Put off",
    "dismiss": "Not asked again",
    "hide": "Out of sight",
    "unhide": "Back in sight",
    "confirm": "Confirmed",
    "correct": "Corrected",
    "withdraw": "Noted",
    "reply": "Draft kept",
    "file": "Filed",
    "weigh": "Changed",
    "asking": "Noted",
    "put-away": "Put away",
    "answer": "Noted",
    "correct-requirement": "Corrected",
}

KIND_WORDS = {
    "rejection": "a rejection",
    "on_hold": "put on hold, nothing decided",
    "interview": "about an interview",
    "assessment": "a test to take",
    "offer": "an offer",
    "confirmation": "confirms that an application arrived",
    "viewed": "somebody looked at the application",
    "action_required": "asks for something",
    "feedback": "feedback about you",
    "recruiter_outreach": "a recruiter writes first",
    "recruiter_reply": "an answer in a conversation",
    "job_alert": "a list of openings",
    "newsletter": "a newsletter",
    "portal_account": "about an account on a portal",
    "withdrawal_ack": "takes note that you withdrew",
    "sent_by_seeker": "written by you",
    "other": "nothing about an application was found in it",
}
REASON_WORDS = {
    "experience": "experience",
    "skill": "a skill",
    "education": "degree or certificate",
    "language": "language",
    "location": "the place",
    "permit": "permit or clearance",
    "salary": "pay",
    "filled": "the position is filled",
    "internal": "solved inside the house",
    "frozen": "the position is frozen or gone",
    "competition": "the competition",
    "policy": "a rule of the house",
    "other": "another cause",
}
# What a note is about; others are plain notes.
ABOUT_WORDS = {"liked": "you liked", "met": "you met"}
EVENT_WORDS = {
    "approached": "a recruiter wrote first",
    "applied": "you applied",
    "confirmed": "it arrived",
    "viewed": "somebody looked at it",
    "answered": "they answered",
    "asked": "they asked for something",
    "assessment": "a test was set",
    "interview": "an interview",
    "on_hold": "put on hold",
    "offer": "an offer",
    "accepted": "you accepted",
    "rejected": "turned down",
    "withdrawn": "withdrawn",
    "feedback": "feedback about you",
    "wrote": "you wrote",
}
POLARITY_WORDS = {
    "positive": "praise",
    "negative": "criticism",
}
DOOR_WORDS = {
    "kept_on_file": "they keep your papers",
    "apply_again": "you may apply again",
    "talent_pool": "a talent pool",
    "contact_offered": "you may get in touch",
    "feedback_offered": "they offer feedback",
    "other_role": "another role",
}
CONSENT_WORDS = ", if you agree"  # behind a door that opens only once the seeker says yes
STATE_WORDS = {
    "open": "open",
    "on_hold": "on hold",
    "offer": "an offer",
    "accepted": "accepted",
    "rejected": "turned down",
    "withdrawn": "withdrawn",
}
DETAIL_WORDS = {
    "applied": "Applied",
    "channel": "Channel",
    "via": "Through",
    "location": "Place",
    "salary": "Pay",
    "resume": "Résumé",
    "cover_letter": "Letter",
    "answers": "Answers",
    "posting": "Posting",
    "link": "Link",
    "contact": "Contact",
}
PART_WORDS = {
    "database": "the database",
    "letters": "letters that you gave one by one",
    "uploads": "files that you dropped on the page",
    "backups": "copies of the database from before updates",
}
# What is lost with files of the data folder that can be removed by themselves; none of that comes back.
LOST_WORDS = {
    "uploads": (
        "What was read about your search stays. The other mail in these files cannot be looked at again, nor can what "
        "you took back of them be had again, until you read them from elsewhere."
    ),
    "backups": "The data as it is now stays. The way back to how it was before an update of Rejoinder goes.",
}
ORIGIN_WORDS = {
    "place": "where it lies",
    "dropped": "dropped on the page",
    "pasted": "given one by one",
}
HANDS_WORDS = {
    "yours": "in your hands",
    "partly": "partly in your hands",
    "open": "it depends",
    "not_yours": "not in your hands",
}
WHAT_WORDS = {
    "letter": "letter",
    "application": "application",
    "note": "note",
    "event": "event",
    "feedback": "feedback",
    "document": "document",
    "posting": "posting",
    "answer": "your word on what is asked",
}
FOUND_WORDS = {
    "name": "Name",
    "asked": "Asked",
    "answer": "You said",
    "subject": "Subject",
    "text": "Text",
    "sender": "From",
    "recipient": "To",
    "reason": "Reason",
    "organisation": "Organisation",
    "role": "Role",
    "reference": "Reference",
    "note": "Note",
    "how": "How",
    "by": "By",
    "feedback": "Feedback",
    **{name: words for name, words in DETAIL_WORDS.items() if name not in ("applied", "channel")},
}
# How far asking for feedback has come.
ASKING_WORDS = {
    "rejected": "turned down, not answered yet",
    "replied": "reply sent",
    "answered": "they answered",
    "asked": "specifics asked for",
    "received": "feedback received",
    "not_allowed": "they give no feedback",
    "no_answer": "no answer",
}
MOVE_WORDS = {
    "rejected": "they turned you down",
    "offered": "they offer feedback",
    "replied": "you replied",
    "replied_ps": "you replied, with a P.S. that asks for feedback",
    "answered": "they answered",
    "asked": "you asked for specifics",
    "received": "they said something about you",
    "refused": "they say that they give no feedback",
    "nothing": "nothing of this",
}
CRITERION_WORDS = {
    "thanks": "thanks",
    "highlight": "one specific good thing",
    "interest": "interest in the organisation",
    "other_roles": "wish for other roles",
    "thanks_first": "thanks come first",
    "feedback_only_ps": "reasons asked for in a P.S. at most",
    "no_reproach": "no reproach",
    "no_plea": "no plea",
    "no_placeholder": "nothing left to fill in",
    "names": "the right names",
    "length": "a sensible length",
    "subject": "a telling subject",
    "both_sides": "asks for the good and the bad",
}
# Who reads what is sent to an address, where an address is known from, and what a reply can mention.
REACH_WORDS = {
    "person": "a person",
    "team": "an address of the house",
    "relay": "a system that may pass it on",
    "no_reply": "nobody reads answers there",
}
ADDRESSEE_WORDS = {
    "letter": "who sent the letter",
    "reply_to": "where the letter wants answers",
    "text": "named in the letter",
    "earlier": "who wrote to you before",
    "forwarded": "who wrote what you forwarded",
    "calendar": "who was invited to the interview",
    "seeker": "as you say",
}
MENTION_WORDS = {
    "writer": "your name",
    "organisation": "their name",
    "role": "the role",
    "highlight": "what you liked",
    "people": "whom you met",
    "talk": "there was an interview",
    "reason": "they gave a reason",
    "feedback": "they said something about you",
    "praise": "they said something good of you",
    "kept_on_file": "they keep your papers, or offer to",
    "keeping_asked": "they ask whether they may keep them, and this says yes",
    "talent_pool": "they have a talent pool",
    "pool_asked": "they ask whether you agree to be in it, and this says yes",
    "apply_again": "they invite you to apply again",
    "feedback_offered": "they offer feedback",
    "agency": "an agency wrote for them",
}
PURPOSE_WORDS = {
    "resume": "résumé",
    "cover_letter": "letter",
    "answers": "form answers",
    "evidence": "other evidence",
}
FORMAT_WORDS = {
    "text": "text",
    "markdown": "Markdown",
    "html": "web page",
    "pdf": "PDF",
    "docx": "DOCX",
    "json_resume": "JSON Resume",
}
ANSWER_WORDS = {
    "yes": "you hold it",
    "partly": "you hold part of it",
    "no": "you do not hold it",
    "not_in_the_room": "you hold it, but it did not come across in the room",
}
VERDICT_WORDS = {
    "shown": "shown",
    "other_words": "said in other words",
    "held": "held but not shown",
    "missing": "missing, as far as known",
}
REQUIREMENT_WORDS = {
    "skill": "skill",
    "tool": "tool",
    "years": "years",
    "degree": "degree",
    "certificate": "certificate",
    "licence": "licence",
    "language": "language",
    "permit": "permit",
    "place": "place",
    "shift": "hours",
    "clearance": "clearance",
    "domain": "field",
    "soft": "manner",
}
# What the sections of a résumé are about.
SECTION_WORDS = {
    "summary": "summary",
    "experience": "jobs",
    "education": "education",
    "skills": "skills",
    "certificates": "certificates",
    "languages": "languages",
    "projects": "projects",
    "volunteering": "volunteering",
    "publications": "publications",
    "awards": "awards",
    "interests": "interests",
    "references": "references",
    "contact": "contact",
    "other": "something else",
}


# Why a résumé is taken where none was named.
TAKEN_WORDS = {
    "last_sent": "the one that you last noted as sent",
    "only": "the only one that you keep",
    "newest": "your newest, since none is noted as sent",
}


def place_words(belongs: Mapping[str, Any]) -> str:
    """Return in words where in the résumé something would go, given as an object."""
    job = " at ".join(one for one in (belongs["title"], belongs["organisation"]) if one) or belongs["line"]
    return f"under “{job or belongs['heading']}”"


def quote_words(quote: str) -> str:
    """Return a quote of a document as it is shown: in one line, without the marks of Markdown that come in pairs."""
    return _HEADING.sub("", _STRONG.sub(r"\1", " ".join(quote.split())))
