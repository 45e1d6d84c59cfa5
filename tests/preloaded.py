"""What the processes that tests start have loaded before they branch off: modules whose functions are their tasks.

Else each imports its test's module anew, a third of a second of processor time, some hundred times a run.
"""

import tests.core.test_readers
import tests.engines.test_archive
import tests.test_first_pass
import tests.test_machine_faults
import tests.test_workers  # noqa: F401
