"""What one seed may say: the only definition of a valid record."""
