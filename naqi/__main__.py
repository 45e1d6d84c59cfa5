"""`naqi` and `python -m naqi`."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a command of Scrapy with naqi's settings, from any folder, also from inside another Scrapy project.

    `naqi crawl news …` is `scrapy crawl news …`. Ends the process with the command's exit status.
    """
    leave_out_working_folder()
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    if sys.argv[1:] in (["--version"], ["-V"]):
        from naqi.version import version_line

        print(version_line())  # noqa: T201 - it is what was asked for
        return
    from scrapy.cmdline import execute

    execute()


def leave_out_working_folder() -> None:
    """Take the working folder out of the import path, which `python -m` puts it into.

    A `crawler` or `pipelines` of somebody's own, in the folder that one happens to stand in, is not naqi's. A checkout
    of naqi stays.
    """
    here = Path.cwd()
    if Path(__file__).parent.parent != here:
        sys.path[:] = [entry for entry in sys.path if Path(entry).absolute() != here]


if __name__ == "__main__":
    main()
