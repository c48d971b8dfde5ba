"""Charts: what is drawn on scales and in cells rather than as nodes and links."""
