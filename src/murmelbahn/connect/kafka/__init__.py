"""Kafka: carries facts to many workers and to outsiders. PostgreSQL's log stays the truth.

Words: the *relay* copies placed facts to the broker, in order, and moves its marks when the broker has acknowledged them;
an *ear* is one subscription's consumer group. A message carries its position and the shard's position before it: what is at
or below a mark is dropped, a gap is read from the log. So repeats, rebalances, a broker that loses what it had or is away
for an hour can neither double nor lose anything, and nothing rests on the broker's transactions.
"""
