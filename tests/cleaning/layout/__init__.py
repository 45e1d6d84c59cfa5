"""Tests of how a page is laid out."""
