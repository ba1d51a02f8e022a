"""The API as a door: routes made of operations and queries, with their names, their parameters and their answers.

A room says `door.reads("/deals/{deal}", queries.deal, scope=...)`; what is asked and answered follows from the signature. What
outsiders send is read strictly, what is refused is answered as a problem (RFC 9457), every write stands under a caller's key.
"""

from murmelbahn.ui.api.caller import Caller
from murmelbahn.ui.api.door import Door, Page

__all__ = ["Caller", "Door", "Page"]
