"""Facts for outsiders: each is posted to every address that may and wants to hear it, signed, in order for each key."""
