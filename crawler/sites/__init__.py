"""Sites: one TOML file each, loaded into a `Site`."""

from crawler.sites.site import Site, SiteError

__all__ = ["Site", "SiteError"]
