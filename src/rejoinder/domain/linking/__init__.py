"""Link letters to applications, or leave it to the seeker where what speaks for it is not enough."""

from rejoinder.domain.linking.linker import UNLINKED, link
from rejoinder.domain.linking.names import organisation_key, same_organisation
from rejoinder.domain.linking.roles import role_words, same_role
from rejoinder.domain.linking.texts import TextsOf
from rejoinder.domain.linking.ties import RENEWAL, SILENCE

__all__ = [
    "RENEWAL",
    "SILENCE",
    "UNLINKED",
    "TextsOf",
    "link",
    "organisation_key",
    "role_words",
    "same_organisation",
    "same_role",
]
