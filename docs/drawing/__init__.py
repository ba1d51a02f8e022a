"""Pictures and tables of the documentation, made from the code: `python -m docs.drawing` (with `src` on the path).

`--check` writes nothing and fails when a file is not what the code says; tests/architecture does the same.
"""
