"""How moments are written."""

from datetime import UTC, datetime


def utc_stamp(moment: datetime | None = None) -> str:
    """A moment, by default now, as the record, the ledger and archives write it: `2026-11-27T09:30:00Z`.

    A moment without a zone is UTC.
    """
    moment = datetime.now(UTC) if moment is None else moment
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"  # strftime asks the system for its zone
