"""Benchmarks: what this project's extensions cost, beside comparable tools in the same run."""
