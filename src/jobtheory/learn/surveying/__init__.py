"""What people answer when they are asked how important things are to them, and how satisfied they are with them."""
