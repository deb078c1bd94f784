"""Measures Regesta against the hand-made gold of ../shared and holds it to its floors: `python -m evaluation`."""
