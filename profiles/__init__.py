"""The meetings: the YAML and what it means."""
