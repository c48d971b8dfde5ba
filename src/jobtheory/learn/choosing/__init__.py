"""Weights learned from what people hired: conditional and nested logit."""
