"""Which page does what a command does: whatever one face can do, the other can."""

from __future__ import annotations

from collections.abc import Mapping

from rejoinder.web.paths import DEMO

# The routes that do what each command does.
PAGES: Mapping[str, tuple[str, ...]] = {
    "import": ("/import", "/import/paths", "/import/upload"),
    "read": ("/", "/read", "/keep"),
    "reply": ("/reply", "/reply/keep", "/reply/draft"),
    "check-reply": ("/reply/check",),
    "today": ("/today",),
    "rejections": ("/rejections",),
    "applications": ("/applications",),
    "organisations": ("/organisations", "/organisations/{organisation}"),
    "feedback": ("/feedback",),
    "file": ("/feedback/{letter}/file",),
    "weigh": ("/feedback/{entry}/weigh",),
    "asking": ("/applications/{application}/asking", "/letters/{letter}/asking"),
    "keep": ("/documents", "/documents/{document}/sent"),
    "documents": ("/documents/{document}",),
    "put-away": ("/documents/{document}/put-away",),
    "posting": (
        *("/applications/{application}/posting", "/bring", "/brought/{brought}", "/brought/{brought}/keep"),
        "/gaps/keep",
    ),
    "gaps": ("/gaps", "/gaps/{application}"),
    "answer": ("/gaps/{application}/answer",),
    "correct-requirement": ("/gaps/{application}/correct", "/gaps/{application}/overlooked"),
    "show": ("/applications/{application}", "/letters/{letter}"),
    "search": ("/search",),
    "add": ("/applications/new", "/applications/add"),
    "edit": ("/applications/{application}/edit",),
    "event": ("/applications/{application}/event",),
    "withdraw": ("/applications/{application}/withdraw",),
    "note": ("/applications/{application}/note",),
    "review": ("/review",),
    "confirm": ("/letters/{letter}/confirm",),
    "correct": ("/letters/{letter}/correct",),
    "merge": ("/applications/{application}/merge",),
    "split": ("/applications/{application}/split",),
    "done": ("/today/{step}/done",),
    "postpone": ("/today/{step}/postpone",),
    "dismiss": ("/today/{step}/dismiss",),
    "hide": ("/applications/{application}/hide",),
    "unhide": ("/applications/{application}/unhide",),
    "spreadsheet": ("/spreadsheet", "/spreadsheet/{file}", "/spreadsheet/{file}/keep"),
    "export": ("/export.csv", "/export.json"),
    "restore": ("/restore",),
    "demo": (DEMO,),
    "settings": (
        *("/settings", "/settings/who", "/settings/zone", "/settings/pace", "/settings/read"),
        *("/settings/forget-source", "/settings/remove"),
    ),
    "forget-everything": ("/settings/forget-everything",),
    "undo": ("/log/{operation}/undo",),
    "log": ("/log",),
    "problems": ("/problems",),
}

# Commands that no page does, each with the reason.
WITHOUT_PAGE: Mapping[str, str] = {
    "serve": "it opens the page",
    "requirements": "the page that compares a posting with a résumé shows them",
    "resume": "it shows what other commands read of a résumé, line by line; the page of a document shows its text",
    "classify": "it is for other programs: one object a line, of thousands of messages",
}
