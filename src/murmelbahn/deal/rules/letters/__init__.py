"""What the letters of a deal say: pure composition of the documents room's papers from frozen sources, one noun a file."""
