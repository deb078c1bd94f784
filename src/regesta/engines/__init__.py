"""Engines: the only code that runs models and other programs, each with available() and version()."""
