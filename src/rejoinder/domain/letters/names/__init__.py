"""Who writes and about what: organisation, role and reference, each with its words."""

from rejoinder.domain.letters.names.organisations import read_organisation
from rejoinder.domain.letters.names.references import read_reference
from rejoinder.domain.letters.names.roles import read_role
from rejoinder.domain.letters.names.signatures import ending, signature_lines

__all__ = ["ending", "read_organisation", "read_reference", "read_role", "signature_lines"]
