"""What people tell of how they switched, and the signs that they would."""
