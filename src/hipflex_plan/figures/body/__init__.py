"""A pose to a body in space: where every joint is, and whether a person can be so."""
