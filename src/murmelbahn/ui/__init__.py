"""The design system: page shell, words, figures by language, the drawing of three tracks, problem pages.

Words: *sentence* (a text code with its figures, said in the reader's language), *run* (the drawing: lanes, gates, marbles),
*tone* (what a badge feels like: calm, good, wait, stop). Every room's pages import it; it knows no room above the kernel.
Publishes nothing and hears nothing.
"""
