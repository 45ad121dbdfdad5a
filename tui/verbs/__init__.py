"""Verbs: one module for each command; each is loaded only when it is asked for."""
