"""The post: what customers receive, in a simulated mailbox."""
