"""The screen and the commands: what the analyst types at."""
