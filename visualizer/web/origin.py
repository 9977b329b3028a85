"""Which pages may use this server, and under which names it answers."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_own(origin: str | None, host: str, origins: tuple[str, ...]) -> bool:
    """Whether a page of this origin may use the server: one of its own, or of those that were named.

    origin: as the browser says it, None where it says none. host: whom it has asked. origins: `https://class.example`.
    """
    return origin is not None and (origin in origins or _same_host(origin, host))


def _same_host(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and host != "" and parts.netloc.lower() == host.lower()


def name_of(host: str) -> str:
    """The name in a `Host` header, without the port: `localhost`, `127.0.0.1`, `[::1]`; empty where there is none."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
    return f"[{name}]" if ":" in name else name
