"""Pages that show several rooms at once: the list of deals, one deal, its money, its story, the clock. No tables, no rules.

Words: *card* (a piece of a page as plain frozen data), *audience* (customer, adviser, national company: one page, more blocks).
Everything is read by the public queries of other rooms, so a page shows exactly what its actor may see. Publishes nothing.
"""
