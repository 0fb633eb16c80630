"""Several wishes told in one sentence, and wishes beside a reason: cut apart (cut.py), each with what it points at put
in (pointed.py, from what the parts before have named: named.py), answered alone and made one line (rows.py)."""
