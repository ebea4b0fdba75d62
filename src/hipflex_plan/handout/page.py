"""Views to HTML: the only room that knows Jinja.

A template says its fixed words in English, as in ``_("How it grows")``, and gets
them in the language of the handout. A clinic's own templates are laid over ours:
they run in Jinja's sandbox and read nothing but their folder and ours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipflex_plan import wording
from hipflex_plan.errors import TemplateError
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.languages import ENGLISH
from hipflex_plan.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2

    from hipflex_plan.languages import Language

OUR_PREFIX = "hipflex"
"""``{% extends "hipflex/standard/layout.html.j2" %}`` is always ours."""
LARGEST_SOURCE = 200_000
LARGEST_PAGE = 30_000_000


def filled(
    layout: str,
    view: object,
    language: Language = ENGLISH,
    fit: str = "",
    own: OwnTemplates = OURS,
    **more: object,
) -> str:
    """The HTML of a layout: its template with the views, in a language.

    Args:
        layout: the name of its folder.
        view: what it prints.
        language: of its fixed words.
        fit: the classes of the fit ladder that hold.
        own: a clinic's own templates.
        more: what else the template asks for by name.

    Raises:
        TemplateError: for a clinic's own template that cannot be filled, with its line.
    """
    names = {"view": view, "_": language.text, "direction": language.direction, "fit": fit}
    name = f"{layout}/layout.html.j2"
    if own.folder is None:
        return _ours().get_template(name).render(names, **more)
    return _with_own(own, name, lambda template: template.render(names, **more))


@cache
def _ours() -> jinja2.Environment:
    import jinja2  # noqa: PLC0415  # keeps the command line quick

    return _set_up(jinja2.Environment, _our_loader())


def _our_loader() -> jinja2.BaseLoader:
    import jinja2  # noqa: PLC0415  # the same

    return jinja2.FileSystemLoader(str(shipped("templates")))


def _set_up(kind: type[jinja2.Environment], loader: jinja2.BaseLoader) -> jinja2.Environment:
    import jinja2  # noqa: PLC0415  # the same

    environment = kind(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["balanced"] = wording.balanced
    return environment


def _with_own(own: OwnTemplates, name: str, use: Callable[[jinja2.Template], str]) -> str:
    """What a template of a clinic gives; whatever goes wrong in it is told with its line."""
    import jinja2  # noqa: PLC0415  # the same

    environment = _sandbox(own)
    try:
        page = use(environment.get_template(name))
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{error.name}, line {error.lineno}: {error.message}") from None
    except jinja2.TemplateNotFound as error:
        told = f"there is no template {str(error)!r} in {own.folder} or in the library"
        raise TemplateError(told) from None
    except Exception as error:  # noqa: BLE001  # whatever a template of others may raise
        raise TemplateError(f"{_where(error, own)}{error}") from None
    if len(page) > LARGEST_PAGE:
        raise TemplateError(f"{name} gives {len(page):,} letters; {LARGEST_PAGE:,} are the most")
    return page


def _where(error: Exception, own: OwnTemplates) -> str:
    """``standard/layout.html.j2, line 4: ``, of the template that went wrong."""
    trace, found = error.__traceback__, ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2") and own.folder is not None:
            inside = Path(file).is_relative_to(own.folder)
            name = Path(file).relative_to(own.folder) if inside else Path(file).name
            found = f"{name}, line {trace.tb_lineno}: "
        trace = trace.tb_next
    return found


@cache
def _sandbox(own: OwnTemplates) -> jinja2.Environment:
    """Our templates with a clinic's over them.

    What comes from a patient is always escaped: there is no ``safe``. Pictures of ours
    are marked as such already.
    """
    import jinja2  # noqa: PLC0415  # the same
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  # the same

    ours = _our_loader()
    loader = jinja2.ChoiceLoader([_own_loader(own), jinja2.PrefixLoader({OUR_PREFIX: ours}), ours])
    environment = _set_up(ImmutableSandboxedEnvironment, loader)
    for name in ("safe", "forceescape", "xmlattr"):
        environment.filters.pop(name, None)
    return environment


def _own_loader(own: OwnTemplates) -> jinja2.BaseLoader:
    """A loader that reads a clinic's templates, as they are found now."""
    import jinja2  # noqa: PLC0415  # the same

    def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        text = own.text_of(name, LARGEST_SOURCE)
        return None if text is None else (text, str(own.path_of(name)), lambda: False)

    loader: Any = jinja2.FunctionLoader(source)
    return loader  # type: ignore[no-any-return]  # Jinja's own type is wider
