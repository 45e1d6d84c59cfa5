"""Every setting that differs from Scrapy's default, with its reason."""

import gc
import sys
from pathlib import Path

from crawler.command_names import command_module, words_of
from crawler.early_start import start_workers
from crawler.telling import tell_interrupts

BOT_NAME = "naqi"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = command_module(sys.argv)  # the command that is typed, not all of them
# `scrapy genspider` writes beside our spiders in a checkout, and into the working folder elsewhere.
NEWSPIDER_MODULE = "crawler.spiders" if Path("crawler/spiders").is_dir() else ""

# The flow: a page is cleaned in a worker process, compared with the articles before it, and written.
ITEM_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.dedup.DedupPipeline": 500,
    "pipelines.write.WritePipeline": 900,
}

# Our own settings
OUTPUT_DIR = "output"  # records, rejected rows and the ledger; relative to the folder that the crawl is started in
ALLOW_PRIVATE_ADDRESSES = False  # a crawl must not reach into the network that it runs in; demo and tests set it
SITES_DIR = None  # a folder of site files that stands alone: neither the shipped ones nor the user's own are read
NAQI_SITES = None  # a folder of one's own site files beside the shipped ones (docs/add_a_site.md); also environment
LEXICON_DIR = None  # a folder with one's own corrections of the lexicon (docs/correct.md); also environment
LEDGER = None  # the ledger's file; by default ledger.sqlite in OUTPUT_DIR
HANDOVER_FD = None  # set by naqi.crawl and naqi.clean: the descriptor that takes the records
LEDGER_FILL = "pipelines.writing.rebuild.fill"  # makes a lost ledger anew from the files in OUTPUT_DIR
CLEAN_WORKERS = 0  # cleaning processes; 0 is one a core
REMOVED_LINES = (
    False  # `crawl --removed`: each line that is taken out of a page, with its rule, in <site>/removed.jsonl
)
DUPLICATES = "mark"  # or drop: duplicates are left out; or off: nobody looks for them
CLEAN_TIMEOUT = 20  # seconds of processor time a page; the slowest real page that was measured took 1.5 s
PROGRESS_PLAIN = False  # lines on a terminal, too, in place of the bar
READ_SECONDS = 10  # of processor time that reading one feed, sitemap, robots.txt or list page may take
PROGRESS_SECONDS = 30  # how often a line says how far the crawl is where there is no terminal

# Who is told when a crawl ends (docs/operations.md)
ALERT_COMMAND = None  # a command; it reads the summary as JSON on its standard input
ALERT_SECONDS = 20  # after which the command is stopped: less than the 30 s that systemd gives a stop
METRICS_FILE = None  # Prometheus' text format, for node_exporter's textfile collector; its name ends in .prom

ARCHIVE = False  # keep every page that is fetched as WARC in OUTPUT_DIR/archive
ARCHIVE_MAX_BYTES = 1_000_000_000  # a file: what the WARC guidelines (IIPC) and Common Crawl use

EXTENSIONS = {
    "crawler.extensions.reactor_check.ReactorCheck": -1,
    "crawler.extensions.run_lock.RunLock": 0,
    "crawler.extensions.progress.Progress": 10,
    "crawler.extensions.health.Health": 20,
    "crawler.extensions.archive.Archive": 30,
    "crawler.extensions.reading.Reading": 45,
    "crawler.extensions.output_fault.OutputFault": 50,
    "crawler.extensions.prompt_stop.PromptStop": 40,
    "crawler.extensions.handover.Handover": 60,
    "crawler.extensions.monitoring.Monitoring": 70,
}

# Scrapy's own feed exports: `-O articles.json`, `.jl`, `.csv`, `.xml`, FEEDS
FEED_EXPORT_ENCODING = "utf-8"  # as the records are; Scrapy's default writes \uXXXX into JSON
FEED_EXPORTERS = {"csv": "crawler.extensions.feeds.CsvFeed", "xml": "crawler.extensions.feeds.XmlFeed"}

# Pages that show nothing without their scripts (docs/discovery.md)
RENDER = None  # auto: in a browser; off; where it is not set, what a site's file says (`render`)
RENDER_PAGES = 2  # rendered at a time, over all sites: each takes some 100 MB and most of a core
RENDER_SECONDS = 30  # a page, after which it is given up and the tab is closed
RENDER_SETTLE = 8  # seconds that its scripts get to show the text; what is there then is taken
CHROMIUM = None  # path of the browser; by default the first of chromium, google-chrome, … that the system has

