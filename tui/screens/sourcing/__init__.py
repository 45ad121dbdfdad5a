"""The parts of the source screen, by what the reader does there."""
