"""What a reader sees of a source: paragraphs, passages, and the map back to the file."""
