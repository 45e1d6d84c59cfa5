"""Sites: one TOML file each, loaded into a `Site`."""

from crawler.sites.by_host import site_of
from crawler.sites.folders import SiteFolders, site_folders
from crawler.sites.load import FOLDER, find_site, load_sites, make_site, read_site, wrong_sites
from crawler.sites.site import Site, SiteError
from crawler.sites.urls import same_owner, tidy

__all__ = [
    "FOLDER",
    "Site",
    "SiteError",
    "SiteFolders",
    "find_site",
    "load_sites",
    "make_site",
    "read_site",
    "same_owner",
    "site_folders",
    "site_of",
    "tidy",
    "wrong_sites",
]
