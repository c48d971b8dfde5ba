"""Opportunities: what is unmet, overdone, badly served beside the job, only assumed, or breaks down."""
