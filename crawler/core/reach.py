"""Whether anybody answers: warnings of unreached sites wait until it is known not to be our own fault."""

import logging

FEW = 3
"""Sites that are named each although nobody answers: more of them at once are a machine without a network."""


class Reach:
    """Holds the warnings of unreached sites until the first answer of any site; then they are said, and so are later
    ones at once. Where no answer comes at all, one line is said for all of them."""

    def __init__(self) -> None:
        self.answered = False
        self._held: list[tuple[logging.Logger, str]] = []

    def answer(self) -> None:
        """Some site has answered."""
        if not self.answered:
            self.answered = True
            self._say()

    def failed(self, log: logging.Logger, line: str) -> None:
        """Warn of something that could not be had, now or later."""
        self._held.append((log, line))
        if self.answered:
            self._say()

    def ended(self, asked: int) -> None:
        """The run is over; `asked`: the number of its sites."""
        if self._held and asked > FEW:
            self._held[0][0].error("no answer from any of %d sites: is this machine online?", asked)
            self._held = []
        self._say()

    def _say(self) -> None:
        for log, line in self._held:
            log.warning("%s", line)
        self._held = []
