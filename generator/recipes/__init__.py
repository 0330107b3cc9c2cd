"""Which call an offering gets, and the facts that it is written from."""
