"""Is there a browser, and how is it started."""

import os
import shutil
from importlib.util import find_spec

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
"""What distributions call it."""

ARGUMENTS = (
    "--proxy-bypass-list=<-loopback>",  # Chromium goes to loopback directly where nobody says otherwise
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # names are looked up by our proxy alone
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--blink-settings=imagesEnabled=false",
    "--renderer-process-limit=2",
    "--js-flags=--max-old-space-size=256",  # megabytes of a page's own data
    "--disable-gpu",
    "--disable-dev-shm-usage",  # 64 MB in containers
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--mute-audio",
    "--no-first-run",
    "--no-pings",
)


def find_chromium(named: str | None) -> str | None:
    """The path of Chromium: the one that CHROMIUM names, else the first that the system has; None: there is none."""
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def why_none(named: str | None) -> str | None:
    """One line that says what is missing for RENDER, or None where all is there."""
    if find_spec("playwright") is None:
        return "RENDER=auto needs the group `browser`: pip install 'naqi[browser]'"
    if find_chromium(named) is None:
        what = f"there is no program {named}" if named else "no Chromium was found"
        return f"RENDER=auto needs a Chromium: {what}; apt install chromium, or set CHROMIUM to its path"
    return None


def has_sandbox() -> bool:
    """Whether Chromium can shut its pages in: not for root, who needs --no-sandbox."""
    return os.geteuid() != 0
