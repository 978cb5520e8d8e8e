"""Characters and positions: folding, lines, clauses, paired marks, page chrome."""
