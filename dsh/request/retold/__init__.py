"""What tells a request anew in words that are read further; dsh/request/retelling.py says in which order."""
