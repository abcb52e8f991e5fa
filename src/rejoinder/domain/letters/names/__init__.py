"""Who writes and about what: organisation, role and reference, each with its words."""

from rejoinder.domain.letters.names.candidates import Candidate, best
from rejoinder.domain.letters.names.letter import Letter, lay_out
from rejoinder.domain.letters.names.organisations import organisation_candidates
from rejoinder.domain.letters.names.references import read_reference
from rejoinder.domain.letters.names.roles import role_candidates
from rejoinder.domain.letters.names.signatures import ending, signature_lines

__all__ = [
    "Candidate",
    "Letter",
    "best",
    "ending",
    "lay_out",
    "organisation_candidates",
    "read_reference",
    "role_candidates",
    "signature_lines",
]
