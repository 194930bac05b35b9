"""What follows from several snapshots: changes, the ledger, slips."""
