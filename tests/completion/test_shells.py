"""The scripts in the shells that they are for; a shell that is not installed is left out."""

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.completion import SHELLS, script

ENVIRONMENT = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "TERM": "dumb"}
ASK = {
    # A line as bash hands it over: parted at = as well.
    "bash": """COMP_LINE='naqi crawl news -a site=alanba,bbc'; COMP_POINT=${#COMP_LINE}
        COMP_WORDS=(naqi crawl news -a site = alanba,bbc); COMP_CWORD=6; _naqi naqi; echo "${COMPREPLY[@]}" """,
    "zsh": """compdef() { :; }; . ./script; compadd() { echo "$@"; }
        words=(naqi crawl news -a site=alanba,bbc); CURRENT=5; PREFIX=site=alanba,bbc; _naqi""",
    "fish": "complete -C 'naqi crawl news -a site=alanba,bbc'",
}
"""What shows which words a shell offers, once the script has been read."""


def run(shell: str, program: str, folder: Path) -> str:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    (folder / "script").write_text(script(shell), encoding="utf-8")
    plain = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [shell, *plain, "-c", program], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(("shell", "offered"), [("bash", "alanba,bbc-arabic"), ("fish", "site=alanba,bbc-arabic")])
def test_a_list_of_sites_is_completed(shell: str, offered: str, tmp_path: Path) -> None:
    assert run(shell, f". ./script; {ASK[shell]}", tmp_path).strip() == offered


def test_zsh_takes_words_with_a_value_behind_them_apart(tmp_path: Path) -> None:
    lines = run("zsh", ASK["zsh"], tmp_path).splitlines()
    assert lines == ["-S  --", "-- site=alanba,bbc-arabic"]


NAQI = f"""#!/bin/sh
[ "$1" = --complete ] && exec {sys.executable} -m naqi "$@"
printf '<%s>' "$@"
"""
"""A command that says what it was given, and completes as naqi does."""


def answer(terminal: int, until: str) -> str:
    """What appears at a terminal up to a certain text."""
    seen = b""
    while until.encode() not in seen:
        assert select.select([terminal], [], [], 30)[0], seen
        seen += os.read(terminal, 4096)
    return seen.decode()


def test_bash_completes_at_a_terminal(tmp_path: Path) -> None:
    """As a person types, with the Tab key: words, a list of sites, and a file's name where no word fits."""
    (tmp_path / "script").write_text(script("bash"), encoding="utf-8")
    (tmp_path / "a page.html").touch()
    (tmp_path / "naqi").write_text(NAQI, encoding="utf-8")
    (tmp_path / "naqi").chmod(0o755)
    environment = ENVIRONMENT | {"PATH": f"{tmp_path}{os.pathsep}{ENVIRONMENT['PATH']}", "PS1": "READY "}
    ours, theirs = pty.openpty()
    bash = subprocess.Popen(
        ["bash", "--norc", "-i"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env=environment,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        answer(ours, "READY ")
        for typed, wanted in (
            (". ./script", "READY "),
            ("naqi cra\tnews -a site=alanba,bbc\t-x", "<crawl><news><-a><site=alanba,bbc-arabic><-x>READY "),
            ("naqi clean a\\ p\t-x", "<clean><a page.html><-x>READY "),
        ):
            os.write(ours, f"{typed}\n".encode())
            answer(ours, wanted)
    finally:
        bash.kill()
        bash.wait()
        os.close(ours)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_says_where_it_goes(shell: str) -> None:
    assert f"naqi completion {shell} > " in script(shell)
