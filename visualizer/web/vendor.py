"""The browser libraries that go out: a short list of files of node_modules, and the import map that leads to them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

NODE_MODULES: Final = Path(__file__).resolve().parents[2] / "node_modules"

IMPORTS: Final = {
    "preact": "preact/dist/preact.mjs",
    "preact/hooks": "preact/hooks/dist/hooks.mjs",
    "@preact/signals": "@preact/signals/dist/signals.mjs",
    "@preact/signals-core": "@preact/signals-core/dist/signals-core.mjs",
    "htm": "htm/dist/htm.mjs",
    "htm/preact": "htm/preact/index.mjs",
    "socket.io-client": "socket.io-client/dist/socket.io.esm.min.js",
    "@fluent/bundle": "@fluent/bundle/esm/index.js",
    "@noble/hashes/blake2.js": "@noble/hashes/blake2.js",
}
"""What the page imports by name, and the file that it gets."""

_FLUENT = ("builtins", "bundle", "memoizer", "resolver", "resource", "scope", "types")
_HASHES = ("_blake", "_md", "_u64", "utils")
_SCRIPTS = ("cyrillic-ext", "cyrillic", "greek", "vietnamese", "latin-ext", "latin")
_FONTS = {"inter": (*_SCRIPTS, "greek-ext"), "jetbrains-mono": _SCRIPTS}

FILES: Final = frozenset(
    [
        *IMPORTS.values(),
        *(f"@fluent/bundle/esm/{name}.js" for name in _FLUENT),
        *(f"@noble/hashes/{name}.js" for name in _HASHES),
        *(f"@fontsource-variable/{font}/wght.css" for font in _FONTS),
        *(
            f"@fontsource-variable/{font}/files/{font}-{script}-wght-normal.woff2"
            for font, scripts in _FONTS.items()
            for script in scripts
        ),
    ]
)
"""Every file that goes out, by its path in node_modules."""


def import_map() -> dict[str, dict[str, str]]:
    """The page's import map."""
    return {"imports": {name: f"/vendor/{path}" for name, path in IMPORTS.items()}}
