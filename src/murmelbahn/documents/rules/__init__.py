"""Pure decisions about documents: canonical bytes, sums, layout, UBL, who may see what."""
