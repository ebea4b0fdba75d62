"""A PDF to the faults that a check of PDF/UA finds: the only room that knows page-validation."""

from __future__ import annotations

MOST_TOLD = 20
"""So many faults are told; more say nothing new."""


def faults(pdf: bytes) -> tuple[str, ...] | None:
    """What breaks PDF/UA-1; None where the check is not installed."""
    try:
        from page import validate_pdf_bytes  # noqa: PLC0415  # optional
    except ImportError:
        return None
    report = validate_pdf_bytes(pdf, profile="ua1")
    if report.is_compliant:
        return ()
    return tuple(str(failure) for failure in report.failures)[:MOST_TOLD]
