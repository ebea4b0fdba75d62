"""A clinic's own templates: a folder that is laid over ours, and nothing outside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import attrs

from hipflex_plan.errors import TemplateError


def _folder(value: str | Path | None) -> Path | None:
    return None if value is None else Path(value).resolve()


@attrs.frozen
class OwnTemplates:
    """A folder with a layout in each folder: ``LAYOUT/layout.html.j2`` and ``layout.css``.

    Attributes:
        folder: where they are; None for ours alone.

    Raises:
        TemplateError: if there is no such folder.
    """

    folder: Path | None = attrs.field(default=None, converter=_folder)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no folder."""
        if self.folder is not None and not self.folder.is_dir():
            raise TemplateError(f"there is no folder {str(self.folder)!r} with templates")

    @property
    def layouts(self) -> tuple[str, ...]:
        """The names of the layouts in it."""
        if self.folder is None:
            return ()
        return tuple(sorted(p.parent.name for p in self.folder.glob("*/layout.html.j2")))

    def path_of(self, name: str) -> Path | None:
        """Where a template is; None if there is none of that name.

        Raises:
            TemplateError: for a name, or a link, that leads out of the folder.
        """
        if self.folder is None:
            return None
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or "\\" in name:
            raise TemplateError(f"a template lies in its own folder: {name!r}")
        path = self.folder / parts
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(self.folder):
            raise TemplateError(f"{name} leads out of {self.folder}")
        return path

    def text_of(self, name: str, longest: int) -> str | None:
        """The text of a template or style sheet; None if there is none of that name.

        Raises:
            TemplateError: if it cannot be read, or is longer than *longest* bytes.
        """
        path = self.path_of(name)
        if path is None:
            return None
        try:
            content = path.read_bytes()
            text = content.decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise TemplateError(f"{name} cannot be read: {error}") from None
        if len(content) > longest:
            raise TemplateError(f"{name} has {len(content):,} bytes; {longest:,} are the most")
        return text


OURS = OwnTemplates()
"""No templates of a clinic's own."""
