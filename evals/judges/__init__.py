"""Judges of whether evidence supports a statement."""
