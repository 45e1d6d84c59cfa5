"""The two runs of `clean`: all pages into one file, or each archive into a file of its own."""

import argparse
from functools import partial
from pathlib import Path

from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from crawler import exit_status
from crawler.core.disk import Taken, claim_files, make_folder, read_given
from crawler.core.spider import known_sites
from crawler.running import quiet_libraries, run_spider
from crawler.standard_input import standard_input
from crawler.summary import summary
from crawler.telling import complain, in_words, remark
from pipelines.cleaning.lexicon.own import corrections_of
from pipelines.engines.knowledge import Knowledge
from pipelines.engines.one_language import OneLanguage
from pipelines.engines.storage import StorageError, check_packages, is_remote
from pipelines.engines.wanted import Wanted, read_hosts
from pipelines.export.optional import MissingPackage, need
from pipelines.fork_server import usable_cores
from pipelines.writing.file_store import FileStore


def clean_into_file(process: CrawlerProcessBase, paths: list[str], opts: argparse.Namespace, wanted: Wanted) -> int:
    """Clean all pages into one file, or to standard output, and print a summary. `opts` are those of the command.

    Returns the exit status. Raises UsageError where standard input is named and nothing can come in.
    """
    files = [Path(p) if p else None for p in (opts.overwrite_output or opts.output, opts.rejected, opts.removed)]
    try:
        if opts.overwrite_output:
            with claim_files(filter(None, files)):
                for old in filter(None, files):
                    if old.is_file():  # a device (/dev/null) or pipe is written to, and stays
                        old.unlink()
        store = OneLanguage(FileStore(*files, keep_copies=opts.keep_copies), wanted)
    except Taken as error:
        complain(str(error))
        return exit_status.LOCKED
    except OSError as error:
        complain(in_words(error))
        return exit_status.NO_OUTPUT
    except ValueError as error:
        complain(str(error))
        return exit_status.USAGE
    crawler = process.create_crawler("saved")
    with standard_input(paths) as given:
        arguments = {"paths": paths, "store": store, "left_out": wanted.unwanted, "standard_input": given}
        if opts.site or opts.learn:
            arguments |= _learning(opts.site, process.settings.getfloat("CLEAN_TIMEOUT"))
        status, stats = run_spider(process, crawler, arguments)
    remark(summary(stats))
    return status


def clean_archives(settings: BaseSettings, paths: list[str], opts: argparse.Namespace, wanted: Wanted) -> int:
    """Clean each archive into a file of its own, and print how it went. Returns the exit status."""
    if not opts.output:
        raise UsageError("--engine: -o FOLDER/ is wanted, where each archive gets a file of records")
    # Imported here: cleaning into one file, which the command mostly does, does not wait for the engines.
    from pipelines.engines.archive import Failure, Limits, Report
    from pipelines.engines.exchange import EngineError
    from pipelines.engines.job import job_of, once_each
    from pipelines.engines.run import archives_in, line_of, run_jobs, totals

    def tell(result: Report | Failure) -> None:
        remark(line_of(result))

    quiet_libraries(settings)
    limits = Limits(timeout=settings.getfloat("CLEAN_TIMEOUT"))
    processes = opts.jobs or usable_cores()
    try:
        if opts.to == "parquet":
            need("pyarrow", "export")
        knowledge = knowledge_of(settings)
        for place in (*paths, opts.output):
            check_packages(place)
        jobs = once_each(
            job_of(source, opts.output, wanted, limits, opts.to, knowledge) for source in archives_in(paths)
        )
        if not is_remote(opts.output):
            make_folder(Path(opts.output))  # one that cannot be made fails no archive, but all of it
        results = run_jobs(jobs, opts.engine or "local", processes, opts.engine_address, tell)
    except (MissingPackage, StorageError, ValueError) as error:
        complain(str(error))
        return exit_status.USAGE
    except (EngineError, OSError) as error:
        complain(in_words(error))
        return exit_status.NO_OUTPUT
    except KeyboardInterrupt:
        complain("stopped: running again goes on with the archives that are left")
        return exit_status.INTERRUPTED
    remark(totals(results))
    failed = any(isinstance(result, Failure) for result in results)
    return exit_status.SITES_FAILED if failed else exit_status.OK


def _learning(site: str | None, timeout: float) -> dict[str, object]:
    """What the spider needs to read the pages twice."""
    from pipelines.first_pass import learn_repeats  # the stages of cleaning, which this process needs for nothing else

    return {"named": site, "learn": partial(learn_repeats, timeout=timeout)}


def knowledge_of(settings: BaseSettings) -> Knowledge:
    """What the settings' site files and lexicon folder say. Raises ValueError, one line, for a wrong lexicon."""
    return Knowledge(tuple(known_sites(settings).values()), corrections_of(settings.get("LEXICON_DIR")))


def wanted_of(opts: argparse.Namespace) -> Wanted:
    """Which pages the options ask for. Raises ValueError for a language, or a list that cannot be used."""
    hosts_in, hosts_out = _hosts("--hosts", opts.hosts), _hosts("--skip-hosts", opts.skip_hosts)
    if opts.hosts is not None and not hosts_in:  # else it would be pages of all hosts
        raise ValueError(f"--hosts {opts.hosts}: there is no host in it")
    return Wanted(opts.language, hosts_in, hosts_out, keep_copies=opts.keep_copies)


def _hosts(option: str, name: str | None) -> frozenset[str]:
    if name is None:
        return frozenset()
    try:
        return read_hosts(read_given(Path(name)))
    except OSError as error:
        raise ValueError(f"{option} {in_words(error)}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{option} {name}: is no UTF-8 text: save it as UTF-8") from error
    except ValueError as error:
        raise ValueError(f"{option} {name}: {error}") from error
