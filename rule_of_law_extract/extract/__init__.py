"""The steps from a text to a report, one a module; each reads the draft and adds to it."""
