"""What reads a request where an engine is at hand; dsh/request/seen.py says in which order it is asked."""
