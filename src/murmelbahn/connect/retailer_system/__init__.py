"""The retailer's own system: receives contract versions and ends of deals."""