# Politeness
ADDONS = {"crawler.setting_values.CheckedSettings": 0, "crawler.politeness.agent.HonestAgent": 10}
CONTACT_URL = None  # a page that says who crawls and how to reach them; it stands in the user agent
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.politeness.robots.RobotsTxt": 100,
    "crawler.politeness.wishes.PublishersWishes": 105,  # behind robots.txt, which may close the host
    "crawler.politeness.without_user.WithoutUser": 70,  # before anything is said or kept of the address
    "crawler.politeness.hours.SiteHours": 80,  # before anything is asked of the site
    "crawler.politeness.redirects.KeptOnSite": 90,  # before robots.txt of another site is asked for
    "crawler.politeness.addresses.PublicAddresses": 560,  # nearer to the downloader than the retries at 550
    "crawler.politeness.resting.RestingHosts": 570,
    "crawler.politeness.away.FailingHosts": 575,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.politeness.meta_refresh.QuickMetaRefresh": 580,  # in the place of Scrapy's
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.rendering.middleware.Rendering": 585,  # behind it: what is rendered is unpacked and no redirect
    "crawler.politeness.unpacking.WholeAnswers": 590,  # in the place of Scrapy's
}
EXTENSIONS["crawler.politeness.pace.Pace"] = 100  # behind AutoThrottle: it has the last word
TWISTED_DNS_RESOLVER = "crawler.politeness.addresses.PublicResolver"
ROBOTSTXT_PARSER = "crawler.politeness.robots.Parsed"  # robots.txt is read in a process of its own
ROBOTSTXT_OBEY = True  # Scrapy's library default is False
NOINDEX_OBEY = True  # pages that ask not to be indexed are rejected
TDM_OBEY = True  # pages whose publisher reserves text and data mining (TDMRep) are rejected; off: they are flagged
CONCURRENT_REQUESTS = 64  # over all hosts, two places each: 32 hosts may hang before others wait for them
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one at a time a host
CONCURRENT_ITEMS = 4  # a response: ours yield one article, and Scrapy starts as many tasks for each response (100)
SCHEDULER_PRIORITY_QUEUE = "crawler.politeness.fair.FairQueue"  # one slow host never takes the places of others
DOWNLOAD_DELAY = 1  # seconds between two requests to a host; half as much again either way
AUTOTHROTTLE_ENABLED = True  # slower when the host is slow
AUTOTHROTTLE_START_DELAY = 1  # Scrapy's 5 s would be the pace of a short run; a slow first answer raises it anyway
CRAWL_DELAY_MAX = 120  # seconds; robots.txt's Crawl-delay is honoured up to this (Common Crawl's news crawler)
BUSY_DELAY = 30  # seconds that a host is left alone after 429 or 503 without Retry-After (Media Cloud)
RETRY_AFTER_MAX = 300  # seconds; a host that asks for a longer rest gets no more requests in this run
HOST_FAILURES_MAX = 15  # failures in a row, each try counted, after which a host gets no more requests in this run
RETRY_TIMES = 2  # Scrapy's default: a page is asked for three times; then it waits for the next run
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the ledger remembers the failure; our own log counts it
SCHEDULER_MEMORY_QUEUE = (
    "scrapy.squeues.FifoMemoryQueue"  # in the order found, newest first; Scrapy's is last in first out
)
DOWNLOAD_TIMEOUT = 30  # seconds; Scrapy's 180 would let a hanging host hold its place for minutes
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024  # bytes, unpacked; article pages over 3 MB were not met. 32 at once must fit
SOURCE_MAXSIZE = 64 * 1024 * 1024  # the same for feeds and sitemaps: the protocol allows sitemaps of 50 MiB
REDIRECT_MAX_TIMES = 10  # hops; Googlebot follows as many
DOWNLOAD_WARNSIZE = 0  # what is too large for a page is rejected with a reason
DNS_TIMEOUT = 20  # seconds
COOKIES_ENABLED = False  # the news needs none, and consent walls count on them
METAREFRESH_MAXDELAY = 5  # seconds; longer ones reload a home page and lead nowhere
URLLENGTH_LIMIT = 8190  # an Arabic letter takes six bytes in a URL; this is what common servers accept a line

# Safety: nobody reaches into a running crawl. What is off is not even loaded: the remote control takes 0.1 s to import.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
EXTENSIONS_BASE = {
    f"scrapy.extensions.{name}": 0
    for name in (
        "corestats.CoreStats",
        "logcount.LogCount",
        "memusage.MemoryUsage",
        "closespider.CloseSpider",
        "feedexport.FeedExporter",
        "logstats.LogStats",
        "spiderstate.SpiderState",
        "throttle.AutoThrottle",
    )
}

DOWNLOAD_HANDLERS = {
    "http": "crawler.extensions.downloads.Downloads",
    "https": "crawler.extensions.downloads.Downloads",
    **dict.fromkeys(("file", "data", "ftp", "s3")),  # nothing on the web may lead to a file of this machine
}

# Logs say what happened in words; Scrapy's own lines below WARNING are kept quiet by crawler/running.py.
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LOG_DATEFORMAT = "%Y-%m-%d %H:%M:%S"

# This module is the first of naqi's that `scrapy` loads, a tenth of a second before it has the command: what cleans
# begins to load now, on another core. In any other program this does nothing (`words_of`).
if words := words_of(sys.argv):
    tell_interrupts()
    start_workers(words)
    gc.freeze()  # Scrapy stays to the end: no search for garbage goes through it while the command is loaded
