"""What every picture is made of: a canvas that writes SVG, colours, and how much room letters take."""
