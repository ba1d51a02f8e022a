"""The API as a door: routes made of operations and queries, with their names, their parameters and their answers.

A room says `door.reads("/deals/{deal}", queries.deal, scope=...)`; what is asked and answered follows from the signature. What
outsiders send is read strictly, what is refused is answered as a problem (RFC 9457), every write stands under a caller's key.
Nothing is brought along here: whoever needs a refusal or a caller does not load the whole framework.
"""
