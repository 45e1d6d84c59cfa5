"""Every setting that differs from Scrapy's default, with its reason."""

BOT_NAME = "naqi"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# The flow: a page is cleaned in a worker process, then written. Duplicates will be found between the two.
ITEM_PIPELINES = {
    "pipelines.clean.CleanPipeline": 100,
    "pipelines.write.WritePipeline": 900,
}

# Our own settings
OUTPUT_DIR = "output"  # records, rejected rows and the ledger; relative to the folder that the crawl is started in
ALLOW_PRIVATE_ADDRESSES = False  # a crawl must not reach into the network that it runs in; demo and tests set it
CLEAN_WORKERS = 0  # cleaning processes; 0 is one a core
CLEAN_TIMEOUT = 20  # seconds a page; the slowest real page that was measured took 1.5 s
PROGRESS_SECONDS = 30  # how often a line says how far the crawl is where there is no terminal

ARCHIVE = False  # keep every page that is fetched as WARC in OUTPUT_DIR/archive
ARCHIVE_MAX_BYTES = 1_000_000_000  # a file: what the WARC guidelines (IIPC) and Common Crawl use

EXTENSIONS = {
    "crawler.extensions.run_lock.RunLock": 0,
    "crawler.extensions.progress.Progress": 10,
    "crawler.extensions.health.Health": 20,
    "crawler.extensions.archive.Archive": 30,
}

# Politeness
ROBOTSTXT_OBEY = True  # Scrapy's library default is False
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # one at a time a host
AUTOTHROTTLE_ENABLED = True  # slower when the host is slow
URLLENGTH_LIMIT = 8190  # an Arabic letter takes six bytes in a URL; this is what common servers accept a line

# Safety: nobody reaches into a running crawl
TELNETCONSOLE_ENABLED = False
EXTENSIONS_BASE_DISABLED = None

# Logs say what happened in words; Scrapy's own lines below WARNING are kept quiet by crawler.logs.
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LOG_DATEFORMAT = "%Y-%m-%d %H:%M:%S"
