"""Brings pages in."""
