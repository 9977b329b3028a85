# Short names for what the README spells out. On Windows, type the commands themselves.
.PHONY: run test lint bench

run:
	python3 app.py

test:
	python3 app.py test

lint:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	node node_modules/typescript/bin/tsc --project .

bench:
	.venv/bin/python -m visualizer bench
