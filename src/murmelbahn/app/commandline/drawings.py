"""`murmelbahn drawings`: the pictures and tables of the documentation, made from the code."""
