"""reconcile: the only stage that sees more than one record; reads the register and writes what joins records."""
