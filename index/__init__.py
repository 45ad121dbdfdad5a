"""Finding: the only place that knows Whoosh."""

from index.query import QueryError
from index.results import Results
from index.search import Index, open_index

__all__ = ["Index", "QueryError", "Results", "open_index"]
