from pathlib import Path

import pytest

from crawler.sites import FOLDER, Site, SiteError, find_site, load_sites, read_site
from crawler.sites.load import LONGEST_SHOWN, make_site

ARAB_COUNTRIES = set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())


def site_file(folder: Path, text: str, name: str = "sada") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_pack_covers_every_arab_country_and_international_services() -> None:
    sites = load_sites(FOLDER)
    assert len(sites) >= 40
    assert {site.country for site in sites.values()} >= ARAB_COUNTRIES | {None}


def test_the_pack_claims_no_check_that_was_not_made() -> None:
    assert not any(site.checked for site in load_sites(FOLDER).values())


def test_two_sites_do_not_share_a_home() -> None:
    homes = [site.home for site in load_sites(FOLDER).values()]
    assert len(homes) == len(set(homes))


def test_a_full_site_file(tmp_path: Path) -> None:
    text = """
    home = "https://sada.test/"
    country = "TN"
    timezone = "Africa/Tunis"
    date_order = "YMD"
    furniture = ["حمّل التطبيق"]
    feeds = ["https://sada.test/rss.xml"]
    allow = ['/news/\\d+']
    delay = 3
    checked = true
    """
    site = read_site(site_file(tmp_path, text))
    assert site == Site(
        "sada",
        "https://sada.test/",
        country="TN",
        timezone="Africa/Tunis",
        date_order="YMD",
        furniture=("حمّل التطبيق",),
        feeds=("https://sada.test/rss.xml",),
        allow=(r"/news/\d+",),
        delay=3,
        checked=True,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'home' is missing"),
        ("home = 3", "'home' must be str, not int"),
        ('home = "sada.test"', "no absolute"),
        ('home = "http://a:x/"', "no absolute"),
        ('home = "https://sada.test/"\nfurnitur = []', "did you mean 'furniture'"),
        ('home = "https://sada.test/"\nfurniture = "x"', "must be a list of strings"),
        ('home = "https://sada.test/"\ntimezone = "Africa/Atlantis"', "no IANA time zone"),
        ('home = "https://sada.test/"\ntimezone = "../x"', "no IANA time zone"),
        ('home = "https://sada.test/"\ncountry = "Tunis"', "ISO 3166"),
        ('home = "https://sada.test/"\nlanguage = "ara"', "ISO 639-1"),
        ('home = "https://sada.test/"\ndate_order = "DDY"', "date_order"),
        ('home = "https://sada.test/"\nallow = ["("]', "'allow'"),
        ('home = "https://sada.test/"\ndelay = true', "'delay' must be"),
        ('home = "https://sada.test/"\ndelay = -1', "0 to 3600"),
        ('home = "https://sada.test/"\nrender = "always"', "neither auto nor off"),
        ('home = "https://sada.test:0/"', "no absolute"),
        ('home = "https://sada.test/"\nhosts = ["https://x.test/"]', "no host name"),
        ('home = "https://me:word@sada.test/"', "logs in nowhere"),
        ('home = "https://sada.test/"\nfeeds = ["htps://me:word@sada.test/rss"]', "logs in nowhere"),
        ("home = ", "no TOML"),
        ('home = "https://sada.test/\\n"', "no absolute"),
        ('home = "https://sada.test/\\u202e"', "no absolute"),
        ('home = "https://sada.test/"\nhosts = ["*.sada.test"]', "no host name"),
        ('home = "https://sada.test/"\nhosts = [".."]', "no host name"),
        ('home = "https://sada.test/"\nhosts = ["a b.test"]', "no host name"),
        ('home = "https://sada.test/"\nx = ' + "[" * 10_000, "no TOML"),
        ('home = "https://sada.test/"\ndaily = ' + "1" * 5_000, "no TOML"),
        ('home = "https://sada.test/"\nallow = ["' + "(" * 5_000 + ")" * 5_000 + '"]', "'allow'"),
        ('home = "https://sada.test/"\ndeny = ["a{99999999999999999999}"]', "'deny'"),
        ('home = "https://sada.test/"\nallow = ["/(n+)+$"]', "takes very long"),
        ("#" * 2_000_000, "over 1000000 bytes"),
    ],
)
def test_a_wrong_site_file_says_what_is_wrong_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = site_file(tmp_path, text)
    with pytest.raises(SiteError, match=message) as caught:
        read_site(path)
    assert "word@" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("pattern", [r"^https?://.*\.test/.*/\d+/.*$", r"/(?:news|sport)/.*-\d+", "^.*/[^/]+/.*$"])
def test_patterns_as_people_write_them_are_taken(tmp_path: Path, pattern: str) -> None:
    assert read_site(site_file(tmp_path, f"home = 'https://sada.test/'\nallow = ['{pattern}']")).allow == (pattern,)


@pytest.mark.parametrize("name", ["", "Sada", "sada news", "../sada", ".sada", "صدى", "sada\n"])
def test_names_that_are_no_good_for_folders_and_options_are_refused(name: str) -> None:
    with pytest.raises(SiteError, match="only a-z, 0-9"):
        make_site(name, {"home": "https://sada.test/"})


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = site_file(tmp_path, '\ufeffhome = "https://sada.test/"\r\n')
    assert read_site(path).home == "https://sada.test/"


def test_a_name_that_nobody_has_is_answered_with_those_that_come_near() -> None:
    with pytest.raises(SiteError, match="aljazeera"):
        find_site("aljazera")


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no such folder"):
        load_sites(tmp_path / "none")


@pytest.mark.parametrize(
    ("pattern", "why"), [("x" * 500 + "(", "missing"), ("/(n+)+$|" + "x" * 500, "takes very long")]
)
def test_of_a_long_pattern_the_beginning_is_shown(pattern: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=why) as caught:
        read_site(site_file(tmp_path, f"home = 'https://sada.test/'\nallow = ['{pattern}']"))
    assert repr(pattern[:LONGEST_SHOWN]) in str(caught.value)
    assert pattern[: LONGEST_SHOWN + 1] not in str(caught.value)
