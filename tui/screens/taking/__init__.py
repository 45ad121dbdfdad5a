"""The parts of the form in which a passage is taken into a profile."""
