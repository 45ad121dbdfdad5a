"""Printing: what the commands say as text, laid out for a terminal or line by line."""
