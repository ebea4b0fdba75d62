"""Home exercise programs for weak, tight or imbalanced hip flexors.

A program file (or ten lines of Python) becomes a checked, dated plan, and the
plan a handout that a patient can follow. The library proposes; the clinician
decides.

The public names stand in ``__init__.pyi``. Each is imported when it is first
used, so that ``hipflex-plan --help`` answers at once.
"""

import lazy_loader

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
