"""The catalogue of facts as committed files: a JSON Schema and a sample for every released version of every topic.

`schemas/facts/<topic>.v<n>.json` says what listeners may rely on; `schemas/samples/<topic>.v<n>.json` is one body as it was
written then, which the newest code must still read.
"""
