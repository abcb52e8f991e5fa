"""Figures about what letters say: reasons, doors, feedback and names, and whether every quote stands where it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from quality.labels import Name, Statement
from quality.reads import Group, Read, quotes_of, stands, statements, why_missed, why_read
from quality.report import Figure, Miss, at_least, no_more
from quality.scores import Tally, compare, compare_names, match, merge, same_place
from rejoinder.domain.letters.readings import Named, Reading

FIELDS = ("reasons", "doors", "feedback")
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.85
Chosen = Callable[[Read], Reading]


class _Compared(Struct, frozen=True):
    """One field of one message: wanted against read, both by key and by sentence."""

    read: Read
    wanted: tuple[Statement, ...]
    found: tuple[Statement, ...]

    @property
    def sure_keys(self) -> set[str]:
        """Return the keys that are wanted without dispute."""
        return {item.key for item in self.wanted if not item.is_disputed}

    @property
    def disputed_keys(self) -> set[str]:
        """Return the keys that one of two readers saw."""
        return {item.key for item in self.wanted if item.is_disputed}

    @property
    def found_keys(self) -> set[str]:
        """Return the keys that were read."""
        return {item.key for item in self.found}


def as_read(read: Read) -> Reading:
    """Choose what the program reads."""
    return read.reading


def told(read: Read) -> Reading:
    """Choose what it reads when it is told the kind."""
    return read.told


def extraction_figures(group: Group, chosen: Chosen) -> list[Figure]:
    """Return all figures about what the letters of a group say."""
    figures = [figure for field in FIELDS for figure in _field_figures(group, field, chosen)]
    figures.append(invented(group, chosen))
    figures += _name_figures(group, "organisation", chosen)
    figures += _name_figures(group, "role", chosen)
    return figures


def _compared(group: Group, field: str, chosen: Chosen) -> list[_Compared]:
    return [
        _Compared(read, getattr(read.wanted, field), statements(chosen(read), field, read.case.message))
        for read in group.reads
    ]


def _field_figures(group: Group, field: str, chosen: Chosen) -> list[Figure]:
    compared = _compared(group, field, chosen)
    tally, wrong, missed = Tally(), list[Miss](), list[Miss]()
    for one in compared:
        tally += compare(one.sure_keys, one.found_keys, one.disputed_keys)
        wrong += _wrong(one, field, chosen)
        missed += _missed(one, field)
    figures = [
        at_least(f"{field}, precision", tally.right, tally.found, LEAST_PRECISION, wrong),
        at_least(f"{field}, recall", tally.right, tally.wanted, LEAST_RECALL, missed),
        _quoted(compared, field),
    ]
    if field == "feedback":
        figures += [*_each_statement(compared, field), _formulas(compared)]
    if field == "doors":
        figures.append(_untils(compared))
    return figures


def _wrong(one: _Compared, field: str, chosen: Chosen) -> list[Miss]:
    keys = one.found_keys - one.sure_keys - one.disputed_keys
    expected = ", ".join(sorted(one.sure_keys)) or "none"
    kind = chosen(one.read).kind.value
    return [
        Miss(one.read.case.id, expected, item.key, _in_kind(one.read, kind) + why_read(one.read, field, item))
        for item in merge(one.found)
        if item.key in keys
    ]


def _in_kind(read: Read, kind: str) -> str:
    return "" if read.wanted.kind == kind else f"{read.wanted.kind} read as {kind}; "


def _missed(one: _Compared, field: str) -> list[Miss]:
    keys = one.sure_keys - one.found_keys
    got = ", ".join(sorted(one.found_keys)) or "none"
    return [
        Miss(one.read.case.id, item.key, got, why_missed(one.read, field, item))
        for item in merge(one.wanted)
        if item.key in keys
    ]


def _quoted(compared: Sequence[_Compared], field: str) -> Figure:
    """Of what was read rightly: how much of it quotes the sentence that states it."""
    right, whole, misses = 0, 0, list[Miss]()
    for one in compared:
        wanted = {item.key: item for item in merge(one.wanted) if item.key in one.sure_keys}
        for item in merge(one.found):
            if item.key not in wanted:
                continue
            whole += 1
            if same_place(item.spans, wanted[item.key].spans):
                right += 1
            else:
                misses.append(Miss(one.read.case.id, f"{item.key} at {_at(wanted[item.key])}", _at(item)))
    return at_least(f"{field}, quoting the sentence that says so", right, whole, None, misses)


def _at(item: Statement) -> str:
    return " or ".join(f"{span.where} {span.start}-{span.end}" for span in item.spans) or "nowhere"


def _each_statement(compared: Sequence[_Compared], field: str) -> list[Figure]:
    """Count every statement by itself: a letter may praise twice."""
    tally, wrong, missed = Tally(), list[Miss](), list[Miss]()
    for one in compared:
        matched = match(one.wanted, one.found)
        tally += matched.tally
        missed += [
            Miss(one.read.case.id, f"{item.key} at {_at(item)}", "none there", why_missed(one.read, field, item))
            for item in matched.missed
        ]
        wrong += [
            Miss(one.read.case.id, "none there", f"{item.key} at {_at(item)}", why_read(one.read, field, item))
            for item in matched.wrong
        ]
    return [
        at_least(f"{field}, each statement, precision", tally.right, tally.found, LEAST_PRECISION, wrong),
        at_least(f"{field}, each statement, recall", tally.right, tally.wanted, LEAST_RECALL, missed),
    ]


def _formulas(compared: Sequence[_Compared]) -> Figure:
    pairs = [
        (one.read, wanted, found)
        for one in compared
        for wanted, found in match(one.wanted, one.found).pairs
        if wanted.formula is not None
    ]
    misses = [
        Miss(read.case.id, _formula(wanted), _formula(found), why_read(read, "feedback", found))
        for read, wanted, found in pairs
        if wanted.formula != found.formula
    ]
    return at_least("feedback, formula or own words told right", len(pairs) - len(misses), len(pairs), None, misses)


def _formula(item: Statement) -> str:
    return f"{item.key}, {'formula' if item.formula else 'own words'}"


def _untils(compared: Sequence[_Compared]) -> Figure:
    right, whole, misses = 0, 0, list[Miss]()
    for one in compared:
        wanted = {item.key: item.until for item in merge(one.wanted) if item.key in one.sure_keys}
        for item in merge(one.found):
            if item.key not in wanted or not (item.until or wanted[item.key]):
                continue
            whole += 1
            if item.until == wanted[item.key]:
                right += 1
            else:
                misses.append(Miss(one.read.case.id, f"{item.key} until {wanted[item.key]}", f"until {item.until}"))
    return at_least("doors, until when told right", right, whole, None, misses)


def invented(group: Group, chosen: Chosen) -> Figure:
    """Return the figure of letters that give no reason and were read as giving one."""
    silent = [one for one in _compared(group, "reasons", chosen) if not one.wanted]
    misses = [miss for one in silent for miss in _wrong(one, "reasons", chosen)]
    number = len({miss.id for miss in misses})
    return no_more("letters with an invented reason", number, len(silent), 0, misses)


def _name_figures(group: Group, field: str, chosen: Chosen) -> list[Figure]:
    tally, wrong, missed = Tally(), list[Miss](), list[Miss]()
    for read in group.reads:
        wanted: Name | None = getattr(read.wanted, field)
        found: Named | None = getattr(chosen(read), field)
        one = compare_names(wanted, found.value if found else None, is_role=field == "role")
        tally += one
        if not (one.wrong or one.missed):
            continue
        expected, got = _shown(wanted, found, is_private=group.is_private)
        miss = Miss(read.case.id, expected, got, _in_kind(read, chosen(read).kind.value).removesuffix("; "))
        if one.wrong:
            wrong.append(miss)
        if one.missed:
            missed.append(miss)
    return [
        at_least(f"{field}, precision", tally.right, tally.found, LEAST_PRECISION, wrong),
        at_least(f"{field}, recall", tally.right, tally.wanted, LEAST_RECALL, missed),
    ]


def _shown(wanted: Name | None, found: Named | None, *, is_private: bool) -> tuple[str, str]:
    """Return what is shown of two names: of a real letter only where they stand and how they compare."""
    if not is_private:
        return (" | ".join(wanted.values) if wanted else "none", found.value if found else "none")
    got = f"{_long(found.value)}, from {found.quote.where.value}" if found else "none"
    if wanted is None or found is None:
        return _long(wanted.values[0]) if wanted else "none", got
    value, other = wanted.values[0].casefold(), found.value.casefold()
    how = "longer" if value in other else "shorter" if other in value else "another"
    return _long(value), f"{how}: {got}"


def _long(name: str) -> str:
    words = len(name.split())
    return f"a name of {words} word{'s' if words > 1 else ''}"


def quote_figure(groups: Sequence[Group]) -> Figure:
    """Return the figure of quotes that do not stand in the field that they name."""
    number, misses = 0, list[Miss]()
    for group in groups:
        for read in group.reads:
            for reading in (read.reading, read.told):
                quotes = quotes_of(reading)
                number += len(quotes)
                misses += [
                    Miss(f"{group.name}: {read.case.id}", f"a piece of its {quote.where.value}", "words not in it")
                    for quote in quotes
                    if not stands(quote, read.case.message)
                ]
    return no_more("quotes that do not stand where they say", len(misses), number, 0, misses)
