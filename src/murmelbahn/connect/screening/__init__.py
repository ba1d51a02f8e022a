"""The screening provider: sanctions and fraud, asked for every new version of a party."""
