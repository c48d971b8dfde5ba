"""What people do, and what many of them would: comparisons for whole populations. Needs the extra ``learn``."""

from jobtheory.learn.many import Many as Many
from jobtheory.learn.many import compare_many as compare_many

__all__ = ["Many", "compare_many"]
