"""What is published: the wheel, built from the sdist, in an empty venv that knows nothing of this checkout."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

import pytest
from trove_classifiers import classifiers

from tests.demo.expected import RECORDS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def build(kind: str, source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=100)
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Built from the sdist, as pip does where there is no wheel."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    with zipfile.ZipFile(build("wheel", source, tmp_path_factory.mktemp("wheel"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def installed(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of a venv with the wheel; what it depends on is lent by a path, for nothing may be downloaded."""
    home = tmp_path_factory.mktemp("venv") / "venv"
    uv = [sys.executable, "-m", "uv"]
    python = home / "bin" / "python"
    for command in (
        [*uv, "venv", "--quiet", "--offline", "--python", sys.executable, str(home)],
        [*uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python), str(wheel.filename)],
    ):
        subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True, timeout=100)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return home / "bin"


def run(program: Path, *words: str, folder: Path) -> str:
    done = subprocess.run([program, *words], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_of_the_packages_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    """What git keeps is what is sent: templates, lexicon, site files, py.typed."""
    listed = subprocess.check_output(["git", "ls-files", "naqi", "crawler", "pipelines"], cwd=ROOT, text=True)
    files = set(listed.split())
    assert {"naqi/py.typed", "pipelines/report/templates/base.css", "pipelines/warm.html"} < files
    assert {name for name in wheel.namelist() if ".dist-info/" not in name} == files


def test_the_schema_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("naqi/record.schema.json") == (ROOT / "docs/record.schema.json").read_bytes()


def test_what_the_wheel_says_of_itself(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    said = HeaderParser().parsestr(wheel.read(name).decode())
    assert (said["Name"], said["Version"], said["License-Expression"]) == ("naqi", PROJECT["version"], "Apache-2.0")
    assert said["Description-Content-Type"] == "text/markdown"
    assert len(said["Keywords"].split(",")) > 5
    assert set(said.get_all("Classifier", [])) <= classifiers
    for url in said.get_all("Project-URL", []):
        assert re.fullmatch(r"\w+, https://[a-z0-9-]+(\.[a-z0-9-]+)+/\S*", url)


def test_the_pythons_are_those_that_were_tried() -> None:
    pythons = re.findall(r":: Python :: (3\.\d+)", " ".join(PROJECT["classifiers"]))
    said = f"on {', '.join(pythons[:-1])} and {pythons[-1]}"
    assert said in " ".join((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split())


def test_the_sdist_has_what_a_packager_needs(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "LICENSE",
        "CHANGELOG.md",
        "README.md",
        "requirements.lock",
        "docs/record.md",
        "tests/test_package.py",
    } < names
    assert not [name for name in names if name.startswith((".venv", "output/ledger", ".quality"))]


def test_the_demo_is_crawled_from_any_folder(installed: Path, tmp_path: Path) -> None:
    assert f"written     {len(RECORDS)}\n" in run(installed / "naqi", "crawl", "demo", folder=tmp_path)
    lines = [line for path in tmp_path.glob("output/demo/articles-*.jsonl") for line in path.open(encoding="utf-8")]
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(want["id"] for want in RECORDS.values())


def test_it_is_the_wheel_that_was_run(installed: Path, tmp_path: Path) -> None:
    look = "import crawler, naqi, pipelines; print(naqi.__file__, crawler.__file__, pipelines.__file__)"
    found = run(installed / "python", "-c", look, folder=tmp_path).split()
    assert all(Path(path).is_relative_to(installed.parent) for path in found)
    assert run(installed / "naqi", "--version", folder=tmp_path).startswith(f"naqi {PROJECT['version']} ")


def test_the_changes_say_what_this_version_brings() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    part = changes.partition(f"## {PROJECT['version']}")[2].partition("\n## ")[0]
    assert part.count("\n- ") >= 5
