"""Paragraphs: where a numbered paragraph or item begins."""

from __future__ import annotations

import re

# Its number is no part of what it tells; a capital letter may be an initial.
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[IVX]{2,4})[.)]\s+")
