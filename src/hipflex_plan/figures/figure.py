"""A figure as it is written: the poses of an exercise, and what is shown on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.body.posture import Posture, changed
from hipflex_plan.figures.body.reading_back import posture_of
from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.marks import accent, arrow, feeling
from hipflex_plan.figures.phrase import Readable
from hipflex_plan.figures.pose import VIEWS, Pose
from hipflex_plan.figures.presets import PRESETS
from hipflex_plan.figures.scene import Scene, prop
from hipflex_plan.figures.wearing import worn
from hipflex_plan.validators import Kind, Kinds, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def _poses(value: Iterable[Pose]) -> tuple[Pose, ...]:
    return as_tuple(value)


def _lines(value: Iterable[str]) -> tuple[str, ...]:
    return as_tuple(value)


@attrs.frozen
class _EachReadable:
    """A tuple of lines that can each be read."""

    read: Callable[[str], object]

    def __call__(self, owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Refuse anything else."""
        if not isinstance(value, tuple):
            message = f"{attribute.name} must be a list of texts: {value!r}"
            raise ImpossibleValueError(message, attribute.name)
        for line in value:
            Readable(self.read)(owner, attribute, line)


def _written(read: Callable[[str], object]) -> Any:  # noqa: ANN401  # as attrs.field
    return attrs.field(default=(), converter=_lines, validator=_EachReadable(read))


@attrs.frozen(kw_only=True)
class Figure:
    """The picture of an exercise: from which pose to which, and what is shown.

    Attributes:
        view: where it is seen from, as in ``side``; a pose may have its own.
        start: the whole first pose, usually from a preset.
        via: poses on the way, each as what changes from the start.
        end: what changes from the start to the end.
        accent: what works and is coloured, as in ``working leg``.
        props: what stands around; nothing said means what the preset brings.
        bare: whether there is nothing around, whatever the preset brings.
        worn: what is worn or held, as in ``ankle weight on working``.
        arrows: how it moves, as in ``working knee``.
        feel: where it is felt, as in ``front of working hip``.

    Raises:
        ImpossibleValueError: for a line that cannot be read, or an angle that no
            joint can take.
    """

    view: str = "side"
    start: Pose = attrs.field(validator=Kind((Pose,)))
    via: tuple[Pose, ...] = attrs.field(default=(), converter=_poses, validator=Kinds(Pose))
    end: Pose = attrs.field(validator=Kind((Pose,)))
    accent: tuple[str, ...] = _written(accent)
    props: tuple[str, ...] = _written(prop)
    bare: bool = attrs.field(default=False, validator=Kind((bool,)))
    worn: tuple[str, ...] = _written(worn)
    arrows: tuple[str, ...] = _written(arrow)
    feel: tuple[str, ...] = _written(feeling)

    def __attrs_post_init__(self) -> None:
        """Refuse an unknown view or preset, and poses without words."""
        if self.view not in VIEWS:
            message = f"no view {self.view!r}; {suggestion(self.view, VIEWS)}"
            raise ImpossibleValueError(message, "view")
        if self.start.preset not in PRESETS:
            message = f"start.preset: no preset {self.start.preset!r}; "
            raise ImpossibleValueError(
                f"{message}{suggestion(self.start.preset, PRESETS)}", "start"
            )
        if any(pose.preset for pose in (*self.via, self.end)):
            raise ImpossibleValueError("only the start begins from a preset", "end")
        for name, pose in (("start", self.start), ("end", self.end)):
            if not pose.says:
                raise ImpossibleValueError(f"{name}.says must not be empty", name)

    @property
    def scene(self) -> Scene:
        """The things around the person."""
        lines = () if self.bare else self.props or PRESETS[self.start.preset].props
        return Scene(tuple(prop(line) for line in lines))

    @property
    def printed(self) -> tuple[Pose, ...]:
        """The poses that have a picture of their own, in order."""
        return (self.start, *(pose for pose in self.via if pose.printed), self.end)

    def view_of(self, pose: Pose) -> str:
        """Where a pose is seen from."""
        return pose.view or self.view


def _read(posture: Posture, scene: Scene) -> Posture:
    return posture_of(solved_posture(posture, scene))


def start_posture(figure: Figure) -> Posture:
    """All that is said of the start."""
    name = figure.start.preset
    preset = changed(Posture(), PRESETS[name].pose, Posture)
    own = tuple(prop(line) for line in PRESETS[name].props)
    scene = Scene((*figure.scene.props, *own))
    return changed(preset, figure.start, lambda: _read(preset, scene))


def postures(figure: Figure, poses: Iterable[Pose]) -> tuple[Posture, ...]:
    """All that is said of each pose of a figure."""
    start, scene = start_posture(figure), figure.scene
    return tuple(
        start if pose is figure.start else changed(start, pose, lambda: _read(start, scene))
        for pose in poses
    )
