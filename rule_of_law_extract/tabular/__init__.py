"""Tables (数据表): reports as rows, with columns that never depend on them, and ways out to files and data frames."""

from .codebook import Column, TableCode, codebook
from .table import Table
from .tables import Tables, batches, tables

__all__ = ["Column", "Table", "TableCode", "Tables", "batches", "codebook", "tables"]
