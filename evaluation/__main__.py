"""`python -m evaluation`: one command, one table; see README.md in this folder."""

from __future__ import annotations

import sys

from evaluation.run import main

sys.exit(main())
