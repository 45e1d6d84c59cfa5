"""Tests of the stage boilerplate, module by module."""
