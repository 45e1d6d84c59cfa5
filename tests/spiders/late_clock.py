"""`python -m tests.spiders.late_clock FILE ...`: Scrapy; once FILE is there, sites are twelve hours further on."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from scrapy.cmdline import execute

from crawler.sites import Site, hours

if __name__ == "__main__":
    mark, real = Path(sys.argv.pop(1)), hours.local_time

    def local_time(site: Site, now: datetime | None = None) -> datetime:
        """The site's clock."""
        return real(site, now) + timedelta(hours=12 if mark.exists() else 0)

    hours.local_time = local_time
    execute()
