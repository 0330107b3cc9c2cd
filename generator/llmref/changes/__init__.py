"""What a change of seeds means, told in words."""
