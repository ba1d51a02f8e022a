"""The registration authority: gives plates after a day or two, refuses a car whose record is missing."""
