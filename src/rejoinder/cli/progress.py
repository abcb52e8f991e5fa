"""A progress bar on long work: messages, rate and time left, when a terminal looks on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rejoinder.services.progress import Progress, Tell, Work


@contextmanager
def shown_progress(*, is_wanted: bool) -> Iterator[Tell | None]:
    """Show a bar on standard error while the block runs; yield what to tell of the progress, or None."""
    if not is_wanted:
        yield None
        return
    from rich.console import Console  # noqa: PLC0415  (53 ms that a script does not need)
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (
        TextColumn("{task.description:>13}"),
        TextColumn("{task.fields[messages]:>9,} messages"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[rate]:>7,.0f}/s"),
        TimeRemainingColumn(compact=True),
    )
    with Bar(*columns, console=Console(stderr=True, color_system=None), transient=True) as bar:
        task = bar.add_task(Work.READING, total=None, messages=0, rate=0.0)

        def tell(progress: Progress) -> None:
            if progress.work != bar.tasks[0].description:
                bar.reset(task, description=progress.work)  # another work has a rate of its own
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = progress.messages / elapsed if elapsed > 0 else 0.0
            bar.update(
                task,
                total=progress.total or None,  # none yet: the bar only shows that something is going on
                completed=progress.done,
                messages=progress.messages,
                rate=rate,
            )

        yield tell
