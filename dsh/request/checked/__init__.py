"""The last looks at an answer: what it may not destroy, leave out or promise."""
