"""What is drawn as nodes and links: job maps, networks of jobs, processes; as SVG, as Mermaid and as DOT."""
