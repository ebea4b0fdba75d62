"""Plain data to values, with every problem and its place.

Nothing is coerced: ``3.7`` and ``"3"`` are no whole numbers, an unknown key is
refused with the nearest known one, and all problems are found in one reading.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from hipflex_plan.errors import (
    HipflexPlanError,
    ImpossibleValueError,
    Problem,
    UnknownNameError,
    suggestion,
)
from hipflex_plan.exercise import Exercise
from hipflex_plan.plain import NAMES_IN_FILES, OUR_RULES, rule_name
from hipflex_plan.progression import ProgressionRule
from hipflex_plan.response import ResponseRule
from hipflex_plan.validators import Name
from hipflex_plan.value_readers import READERS, a_text

if TYPE_CHECKING:
    from hipflex_plan.documents import Document, Place

Value = TypeVar("Value")


class _Failed:
    """What a place gives that could not be read; its problem is told already."""


FAILED = _Failed()


class AlreadyToldError(HipflexPlanError):
    """A value that stands on another one, whose problem is told elsewhere."""


@cache
def _types_of(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


class Structurer:
    """Values from the plain data of one document; its problems collect here.

    Attributes:
        problems: what was found wrong so far.
        exercises: those that a prescription can use, by slug.
        failed: slugs of exercises that the document holds and that have problems.
    """

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        rules: tuple[type[ProgressionRule | ResponseRule], ...] = (),
    ) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.exercises = dict(exercises)
        self.failed: set[str] = set()
        for rule in rules:
            if rule not in OUR_RULES and rule_name(rule) in map(rule_name, OUR_RULES):
                raise TypeError(f"{rule.__name__} is the name of a rule of ours: take another")
            if not attrs.has(rule):
                raise TypeError(f"{rule.__name__} must be an attrs class to be read from a file")
        self._rules: dict[Any, dict[str, type]] = {ProgressionRule: {}, ResponseRule: {}}
        for rule in (*OUR_RULES, *rules):
            kind = ResponseRule if hasattr(rule, "decide") else ProgressionRule
            self._rules[kind][rule_name(rule)] = rule
        self._readers = {**READERS, Exercise: self._exercise}

    def _exercise(self, slug: object) -> Exercise:
        """The exercise that a prescription uses."""
        if a_text(slug) in self.failed:
            raise AlreadyToldError
        if slug not in self.exercises:
            raise UnknownNameError.among("exercise", slug, self.exercises)
        return self.exercises[slug]

    def tell(self, place: Place, message: str) -> None:
        """Note a problem at a place of the document."""
        self.problems.append(self.document.problem(place, message))

    def read(self, kind: type[Value], value: object, place: Place) -> Value | _Failed:
        """Make a value of *kind*, or note what is wrong and give `FAILED`."""
        return cast("Value | _Failed", self._read(kind, value, place))

    def define(self, slug: str, value: object, place: Place) -> Exercise | None:
        """Make an exercise that prescriptions can use, or note what is wrong."""
        made = self._object(Exercise, value, place)
        if made is FAILED:
            self.failed.add(slug)
            return None
        exercise = cast("Exercise", made)
        self.exercises[slug] = exercise
        return exercise

    def attempt(self, make: Callable[[], Value], place: Place) -> Value | _Failed:
        """Call *make*; note at *place* what it refuses."""
        try:
            return make()
        except AlreadyToldError:
            pass
        except (HipflexPlanError, ValueError) as error:
            self.tell(place, str(error))  # a clinic's own rule may raise the builtin
        return FAILED

    def _read(self, kind: object, value: object, place: Place) -> object:
        if isinstance(kind, type) and attrs.has(kind) and isinstance(value, kind):
            return value
        if isinstance(kind, type) and issubclass(kind, Name):
            return self.attempt(lambda: kind.of(cast("str", value)), place)
        if kind in self._readers:
            return self.attempt(lambda: self._readers[kind](value), place)
        if kind in self._rules:
            return self._rule(self._rules[kind], value, place)
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (types.UnionType, Union):
            given = reduce(or_, (option for option in inner if option is not types.NoneType))
            return None if value is None else self._read(given, value, place)
        if origin is tuple:
            return self._list(inner[0], value, place)
        if origin is dict:
            return self._table(inner[1], value, place)
        made_of_fields = cast("type", kind)
        if not attrs.has(made_of_fields):
            raise TypeError(f"a file cannot hold a field of the type {kind}")
        return self._object(made_of_fields, value, place)

    def _list(self, kind: object, value: object, place: Place) -> object:
        if not isinstance(value, list):
            self.tell(place, f"a list is needed: {shown(value)}")
            return FAILED
        items = [self._read(kind, item, (*place, n)) for n, item in enumerate(value)]
        return FAILED if FAILED in items else tuple(items)

    def _table(self, kind: object, value: object, place: Place) -> object:
        if not isinstance(value, Mapping):
            self.tell(place, f"a table of keys and values is needed: {shown(value)}")
            return FAILED
        table = {key: self._read(kind, item, (*place, key)) for key, item in value.items()}
        return FAILED if FAILED in table.values() else table

    def _rule(self, rules: Mapping[str, type], value: object, place: Place) -> object:
        if not isinstance(value, Mapping) or not isinstance(value.get("rule"), str):
            first = next(iter(rules))
            message = f"a rule is needed, such as {{ rule = '{first}' }}: {shown(value)}"
            self.tell(place, message)
            return FAILED
        name = value["rule"]
        if name not in rules:
            message = f"no rule {name!r}; {suggestion(name, rules)}"
            self.tell((*place, "rule"), message)
            return FAILED
        fields = {key: item for key, item in value.items() if key != "rule"}
        return self._object(rules[name], fields, place)

    def _object(self, kind: type, value: object, place: Place) -> object:
        if not isinstance(value, Mapping):
            self.tell(place, f"a table of keys and values is needed: {shown(value)}")
            return FAILED
        names = NAMES_IN_FILES.get(kind, {})
        known = {
            names.get(field.name, field.name): field for field in attrs.fields(kind) if field.init
        }
        for key in value:
            if key not in known:
                self.tell((*place, key), f"no such key; {suggestion(key, known)}")
        fields = {
            field.name: self._field(kind, field, value, (*place, key))
            for key, field in known.items()
            if key in value or field.default is attrs.NOTHING
        }
        if FAILED in fields.values() or any(key not in known for key in value):
            return FAILED
        return self._made(kind, fields, place, names)

    def _field(
        self, kind: type, field: attrs.Attribute[Any], value: Mapping[str, Any], place: Place
    ) -> object:
        key = place[-1]
        if key not in value:
            self.tell(place, "is missing")
            return FAILED
        read = self._read(_types_of(kind)[field.name], value[cast("str", key)], place)
        if read is FAILED or field.validator is None:
            return read
        check = field.validator
        try:
            kept = self.attempt(lambda: check(None, field, _converted(field, read)), place)
        except (AttributeError, TypeError):
            return read  # it looks at the other fields too: the whole value will tell
        return FAILED if kept is FAILED else read

    def _made(
        self, kind: type, fields: dict[str, Any], place: Place, names: Mapping[str, str]
    ) -> object:
        try:
            return kind(**fields)
        except ImpossibleValueError as error:
            name = error.field if error.field in fields else ""
            here = (*place, names.get(name, name)) if name else place
            self.tell(here, str(error))
        except (HipflexPlanError, ValueError, TypeError, LookupError, ArithmeticError) as error:
            self.tell(place, str(error) or repr(error))  # a clinic's own rule may raise these
        return FAILED


def _converted(field: attrs.Attribute[Any], value: object) -> object:
    convert = field.converter
    return convert(value) if callable(convert) else value


def shown(value: object) -> str:
    """A value for a message, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004  # a line's end
