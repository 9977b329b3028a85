"""`latency`: what the command prints is what was measured, and it says so where it is not as expected."""

from __future__ import annotations

import json

import pytest

from visualizer.cli import latency
from visualizer.cli.main import main


def test_agreed_is_near_half_a_rotation_and_safe_near_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latency", "--messages", "200", "--json"]) == 0
    agreed, safe = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (agreed["service"], safe["service"]) == ("agreed", "safe")
    assert 0.4 <= agreed["rotations"] <= 0.7
    assert 1.8 <= safe["rotations"] <= 2.2
    assert agreed["rotations"] == pytest.approx(agreed["latency"] / agreed["rotation"], abs=0.001)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_says_so_in_words(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latency", "--messages", "20", "--lang", language]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":" if language == "en" else "：")[0] for line in lines] == ["agreed", "safe"]


def test_a_number_that_does_not_come_out_is_exit_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latency, "EXPECTED", {"agreed": (0.0, 0.1)})
    assert main(["latency", "--messages", "20"]) == 1


@pytest.mark.parametrize("messages", ["0", "9", "10001"])
def test_too_few_and_too_many_messages_are_refused(messages: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latency", "--messages", messages]) == 2
    assert "--messages" in capsys.readouterr().err
