"""A body in space to lines on paper."""
