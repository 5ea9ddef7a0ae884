"""`python -m zeren`: the command `zeren` where it is not installed as one."""

from zeren.cli import main

if __name__ == "__main__":
    main()
