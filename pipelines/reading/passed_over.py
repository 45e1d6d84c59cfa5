"""Lines that are no records, told of in one line a file: a file of something else may have millions."""

import logging
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class PassedOver:
    """Those of one file."""

    path: Path
    count: int = 0
    first: int = 0
    """The number of the first."""
    why: str = ""
    """What is wrong with the first."""

    def add(self, number: int, why: ValueError) -> None:
        """One more line."""
        if not self.count:
            self.first, self.why = number, str(why)
        self.count += 1

    def tell(self, log: logging.Logger) -> None:
        """Say so, where there were any."""
        if self.count:
            more = f", and {self.count - 1} more" if self.count > 1 else ""
            log.warning("%s: line %d is passed over%s: %s", self.path, self.first, more, self.why)
