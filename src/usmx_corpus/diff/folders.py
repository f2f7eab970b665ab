"""What changed between two folders of releases: which are new, gone, renamed or changed, and by how much."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from usmx_corpus.diff.comparison import compare
from usmx_corpus.diff.edits import share
from usmx_corpus.model import FolderChange, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from usmx_corpus.corpus import Folder
    from usmx_corpus.model import Comparison, Difference, Document

    Progress = Callable[[int, int], None]  # called with how many files are compared, and of how many


def compare_folders(
    left: Folder, right: Folder, progress: Progress = lambda _done, _of: None
) -> tuple[list[FolderChange], list[tuple[Folder, Problem]]]:
    """Compare two folders file by file, in the order of the paths; return the problems too, each with its folder.

    Files belong together that have the same path, else the same name if it occurs once on each side. Any other file is
    gone or new, unless one on the other side has the same bytes: then it was renamed.
    """
    pairs = dict(_pairs(left.stamps, right.stamps))
    contents = _renamed(left, right, pairs)
    pairs |= contents
    found: list[FolderChange] = []
    problems: list[tuple[Folder, Problem]] = []
    for done, (mine, yours) in enumerate(sorted(pairs.items())):
        progress(done, len(pairs))
        found.append(_change(left, right, mine, yours, problems))
    found += [FolderChange("gone", name, "") for name in left.stamps if name not in pairs]
    taken = set(pairs.values())
    found += [FolderChange("new", "", name) for name in right.stamps if name not in taken]
    if pairs:
        progress(len(pairs), len(pairs))
    return sorted(found, key=lambda change: change.right or change.left), problems


def _pairs(left: Mapping[str, str], right: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of files with the same path, then with the same name if no other file has it."""
    yield from ((path, path) for path in left if path in right)
    alone = [_by_name(path for path in side if path not in other) for side, other in ((left, right), (right, left))]
    yield from ((alone[0][name], alone[1][name]) for name in alone[0].keys() & alone[1].keys())


def _by_name(paths: Iterator[str]) -> dict[str, str]:
    """Return the paths by file name, where only one file has it."""
    known = list(paths)
    count = Counter(map(_name, known))
    return {_name(path): path for path in known if count[_name(path)] == 1}


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _renamed(left: Folder, right: Folder, pairs: Mapping[str, str]) -> dict[str, str]:
    """Pair files of the same bytes among those without a partner."""
    taken = set(pairs.values())
    waiting: dict[str, list[str]] = {}
    for name in reversed([*right.stamps]):
        if name not in taken:
            waiting.setdefault(_digest(right, name), []).append(name)
    found: dict[str, str] = {}
    for name in left.stamps if waiting else ():
        if name not in pairs and (same := waiting.get(_digest(left, name))):
            found[name] = same.pop()
    return found


def _digest(folder: Folder, name: str) -> str:
    """Return a hash of the bytes of a file; one that cannot be opened is like no other."""
    content = folder.content(name)
    return name if content is None else sha256(content).hexdigest()


def _change(left: Folder, right: Folder, mine: str, yours: str, problems: list[tuple[Folder, Problem]]) -> FolderChange:
    """Compare two files that belong together; files of the same bytes and without sidecars are not read."""
    fate: Literal["same", "renamed"] = "same" if mine == yours else "renamed"
    if _are_identical(left, right, mine, yours):
        return FolderChange(fate, mine, yours, relation="copy")
    sides = [_read(left, mine, problems), _read(right, yours, problems)]
    if sides[0] is None or sides[1] is None:
        return FolderChange("changed", mine, yours)
    try:
        result = compare(sides[0], sides[1])
    except Exception as error:  # noqa: BLE001 - two texts on which a rule fails must not take the others with them
        reason = f"cannot be compared ({type(error).__name__}: {error})"
        problems.append((right, Problem(yours, 1, "rule-failed", reason)))
        return FolderChange("changed", mine, yours)
    body = (change for change in result.changes if not change.boilerplate)
    if all(change.kind == "same" and not change.moved and not change.renumbered for change in body):
        return FolderChange(fate, mine, yours, fields=_fields(result), relation=result.relation)
    return _summary(result, mine, yours)


def _read(folder: Folder, name: str, problems: list[tuple[Folder, Problem]]) -> Document | None:
    """Read a file; None if it cannot be opened, as its problem says."""
    document, found = folder.read(name, name)
    problems += [(folder, problem) for problem in found]
    return document


def _are_identical(left: Folder, right: Folder, mine: str, yours: str) -> bool:
    if left.has_sidecar(mine) or right.has_sidecar(yours):
        return False
    content = left.content(mine)
    return content is not None and content == right.content(yours)


def _fields(result: Comparison) -> tuple[str, ...]:
    return tuple(field.type for field in result.metadata)


def _has_changed(fact: Difference) -> bool:
    """Whether a fact is news by itself: not a number in front of a statement, nor a reference that follows it."""
    return bool(fact.left and fact.right) and fact.type not in {"item", "reference"}


def _summary(result: Comparison, mine: str, yours: str) -> FolderChange:
    """Sum up a comparison."""
    deleted = inserted = 0
    for change in result.changes:
        _, gone, come = share(change.edits)
        deleted, inserted = deleted + gone, inserted + come
    sure = (change for change in result.changes if change.certainty == "sure")
    facts = tuple(dict.fromkeys(fact for change in sure for fact in change.facts if _has_changed(fact)))
    return FolderChange(
        "changed", mine, yours, result.similarity, deleted, inserted, facts, _fields(result), result.relation
    )
