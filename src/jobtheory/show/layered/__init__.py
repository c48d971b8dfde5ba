"""Where the nodes of a directed graph stand and how its links run: in layers, with few crossings, straight and short.

The method is that of Sugiyama, Tagawa & Toda (1981): layers (`ranks`), bends where a link passes a layer (`chains`),
an order in each layer with few crossings (`ordering`), columns (`columns`), and curves between them (`layout`). All of
it is plain Python on plain lists, without recursion, and gives the same picture every time.
"""
