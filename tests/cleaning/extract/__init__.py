"""Tests of the stage extract, module by module."""
