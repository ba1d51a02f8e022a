"""`python -m murmelbahn`."""

from murmelbahn.app.commandline import main

if __name__ == "__main__":
    main()
