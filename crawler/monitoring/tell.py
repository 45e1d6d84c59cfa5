"""Tells of a run that has ended by all the ways that the settings name."""

import json
import logging
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler import exit_status
from crawler.core.disk import write_whole
from crawler.monitoring.alert import AlertError, run_alert
from crawler.monitoring.report import RunReport, as_object
from crawler.politeness.agent import own_version
from crawler.setting_values import wrong_setting
from crawler.settings import ALERT_SECONDS

log = logging.getLogger("naqi.monitoring")


def tell(settings: BaseSettings, report: RunReport) -> None:
    """Write METRICS_FILE and run ALERT_COMMAND. What goes wrong is logged in one line; the run's status stays."""
    if (path := settings.get("METRICS_FILE")) and report.status != exit_status.LOCKED:  # the other run will write it
        _write_metrics(Path(path), report)
    if command := settings.get("ALERT_COMMAND"):
        message = json.dumps(as_object(report), ensure_ascii=False).encode() + b"\n"
        wrong = wrong_setting(settings, "ALERT_SECONDS")
        seconds = float(ALERT_SECONDS) if wrong else settings.getfloat("ALERT_SECONDS")
        try:
            run_alert(command, message, report.status, seconds)
        except AlertError as error:
            log.warning("%s", error)


def _write_metrics(path: Path, report: RunReport) -> None:
    from crawler.monitoring.metrics import exposition  # a library that only those need who ask for the file

    try:
        write_whole(path, exposition(report, own_version()))
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        log.warning("METRICS_FILE %s cannot be written: %s", path, getattr(error, "strerror", None) or error)
