"""Where a quotation stands in its source, and whether that is sure."""
