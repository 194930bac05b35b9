import sys

# What a system does not have cannot be tested there: links, pipes and permissions on Windows,
# names that are not UTF-8 and files that misstate their size anywhere but on Linux.
collect_ignore = ["test_linux_files.py"] if sys.platform != "linux" else []
if sys.platform == "win32":
    collect_ignore += ["test_unusual_files.py"]
