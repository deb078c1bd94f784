"""The stages: verbs, each a folder, none importing another (tests/test_architecture.py keeps it so)."""
