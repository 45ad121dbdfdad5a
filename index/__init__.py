"""Finding: the only place that knows Whoosh."""

from index.opening import NoIndex
from index.query import QueryError
from index.results import Results
from index.search import Index, open_index

__all__ = ["Index", "NoIndex", "QueryError", "Results", "open_index"]
