"""Export: what the program knows, as data and as documents that leave it."""
