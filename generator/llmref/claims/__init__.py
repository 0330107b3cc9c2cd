"""What dated copies of outside catalogs said of each id, kept whole: the ledger of claims."""
