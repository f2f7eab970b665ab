"""Two documents that state a commitment with different sums, and what two reviewers say of them."""

from __future__ import annotations

PLAN = """\
---
title: Harbour plan
date: 2021-06-08
url: https://ports.example/plan
---
# Docks

The harbour is old. Norway will dig two docks for 40 million euros by 2025.

Nobody swims here.

- Norway will hire nearly 300 divers in Bergen.
"""
AGAIN = """\
---
title: Harbour plan, again
date: 2022-02-01
---
Norway will dig two docks for 45 million euros by 2025.
"""
DOCKS, DIVERS = "Norway will dig two docks for 40 million euros by 2025", "Norway will hire nearly 300 divers in Bergen"
#: Two reviewers of one mind and one dispute, what usmx missed, a document read through, and words that are gone.
REVIEWS = {
    "ana": (
        {"document": "plan", "quote": DOCKS, "verdict": "yes", "status": "in progress", "note": "Asked the port.",
         "fields": {"actors": ["Norway", "Bergen"], "strength": "aims"},
         "evidence": [{"url": "https://news.example/docks", "quote": "The first dock is full.", "date": "2024"}]},
        {"document": "plan", "quote": DIVERS, "verdict": "no"},
        {"document": "plan", "quote": "The harbour is old", "verdict": "missed"},
        {"document": "plan", "read": True},
    ),
    "ben": (
        {"document": "plan", "quote": DOCKS, "verdict": "yes", "status": "broken"},
        {"document": "plan", "quote": DIVERS, "verdict": "yes"},
        {"document": "lost", "quote": "Norway will sing", "verdict": "yes"},
    ),
}  # fmt: skip
