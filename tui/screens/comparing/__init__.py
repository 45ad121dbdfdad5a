"""The parts of the comparison screen, by what the analyst does there."""
