"""Pure decisions of the room. Nothing here knows a clock, a table or a setting."""
