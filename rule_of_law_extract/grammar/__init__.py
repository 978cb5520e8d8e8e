"""Grammars without vocabulary: each reads a form of writing and returns a value or None; none raises on content."""
