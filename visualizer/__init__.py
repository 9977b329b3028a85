"""Concord: an interactive browser visualizer of the protocols by which computers agree."""

__version__ = "0.2.0"
