"""Rules of Today that rest on how applications stand: an interview ahead, silence, papers to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from rejoinder.domain.applications import Details, name_of
from rejoinder.domain.stages import Stage, State
from rejoinder.domain.today.desk import POSTING_UNTIL, SILENCE_UNTIL, WEIGHTS, Desk, Item, Tale, step_id


def interview_coming(desk: Desk) -> Iterator[Item]:
    """METHOD, preface: an interview is ahead."""
    tales = {tale.application.id: tale for tale in desk.tales}
    for one in desk.applications:
        start = one.standing.interview
        if start is None or one.standing.state not in (State.OPEN, State.ON_HOLD):
            continue
        is_local = one.id in tales and _is_local(start, tales[one.id])
        if (start.replace(tzinfo=desk.now.tzinfo) if is_local else start) > desk.now:
            yield Item(
                step_id("interview", f"{one.id}:{start.isoformat()}"),
                "interview",
                one.id,
                "",
                f"Prepare the interview at {name_of(one)}: what they said before, what they ask for, the people.",
                "An interview is ahead.",
                WEIGHTS["interview"],
                (start if is_local else start.astimezone(desk.now.tzinfo)).date(),
                start.replace(tzinfo=None) if is_local else start,
            )


def _is_local(start: datetime, tale: Tale) -> bool:
    """Tell whether the time of an interview is the clock of its place, as the letter that names it has it."""
    told = [letter.reading.interview for letter in tale.letters if letter.reading.interview]
    return any(one.is_local and one.start == start for one in told)


def silence(desk: Desk) -> Iterator[Item]:
    """Ask where things stand once they are silent for longer than is usual."""
    for one in desk.applications:
        standing = one.standing
        is_waiting = standing.state is State.OPEN and not one.is_provisional and one.id not in desk.hidden
        if not is_waiting or not (one.organisation or one.role):
            continue
        if standing.interview and standing.interview > desk.now:
            continue
        held = standing.interview.date() if standing.interview else None
        last = max((day for day in (standing.applied, standing.heard, standing.wrote, held) if day), default=None)
        if last is None:
            continue
        usual, waited = desk.waits.usual(one.organisation), desk.today - last
        if usual is None or not timedelta(usual.days) < waited <= SILENCE_UNTIL:
            continue
        whose = "they usually answer you" if usual.is_theirs else "nine of ten that answered you did so"
        yield Item(
            step_id("silence", f"{one.id}:{last}"),
            "silence",
            one.id,
            "",
            f"Ask {name_of(one)} in one friendly line where things stand.",
            f"Nothing for {waited.days} days; {whose} within {usual.days}.",
            WEIGHTS["silence"] + (standing.stage < Stage.FIRST_INTERVIEW),
        )


def missing_papers(desk: Desk) -> Iterator[Item]:
    """METHOD, step 4: the posting as it stood and what was sent are kept with the application."""
    for one in desk.applications:
        applied, said = one.standing.applied, desk.details.get(one.id, Details())
        if applied is None or one.standing.state is not State.OPEN or one.is_provisional:
            continue
        missing = [
            name
            for name, value in (("the job description", said.posting), ("which résumé you sent", said.resume))
            if not value
        ]
        if missing and desk.today - applied <= POSTING_UNTIL:
            yield Item(
                step_id("papers", f"{one.id}:{len(missing)}"),
                "papers",
                one.id,
                "",
                f"Keep {' and '.join(missing)} of {name_of(one)}.",
                "A posting is gone from the web by the time you need it: before the interview, or to see why not.",
                WEIGHTS["papers"],
            )
