"""Commands run as a user runs them, each in a process of its own, but without importing Scrapy anew for each."""

from tests.processes.commands import Command, run, start

__all__ = ["Command", "run", "start"]
