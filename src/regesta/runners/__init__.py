"""Runners: where the work runs. Each takes sources and gives back results, in whatever order they are done."""
