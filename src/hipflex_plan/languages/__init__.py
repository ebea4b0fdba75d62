"""The languages that a patient can read: texts, numbers, days and dates.

English is written in the code and is what every other language is looked up by.
The others stand in ``data/languages``, a gettext file each.
"""

from hipflex_plan.languages.language import (
    ENGLISH,
    LANGUAGES,
    SOURCE,
    Language,
    a_language,
    language_of,
)

__all__ = ["ENGLISH", "LANGUAGES", "SOURCE", "Language", "a_language", "language_of"]
