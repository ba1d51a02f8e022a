"""Writes the drawings and the tables; with --check only says which differ."""

import sys
from importlib import import_module

from murmelbahn.app import house

house.set_up()
sys.exit(import_module("docs.drawing.pages").main(sys.argv[1:]))
