"""The version of what is on disk."""

FORMAT = "7"
"""Raised with every change to what is indexed or how it is cut; an index of another format is built anew."""
