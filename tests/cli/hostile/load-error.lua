-- Raises a table while it is read
error({ conform = true })
