"""The server's side that faces the network: routes, socket events, what is let in, and which files go out."""

from visualizer.web.application import create_app
from visualizer.web.config import Config

__all__ = ["Config", "create_app"]
