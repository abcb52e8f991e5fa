"""What to do next, said for somebody who is at the page: errors name commands, which here have another place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rejoinder.web.faces import WITHOUT_PAGE

# What does here what each command does, so that it fits into a sentence.
ON_PAGE: Mapping[str, str] = {
    "import": "“Read mail”",
    "read": "the box on the first page",
    "check-reply": "“Check your reply”",
    "reply": "“Write the reply” on the letter’s page",
    "feedback": "“Feedback”",
    "file": "“Say which sentences are praise and which criticism” on the letter’s page",
    "weigh": "“Feedback”",
    "asking": "“Something happened that no letter shows” on its page",
    "today": "“Today”",
    "rejections": "“Rejections”",
    "applications": "“Applications”",
    "organisations": "“Organisations”",
    "show": "the application’s page",
    "search": "the search",
    "add": "“Add one” under “Applications”",
    "edit": "“Tell more” on its page",
    "keep": "“Documents”",
    "documents": "“Documents”",
    "put-away": "“Put it away” on the document’s page",
    "posting": "“The posting” on the application’s page",
    "gaps": "“Gaps”",
    "answer": "“Gaps”",
    "correct-requirement": "“Gaps”",
    "event": "“Something happened” on its page",
    "withdraw": "“You withdrew” on its page",
    "note": "“Write a note” on its page",
    "review": "“Review”",
    "confirm": "“It was read rightly” on the letter’s page",
    "correct": "“Correct it” on the letter’s page",
    "merge": "“It is the same as another application” on its page",
    "split": "“Some letters belong to another application” on its page",
    "done": "“Done” under “Today”",
    "postpone": "“Not now” under “Today”",
    "dismiss": "“Never” under “Today”",
    "hide": "“Put it out of sight for a while” on its page",
    "unhide": "“Bring it back into sight” on its page",
    "spreadsheet": "“Read a spreadsheet” under “Read mail”",
    "export": "“A copy of everything” under “Settings”",
    "restore": "“Take it back in” under “Read mail”",
    "demo": "“Look at the demo” on the first page",
    "settings": "“Settings”",
    "forget-everything": "“Delete everything” under “Settings”",
    "undo": "“Log”",
    "log": "“Log”",
    "problems": "“What could not be read” under “Log”",
}
_OPTIONS = {
    "--anyway": "“Write it all the same”",
    "--another": "the tick for one that is like another",
    "--kind rejection": "“a rejection”",
}
_COMMAND = re.compile(r"(^|[.!?] )?`rejoinder ([a-z-]+)[^`]*`")
_OPTION = re.compile("`?(" + "|".join(map(re.escape, _OPTIONS)) + ")`?")


def for_page(advice: str) -> str:
    """Return an advice with the place on the page instead of each command; what has none stays as it is."""
    return _OPTION.sub(lambda found: _OPTIONS[found[1]], _COMMAND.sub(_placed, advice))


def _placed(found: re.Match[str]) -> str:
    before, command = found[1] or "", found[2]
    if command in WITHOUT_PAGE:
        return found[0]
    place = ON_PAGE.get(command, found[0].removeprefix(before))
    return before + (place[:1].upper() + place[1:] if found[1] is not None else place)
