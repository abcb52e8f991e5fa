"""A posting beside a résumé: from files before applying, and of an application with what was kept for it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.program import Program
from tests.unit.services.test_posting_proposals import CONFIRMS, SIGNED
from tests.unit.services.test_posting_proposals import POSTING as POSTING_OF_MAIL
from tests.web.mails import make_mail

POSTING = """Night baker

Harbour Lights Bakery bakes bread for half the town.

Requirements:
- 3+ years of experience as a baker
- Food hygiene certificate
- Excel
- German or French
- Welding
"""
RESUME = """# Robin Hale

robin@example.com

## Experience

**Baker**, Millstone Bread
March 2019 - present
- Baked 400 loaves a night

## Languages
German: C1
"""
SPANISH = """Panadero de noche

La panadería Luces del Puerto busca un panadero para el turno de noche.

Requisitos:
- Tres años de experiencia como panadero
- Carné de manipulador de alimentos
"""
ALSO = "Welding of the oven doors, 2022\n"


def _files(folder: Path) -> tuple[str, str, str]:
    paths = []
    for name, text in (("posting.txt", POSTING), ("resume.md", RESUME), ("also.txt", ALSO)):
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(str(folder / name))
    return paths[0], paths[1], paths[2]


def _verdicts(form: str) -> dict[str, str]:
    return {one["quote"]: one["verdict"] for one in json.loads(form)["requirements"]}


def test_alternatives_are_listed_and_what_is_not_read_is_not_counted(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, _ = _files(tmp_path)
    assert "any of: German | French" in program.run("gaps", "--posting", posting, "--resume", resume).out
    (tmp_path / "posting.txt").write_text(SPANISH, encoding="utf-8")
    run = program.run("gaps", "--posting", posting, "--resume", resume)
    assert "Asked for" not in run.out
    assert "in Spanish" in run.err


def test_files_are_compared_before_applying_and_nothing_is_stored(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, also = _files(tmp_path)
    found = _verdicts(program.run("gaps", "--posting", posting, "--resume", resume, "--also", also, "--json").out)
    assert found == {
        "3+ years of experience as a baker": "shown",
        "Food hygiene certificate": "missing",
        "Excel": "missing",
        "German or French": "shown",
        "Welding": "held",
    }
    assert not (tmp_path / "data").exists()


def test_the_lines_say_what_there_is_to_do_first(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, also = _files(tmp_path)
    out = program.run("gaps", "--posting", posting, "--resume", resume, "--also", also).out
    assert out.index("Missing, as far as known") < out.index("Held but not shown") < out.index("Shown: ")
    assert "Bring it over from “also.txt”" in out
    assert "It would go under “Baker at Millstone Bread”" in " ".join(out.split())


def test_before_applying_the_kept_resume_is_taken_and_it_says_which(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, also = _files(tmp_path)
    program.run("keep", resume)
    out = " ".join(program.run("gaps", "--posting", posting).out.split())
    assert "Compared with “resume.md”, the only one that you keep." in out
    program.run("keep", also, "--as", "resume")
    program.run("keep", also, "--as", "evidence")
    form = json.loads(program.run("gaps", "--posting", posting, "--json").out)
    assert (form["taken"], form["sent"], form["held"]) == ("newest", ["also.txt"], ["resume.md"])
    program.run("add", "Harbour Lights", "Night baker")
    program.run("posting", "harbour", posting)
    program.run("keep", resume, "--sent-with", "harbour")
    program.run("answer", "harbour", "Excel", "--yes", "--where", "stock lists")
    form = json.loads(program.run("gaps", "--posting", posting, "--json").out)
    assert (form["taken"], form["sent"]) == ("last_sent", ["resume.md"])
    found = {one["quote"]: one["verdict"] for one in form["requirements"]}
    assert (found["Excel"], found["Welding"]) == ("held", "held")
    form = json.loads(program.run("gaps", "--posting", posting, "--resume", resume, "--json").out)
    assert (form["taken"], form["held"]) == (None, [])


def test_a_posting_alone_says_what_it_asks(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    done = program.run("gaps", "--posting", "-", given=POSTING.encode())
    assert "There is no résumé to compare it with" in done.err
    assert "Missing" in done.out


def test_an_application_is_compared_with_what_was_kept_and_the_seekers_word_wins(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, _ = _files(tmp_path)
    program.run("add", "Harbour Lights", "Night baker")
    (application,) = program.objects("applications", "--json")
    name = application["application"]
    assert "not kept" in program.run("gaps", name, code=1).err
    program.run("posting", name, posting)
    program.run("keep", resume, "--as", "resume", "--sent-with", name)
    assert _verdicts(program.run("gaps", name, "--json").out)["Excel"] == "missing"
    program.run("answer", name, "Excel", "--yes", "--where", "Stock lists at Millstone")
    form = json.loads(program.run("gaps", name, "--json").out)
    excel = next(one for one in form["requirements"] if one["quote"] == "Excel")
    assert (excel["verdict"], excel["told"]) == ("held", True)
    assert form["assumed"] is False
    program.run("undo")
    assert _verdicts(program.run("gaps", name, "--json").out)["Excel"] == "missing"


def test_a_posting_in_a_mail_is_proposed(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    text = CONFIRMS
    sender = "Ruth Fell <ruth@fernmill.example>"
    letter = make_mail(sender, 3, "Your application to Fern Mill", text + POSTING_OF_MAIL + SIGNED, number=1)
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "1.eml").write_bytes(bytes(letter))
    program.run("import", tmp_path / "mail")
    refused = " ".join(program.run("gaps", "fern", code=1).err.split())
    assert "“Your application to Fern Mill” of 2026-11-03 reads like it, and asks for" in refused
    (shown,) = program.objects("posting", "fern", "--json")
    (proposed,) = shown["proposed"]
    assert "--from-letter" in program.run("posting", "fern").out
    program.run("posting", "fern", "--from-letter", proposed["letter"][:8])
    assert "food hygiene certificate" in _verdicts(program.run("gaps", "fern", "--json").out)


def test_what_was_read_wrongly_is_put_right(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, _ = _files(tmp_path)
    program.run("add", "Harbour Lights", "Night baker")
    program.run("posting", "harbour", posting)
    program.run("keep", resume, "--sent-with", "harbour")
    out = program.run("correct-requirement", "harbour", "welding", "--none").out
    assert "“welding” is no requirement" in out
    form = json.loads(program.run("correct-requirement", "harbour", "Excel", "--nice", "--json").out)
    assert (form["requirement"]["quote"], form["requirement"]["must"]) == ("Excel", False)
    out = program.run("correct-requirement", "harbour", "bakes bread", "--add", "--kind", "skill").out
    assert "“bakes bread” (skill, a must)" in " ".join(out.split())
    form = json.loads(program.run("gaps", "harbour", "--json").out)
    assert {"bakes bread": "skill", "Excel": "tool"}.items() <= {
        one["quote"]: one["kind"] for one in form["requirements"]
    }.items()
    assert [one["quote"] for one in form["taken_out"]] == ["Welding"]
    assert "You said to be no requirement: “Welding”" in " ".join(program.run("gaps", "harbour").out.split())
    program.run("undo", form["taken_out"][0]["operation"])
    assert "Welding" in _verdicts(program.run("gaps", "harbour", "--json").out)
    for wrong in (["--none", "--must"], [], ["--add", "--words", "x"]):
        program.run("correct-requirement", "harbour", "Excel", *wrong, code=2)
    assert "not in the posting" in program.run("correct-requirement", "harbour", "cheese", "--add", code=1).err


def test_a_rejection_tells_which_musts_were_not_met(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, _ = _files(tmp_path)
    program.run("add", "Harbour Lights", "Night baker")
    program.run("event", "harbour", "rejected")
    assert program.objects("rejections", "--json")[0]["unmet"] is None
    assert "Musts" not in program.run("show", "harbour").out
    program.run("posting", "harbour", posting)
    program.run("keep", resume, "--sent-with", "harbour")
    assert "3 musts not shown" in program.run("rejections", "--brief").out
    out = program.run("show", "harbour").out
    assert "3 of 5 not shown: “Food hygiene certificate”, “Excel”, “Welding”." in " ".join(out.split())
    program.run("answer", "harbour", "Excel", "--no")
    note = program.objects("rejections", "--json")[0]["unmet"]
    assert (note["count"], note["musts"], note["assumed"], note["current"]) == (3, 5, False, True)
    assert program.objects("show", "harbour", "--json")[0]["unmet"] == note
    table = program.run("export", "-", "--format", "csv").out
    assert "3 of 5: Food hygiene certificate; Excel; Welding" in table
    (tmp_path / "all.csv").write_text(table, encoding="utf-8")
    other = Program(tmp_path / "other")
    other.run("spreadsheet", tmp_path / "all.csv", "--yes")
    assert "Food hygiene" not in other.run("show", "harbour").out


def test_what_cannot_be_asked_says_what_to_do(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    assert "name an application" in program.run("gaps", code=2).err
    assert "go with --posting" in program.run("gaps", "abc", "--resume", "x.pdf", code=2).err
    assert "x.pdf" in program.run("gaps", "--posting", "x.pdf", code=1).err


def test_what_was_compared_is_kept_in_one_go_with_a_new_application_or_one_that_is_there(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, _ = _files(tmp_path)
    said = program.run("gaps", "--posting", posting, "--resume", resume, "--keep", "Harbour Lights Bakery").out
    assert "Posting and résumé kept, with:" in said
    (one,) = program.objects("applications", "--json")
    assert one["organisation"] == "Harbour Lights Bakery"
    kept = json.loads(program.run("gaps", "harbour", "--json").out)
    assert (kept["assumed"], _verdicts(json.dumps(kept))["Excel"]) == (False, "missing")
    again = program.run("gaps", "--posting", posting, "--resume", resume, "--keep", "harbour lights bakery").out
    assert "kept already" in again
    assert len(program.objects("applications", "--json")) == 1
    program.run("undo")
    assert program.objects("applications", "--json") == []


def test_an_application_takes_no_name_to_keep_it_by(tmp_path: Path) -> None:
    done = Program(tmp_path / "data").run("gaps", "harbour", "--keep", "Harbour", code=2)
    assert "--keep go with --posting" in done.err


def test_what_is_kept_goes_to_no_application_by_a_word_of_its_role_or_for_another_role(tmp_path: Path) -> None:
    program = Program(tmp_path / "data")
    posting, resume, _ = _files(tmp_path)
    program.run("add", "Harbour Lights", "Night baker")
    program.run("gaps", "--posting", posting, "--resume", resume, "--keep", "Baker")
    assert sorted(one["organisation"] for one in program.objects("applications", "--json")) == [
        "Baker",
        "Harbour Lights",
    ]
