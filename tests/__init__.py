"""The promises of the project, and what keeps them."""
