"""What WeasyPrint would only log becomes an error of ours."""

from __future__ import annotations

import logging

from hipflex_plan.errors import RenderError


class Strict(logging.Handler):
    """Raises what WeasyPrint would only log, and what it raises under other names."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []
        self.before = False, logging.NOTSET, logging.NOTSET

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message for the end."""
        self.told.append(record.getMessage())

    def __enter__(self) -> None:
        logger = logging.getLogger("weasyprint")
        self.before = logger.disabled, logger.level, logging.root.manager.disable
        logger.disabled = False
        logger.setLevel(logging.WARNING)
        logging.disable(logging.NOTSET)
        logger.addHandler(self)

    def __exit__(self, kind: type[BaseException] | None, error: object, _: object) -> None:
        logger = logging.getLogger("weasyprint")
        logger.removeHandler(self)
        logger.disabled, level, off = self.before
        logger.setLevel(level)
        logging.disable(off)
        if kind is not None and kind.__name__ == "FatalURLFetchingError":
            raise RenderError(f"a page may not read from outside: {error}") from None
        if kind is None and self.told:
            raise RenderError(explained(self.told[0]))


def explained(message: str) -> str:
    """A message of WeasyPrint in words that help."""
    if ".notdef" in message:
        letters = message.rpartition(":")[2].strip() or message
        return f"no font on this machine has these letters: {letters}"
    return f"the page cannot be printed as it should be: {message}"
