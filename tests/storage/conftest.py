import sys

# What a system does not have cannot be tested there: links, pipes, permissions, forks on Windows,
# names that are not UTF-8 and files that misstate their size anywhere but on Linux.
_LINUX = ["test_linux_files.py", "test_git_linux_names.py"]
collect_ignore = _LINUX if sys.platform != "linux" else []
if sys.platform == "win32":
    collect_ignore += ["test_unusual_files.py", "test_killed_writers.py", "test_full_disks.py"]
