"""The response rules to their table, and their sources with the people that each is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

import hipflex_plan as hp
from hipflex_plan.plain import rule_name
from hipflex_plan.response import RESPONSE_RULES, SAFETY, eased
from pages.markup import by_kind, escaped, linked, table

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = (hp.DELORME, hp.OXFORD, hp.DAPRE)
NAMED = re.compile(r"source:\s+``([a-z0-9-]+)``")
SHARED = {
    "the limits of pain": hp.PainThresholds,
    "[a step back](#one-step-back)": eased,
    "the weights of [the sets](#the-sets-of-a-session)": hp.SetScheme.weights,
}
"""What many rules rest on, by its name on the page."""


def rule_sources(rule: type) -> tuple[str, ...]:
    """The keys of the sources that a rule names where it says what it does."""
    return tuple(NAMED.findall(rule.__doc__ or ""))


def response_table() -> list[str]:
    """Every response rule: its name in a file, its keys and its sources."""
    head = ("rule", "in a file", "keys", "sources")
    return table(head, (_rule(rule) for rule in RESPONSE_RULES))


def _rule(rule: type[hp.ResponseRule]) -> tuple[str, ...]:
    name = rule.__name__
    always = " (always asked)" if rule in map(type, SAFETY) else ""
    return (
        f"[`{name}`](#{name.lower()}){always}",
        f"`{rule_name(rule)}`",
        ", ".join(_keys(rule)) or "none",
        linked(rule_sources(rule)) or "those of the rules within it",
    )


def _keys(rule: type[attrs.AttrsInstance]) -> Iterator[str]:
    """The keys of a rule, each with what holds where nothing is said."""
    for field in attrs.fields(rule):
        said = "or left out" if field.default is None else field.default
        yield f"`{field.name}`{'' if said is attrs.NOTHING else f' ({said})'}"


def response_sources() -> list[str]:
    """Every source of the rules, the surest first: on whom, or why it was chosen."""
    known = hp.load_catalogue().sources
    found = resting()
    rows = (
        (
            linked([source.key]),
            source.kind,
            escaped(source.population or source.reason),
            ", ".join(found[source.key]),
        )
        for source in by_kind(known[key] for key in found)
    )
    return table(("source", "kind", "on whom; of a choice, why", "what rests on it"), rows)


def resting() -> dict[str, list[str]]:
    """What rests on each source, by its key."""
    found: dict[str, list[str]] = {}
    for rule in RESPONSE_RULES:
        for key in rule_sources(rule):
            found.setdefault(key, []).append(f"[`{rule.__name__}`](#{rule.__name__.lower()})")
    for scheme in SCHEMES:
        for key in scheme.sources:
            found.setdefault(key, []).append(f"the sets of {scheme.name}")
    for name, one in SHARED.items():
        for key in NAMED.findall(one.__doc__ or ""):
            found.setdefault(key, []).append(name)
    return found
