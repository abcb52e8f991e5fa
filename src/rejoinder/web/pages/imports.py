"""Read a mailbox: from where it lies, or as it is dropped on the page, in the background with its progress shown."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from rejoinder.errors import AppError, SourceNotFoundError, StoreBusyError, UnclearRequestError
from rejoinder.services.progress import Progress
from rejoinder.web import uploads
from rejoinder.web.desk import Desk, Done, Form, action, desk_of, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from rejoinder.services.importing import ImportReport

MAX_FILES = 1_000


@dataclass(slots=True)
class Imports:
    """The import that is running, or ran last."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    thread: threading.Thread | None = None
    progress: Progress | None = None
    report: ImportReport | None = None
    error: AppError | None = None
    failed: bool = False

    @property
    def is_running(self) -> bool:
        """Tell whether one is running."""
        return self.thread is not None and self.thread.is_alive()

    def begin(self, desk: Desk, paths: Sequence[Path]) -> None:
        """Begin an import. Raises StoreBusyError if one is running."""
        with self.lock:
            if self.is_running:
                raise StoreBusyError("Mail is being read already.", advice="Wait until it is done.")
            self.progress, self.report, self.error, self.failed = None, None, None, False
            self.thread = threading.Thread(target=self._run, args=(desk, tuple(paths)), name="import", daemon=True)
            self.thread.start()

    def _run(self, desk: Desk, paths: Sequence[Path]) -> None:
        def tell(progress: Progress) -> None:
            self.progress = progress

        try:
            importer = desk.program.importer(desk.store)
            self.report = importer.run(paths, version=desk.program.cue_version(), on_progress=tell)
        except AppError as error:
            self.error = error
        except Exception:  # the boundary of a face: the page says that it failed, the terminal why
            self.failed = True
            raise


def imports_of(request: Request) -> Imports:
    """Return the imports of the application that a request came to."""
    found: Imports = request.app.state.imports
    return found


def show(request: Request) -> Response:
    """Show how to read mail, and how far it is where some is being read."""
    imports = imports_of(request)
    return page(
        request,
        "import.html",
        is_running=imports.is_running,
        progress=imports.progress,
        report=None if imports.is_running else imports.report,
        error=imports.error,
        has_failed=imports.failed,
    )


@action
def start(desk: Desk, request: Request, form: Form) -> Done:
    """Read what lies at a path of this machine."""
    named = form.get("path", "").strip()
    if not named:
        raise UnclearRequestError("No file or folder is named.", advice="Write where your mail lies.")
    path = Path(named).expanduser()
    if not path.exists():
        message = f"There is no such file or folder: {path}."
        raise SourceNotFoundError(message, advice="Check the path. Nothing was read and nothing was changed.")
    imports_of(request).begin(desk, [path.absolute()])
    return Done("/import")


async def upload(request: Request) -> Response:
    """Read files that were dropped on the page. They are kept in the data folder, where a later reading finds them."""
    desk = desk_of(request)
    async with request.form(max_files=MAX_FILES, max_fields=10) as form:
        files = [item for item in form.getlist("files") if not isinstance(item, str) and item.filename]
        if not files:
            raise UnclearRequestError("No file was chosen.", advice="Choose or drop one.")
        data = desk.program.settings.data
        paths = [await run_in_threadpool(uploads.put, data, item.filename or "", item.file) for item in files]
    imports_of(request).begin(desk, paths)
    return RedirectResponse(f"{request.scope['root_path']}/import", 303)
