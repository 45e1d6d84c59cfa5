"""Tests of the stage metadata, module by module."""
