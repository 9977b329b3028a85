"""The steps of a run, in chunks that forks share: to leave a run at its hundred-thousandth step copies no step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from visualizer.core.step import Step

_CHUNK = 256


class Journal(Sequence[Step]):
    """A list of steps that only grows. `journal[i].seq` is i + 1."""

    __slots__ = ("_full", "_last")

    def __init__(self, full: list[list[Step]] | None = None, last: list[Step] | None = None) -> None:
        self._full: list[list[Step]] = [] if full is None else full
        """Chunks that are full, and may be shared."""
        self._last: list[Step] = [] if last is None else last
        """What came after them; nobody else's."""

    def append(self, step: Step) -> None:
        """Put the next step at the end."""
        self._last.append(step)
        if len(self._last) == _CHUNK:
            self._full.append(self._last)
            self._last = []

    def upto(self, length: int) -> Journal:
        """Another journal with the first so many steps, to which other ones can be appended."""
        chunks, rest = divmod(length, _CHUNK)
        last = self._full[chunks] if chunks < len(self._full) else self._last
        return Journal(self._full[:chunks], last[:rest])

    def __len__(self) -> int:
        return len(self._full) * _CHUNK + len(self._last)

    @overload
    def __getitem__(self, index: int) -> Step: ...

    @overload
    def __getitem__(self, index: slice) -> list[Step]: ...

    def __getitem__(self, index: int | slice) -> Step | list[Step]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        chunk, place = divmod(index, _CHUNK)
        return self._full[chunk][place] if chunk < len(self._full) else self._last[place]

    def __iter__(self) -> Iterator[Step]:
        for chunk in self._full:
            yield from chunk
        yield from self._last
