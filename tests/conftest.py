"""What holds for every test: nothing of the user's own is read, and no property has a deadline."""

import multiprocessing
import os

import pytest
from hypothesis import settings

from pipelines.fork_server import PRELOADED, usable_cores

# No folder, and none can be made there: the sites and corrections of whoever runs the tests.
os.environ["NAQI_SITES"] = os.devnull + "/none"
os.environ.pop("LEXICON_DIR", None)

# Whatever test is the first to start a process: those that follow branch off the same one.
PRELOADED.append("tests.preloaded")
multiprocessing.set_forkserver_preload(PRELOADED)

# A property says what is right, not how fast: on a busy machine an example may take any time.
settings.register_profile("naqi", deadline=None)
settings.load_profile("naqi")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Test processes of `-n auto`: one more than there are cores, since crawls wait for their sites now and then."""
    return usable_cores() + 1
