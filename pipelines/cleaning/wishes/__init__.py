"""What the publisher wishes that the page is used for: the one place where that is decided. docs/law.md tells of it."""

from crawler.items import Rejected
from crawler.sites import UsageTerms, meta_directives, tag_directives
from pipelines.cleaning.page import Page
from pipelines.cleaning.wishes.preferences import forbids_training

NO_AI = frozenset({"noai", "noimageai"})
"""Directives against AI training (DeviantArt, 2022). The second is about pictures; a record names one."""

FLAG = "no-ai-training"


def find_wishes(page: Page, stated: UsageTerms, *, obey_tdm: bool) -> list[str]:
    """The flag `no-ai-training` where a publisher wishes it in any of the ways that are read; else nothing.

    Raises Rejected, `tdm-reserved`, where text and data mining is reserved and `obey_tdm` is set.
    """
    reserved, where = _reservation(page, stated)
    if reserved and obey_tdm:
        raise Rejected("tdm-reserved", where)
    if reserved or NO_AI & _directives(page, stated) or _prefers_no_training(page, stated) or stated.ai_txt:
        return [FLAG]
    return []


def _directives(page: Page, stated: UsageTerms) -> frozenset[str]:
    metas = ((name, content) for name in ("robots", "naqi") for content in page.meta.get(name, ()))
    tags = (*stated.values("x-robots-tag"), *page.meta.get("x-robots-tag", ()))
    return meta_directives(metas) | tag_directives(tags)


def _prefers_no_training(page: Page, stated: UsageTerms) -> bool:
    """Of several statements the strictest holds (draft-ietf-aipref-vocab, 5.1); lines of one header are one value."""
    header = ", ".join(stated.values("content-usage"))
    return any(map(forbids_training, filter(None, (header, *page.meta.get("content-usage", ()), *stated.robots_usage))))


def _reservation(page: Page, stated: UsageTerms) -> tuple[bool, str]:
    """Whether text and data mining is reserved, and a line that says where: the page's own meta elements decide, else
    the header, else the server's file (TDM Reservation Protocol, 5.4)."""
    for place, values, policies in (
        ("meta element", page.meta.get("tdm-reservation", ()), page.meta.get("tdm-policy", ())),
        ("header", stated.values("tdm-reservation"), stated.values("tdm-policy")),
    ):
        said = {value.strip() for value in values} & {"0", "1"}
        if said:  # both: the server is badly set up, and the reservation holds
            return "1" in said, _where(place, next(iter(policies), ""))
    if stated.tdm_file is not None:
        reserved, policy = stated.tdm_file
        return reserved, _where("tdmrep.json", policy)
    return False, ""


def _where(place: str, policy: str) -> str:
    return f"{place}; terms: {policy.strip()[:300]}" if policy.strip() else place
