"""How far a job is, how long it will take yet, and what the last one did."""
