"""Pure decisions shared by all simulators."""
