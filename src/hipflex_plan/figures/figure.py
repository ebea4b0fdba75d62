"""A figure as it is written: the poses of an exercise, and what is shown on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError, suggestion
from hipflex_plan.figures.body.posture import Posture, changed
from hipflex_plan.figures.body.reading_back import posture_of
from hipflex_plan.figures.body.solving import solved_posture
from hipflex_plan.figures.marks import Through, accent, arrow, feeling
from hipflex_plan.figures.phrase import lines_field
from hipflex_plan.figures.pose import VIEWS, Pose
from hipflex_plan.figures.presets import PRESETS
from hipflex_plan.figures.scene import Scene, prop
from hipflex_plan.figures.wearing import worn
from hipflex_plan.validators import Kind, Kinds, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable


def _poses(value: Iterable[Pose]) -> tuple[Pose, ...]:
    return as_tuple(value)


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
        arrows: how it moves, as in ``working knee``, in every picture but the first.
        feel: where it is felt, as in ``front of working hip``, likewise.

    Raises:
        ImpossibleValueError: for a line that cannot be read, or an angle that no
            joint can take.
    """

    view: str = "side"
    start: Pose = attrs.field(validator=Kind((Pose,)))
    via: tuple[Pose, ...] = attrs.field(default=(), converter=_poses, validator=Kinds(Pose))
    end: Pose = attrs.field(validator=Kind((Pose,)))
    accent: tuple[str, ...] = lines_field(accent)
    props: tuple[str, ...] = lines_field(prop)
    bare: bool = attrs.field(default=False, validator=Kind((bool,)))
    worn: tuple[str, ...] = lines_field(worn)
    arrows: tuple[str, ...] = lines_field(arrow)
    feel: tuple[str, ...] = lines_field(feeling)

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
        if not all(isinstance(arrow(line), Through) for line in self.start.arrows):
            message = "start.arrows: nothing moved before the start; say 'through' and the places"
            raise ImpossibleValueError(message, "start")

    @property
    def scene(self) -> Scene:
        """The things around the person."""
        lines = () if self.bare else self.props or PRESETS[self.start.preset].props
        return Scene(tuple(prop(line) for line in lines))

    @property
    def printed(self) -> tuple[Pose, ...]:
        """The poses that have a picture of their own, in order."""
        return (self.start, *(pose for pose in self.via if pose.printed), self.end)

    def before(self, pose: Pose) -> Pose:
        """The pose just before another, printed or not; the start has itself."""
        poses = (self.start, *self.via, self.end)
        place = next(count for count, one in enumerate(poses) if one is pose)
        return poses[max(0, place - 1)]

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
