"""The parser: pieces of a query to a tree. AND binds tighter than OR; words side by side bind tightest."""

from __future__ import annotations

from index.lexer import Lexeme, lexemes, nearest
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, QueryError, Together, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEEPEST = 40
_NO_QUERIES: Mapping[str, str] = {}


def parse(query: str, saved: Mapping[str, str] = _NO_QUERIES, *, typing: bool = False) -> Node | None:
    """The tree of a query; `None` where there is nothing to search for. `saved` are the queries of `query:name`.

    While `typing`, the word at the end may not be finished yet.
    """
    return _Parser(lexemes(query), saved, (), len(query) if typing else -1).whole()


class _Parser:
    """Recursive descent over the pieces of one query."""

    def __init__(self, pieces: list[Lexeme], saved: Mapping[str, str], open_names: tuple[str, ...], end: int) -> None:
        self.pieces = pieces
        self.end = end
        self.saved = saved
        self.open_names = open_names
        self.at = 0
        self.depth = 0

    def whole(self) -> Node | None:
        node = self.alternatives()
        while self.at < len(self.pieces):
            stray = self.pieces[self.at]
            if stray.kind != ")":
                raise _misplaced(stray)
            self.at += 1  # a bracket that nothing opened, as pasted text has them: “1) …”
            more = self.alternatives()
            node = _side_by_side([node, more])
        return node

    def kind(self) -> str:
        return self.pieces[self.at].kind if self.at < len(self.pieces) else ""

    def alternatives(self) -> Node | None:
        return self.joined("or", self.conjunction, Or)

    def conjunction(self) -> Node | None:
        return self.joined("and", self.side_by_side, And)

    def joined(
        self, kind: str, operand: Callable[[], Node | None], join: Callable[[tuple[Node, ...]], Node]
    ) -> Node | None:
        first = self.at
        nodes = [operand()]
        while self.kind() == kind:
            operator = self.pieces[self.at]
            if self.at == first or nodes[-1] is None:
                raise _misplaced(operator)
            self.at += 1
            nodes.append(operand())
            if nodes[-1] is None:
                raise _misplaced(operator)
        return nodes[0] if len(nodes) == 1 else join(tuple(node for node in nodes if node is not None))

    def side_by_side(self) -> Node | None:
        nodes: list[Node | None] = []
        while self.kind() not in ("", "or", "and", ")"):
            nodes.append(self.near())
        return _side_by_side(nodes)

    def near(self) -> Node | None:
        node = self.one()
        while self.kind() == "near":
            operator = self.pieces[self.at]
            self.at += 1
            right = self.one() if self.kind() not in ("", "or", "and", ")", "near") else None
            if not _has_place(node) or not _has_place(right):
                message = "NEAR needs a word or a phrase on either side: Taiwan NEAR/5 arms."
                raise QueryError(message, operator.place.start, operator.place.end)
            assert node is not None and right is not None
            node = Near(node, right, operator.number)
        return node

    def one(self) -> Node | None:
        piece = self.pieces[self.at]
        self.at += 1
        match piece.kind:
            case "word":
                return Word(piece.text, piece.place, piece.place.end == self.end)
            case "phrase":
                return Phrase(piece.text, piece.place)
            case "prefix":
                return Prefix(piece.text, piece.place)
            case "fuzzy":
                return Fuzzy(piece.text, piece.number, piece.place)
            case "field":
                return self.filter(piece)
            case "(":
                return self.group(piece)
            case "not" | "minus":
                return self.negation(piece)
        raise _misplaced(piece)

    def group(self, opening: Lexeme) -> Node | None:
        self.deeper(opening)
        node = self.alternatives()
        self.depth -= 1
        if self.kind() == ")":
            self.at += 1
        return node

    def negation(self, sign: Lexeme) -> Node | None:
        if self.kind() in ("", "or", "and", "near", ")"):
            message = f"“{sign.text}” stands before nothing; write what must not be there right after it."
            raise QueryError(message, sign.place.start, sign.place.end)
        self.deeper(sign)
        node = self.one()
        self.depth -= 1
        return Not(node) if node is not None else None

    def deeper(self, piece: Lexeme) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"Brackets are nested deeper than {DEEPEST}; take some away."
            raise QueryError(message, piece.place.start, piece.place.end)

    def filter(self, piece: Lexeme) -> Node | None:
        if piece.text != "query":
            return Filter(piece.text, piece.values, piece.place)
        found = [node for name in piece.values if (node := self.remembered(name, piece)) is not None]
        return found[0] if len(found) == 1 else Or(tuple(found)) if found else None

    def remembered(self, name: str, piece: Lexeme) -> Node | None:
        """The tree of a saved query; what is wrong in it is shown at its name."""
        start, end = piece.place.start, piece.place.end
        if name not in self.saved:
            near = nearest(name, list(self.saved))
            hint = f"did you mean “{near}”?" if near else _saved_names(self.saved)
            raise QueryError(f"There is no saved query “{name}”; {hint}", start, end)
        if name in self.open_names:
            raise QueryError(f"The saved query “{name}” asks for itself; change it in the config.", start, end)
        try:
            return _Parser(lexemes(self.saved[name]), self.saved, (*self.open_names, name), -1).whole()
        except QueryError as fault:
            raise QueryError(f"In the saved query “{name}”: {fault.message}", start, end) from None


def _saved_names(saved: Mapping[str, str]) -> str:
    if not saved:
        return "none are saved; add them under [queries] in the config."
    return "saved are " + ", ".join(sorted(saved)) + "."


def _side_by_side(nodes: list[Node | None]) -> Node | None:
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Together):
            kept.extend(node.nodes)
        elif node is not None:
            kept.append(node)
    return None if not kept else kept[0] if len(kept) == 1 else Together(tuple(kept))


def _has_place(node: Node | None) -> bool:
    """Whether a node stands at places of a text, so that something can be near it."""
    if isinstance(node, Or | Near):
        return all(map(_has_place, node.nodes if isinstance(node, Or) else (node.left, node.right)))
    return isinstance(node, Word | Phrase | Prefix | Fuzzy)


def _misplaced(piece: Lexeme) -> QueryError:
    word = {"and": "AND", "or": "OR", "near": "NEAR"}.get(piece.kind, piece.text)
    message = f"{word} has nothing on one side; write a word before and after it, or put it in quotes."
    return QueryError(message, piece.place.start, piece.place.end)
