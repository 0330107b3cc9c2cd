"""Outside catalogues → candidate facts → minimal edits of the seeds, with a report."""
