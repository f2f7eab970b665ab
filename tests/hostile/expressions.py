"""All regular expressions of the package, how each is used, and strings made from what it says."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random
    from types import ModuleType

SOURCE = Path(__file__).parents[2] / "src/usmx_corpus"
_FUNCTIONS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
_METHODS = _FUNCTIONS - {"compile"}
#: A pattern that is handed on may be used in any way.
ANY_WAY = frozenset(("finditer", "match", "fullmatch"))
#: What a variable stands for in a pattern that is put together when it is needed.
_VARIABLE = "word"

_parser: Any = importlib.import_module("re._parser")
_op: Any = importlib.import_module("re._constants")
_REPEATS = {_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT}
Tree = Any  # of `re._parser`: a sequence of pairs (operation, argument)

#: A pattern that repeats something at most so often cannot get slow by it.
FEW = 16


class Expression(NamedTuple):
    """A regular expression, where it is and by which methods it is used."""

    name: str
    pattern: re.Pattern[Any]
    uses: frozenset[str]

    @property
    def tree(self) -> Tree:
        """What the pattern says."""
        return _parser.parse(self.pattern.pattern, self.pattern.flags)


def modules() -> list[str]:
    """Return the modules that may hold patterns, as paths without ending: "facts/times"."""
    paths = (path for path in sorted(SOURCE.rglob("*.py")) if path.name != "__main__.py")
    texts = {path.relative_to(SOURCE).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return [name for name, text in texts.items() if "re." in text or "Patterns" in text]


def expressions(name: str) -> list[Expression]:
    """Return the expressions of a module, each once: those it holds, its tables, and those its functions compile."""
    dotted = f"usmx_corpus.{name}".replace("/", ".").removesuffix(".__init__")
    module = importlib.import_module(dotted)
    source = ast.parse((SOURCE / f"{name}.py").read_text(encoding="utf-8"))
    uses = _uses(source)
    held = [*_held(module, uses)]
    known = {each.pattern for each in held}
    return held + [each for each in _compiled(module, source) if each.pattern not in known]


def _held(module: ModuleType, uses: dict[str, frozenset[str]]) -> Iterator[Expression]:
    """Yield the patterns among the values of a module, and in its lists and tables."""
    for name, value in vars(module).items():
        for key, pattern in _patterns_in(value):
            used = uses.get(f"{name}[{key}]") or uses.get(name) or ANY_WAY
            yield Expression(f"{name}[{key}]" if key else name, pattern, used)


def _patterns_in(value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield "", value
    elif isinstance(value, Patterns):
        yield from ((key, value[key]) for key in value._sources)  # noqa: SLF001
    elif isinstance(value, dict):
        yield from ((str(key), each) for key, each in value.items() if isinstance(each, re.Pattern))
    elif isinstance(value, list | tuple):
        yield from ((str(number), each) for number, each in enumerate(value) if isinstance(each, re.Pattern))


def _uses(source: ast.Module) -> dict[str, frozenset[str]]:
    """Return by which methods each name, or each entry of a table, is used; names that are handed on are left out."""
    uses: dict[str, set[str]] = {}
    called: set[ast.expr] = set()
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
            key = _key(node.func.value)
            uses.setdefault(key, set()).add(_way(node.func.attr, len(node.args)))
            called.update(each for each in ast.walk(node.func.value) if isinstance(each, ast.Name))
    for node in ast.walk(source):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
            uses.pop(node.id, None)
    return {key: frozenset(ways) for key, ways in uses.items() if key}


def _key(node: ast.expr) -> str:
    """Return "_WORD" or "_PATTERNS[word]", "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    match node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(key))):
            return f"{name}[{key}]"
    return ""


def _way(method: str, arguments: int = 1) -> str:
    """Return the method that takes longest of those that are alike; a match from a place is one of many matches."""
    if method in {"search", "fullmatch"} or (method == "match" and arguments == 1):
        return method
    return "finditer"


