"""Every story is told in the very words in which it was told before; a person reads whatever comes to differ.

`python -m tests.golden.transcripts` writes the transcripts anew.
"""

from __future__ import annotations

import pytest

from tests.golden.transcripts import FOLDER, file_of, names, told


@pytest.mark.parametrize("name", names())
def test_the_story_is_told_as_before(name: str) -> None:
    assert told(name) == file_of(name).read_text(encoding="utf-8")


def test_no_transcript_is_left_of_a_story_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(names())
