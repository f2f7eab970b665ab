"""Which module may import which, what no module may import, and what a plain command must not load."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/usmx_corpus"
NETWORK = {"socket", "http", "urllib.request", "ssl", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "asyncio"}
OPENS_FILES = {"corpus", "cli.trace", "cli.diff"}
