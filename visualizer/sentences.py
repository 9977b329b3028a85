"""Every sentence that a person reads, from `locales/`: Fluent files, one source for the page and the command line.

An id of the engine becomes a Fluent id with its dots as hyphens: the reason `raft.vote_granted` is the message
`raft-vote_granted`, its attributes `.rule` and `.section`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from visualizer.core.errors import ConcordError, Says

LANGUAGES: Final = ("en", "zh")
"""The languages that Concord speaks."""

_LOCALES = Path(__file__).parent / "locales"
_LIST_SEPARATOR = {"en": ", ", "zh": "、"}


def source(language: str) -> str:
    """All Fluent files of a language as one text, in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((_LOCALES / language).glob("*.ftl")))


class Sentences:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source(language)))

    def has(self, key: str) -> bool:
        """Whether there is a sentence for an id, such as `raft.vote_granted`, or an attribute (`raft.x.rule`)."""
        return self._pattern(key) is not None

    def say(self, key: str, args: Mapping[str, Any] | None = None) -> str:
        """The sentence of an id, or of an attribute of it after a last dot, with its values.

        Raises KeyError where there is no such sentence, or one of its values is missing.
        """
        pattern = self._pattern(key)
        if pattern is None:
            raise KeyError(f"no sentence {key!r} in {self.language}")
        values = {name: self.value(value) for name, value in (args or {}).items()}
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise KeyError(f"{key!r} in {self.language}: {errors[0]}")
        return str(text)

    def value(self, value: Any) -> Any:
        """A value as a sentence takes it: numbers ungrouped, lists joined, operations in short."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (int, float)):
            return fluent_number(value, useGrouping=False)
        if value is None:
            return "—"
        if isinstance(value, Mapping) and "do" in value:
            return self.say(f"client-op-{value['do']}", {k: v for k, v in value.items() if k != "do"})
        if isinstance(value, Sequence) and not isinstance(value, str):
            return _LIST_SEPARATOR[self.language].join(str(self.value(item)) for item in value)
        return str(value)

    def _pattern(self, key: str) -> Any:
        """An id may have dots of its own; the last one sets off an attribute where the id is followed by one."""
        name = key.replace(".", "-")
        if self._bundle.has_message(name):
            return self._bundle.get_message(name).value
        head, _, attribute = key.rpartition(".")
        head = head.replace(".", "-")
        if head and self._bundle.has_message(head):
            return self._bundle.get_message(head).attributes.get(attribute)
        return None


@cache
def sentences(language: str) -> Sentences:
    """The sentences of a language, read once."""
    return Sentences(language)


def in_english(says: Says) -> str:
    """What a refusal says, in English. Raises KeyError where it names a sentence that there is not."""
    return says if isinstance(says, str) else sentences("en").say(says.id, says.args)


def line_of(error: ConcordError) -> str:
    """A refusal as one line of English, with the place in the input that it speaks of."""
    says = in_english(error.says)
    line = f"{error.where}: {says}" if error.where else says
    # Names that came with the input can hold anything, the ends of lines too.
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
