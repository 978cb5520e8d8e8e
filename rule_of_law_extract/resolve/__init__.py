"""Names to identities: administrative divisions, social credit codes."""
