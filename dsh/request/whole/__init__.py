"""What reads a wish as a whole, its parts in any order; dsh/request/wholes.py lists the kinds."""
