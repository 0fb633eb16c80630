"""What is said of the line or the answer before."""
