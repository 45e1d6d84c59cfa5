"""The crawl's memory: one SQLite file that says which pages are known, due and done."""

from crawler.ledger.backlog import Backlog
from crawler.ledger.database import LedgerError
from crawler.ledger.ledger import Ledger
from crawler.ledger.outcome import Outcome
from crawler.ledger.resources import Resource, ResourceKind

__all__ = ["Backlog", "Ledger", "LedgerError", "Outcome", "Resource", "ResourceKind"]
