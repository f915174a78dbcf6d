"""Print how good the newsroom is on the hand-written cases: `python -m tests.evaluation`."""

import sys

from tests.evaluation.measure import report

sys.stdout.write(report() + "\n")
