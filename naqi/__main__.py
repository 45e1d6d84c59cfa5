"""`naqi` and `python -m naqi`."""

import gc
import os
import sys
from difflib import get_close_matches
from pathlib import Path


def main() -> None:
    """Run a command of Scrapy with naqi's settings, from any folder, also from inside another Scrapy project.

    `naqi crawl news …` is `scrapy crawl news …`. Ends the process with the command's exit status.
    """
    open_closed_streams()
    try:
        status = outcome()
    except KeyboardInterrupt:  # where no command is at work that has its own way to end, and while it is loaded
        from crawler.telling import complain

        complain("stopped")
        status = 130
    from crawler.telling import lead_nowhere, printing

    with printing():  # what they have printed is handed on now, and not where Python itself would do it
        pass
    try:
        sys.stderr.flush()  # the log
    except OSError:
        lead_nowhere(sys.stderr)
    sys.exit(status)


def outcome() -> str | int | None:
    """Run what the command line asks for; returns how it ended, as `sys.exit` takes it. Raises KeyboardInterrupt."""
    try:
        leave_out_working_folder()
    except FileNotFoundError:
        print("naqi: the folder that it was started in is gone: change into another one", file=sys.stderr)  # noqa: T201
        return 2
    from crawler.telling import lead_nowhere

    try:
        run()
    except SystemExit as end:
        return end.code
    except BrokenPipeError:  # Scrapy's own commands and helps, whose reader has seen enough
        lead_nowhere(sys.stdout)
    return 0


def run() -> None:
    """What `outcome` does. Raises SystemExit, BrokenPipeError, KeyboardInterrupt."""
    refuse_without_descriptors()
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    if sys.argv[1:] in (["--version"], ["-V"]):
        from crawler.version import version_line

        print(version_line())  # noqa: T201 - it is what was asked for
        return
    if sys.argv[1:2] == ["--complete"]:
        from crawler.completion import completions

        sys.stdout.writelines(f"{word}\n" for word in completions(sys.argv[2:]))
        return
    sys.argv[1:] = help_asked_for(sys.argv[1:])
    if (word := unknown_command(sys.argv[1:])) is not None:
        from crawler.command_line import refuse

        refuse(word)
    from crawler.early_start import start_workers

    start_workers(sys.argv[1:])
    gc.disable()  # nothing of what is imported is ever garbage: to look for it is a tenth of the time
    from scrapy.cmdline import execute

    gc.freeze()
    gc.enable()
    execute()


def help_asked_for(words: list[str]) -> list[str]:
    """The words of a command line; of `help` and `help clean`, which Scrapy does not know, those that it knows."""
    if words[:1] != ["help"]:
        return words
    return [*words[1:], "-h"] if words[1:] else []


def refuse_without_descriptors() -> None:
    """End with one line and status 6 where the system allows too few open files: each import would fail by itself."""
    from crawler.core.descriptors import raise_limit

    if told := raise_limit():
        print(f"naqi: {told}", file=sys.stderr)  # noqa: T201
        sys.exit(6)


def unknown_command(words: list[str]) -> str | None:
    """What to say where the first word is no command; None where all is well."""
    from crawler.command_names import command_packages

    name = next((word for word in words if not word.startswith("-")), None)
    known = command_packages()
    if name is None or name in known:
        return None
    near = get_close_matches(name, known, 1)
    return f"there is no command {name}" + (f": did you mean {near[0]}?" if near else "; `naqi` alone lists them")


def open_closed_streams() -> None:
    """Let standard input, output and errors that were closed (`2>&-`) lead nowhere.

    Python has none then, which Scrapy does not expect, and the first file that is opened, such as the ledger, would
    get what is meant for the terminal.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            os.set_inheritable(number, True)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def leave_out_working_folder() -> None:
    """Take the working folder out of the import path, which `python -m` puts it into.

    A `crawler` or `pipelines` of somebody's own, in the folder that one happens to stand in, is not naqi's. A checkout
    of naqi stays. Raises FileNotFoundError where the working folder was removed.
    """
    here = Path.cwd()
    if Path(__file__).parent.parent != here:
        sys.path[:] = [entry for entry in sys.path if Path(entry).absolute() != here]


if __name__ == "__main__":
    main()
