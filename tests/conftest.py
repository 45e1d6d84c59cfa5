"""What holds for every test: nothing of the user's own is read."""

import os

os.environ["NAQI_SITES"] = os.devnull + ".none"  # no such folder: the sites and corrections of whoever runs the tests
os.environ.pop("LEXICON_DIR", None)
