"""Inputs that once hung the program, blew it up or fooled it: each stands for its kind."""
