"""The register of VAT ids (VIES): asked for companies."""
