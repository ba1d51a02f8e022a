"""The room that knows all: settings, urls, wiring of ports, worlds, command line and process supervisor."""
