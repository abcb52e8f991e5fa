"""Read a mailbox: from where it lies, or as it is dropped on the page, in the background with its progress shown."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from rejoinder.errors import AppError, SourceNotFoundError, StoreBusyError, UnclearRequestError
from rejoinder.services.progress import Progress, Tell
from rejoinder.services.sources import Source, read_new
from rejoinder.web import uploads
from rejoinder.web.desk import Desk, Done, Form, action, base_of, desk_of, page, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from rejoinder.services.importing import ImportReport

MAX_FILES = 1_000
MAX_SHOWN = 200  # characters of a path that is not there


class Imports(Struct):
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

    def wait(self) -> None:
        """Wait until none is running."""
        if self.thread is not None:
            self.thread.join()

    def check_free(self) -> None:
        """Raise StoreBusyError if an import is running."""
        if self.is_running:
            raise StoreBusyError("Mail is being read already.", advice="Wait until it is done, and send it again.")

    def begin(self, desk: Desk, paths: Sequence[Path], then: Callable[[], object] | None = None) -> None:
        """Begin an import, and do what comes `then`. Raises StoreBusyError if one is running."""
        program, chosen = desk.program, tuple(paths)

        def read(tell: Tell) -> ImportReport:
            report = program.importer(desk.store).run(chosen, version=program.cue_version(), on_progress=tell)
            if then is not None:
                then()
            return report

        self._begin(read)

    def begin_again(self, desk: Desk, sources: Sequence[Source]) -> None:
        """Begin to look into sources for what is new. Raises StoreBusyError if an import is running."""
        program = desk.program

        def read(tell: Tell) -> ImportReport:
            return read_new(lambda: program.importer(desk.store), sources, program.cue_version(), tell)

        self._begin(read)

    def forget(self) -> None:
        """Forget what the last one came to."""
        self.progress, self.report, self.error, self.failed = None, None, None, False

    def _begin(self, read: Callable[[Tell], ImportReport]) -> None:
        with self.lock:
            self.check_free()
            self.forget()
            self.thread = threading.Thread(target=self._run, args=(read,), name="import", daemon=True)
            self.thread.start()

    def _run(self, read: Callable[[Tell], ImportReport]) -> None:
        def tell(progress: Progress) -> None:
            self.progress = progress

        try:
            self.report = read(tell)
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
    path = _path(named)
    if path is None:
        message = f"There is no such file or folder, or it is not yours to read: {named[:MAX_SHOWN]}."
        raise SourceNotFoundError(message, advice="Check the path. Nothing was read and nothing was changed.")
    imports_of(request).begin(desk, [path])
    return Done("/import")


def _path(named: str) -> Path | None:
    """Return the path of a file or folder that is there, or None."""
    try:
        path = Path(named).expanduser().absolute()
        return path if path.is_file() or path.is_dir() else None
    except (OSError, RuntimeError, ValueError):  # too long, forbidden; the home of nobody; a byte of zero
        return None


async def upload(request: Request) -> Response:
    """Read files that were dropped on the page. They are kept in the data folder, where a later reading finds them."""
    desk, imports = desk_of(request), imports_of(request)
    imports.check_free()  # before a large file is taken for nothing
    async with reading(request.form(max_files=MAX_FILES, max_fields=10)) as form:
        files = [item for item in form.getlist("files") if not isinstance(item, str) and item.filename]
        if not files:
            raise UnclearRequestError("No file was chosen.", advice="Choose or drop one.")
        chosen = [(item.filename or "", item.file) for item in files]
        paths = await run_in_threadpool(uploads.put_all, desk.program.settings.data, chosen)
    try:
        imports.begin(desk, paths)
    except AppError:
        uploads.remove(paths)
        raise
    return RedirectResponse(f"{base_of(request)}/import", 303)
