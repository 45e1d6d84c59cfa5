"""A site's file that is written, or copied from the shipped ones."""

from pathlib import Path

import pytest

from crawler.sites import FOLDER, SiteError
from crawler.sites.new_file import copy_file, file_text


def test_a_shipped_file_is_copied_once(tmp_path: Path) -> None:
    own = tmp_path / "own"
    path = copy_file((FOLDER, own), "aljazeera", own)
    assert path == own / "aljazeera.toml"
    assert path.read_bytes() == (FOLDER / "aljazeera.toml").read_bytes()
    path.write_text('home = "http://mine.test/"\n')
    with pytest.raises(SiteError, match="is your own already"):
        copy_file((FOLDER, own), "aljazeera", own)
    assert path.read_text() == 'home = "http://mine.test/"\n'


def test_of_two_folders_the_later_one_is_copied(tmp_path: Path) -> None:
    other, own = tmp_path / "other", tmp_path / "own"
    other.mkdir()
    (other / "aljazeera.toml").write_text('home = "http://other.test/"\n')
    copied = copy_file((FOLDER, other, own), "aljazeera", own)
    assert copied.read_text() == 'home = "http://other.test/"\n'


def test_what_is_certain_is_written_and_nothing_else() -> None:
    text = file_text("http://sada.test/", "صدى\x1b[2J", {"language": "ar", "country": None, "timezone": "Asia/Aden"})
    assert text == '# صدى[2J\nhome = "http://sada.test/"\ntimezone = "Asia/Aden"\nchecked = false\n'
    assert 'language = "fa"' in file_text("http://sada.test/", None, {"language": "fa"})
    assert "language" not in file_text("http://sada.test/", None, {"language": "ar-EG"})
    assert file_text("http://sada.test/", None, {}).startswith("home")
    with pytest.raises(SiteError):
        file_text("http://sada.test/", None, {"country": "Nowhere"})


def test_a_folder_that_is_not_there_has_no_names(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no site file is named nobody"):
        copy_file((FOLDER, tmp_path / "nowhere"), "nobody", tmp_path)
