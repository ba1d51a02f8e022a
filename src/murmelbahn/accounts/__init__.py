"""Who may sign in, and for whom they may act.

A *user* signs in by e-mail and has a *subject*: a UUID that never changes and is all other rooms ever see. A *membership*
ties a user to what it may act for: a party (Customer ID), a retail agent, an outlet, a market. From these a request's
`Actor` is made (`queries.actor_of`). Staff and customers differ by kind only.
"""
