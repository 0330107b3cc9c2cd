"""What is clever for speed alone; a build without it makes the same site."""
