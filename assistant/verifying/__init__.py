"""Whether the text that a statement cites supports it: exact tests, the packaged checker, and others by name."""
