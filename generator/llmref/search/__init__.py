"""Finding: what the search field and the resolver match against, scored before any page is made."""
