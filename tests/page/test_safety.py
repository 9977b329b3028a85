"""What a person types stays text, the page runs nobody else's scripts, and talks to nobody but its server."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import FilePayload, expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1
from tests.page.teacher import Teacher
from tests.running import RunningApp

HOSTILE = '<img src=x onerror="document.title=1"><b>&amp;'


def nothing_became_html(teacher: Teacher) -> None:
    assert teacher.page.locator("img, b").count() == 0
    assert teacher.page.title() != "1"
    assert not any(urlsplit(url).path == "/x" for url in teacher.watch.requested)


def test_a_key_and_a_value_are_shown_as_they_were_typed(led: Teacher) -> None:
    led.do("n1", "Ask it as a client")
    led.ask(HOSTILE, HOSTILE)
    expect(led.headline).to_contain_text(HOSTILE)
    led.play_until(led.stage.get_by_role("button", name="c1, client, answered: ok"))
    led.select("n1")
    expect(led.field("log")).to_contain_text("<img")
    nothing_became_html(led)


def test_a_message_and_an_answer_hold_text_alone(led: Teacher) -> None:
    led.do("n1", "Ask it as a client")
    led.form.get_by_role("combobox", name="Operation").select_option(label="append: to a key’s text")
    led.ask("x", HOSTILE)
    led.play_until(led.stage.get_by_role("button", name=re.compile("^c1, client, answered")))
    led.select("c1")
    expect(led.inspector).to_contain_text(HOSTILE)
    nothing_became_html(led)


def test_the_name_of_a_file_is_text(led: Teacher) -> None:
    name = HOSTILE.replace("/", "")
    dialog = led.share()
    file = FilePayload(name=name, mimeType="application/json", buffer=b"nothing")
    dialog.locator("input[type=file]").set_input_files(files=[file])
    expect(led.page.get_by_role("alert").filter(has_text="is not a run file.")).to_contain_text(name)
    nothing_became_html(led)


def test_what_a_link_brings_is_text(classroom: Classroom) -> None:
    entry = {"term": 1, "command": {"op": {"do": "put", "key": HOSTILE, "value": HOSTILE}}}
    hostile = {node: {"current_term": 1, "log": [entry]} for node in ("n1", "n2", "n3")}
    teacher = classroom.open({**led_by_n1(), "initial": hostile})
    teacher.select("n1")
    expect(teacher.field("log")).to_contain_text("<img")
    nothing_became_html(teacher)


def test_what_a_refused_file_says_is_text(led: Teacher) -> None:
    run = {"concord": 1, "protocol": HOSTILE}
    dialog = led.share()
    file = FilePayload(name="run.json", mimeType="application/json", buffer=json.dumps(run).encode())
    dialog.locator("input[type=file]").set_input_files(files=[file])
    expect(led.page.get_by_role("alert").filter(has_text="Refused")).to_contain_text("onerror")
    nothing_became_html(led)


def test_every_answer_has_the_policy(server: RunningApp) -> None:
    for path in ("/", "/static/js/main.js", "/catalogue.json", "/locales/en.ftl"):
        with urlopen(server.address + path) as answer:
            policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self' 'nonce-")
        assert "unsafe" not in policy


def test_a_script_that_was_smuggled_in_does_not_run(teacher: Teacher) -> None:
    teacher.watch.expect("Content Security Policy")
    teacher.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'broken'";
          document.body.append(script);
          const hostile = "<p onclick='document.title = `broken`' style='color: red'>x</p>";
          document.body.insertAdjacentHTML("beforeend", hostile);
          document.body.lastElementChild.click();
        }"""
    )
    teacher.frames()
    assert teacher.page.title() != "broken"
    assert len(teacher.watch.complaints) >= 2


def test_the_page_asks_this_machine_alone(teacher: Teacher) -> None:
    requested = teacher.watch.requested
    assert any(url.startswith("ws://127.0.0.1:") for url in requested)
    assert any("woff2" in url for url in requested)
    assert {urlsplit(url).hostname for url in requested} == {"127.0.0.1"}
