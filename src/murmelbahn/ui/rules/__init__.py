"""Pure: figures in a language, sentences, geometry."""
