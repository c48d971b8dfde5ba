"""The theory's nouns: values that hold a job, what competes for it, and what its figures rest on."""
