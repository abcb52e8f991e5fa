"""What the labels of forms and the columns of tables ask for."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a label asks for."""

    TITLE = "title"
    HOUSE = "house"
    DATES = "dates"
    START = "start"
    END = "end"
    DEGREE = "degree"
    SCHOOL = "school"
    ASIDE = "aside"
