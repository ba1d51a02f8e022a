"""The carrier: brings cars, tells milestones and an arrival estimate, rarely damages one."""
