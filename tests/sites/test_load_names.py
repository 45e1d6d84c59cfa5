"""Names of sites that are not quite right."""

from crawler.sites.load import names_near

KNOWN = ["bbc-arabic", "sky-news-arabia", "rt-arabic", "aljazeera"]


def test_a_name_that_is_half_typed_or_misspelt_has_its_neighbours() -> None:
    assert names_near("bbc", KNOWN) == ["bbc-arabic"]
    assert names_near("aljazera", KNOWN) == ["aljazeera"]
    assert names_near("zzz", KNOWN) == []
