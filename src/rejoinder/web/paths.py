"""The paths that several modules of the page name."""

from __future__ import annotations

DEMO = "/demo"  # the pages of the demo, beside one's own