def _compiled(module: ModuleType, source: ast.Module) -> Iterator[Expression]:
    """Yield the patterns that calls such as `re.sub(_MARK, …)` compile."""
    for node in ast.walk(source):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if ast.unparse(node.func.value) == "re" and node.func.attr in _FUNCTIONS:
            written, *flags = (_written(each, module) for each in node.args[:2])
            way = node.func.attr
            if isinstance(written, str | bytes) and way == "compile":
                yield Expression(f"line {node.lineno}", re.compile(written, *flags), ANY_WAY)  # type: ignore[call-overload]
            elif isinstance(written, str | bytes):
                yield Expression(f"line {node.lineno}", re.compile(written), frozenset((_way(way),)))


def _written(node: ast.expr, module: ModuleType) -> object:
    """Return the value of an expression in a module; what only a running function knows is `_VARIABLE`."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(_written(part, module)) for part in node.values)
    value = node.value if isinstance(node, ast.FormattedValue) else node
    try:
        return eval(ast.unparse(value), vars(module).copy())  # noqa: S307 - it is our own source
    except (NameError, AttributeError):
        return _VARIABLE


# --- what a pattern says ---------------------------------------------------------------------------------------------

#: One character of each sort that a pattern of this package tells apart.
ALPHABET = [chr(code) for code in range(128)] + [*"\x85\xa0·éÉßñ²–—‘’“”…€£¥•₂\u2003\u2028\u202f\u200b日"]


def children(operation: object, argument: Tree) -> list[Tree]:
    """Return the parts of one operation that are sequences themselves."""
    if operation in _REPEATS:
        return [argument[2]]
    if operation is _op.BRANCH:
        return list(argument[1])
    if operation is _op.SUBPATTERN:
        return [argument[3]]
    if operation is _op.ATOMIC_GROUP:
        return [argument]
    return [argument[1]] if operation in {_op.ASSERT, _op.ASSERT_NOT} else []


def characters(operation: object, argument: Tree, flags: int) -> frozenset[str]:
    """Return the characters of the alphabet that an operation for one character admits; none for others."""
    if operation not in {_op.LITERAL, _op.NOT_LITERAL, _op.ANY, _op.IN}:
        return frozenset()
    return frozenset(each for each in ALPHABET if _admits(operation, argument, each, flags))


def _admits(operation: object, argument: Tree, character: str, flags: int) -> bool:
    if operation is _op.ANY:
        return bool(flags & re.DOTALL) or character != "\n"
    codes = {ord(character)}
    if flags & re.IGNORECASE:
        codes |= {ord(each) for each in (character.lower(), character.upper()) if len(each) == 1}
    if operation is _op.LITERAL:
        return argument in codes
    if operation is _op.NOT_LITERAL:
        return argument not in codes
    negated = argument[0][0] is _op.NEGATE
    return any(_belongs(part, codes) for part in argument) != negated


_CATEGORIES: dict[object, Callable[[str], bool]] = {
    _op.CATEGORY_DIGIT: str.isdecimal,
    _op.CATEGORY_SPACE: str.isspace,
    _op.CATEGORY_WORD: lambda character: character.isalnum() or character == "_",
}
_NO_CATEGORIES: dict[object, Callable[[str], bool]] = {
    _op.CATEGORY_NOT_DIGIT: _op.CATEGORY_DIGIT,
    _op.CATEGORY_NOT_SPACE: _op.CATEGORY_SPACE,
    _op.CATEGORY_NOT_WORD: _op.CATEGORY_WORD,
}


def _belongs(part: tuple[object, Any], codes: set[int]) -> bool:
    kind, argument = part
    if kind is _op.LITERAL:
        return argument in codes
    if kind is _op.RANGE:
        return any(argument[0] <= code <= argument[1] for code in codes)
    if kind is not _op.CATEGORY:
        return False
    if argument in _NO_CATEGORIES:
        return not _belongs((kind, _NO_CATEGORIES[argument]), codes)
    return any(_CATEGORIES[argument](chr(code)) for code in codes)


def is_nullable(tree: Tree) -> bool:
    """Whether a sequence may match nothing."""
    return all(_may_be_empty(operation, argument) for operation, argument in tree)


def _may_be_empty(operation: object, argument: Tree) -> bool:
    if operation in {_op.LITERAL, _op.NOT_LITERAL, _op.ANY, _op.IN}:
        return False
    if operation in _REPEATS and argument[0] == 0:
        return True
    if operation in {_op.ASSERT, _op.ASSERT_NOT, _op.AT, _op.GROUPREF, _op.GROUPREF_EXISTS}:
        return True
    return any(map(is_nullable, children(operation, argument)))


def first(tree: Tree, flags: int) -> frozenset[str]:
    """Return the characters with which what a sequence matches may begin."""
    found: frozenset[str] = frozenset()
    for operation, argument in tree:
        if operation in {_op.ASSERT, _op.ASSERT_NOT}:
            continue
        found |= characters(operation, argument, flags)
        for part in children(operation, argument):
            found |= first(part, flags)
        if not _may_be_empty(operation, argument):
            break
    return found


def open_ends(tree: Tree, flags: int) -> frozenset[str]:
    """Return the characters by which what a sequence has matched may go on: those of a repeat at its end."""
    found: frozenset[str] = frozenset()
    for operation, argument in reversed([*tree]):
        if operation in {_op.MAX_REPEAT, _op.MIN_REPEAT} and argument[1] > max(argument[0], 1):
            found |= first(argument[2], flags)
        if operation not in {_op.ASSERT, _op.ASSERT_NOT, _op.ATOMIC_GROUP, _op.POSSESSIVE_REPEAT}:
            for part in children(operation, argument):
                found |= open_ends(part, flags)
        if not _may_be_empty(operation, argument):
            break
    return found


def nested_repeats(tree: Tree, flags: int) -> Iterator[tuple[Tree, frozenset[str]]]:
    """Yield each repeat whose rounds can be told apart in many ways, as in `(a+)+` and `(a*b?)*`, with the characters.

    One round may end in a repeat whose characters can also begin the next round.
    """
    for operation, argument in tree:
        if operation in {_op.MAX_REPEAT, _op.MIN_REPEAT} and argument[1] > FEW:
            both = open_ends(argument[2], flags) & first(argument[2], flags)
            if both:
                yield argument, both
        for part in children(operation, argument):
            yield from nested_repeats(part, flags)


# --- strings ---------------------------------------------------------------------------------------------------------


def matched(tree: Tree, flags: int, random: Random) -> str:
    """Return a string that a sequence may match (what it only looks at is left out), another at each call."""
    return "".join(_matched_by(operation, argument, flags, random) for operation, argument in tree)


def _matched_by(operation: object, argument: Tree, flags: int, random: Random) -> str:
    if operation is _op.BRANCH:
        return matched(random.choice(argument[1]), flags, random)
    if operation in _REPEATS:
        least, most, body = argument
        times = min(max(least, random.choice((0, 1, 1, 2))), most)
        return "".join(matched(body, flags, random) for _ in range(times))
    if operation in {_op.SUBPATTERN, _op.ATOMIC_GROUP}:
        return matched(children(operation, argument)[0], flags, random)
    return _one_of(characters(operation, argument, flags), random)


def _one_of(admitted: frozenset[str], random: Random) -> str:
    """Return a character of a random sort, so that a class of many letters gives signs, too."""
    if not admitted:
        return ""
    sorts = [[each for each in sorted(admitted) if is_of(each)] for is_of in _SORTS]
    return random.choice(random.choice([sort for sort in sorts if sort]))


_SORTS = (
    str.islower,
    str.isupper,
    str.isdecimal,
    str.isspace,
    lambda each: each.isprintable() and not each.isalnum() and not each.isspace(),
    lambda each: not each.isprintable() or each in {"²", "日"},
)


def pumps(tree: Tree, flags: int, random: Random, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what stands before each long repeat of a sequence, and what the repeat may match once."""
    for operation, argument in tree:
        if operation in _REPEATS and argument[1] > FEW:
            yield before, matched(argument[2], flags, random)
        for part in children(operation, argument):
            yield from pumps(part, flags, random, before)
        before += _matched_by(operation, argument, flags, random)


def single(tree: Tree, flags: int, random: Random) -> Iterator[str]:
    """Yield a character for each place of a sequence where one is matched."""
    for operation, argument in tree:
        if admitted := characters(operation, argument, flags):
            yield _one_of(admitted, random)
        for part in children(operation, argument):
            yield from single(part, flags, random)
