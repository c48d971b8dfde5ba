"""What raises the errors about job maps and graphs, and how it is mended."""

from __future__ import annotations

from jobtheory.checks.raised.example import Example, pair

EXAMPLES: dict[str, Example] = {
    "JT201": pair(
        'jt.JobMap(["grind", "pour"], [("grind", "pour", "then")])',
        'jt.JobMap(["grind", "pour"], [("grind", "pour")])',
    ),
    "JT202": pair(
        'jt.JobMap(["grind", "pour"], [("grind", "pour"), ("grind", "pour")])',
        'jt.JobMap(["grind", "pour"], [("grind", "pour")])',
    ),
    "JT203": pair(
        'jt.JobMap(["grind", "pour"], [("gring", "pour")])',
        'jt.JobMap(["grind", "pour"], [("grind", "pour")])',
    ),
    "JT204": pair(
        'jt.JobMap(["pay cash", "pay by card"], alternatives=[["pay-cash"]])',
        'jt.JobMap(["pay cash", "pay by card"], alternatives=[["pay-cash", "pay-by-card"]])',
    ),
    "JT205": pair(
        'jt.JobMap(["taste", "season"], [("taste", "season"), ("season", "taste")])',
        'jt.JobMap(["taste", "season"], [("taste", "season")], repeats=[("season", "taste")])',
    ),
    "JT206": pair(
        'jt.JobMap(["cash", "card", "voucher"], alternatives=[["cash", "card"], ["card", "voucher"]])',
        'jt.JobMap(["cash", "card", "voucher"], alternatives=[["cash", "card", "voucher"]])',
    ),
    "JT207": pair(
        'jt.JobMap(["grind", "pour", "taste"], [("pour", "taste")], repeats=[("taste", "grind")])',
        'jt.JobMap(["grind", "pour", "taste"], [("pour", "taste")], repeats=[("taste", "pour")])',
    ),
    "JT208": pair(
        'jt.JobMap.chain("pour", "taste", repeats=[["taste"]])',
        'jt.JobMap.chain("pour", "taste", repeats=[["taste", "pour"]])',
    ),
    "JT209": pair(
        'jt.JobMap.chain("pour", "taste", repeats=[("pour", "taste")])',
        'jt.JobMap.chain("pour", "taste", repeats=[("taste", "pour")])',
    ),
    "JT210": pair(
        """
import networkx as nx
jt.JobMap.from_graph(nx.Graph([("grind", "pour")]))
""",
        """
import networkx as nx
jt.JobMap.from_graph(nx.DiGraph([("grind", "pour")]))
""",
    ),
    "JT211": pair(
        """
import networkx as nx
jt.JobMap.from_graph(nx.DiGraph([(("grind", 1), "pour")]))
""",
        """
import networkx as nx
jt.JobMap.from_graph(nx.DiGraph([("grind 1", "pour")]))
""",
    ),
    "JT212": pair(
        """
import networkx as nx
graph = nx.DiGraph()
graph.add_node("grind", step=jt.Step("Grind the beans"))
jt.JobMap.from_graph(graph)
""",
        """
import networkx as nx
graph = nx.DiGraph()
graph.add_node("grind", step=jt.Step("Grind the beans", key="grind"))
jt.JobMap.from_graph(graph)
""",
    ),
    "JT220": pair(
        'jt.JobMap.chain("grind", "pour").critical_path({"grind": 1, "pour": "2 min"})',
        'jt.JobMap.chain("grind", "pour").critical_path({"grind": "1 min", "pour": "2 min"})',
    ),
    "JT221": pair(
        'jt.JobMap.chain("pour").critical_path({"pour": "-2 min"})',
        'jt.JobMap.chain("pour").critical_path({"pour": "2 min"})',
    ),
    "JT222": pair(
        'jt.JobMap.chain("grind", "pour").critical_path({"pour": "2 min"})',
        'jt.JobMap.chain(jt.Step("grind", optional=True), "pour").critical_path({"pour": "2 min"})',
    ),
}
