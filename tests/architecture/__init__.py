"""What import contracts cannot say: each test holds one convention of the house and gives its reason."""
