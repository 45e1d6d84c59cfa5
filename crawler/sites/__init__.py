"""Sites: one TOML file each, loaded into a `Site`."""

from crawler.sites.load import FOLDER, find_site, load_sites, make_site, read_site, wrong_sites
from crawler.sites.site import Site, SiteError

__all__ = ["FOLDER", "Site", "SiteError", "find_site", "load_sites", "make_site", "read_site", "wrong_sites"]
