"""ALERT_COMMAND: what it gets, and that nothing it does harms anybody."""

import fcntl
import os
import signal
import sys
from pathlib import Path

import pytest
from scrapy.utils.test import get_crawler

from crawler.core.counts import Counts
from crawler.core.run import Run, declare_run
from crawler.extensions.monitoring import Monitoring
from crawler.monitoring.alert import SHOWN, AlertError, run_alert, words_of

READ = "import os, pathlib, sys; pathlib.Path('got').write_text(sys.stdin.read() + os.environ['NAQI_STATUS'])"


def python(program: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", program, *arguments]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_reads_the_message_and_the_status(folder: Path) -> None:
    run_alert(python(READ), b'{"a": 1}', 5, 20)
    assert (folder / "got").read_text() == '{"a": 1}5'


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("mail -s 'naqi: the run' a@example.org", ["mail", "-s", "naqi: the run", "a@example.org"]),
        ("echo $HOME; rm -rf / | cat > x && `id`", "echo $HOME; rm -rf / | cat > x && `id`".split()),
        (["a b", "c"], ["a b", "c"]),
    ],
)
def test_a_command_is_words_and_no_shell_reads_it(command: str | list[str], words: list[str]) -> None:
    assert words_of(command) == words


def test_what_a_shell_would_run_is_an_argument(folder: Path) -> None:
    command = f'{sys.executable} -c \'import sys; open("got", "w").write(sys.argv[1])\' $(touch${{IFS}}harm);touch'
    run_alert(command, b"$(touch harm)", 0, 20)
    assert [path.name for path in folder.iterdir()] == ["got"]
    assert (folder / "got").read_text() == "$(touch${IFS}harm);touch"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (python("import sys; print('no route'); print(); sys.exit(7)"), "failed with status 7: no route"),
        (python("import os; os.kill(os.getpid(), 9)"), "failed with status -9"),
        (["no-such-command-anywhere", "https://hooks.example/SECRET"], "No such file or directory"),
        ("mail 'never closed", "No closing quotation"),
        (["a\0b"], "null byte"),
        ("", "names no command"),
        ([], "names no command"),
    ],
)
def test_what_fails_is_named_in_one_line_without_its_arguments(command: str | list[str], message: str) -> None:
    with pytest.raises(AlertError, match=message) as caught:
        run_alert(command, b"{}", 0, 20)
    assert "\n" not in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_one_that_hangs_is_stopped_with_all_that_it_has_started(folder: Path) -> None:
    holds = "exec 9>lock; flock 9; sleep 1000 & sleep 1000"
    with pytest.raises(AlertError, match=r"did not end within 0\.5 s"):
        run_alert(["sh", "-c", holds], b"{}", 0, 0.5)
    with (folder / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # is had when both are gone


def test_one_that_reads_nothing_and_leaves_a_child_behind_holds_up_nobody() -> None:
    with pytest.raises(AlertError, match=r"status 1: \d+") as caught:
        run_alert(["sh", "-c", "sleep 1000 & echo $!; exit 1"], b"x" * 1_000_000, 0, 20)
    os.kill(int(str(caught.value).rpartition(" ")[2]), signal.SIGKILL)  # it is still there


def test_of_what_it_says_the_beginning_of_the_last_line_is_shown() -> None:
    with pytest.raises(AlertError) as caught:
        run_alert(python("print('x' * 3000); raise SystemExit(1)"), b"", 0, 20)
    assert str(caught.value).endswith(f"status 1: {'x' * SHOWN}")


def test_a_command_that_there_is_not_is_told_when_the_crawl_begins(caplog: pytest.LogCaptureFixture) -> None:
    crawler = get_crawler(settings_dict={"ALERT_COMMAND": "no-such-command-anywhere SECRET"})
    declare_run(crawler, Run(Counts(crawler), keeps_ledger=True, store=None))
    Monitoring.from_crawler(crawler)
    assert caplog.messages == ["ALERT_COMMAND no-such-command-anywhere: there is no such command"]
