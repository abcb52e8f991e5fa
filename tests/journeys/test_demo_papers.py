"""The invented seeker's postings and résumés stand with her applications, and are compared."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from rejoinder.bootstrap import demo_mail, demo_program, keep_demo_papers
from rejoinder.services.application_gaps import compare_application, gather
from rejoinder.services.stories import Stories


def test_each_posting_of_the_demo_stands_beside_the_resume_that_was_sent() -> None:
    with demo_mail() as mail, demo_program() as program, closing(program.store()) as store:
        program.importer(store).run([mail], version=program.cue_version())
        assert keep_demo_papers(program, store) == 13
        stories = Stories(store)
        analyst = program.analyst()
        found = {
            application.organisation: compare_application(lambda: analyst, gathered)
            for application in stories.applications
            for gathered in [gather(stories, application, date(2026, 11, 27))]
            if gathered.posting is not None and not gathered.is_assumed
        }
    assert len(found) == 13
    for organisation, comparison in found.items():
        assert comparison is not None
        # Spanish is not read, and it says so; every other posting asks for something, and the résumé shows some of it.
        assert comparison.gaps or "Spanish" in comparison.problems[0], organisation
        assert any(gap.verdict == "shown" for gap in comparison.gaps) or not comparison.gaps, organisation
