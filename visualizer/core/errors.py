"""The two ways in which Concord says no. Both carry a sentence for a person, and change nothing.

The core does not know the words: it names a sentence of `locales/…/refusals.ftl` and gives its values. The words are
put to it at the border, in English by `sentences.py` and in the viewer's language by the page.
"""

from __future__ import annotations

from typing import Any


class Sentence:
    """A sentence of `locales/` by its id, with its values: what JSON can hold, and no text that can break the line."""

    def __init__(self, name: str, /, **args: Any) -> None:
        self.id = name
        self.args = args

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.args.items())
        return f"{self.id}({values})"


Says = str | Sentence
"""What a refusal says: a sentence of `locales/`, or English words where only the command line can meet with it."""


class ConcordError(Exception):
    """What was asked for cannot be. `says` is one sentence; `where` names the place in the input, or is empty."""

    def __init__(self, says: Says, where: str = "") -> None:
        super().__init__(says, where)
        self.says = says
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.says}" if self.where else str(self.says)


class InputError(ConcordError):
    """Input that is refused at the border: it does not have the shape, or it names what does not exist."""


class CommandError(ConcordError):
    """A command that has the right shape, but that cannot be carried out in the world as it is at that moment."""
