"""The parts of the find screen."""
