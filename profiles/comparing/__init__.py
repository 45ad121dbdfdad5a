"""The parts of a comparison: rows, pairs, gaps, conflicts and questions between two meetings."""
