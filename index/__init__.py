"""Finding: the only place that knows Whoosh."""
