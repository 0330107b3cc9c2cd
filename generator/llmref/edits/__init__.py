"""Changes of seeds that leave everything else as it was, byte for byte."""
