"""Printing without pauses for the garbage collector.

Pages are a few hundred thousand small values that all live until the file is written.
Python looks through them again and again meanwhile, and finds nothing: a quarter of the
time. They can go as soon as the function that made them has returned.
"""

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")


def undisturbed(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Hold garbage collection while a function runs; one that was off before stays off.

    It is for the function that drops the pages: what is still in use when collection goes
    on would be kept for long.
    """

    @wraps(function)
    def running(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Made:
        on = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if on:
                gc.enable()

    return running
