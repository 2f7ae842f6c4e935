"""The sections of the summary, one module each, in the order in which they stand.

Each gives pieces for `flow.paginate`, from records that the audience may see.
"""
