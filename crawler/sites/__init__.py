"""Sites: one TOML file each, loaded into a `Site`."""

from crawler.sites.by_host import SitesByHost, whose
from crawler.sites.folders import SiteFolders, site_folders
from crawler.sites.load import FOLDER, find_site, load_sites, make_site, read_site, wrong_sites
from crawler.sites.owners import same_owner
from crawler.sites.robots_tag import meta_directives, tag_directives
from crawler.sites.site import Site, SiteError
from crawler.sites.slow_patterns import is_slow
from crawler.sites.url_days import day_in
from crawler.sites.urls import clean_url
from crawler.sites.usage_terms import USAGE_HEADERS, UsageTerms, usage_headers

__all__ = [
    "FOLDER",
    "USAGE_HEADERS",
    "Site",
    "SiteError",
    "SiteFolders",
    "SitesByHost",
    "UsageTerms",
    "clean_url",
    "day_in",
    "find_site",
    "is_slow",
    "load_sites",
    "make_site",
    "meta_directives",
    "read_site",
    "same_owner",
    "site_folders",
    "tag_directives",
    "usage_headers",
    "whose",
    "wrong_sites",
]
