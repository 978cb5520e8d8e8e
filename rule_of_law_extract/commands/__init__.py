"""What the commands share, and those that take more than a few lines."""
