"""Scenarios with a known answer: how a tree of pages is changed, and what a tracker has to say of it."""
